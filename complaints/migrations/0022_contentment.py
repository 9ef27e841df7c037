import django.db.models.deletion
import uuid
from django.apps import apps as real_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

HEADS = ("Kepala seksi", "Kepala dinas")


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made only after the last migration has run.
    create_permissions(real_apps.get_app_config("complaints"), apps=apps, verbosity=0)
    permissions = apps.get_model("auth", "Permission").objects
    for name in HEADS:
        group = apps.get_model("auth", "Group").objects.get(name=name)
        group.permissions.add(
            permissions.get(content_type__app_label="complaints", codename="view_contentment")
        )


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0021_internal_notes'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContentmentGiven',
            fields=[
                ('closing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='complaints.event', verbose_name='penutupan')),
            ],
            options={
                'verbose_name': 'penutupan yang sudah dinilai',
                'verbose_name_plural': 'penutupan yang sudah dinilai',
            },
        ),
        migrations.CreateModel(
            name='Contentment',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField(db_index=True, verbose_name='bulan penutupan')),
                ('rating', models.CharField(choices=[('content', 'Puas'), ('rather', 'Cukup puas'), ('little', 'Kurang puas'), ('not', 'Tidak puas')], max_length=8, verbose_name='penilaian')),
                ('words', models.CharField(blank=True, max_length=300, verbose_name='keterangan')),
            ],
            options={
                'verbose_name': 'penilaian penanganan',
                'verbose_name_plural': 'penilaian penanganan',
                'constraints': [models.CheckConstraint(condition=models.Q(('month__day', 1)), name='contentment_knows_no_day', violation_error_message='Hanya bulan yang disimpan.')],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
