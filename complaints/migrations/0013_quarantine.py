"""Cases held back until a person has read them; why, and what was decided, is on the trail."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# The function is that of 0002.
TABLES = ("quarantineentry", "quarantineend")
APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON complaints_{}
    FOR EACH ROW EXECUTE FUNCTION complaints_append_only();
"""
FORWARD = "".join(APPEND_ONLY.format(table) for table in TABLES)
REVERSE = "".join(f"DROP TRIGGER append_only ON complaints_{table};" for table in TABLES)


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0012_data_requests'),
        ('standards', '0010_living_layer'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='QuarantineEnd',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='complaints.event', verbose_name='peristiwa')),
                ('verdict', models.CharField(choices=[('held', 'Dalam karantina'), ('released', 'Dilepaskan dari karantina'), ('spam', 'Ditutup sebagai bukan laporan')], max_length=8, verbose_name='keputusan')),
                ('reason', models.TextField(blank=True, verbose_name='alasan')),
            ],
            options={
                'verbose_name': 'keluar dari karantina',
                'verbose_name_plural': 'keluar dari karantina',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QuarantineEntry',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='complaints.event', verbose_name='peristiwa')),
                ('suspicion', models.CharField(choices=[('trapped', 'Kotak yang tidak terlihat orang terisi'), ('too_fast', 'Formulir diisi lebih cepat daripada orang'), ('limit', 'Terlalu banyak laporan dari satu sambungan internet')], max_length=10, verbose_name='sebab')),
            ],
            options={
                'verbose_name': 'masuk karantina',
                'verbose_name_plural': 'masuk karantina',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='complaint',
            name='quarantine',
            field=models.CharField(blank=True, choices=[('held', 'Dalam karantina'), ('released', 'Dilepaskan dari karantina'), ('spam', 'Ditutup sebagai bukan laporan')], editable=False, max_length=8, verbose_name='karantina'),
        ),
        migrations.AlterField(
            model_name='event',
            name='action',
            field=models.CharField(choices=[('register', 'Catat laporan'), ('take', 'Ambil perkara'), ('review', 'Catat penelaahan'), ('decide_late', 'Putuskan pengaduan yang lewat waktu'), ('answer', 'Beri jawaban'), ('close', 'Tutup perkara'), ('name_accused', 'Yang diadukan dicatat'), ('transfer', 'Perkara dialihkan'), ('prioritise', 'Prioritas diubah'), ('move_due', 'Batas jawaban bergeser'), ('quarantine', 'Ditahan dalam karantina'), ('release', 'Dilepaskan dari karantina'), ('close_as_spam', 'Ditutup sebagai bukan laporan'), ('hear_separately', 'Pelapor didengar terpisah')], max_length=20, verbose_name='langkah'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quarantine', 'held'), _negated=True), ('state', 'registered'), _connector='OR'), name='nothing_is_done_in_quarantine', violation_error_message='Lepaskan perkara ini dahulu dari karantina.'),
        ),
        migrations.AddConstraint(
            model_name='quarantineend',
            constraint=models.CheckConstraint(condition=models.Q(('verdict', 'released'), models.Q(('verdict', 'spam'), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='spam_has_a_reason', violation_error_message='Tulis mengapa ini bukan laporan.'),
        ),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
