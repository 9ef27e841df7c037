"""A new code for a lost receipt: on the trail, and never past it; every look-up is only ever added."""

from importlib import import_module

import complaints.models.identity
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

APPEND_ONLY = import_module("complaints.migrations.0002_append_only").TRIGGER
TABLES = ("coderenewal", "codesearch")
# The function is that of 0015.
FORWARD = "".join(APPEND_ONLY.format(table) for table in TABLES) + """
CREATE CONSTRAINT TRIGGER code_changes_with_an_event AFTER UPDATE ON complaints_complaint
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.code_key IS DISTINCT FROM NEW.code_key)
    EXECUTE FUNCTION complaints_moves_with_an_event();
"""
REVERSE = "DROP TRIGGER code_changes_with_an_event ON complaints_complaint;\n"
REVERSE += "".join(f"DROP TRIGGER append_only ON complaints_{table};\n" for table in TABLES)


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0018_messages_to_complainants'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CodeRenewal',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='complaints.event', verbose_name='peristiwa')),
                ('proof', models.CharField(choices=[('in_person', 'Datang sendiri; nama, kontak, dan isi laporan yang disebutnya cocok'), ('called_back', 'Dihubungi kembali lewat kontak yang tercatat'), ('proxy', 'Surat kuasa dari pelapor')], max_length=12, verbose_name='cara memastikan orangnya')),
            ],
            options={
                'verbose_name': 'kode tanda terima yang baru',
                'verbose_name_plural': 'kode tanda terima yang baru',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CodeSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('way', models.CharField(choices=[('phone', 'Nomor telepon'), ('name', 'Nama lengkap')], max_length=8, verbose_name='dicari menurut')),
                ('reason', models.CharField(max_length=200, verbose_name='alasan')),
                ('shown', models.PositiveSmallIntegerField(verbose_name='perkara yang ditampilkan')),
            ],
            options={
                'verbose_name': 'pencarian kode hilang',
                'verbose_name_plural': 'pencarian kode hilang',
                'ordering': ['at'],
            },
        ),
        migrations.AddField(
            model_name='complaint',
            name='code_key',
            field=models.UUIDField(editable=False, help_text='Kosong: kode masih yang pertama, dari kunci formulir.', null=True, verbose_name='kunci kode'),
        ),
        migrations.AlterField(
            model_name='event',
            name='action',
            field=models.CharField(choices=[('register', 'Catat laporan'), ('take', 'Ambil perkara'), ('ask_completion', 'Minta dilengkapi'), ('complete', 'Catat kelengkapan'), ('deem_withdrawn', 'Nyatakan dicabut'), ('find_service_date', 'Catat tanggal layanan'), ('decide_late', 'Putuskan pengaduan yang lewat waktu'), ('review', 'Catat penelaahan'), ('follow_up', 'Tindak lanjuti di kantor ini'), ('refer', 'Libatkan tim teknis atau perangkat daerah'), ('ask_apip', 'Usulkan pelibatan APIP'), ('approve_apip', 'Setujui pelibatan APIP'), ('decline_apip', 'Tolak pelibatan APIP'), ('apip_by_law', 'Libatkan APIP menurut peraturan'), ('write_apip', 'Catat surat kepada APIP'), ('record_reply', 'Catat balasan surat'), ('raise', 'Naikkan ke atasan'), ('answer', 'Beri jawaban'), ('end_early', 'Akhiri tanpa penelaahan'), ('tell', 'Catat pemberitahuan'), ('close', 'Tutup perkara'), ('reopen', 'Buka kembali'), ('name_accused', 'Yang diadukan dicatat'), ('transfer', 'Perkara dialihkan'), ('prioritise', 'Prioritas diubah'), ('move_due', 'Batas jawaban bergeser'), ('quarantine', 'Ditahan dalam karantina'), ('release', 'Dilepaskan dari karantina'), ('close_as_spam', 'Ditutup sebagai bukan laporan'), ('renew_code', 'Kode tanda terima diganti'), ('hear_separately', 'Pelapor didengar terpisah'), ('dun', 'Pelapor menagih jawaban')], max_length=20, verbose_name='langkah'),
        ),
        migrations.AddIndex(
            model_name='complainantidentity',
            index=models.Index(complaints.models.identity.SamePhone('phone'), name='identity_by_phone'),
        ),
        migrations.AddIndex(
            model_name='complainantidentity',
            index=models.Index(complaints.models.identity.SameName('name'), name='identity_by_name'),
        ),
        migrations.AddField(
            model_name='codesearch',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
