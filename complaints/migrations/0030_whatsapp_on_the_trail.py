"""The words of messages by WhatsApp: of the trail, and only ever added."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

TRIGGER = import_module("complaints.migrations.0002_append_only").TRIGGER.format("whatsapptext")


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0029_counter_journal'),
    ]

    operations = [
        migrations.CreateModel(
            name='WhatsAppText',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='complaints.event', verbose_name='peristiwa')),
                ('kind', models.CharField(choices=[('received', 'Laporan diterima'), ('incomplete', 'Laporan belum lengkap'), ('question', 'Pertanyaan dari kantor'), ('question_open', 'Pengingat pertanyaan yang belum dijawab'), ('answer', 'Jawaban sudah dapat dibaca'), ('reopened', 'Laporan dibuka kembali')], max_length=16, verbose_name='pesan WhatsApp')),
                ('text', models.TextField(verbose_name='isi pesan')),
            ],
            options={
                'verbose_name': 'pesan WhatsApp',
                'verbose_name_plural': 'pesan WhatsApp',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.AlterField(
            model_name='event',
            name='action',
            field=models.CharField(choices=[('register', 'Catat laporan'), ('take', 'Ambil perkara'), ('ask_completion', 'Minta dilengkapi'), ('complete', 'Catat kelengkapan'), ('deem_withdrawn', 'Nyatakan dicabut'), ('find_service_date', 'Catat tanggal layanan'), ('decide_late', 'Putuskan pengaduan yang lewat waktu'), ('review', 'Catat penelaahan'), ('follow_up', 'Tindak lanjuti di kantor ini'), ('refer', 'Libatkan tim teknis atau perangkat daerah'), ('ask_apip', 'Usulkan pelibatan APIP'), ('approve_apip', 'Setujui pelibatan APIP'), ('decline_apip', 'Tolak pelibatan APIP'), ('apip_by_law', 'Libatkan APIP menurut peraturan'), ('write_apip', 'Catat surat kepada APIP'), ('record_reply', 'Catat balasan surat'), ('raise', 'Naikkan ke atasan'), ('answer_at_once', 'Jawab langsung'), ('answer', 'Beri jawaban'), ('end_early', 'Akhiri tanpa penelaahan'), ('tell', 'Catat pemberitahuan'), ('close', 'Tutup perkara'), ('reopen', 'Buka kembali'), ('name_accused', 'Yang diadukan dicatat'), ('transfer', 'Perkara dialihkan'), ('prioritise', 'Prioritas diubah'), ('move_due', 'Batas jawaban bergeser'), ('quarantine', 'Ditahan dalam karantina'), ('release', 'Dilepaskan dari karantina'), ('close_as_spam', 'Ditutup sebagai bukan laporan'), ('note', 'Catatan internal'), ('renew_code', 'Kode tanda terima diganti'), ('ask', 'Pertanyaan kepada pelapor'), ('answer_question', 'Pelapor menjawab pertanyaan'), ('cancel_question', 'Pertanyaan dibatalkan'), ('prepare_whatsapp', 'Pesan WhatsApp disiapkan'), ('whatsapp_sent', 'Pesan WhatsApp dikirim'), ('hear_separately', 'Pelapor didengar terpisah'), ('dun', 'Pelapor menagih jawaban'), ('number_letter', 'Nomor surat dicatat'), ('file_signed', 'Surat bertanda tangan disimpan')], max_length=20, verbose_name='langkah'),
        ),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER append_only ON complaints_whatsapptext;"),
    ]
