from django.apps import apps as real_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RIGHTS = [f"{verb}_nextdoor" for verb in ("view", "add", "change", "delete")]


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made only after the last migration has run.
    create_permissions(real_apps.get_app_config("standards"), apps=apps, verbosity=0)
    group = apps.get_model("auth", "Group").objects.get(name="Administrator")
    permissions = apps.get_model("auth", "Permission").objects
    group.permissions.add(*permissions.filter(content_type__app_label="standards", codename__in=RIGHTS))


class Migration(migrations.Migration):

    dependencies = [
        ('standards', '0011_uploaded_annex'),
    ]

    operations = [
        migrations.CreateModel(
            name='NextDoor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=20, unique=True, verbose_name='kode')),
                ('is_superior', models.BooleanField(default=False, help_text='Namanya diambil dari “atasan kantor” pada halaman Kantor.', verbose_name='atasan kantor ini')),
                ('name', models.CharField(max_length=120, verbose_name='nama lembaga')),
                ('purpose', models.CharField(help_text='Satu atau dua kalimat biasa, dibaca pelapor.', max_length=300, verbose_name='untuk apa')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='alamat kantor')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='telepon')),
                ('sms', models.CharField(blank=True, max_length=60, verbose_name='SMS')),
                ('website', models.CharField(blank=True, max_length=120, verbose_name='situs')),
                ('source', models.CharField(blank=True, help_text='Agar dapat diperiksa lagi.', max_length=300, verbose_name='dari mana diketahui')),
                ('checked_on', models.DateField(blank=True, help_text='Hari nomor dan alamatnya benar-benar dicoba. Selama kosong, pelapor membaca bahwa datanya belum diperiksa.', null=True, verbose_name='diperiksa pada')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='urutan')),
            ],
            options={
                'verbose_name': 'pintu berikutnya',
                'verbose_name_plural': 'pintu berikutnya',
                'ordering': ['position', 'code'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_superior', True)), fields=('is_superior',), name='next_door_one_superior', violation_error_message='Atasan kantor ini hanya satu.')],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
