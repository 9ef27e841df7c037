"""The day on which a suggestion without a name became a complaint (R7): only added, like all words."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

APPEND_ONLY = import_module("complaints.migrations.0002_append_only").TRIGGER
FORWARD = APPEND_ONLY.format("identityadded")
REVERSE = "DROP TRIGGER append_only ON complaints_identityadded;"


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0030_whatsapp_on_the_trail'),
    ]

    operations = [
        migrations.AddField(
            model_name='complaint',
            name='identified_on',
            field=models.DateField(blank=True, help_text='Sejak hari itu menjadi pengaduan (R7).', null=True, verbose_name='identitas dilengkapi pada'),
        ),
        migrations.AlterField(
            model_name='event',
            name='action',
            field=models.CharField(choices=[('register', 'Catat laporan'), ('take', 'Ambil perkara'), ('ask_completion', 'Minta dilengkapi'), ('complete', 'Catat kelengkapan'), ('deem_withdrawn', 'Nyatakan dicabut'), ('find_service_date', 'Catat tanggal layanan'), ('add_identity', 'Lengkapi identitas'), ('decide_late', 'Putuskan pengaduan yang lewat waktu'), ('review', 'Catat penelaahan'), ('follow_up', 'Tindak lanjuti di kantor ini'), ('refer', 'Libatkan tim teknis atau perangkat daerah'), ('ask_apip', 'Usulkan pelibatan APIP'), ('approve_apip', 'Setujui pelibatan APIP'), ('decline_apip', 'Tolak pelibatan APIP'), ('apip_by_law', 'Libatkan APIP menurut peraturan'), ('write_apip', 'Catat surat kepada APIP'), ('record_reply', 'Catat balasan surat'), ('raise', 'Naikkan ke atasan'), ('answer_at_once', 'Jawab langsung'), ('answer', 'Beri jawaban'), ('end_early', 'Akhiri tanpa penelaahan'), ('tell', 'Catat pemberitahuan'), ('close', 'Tutup perkara'), ('reopen', 'Buka kembali'), ('name_accused', 'Yang diadukan dicatat'), ('transfer', 'Perkara dialihkan'), ('prioritise', 'Prioritas diubah'), ('move_due', 'Batas jawaban bergeser'), ('quarantine', 'Ditahan dalam karantina'), ('release', 'Dilepaskan dari karantina'), ('close_as_spam', 'Ditutup sebagai bukan laporan'), ('note', 'Catatan internal'), ('renew_code', 'Kode tanda terima diganti'), ('ask', 'Pertanyaan kepada pelapor'), ('answer_question', 'Pelapor menjawab pertanyaan'), ('cancel_question', 'Pertanyaan dibatalkan'), ('prepare_whatsapp', 'Pesan WhatsApp disiapkan'), ('whatsapp_sent', 'Pesan WhatsApp dikirim'), ('hear_separately', 'Pelapor didengar terpisah'), ('dun', 'Pelapor menagih jawaban'), ('number_letter', 'Nomor surat dicatat'), ('file_signed', 'Surat bertanda tangan disimpan')], max_length=20, verbose_name='langkah'),
        ),
        migrations.CreateModel(
            name='IdentityAdded',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='complaints.event', verbose_name='peristiwa')),
                ('identity', models.CharField(choices=[('open', 'Identitas terbuka'), ('confidential', 'Identitas dirahasiakan'), ('none', 'Tanpa identitas')], max_length=12, verbose_name='identitas')),
            ],
            options={
                'verbose_name': 'identitas dilengkapi',
                'verbose_name_plural': 'identitas dilengkapi',
                'ordering': ['pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('identity', 'none'), _negated=True), name='an_added_identity_is_one', violation_error_message='Pilih identitas terbuka atau dirahasiakan.')],
            },
        ),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
