"""Exports are only added to the record; who oversees looks at identities reads it."""

import django.db.models.deletion
from django.apps import apps as real_apps
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

OVERSEES_EXPORTS = ("Kepala seksi", "Kepala dinas", "Inspektorat")
# The function is that of 0002.
APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON complaints_caseexport
    FOR EACH ROW EXECUTE FUNCTION complaints_append_only();
"""


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made only after the last migration has run.
    create_permissions(real_apps.get_app_config("complaints"), apps=apps, verbosity=0)
    exports = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="complaints", codename="view_caseexport"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=OVERSEES_EXPORTS):
        group.permissions.add(exports)


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0026_case_lists_and_search'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseExport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('filters', models.TextField(blank=True, help_text='Seperti tampil pada daftarnya.', verbose_name='saringan')),
                ('file_format', models.CharField(choices=[('xlsx', 'Excel (XLSX)'), ('csv', 'CSV')], max_length=4, verbose_name='bentuk')),
                ('cases', models.PositiveIntegerField(verbose_name='jumlah perkara')),
                ('has_identities', models.BooleanField(verbose_name='dengan identitas')),
                ('identities', models.PositiveIntegerField(verbose_name='jumlah identitas')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='alasan')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'ekspor daftar perkara',
                'verbose_name_plural': 'ekspor daftar perkara',
                'ordering': ['at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('has_identities', False), ('identities', 0)), models.Q(('has_identities', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='identities_leave_for_a_reason', violation_error_message='Tulis alasan mengekspor identitas.')],
            },
        ),
        migrations.RunSQL(APPEND_ONLY, "DROP TRIGGER append_only ON complaints_caseexport"),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
