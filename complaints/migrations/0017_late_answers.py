from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

APPEND_ONLY = import_module("complaints.migrations.0002_append_only").TRIGGER
# Once a day (WIB), whatever the portal thinks; the rule is once a working day (delay.py).
ONCE = """
CREATE UNIQUE INDEX dunned_once_a_day ON complaints_event
    (complaint_id, ((at AT TIME ZONE 'Asia/Jakarta')::date)) WHERE action = 'dun';
"""
FORWARD = APPEND_ONLY.format("dunning") + ONCE
REVERSE = "DROP INDEX dunned_once_a_day; DROP TRIGGER append_only ON complaints_dunning;"


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0016_queue_of_a_million'),
    ]

    operations = [
        migrations.CreateModel(
            name='Dunning',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='complaints.event', verbose_name='peristiwa')),
                ('due_on', models.DateField(verbose_name='batas jawaban yang lewat')),
                ('to', models.CharField(blank=True, max_length=400, verbose_name='disampaikan kepada')),
            ],
            options={
                'verbose_name': 'tagihan jawaban',
                'verbose_name_plural': 'tagihan jawaban',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.AlterField(
            model_name='event',
            name='action',
            field=models.CharField(choices=[('register', 'Catat laporan'), ('take', 'Ambil perkara'), ('ask_completion', 'Minta dilengkapi'), ('complete', 'Catat kelengkapan'), ('deem_withdrawn', 'Nyatakan dicabut'), ('find_service_date', 'Catat tanggal layanan'), ('decide_late', 'Putuskan pengaduan yang lewat waktu'), ('review', 'Catat penelaahan'), ('follow_up', 'Tindak lanjuti di kantor ini'), ('refer', 'Libatkan tim teknis atau perangkat daerah'), ('ask_apip', 'Usulkan pelibatan APIP'), ('approve_apip', 'Setujui pelibatan APIP'), ('decline_apip', 'Tolak pelibatan APIP'), ('apip_by_law', 'Libatkan APIP menurut peraturan'), ('write_apip', 'Catat surat kepada APIP'), ('record_reply', 'Catat balasan surat'), ('raise', 'Naikkan ke atasan'), ('answer', 'Beri jawaban'), ('end_early', 'Akhiri tanpa penelaahan'), ('tell', 'Catat pemberitahuan'), ('close', 'Tutup perkara'), ('reopen', 'Buka kembali'), ('name_accused', 'Yang diadukan dicatat'), ('transfer', 'Perkara dialihkan'), ('prioritise', 'Prioritas diubah'), ('move_due', 'Batas jawaban bergeser'), ('quarantine', 'Ditahan dalam karantina'), ('release', 'Dilepaskan dari karantina'), ('close_as_spam', 'Ditutup sebagai bukan laporan'), ('hear_separately', 'Pelapor didengar terpisah'), ('dun', 'Pelapor menagih jawaban')], max_length=20, verbose_name='langkah'),
        ),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
