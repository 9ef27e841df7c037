"""Questions to the complainant, and her own words: added only, like every other word of the trail."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

APPEND_ONLY = import_module("complaints.migrations.0002_append_only").TRIGGER
TABLES = "complainantwords question questionanswer questioncancellation".split()
FORWARD = "".join(APPEND_ONLY.format(table) for table in TABLES)
REVERSE = "".join(f"DROP TRIGGER append_only ON complaints_{table};\n" for table in TABLES)


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0019_lost_code'),
    ]

    operations = [
        migrations.CreateModel(
            name='ComplainantWords',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='complaints.event', verbose_name='peristiwa')),
                ('text', models.TextField(verbose_name='ditulis pelapor')),
                ('text_digest', models.CharField(editable=False, max_length=64, verbose_name='sidik tulisan')),
            ],
            options={
                'verbose_name': 'tulisan pelapor',
                'verbose_name_plural': 'tulisan pelapor',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='complaints.event', verbose_name='peristiwa')),
                ('number', models.PositiveSmallIntegerField(verbose_name='pertanyaan nomor')),
                ('text', models.TextField(verbose_name='pertanyaan')),
                ('closes_on', models.DateField(verbose_name='dijawab paling lambat')),
            ],
            options={
                'verbose_name': 'pertanyaan kepada pelapor',
                'verbose_name_plural': 'pertanyaan kepada pelapor',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.AlterField(
            model_name='event',
            name='action',
            field=models.CharField(choices=[('register', 'Catat laporan'), ('take', 'Ambil perkara'), ('ask_completion', 'Minta dilengkapi'), ('complete', 'Catat kelengkapan'), ('deem_withdrawn', 'Nyatakan dicabut'), ('find_service_date', 'Catat tanggal layanan'), ('decide_late', 'Putuskan pengaduan yang lewat waktu'), ('review', 'Catat penelaahan'), ('follow_up', 'Tindak lanjuti di kantor ini'), ('refer', 'Libatkan tim teknis atau perangkat daerah'), ('ask_apip', 'Usulkan pelibatan APIP'), ('approve_apip', 'Setujui pelibatan APIP'), ('decline_apip', 'Tolak pelibatan APIP'), ('apip_by_law', 'Libatkan APIP menurut peraturan'), ('write_apip', 'Catat surat kepada APIP'), ('record_reply', 'Catat balasan surat'), ('raise', 'Naikkan ke atasan'), ('answer', 'Beri jawaban'), ('end_early', 'Akhiri tanpa penelaahan'), ('tell', 'Catat pemberitahuan'), ('close', 'Tutup perkara'), ('reopen', 'Buka kembali'), ('name_accused', 'Yang diadukan dicatat'), ('transfer', 'Perkara dialihkan'), ('prioritise', 'Prioritas diubah'), ('move_due', 'Batas jawaban bergeser'), ('quarantine', 'Ditahan dalam karantina'), ('release', 'Dilepaskan dari karantina'), ('close_as_spam', 'Ditutup sebagai bukan laporan'), ('renew_code', 'Kode tanda terima diganti'), ('ask', 'Pertanyaan kepada pelapor'), ('answer_question', 'Pelapor menjawab pertanyaan'), ('cancel_question', 'Pertanyaan dibatalkan'), ('hear_separately', 'Pelapor didengar terpisah'), ('dun', 'Pelapor menagih jawaban')], max_length=20, verbose_name='langkah'),
        ),
        migrations.CreateModel(
            name='QuestionAnswer',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='complaints.event', verbose_name='peristiwa')),
                ('days_late', models.PositiveSmallIntegerField(default=0, verbose_name='hari sesudah tanggal penutupan')),
                ('question', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='complaints.question', verbose_name='menjawab pertanyaan')),
            ],
            options={
                'verbose_name': 'jawaban pelapor',
                'verbose_name_plural': 'jawaban pelapor',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QuestionCancellation',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='complaints.event', verbose_name='peristiwa')),
                ('reason', models.TextField(verbose_name='alasan dibatalkan')),
                ('question', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='cancellation', to='complaints.question', verbose_name='pertanyaan')),
            ],
            options={
                'verbose_name': 'pembatalan pertanyaan',
                'verbose_name_plural': 'pembatalan pertanyaan',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
