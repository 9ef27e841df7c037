"""The search's own tables, the crosswalk between KBLI editions, and who may keep their rows."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
from django.apps import apps as real_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# An editor may give a standard its sector on any day; the filter of the list follows at once.
FOLLOW_SECTOR = """
CREATE FUNCTION standards_entry_sector() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE standards_standardentry SET sector_id = NEW.sector_id WHERE standard_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER entry_sector AFTER UPDATE OF sector_id ON standards_servicestandard
    FOR EACH ROW EXECUTE FUNCTION standards_entry_sector();
"""
# The long vector out of the row: filters are counted over a narrow table, 29 MB for 100,000
# standards instead of 300.
OUT_OF_LINE = "ALTER TABLE standards_standardentry ALTER COLUMN words SET STORAGE EXTERNAL"
NO_SECTOR = """
DROP TRIGGER entry_sector ON standards_servicestandard;
DROP FUNCTION standards_entry_sector();
"""

SEE = ["view_activitylink", "view_synonym", "view_unmetword"]
KEEP = [f"{verb}_{model}" for verb in ("add", "change", "delete") for model in ("activitylink", "synonym")]
GRANTS = {
    "Penyunting standar": SEE + KEEP + ["delete_unmetword"],
    "Pemberi persetujuan": SEE,
    "Administrator": SEE,
}


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made only after the last migration has run.
    create_permissions(real_apps.get_app_config("standards"), apps=apps, verbosity=0)
    permissions = apps.get_model("auth", "Permission").objects
    for name, wanted in GRANTS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        group.permissions.add(
            *permissions.filter(content_type__app_label="standards", codename__in=wanted)
        )


class Migration(migrations.Migration):

    dependencies = [
        ('standards', '0006_addresses_and_licence'),
        ('complaints', '0003_roles'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('word', models.CharField(max_length=40, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='SharedEntry',
            fields=[
                ('text', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='standards.componenttext')),
                ('words', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(help_text='Satu kata seperti yang diketik warga, misalnya bengkel.', max_length=40, validators=[django.core.validators.RegexValidator('^[^\\W_]+$', 'Tulis satu kata tanpa spasi atau tanda baca.')], verbose_name='kata warga')),
                ('means', models.CharField(help_text='Kata yang dipakai standar, misalnya reparasi. Beberapa kata harus ada semuanya.', max_length=120, verbose_name='kata dalam standar')),
            ],
            options={
                'verbose_name': 'padanan kata',
                'verbose_name_plural': 'padanan kata',
                'ordering': ['word', 'means'],
                'constraints': [models.UniqueConstraint(fields=('word', 'means'), name='synonym_unique', violation_error_message='Padanan ini sudah ada.')],
            },
        ),
        migrations.CreateModel(
            name='UnmetWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=30, verbose_name='kata')),
                ('day', models.DateField(verbose_name='tanggal')),
                ('count', models.PositiveIntegerField(default=1, verbose_name='berapa kali')),
            ],
            options={
                'verbose_name': 'kata yang tidak ditemukan',
                'verbose_name_plural': 'kata yang tidak ditemukan',
                'ordering': ['-day', '-count', 'word'],
                'constraints': [models.UniqueConstraint(fields=('word', 'day'), name='unmet_word_day_unique')],
            },
        ),
        migrations.CreateModel(
            name='ActivityLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(blank=True, help_text='Tabel kesesuaian atau peraturan yang menyebutnya.', max_length=200, verbose_name='sumber')),
                ('newer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='older_links', to='standards.businessactivity', verbose_name='kode baru')),
                ('older', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='newer_links', to='standards.businessactivity', verbose_name='kode lama')),
            ],
            options={
                'verbose_name': 'padanan KBLI',
                'verbose_name_plural': 'padanan KBLI',
                'ordering': ['older__code', 'newer__code'],
                'constraints': [models.UniqueConstraint(fields=('older', 'newer'), name='activity_link_unique', violation_error_message='Padanan ini sudah ada.')],
            },
        ),
        migrations.CreateModel(
            name='StandardEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('risk', models.CharField(choices=[('LOW', 'Rendah'), ('MEDIUM_LOW', 'Menengah Rendah'), ('MEDIUM_HIGH', 'Menengah Tinggi'), ('HIGH', 'Tinggi')], max_length=12)),
                ('licence_type', models.CharField(choices=[('NIB', 'NIB'), ('STANDARD_CERTIFICATE', 'Sertifikat Standar'), ('PERMIT', 'Izin')], max_length=20)),
                ('name', models.CharField(max_length=250)),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('title', django.contrib.postgres.search.SearchVectorField()),
                ('words', django.contrib.postgres.search.SearchVectorField()),
                ('sector', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='standards.sector')),
                ('standard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='standards.servicestandard')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='standards.version')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['title'], name='standard_entry_title'), django.contrib.postgres.indexes.GinIndex(fields=['words'], name='standard_entry_words'), models.Index(fields=['name', 'id'], name='standard_entry_name'), models.Index(fields=['sector', 'risk', 'licence_type', 'since', 'until'], name='standard_entry_counts')],
                'constraints': [models.UniqueConstraint(fields=('standard', 'since'), name='standard_entry_day_unique')],
            },
        ),
        migrations.RunSQL(FOLLOW_SECTOR, NO_SECTOR),
        migrations.RunSQL(OUT_OF_LINE, migrations.RunSQL.noop),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
