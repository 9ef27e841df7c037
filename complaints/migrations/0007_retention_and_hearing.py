"""Identities have their time, and leave a tombstone; who oversees the looks at them has a page."""

import django.db.models.deletion
from django.apps import apps as real_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

OVERSEES_LOOKS = ("Kepala seksi", "Kepala dinas", "Inspektorat")
# The function is that of 0002: what was erased stays on record as erased.
APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON complaints_identityerasure
    FOR EACH ROW EXECUTE FUNCTION complaints_append_only();
"""


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made only after the last migration has run.
    create_permissions(real_apps.get_app_config("complaints"), apps=apps, verbosity=0)
    looks = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="complaints", codename="view_identityview"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=OVERSEES_LOOKS):
        group.permissions.add(looks)


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0006_calendar_rights'),
    ]

    operations = [
        migrations.AddField(
            model_name='complaint',
            name='separate_hearing',
            field=models.BooleanField(default=False, help_text='Pelapor keberatan dipertemukan dengan petugas yang diadukan.', verbose_name='didengar terpisah'),
        ),
        migrations.AlterField(
            model_name='event',
            name='action',
            field=models.CharField(choices=[('register', 'Catat laporan'), ('take', 'Ambil perkara'), ('review', 'Catat penelaahan'), ('decide_late', 'Putuskan pengaduan yang lewat waktu'), ('answer', 'Beri jawaban'), ('close', 'Tutup perkara'), ('move_due', 'Batas jawaban bergeser'), ('hear_separately', 'Pelapor didengar terpisah')], max_length=20, verbose_name='langkah'),
        ),
        migrations.CreateModel(
            name='IdentityErasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='dihapus pada')),
                ('closed_on', models.DateField(verbose_name='perkara ditutup pada')),
                ('retention_days', models.PositiveSmallIntegerField(verbose_name='masa simpan (hari sejak ditutup)')),
                ('complaint', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='erasure', to='complaints.complaint')),
            ],
            options={
                'verbose_name': 'penghapusan identitas',
                'verbose_name_plural': 'penghapusan identitas',
                'ordering': ['at'],
            },
        ),
        migrations.RunSQL(APPEND_ONLY, "DROP TRIGGER append_only ON complaints_identityerasure"),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
