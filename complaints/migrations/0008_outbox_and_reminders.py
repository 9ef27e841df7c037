"""The outbox and the reminders; what a message says and where it goes is frozen by the database."""

import django.db.models.deletion
import django.utils.timezone
from django.apps import apps as real_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

OVERSEES_MESSAGES = ("Kepala seksi", "Kepala dinas")
# An address may be blanked, when a person's time is over; nothing else changes but how it was sent.
FROZEN = """
CREATE FUNCTION complaints_message_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW."to" IN (OLD."to", '')
        AND (NEW.key, NEW.complaint_id, NEW.subject, NEW.body, NEW.created_at)
          = (OLD.key, OLD.complaint_id, OLD.subject, OLD.body, OLD.created_at)
        AND NOT (OLD.state = 'sent' AND NEW.state <> 'sent')
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = 'restrict_violation',
        MESSAGE = 'Isi dan alamat pesan tidak dapat diubah.';
END $$;
CREATE TRIGGER message_frozen BEFORE UPDATE OR DELETE ON complaints_message
    FOR EACH ROW EXECUTE FUNCTION complaints_message_frozen();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON complaints_reminder
    FOR EACH ROW EXECUTE FUNCTION complaints_append_only();
"""
THAWED = """
DROP TRIGGER append_only ON complaints_reminder;
DROP TRIGGER message_frozen ON complaints_message;
DROP FUNCTION complaints_message_frozen();
"""


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made only after the last migration has run.
    create_permissions(real_apps.get_app_config("complaints"), apps=apps, verbosity=0)
    wanted = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="complaints", codename__in=["view_message", "change_message"]
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=OVERSEES_MESSAGES):
        group.permissions.add(*wanted)



class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0007_retention_and_hearing'),
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(help_text='Satu peristiwa, satu pesan.', max_length=120, unique=True, verbose_name='kunci')),
                ('to', models.EmailField(max_length=254, verbose_name='kepada')),
                ('subject', models.CharField(max_length=200, verbose_name='perihal')),
                ('body', models.TextField(verbose_name='isi')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.localtime, editable=False, verbose_name='dibuat')),
                ('state', models.CharField(choices=[('waiting', 'Menunggu dikirim'), ('sent', 'Terkirim'), ('failed', 'Gagal dikirim')], default='waiting', max_length=8, verbose_name='keadaan')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='percobaan')),
                ('next_try_at', models.DateTimeField(default=django.utils.timezone.localtime, verbose_name='dicoba lagi')),
                ('leased_until', models.DateTimeField(blank=True, null=True, verbose_name='dipegang pengirim sampai')),
                ('last_error', models.CharField(blank=True, max_length=200, verbose_name='galat terakhir')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='terkirim')),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='complaints.complaint', verbose_name='perkara')),
            ],
            options={
                'verbose_name': 'pesan',
                'verbose_name_plural': 'pesan',
                'ordering': ['-pk'],
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['next_try_at'], name='message_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='message_sent_has_its_time', violation_error_message='Pesan terkirim mempunyai waktu kirim.')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField(verbose_name='batas jawaban')),
                ('stage', models.CharField(choices=[('7', '7 hari kerja sebelum batas'), ('3', '3 hari kerja sebelum batas'), ('1', '1 hari kerja sebelum batas'), ('0', 'hari terakhir'), ('-1', '1 hari kerja sesudah batas')], max_length=2, verbose_name='tahap')),
                ('outcome', models.CharField(choices=[('made', 'Dibuat'), ('stale', 'Dilewati, tahap sesudahnya sudah tiba'), ('nobody', 'Tidak ada penerima dengan alamat surel')], max_length=8, verbose_name='hasil')),
                ('at', models.DateTimeField(default=django.utils.timezone.localtime, editable=False, verbose_name='waktu')),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='complaints.complaint')),
            ],
            options={
                'verbose_name': 'pengingat',
                'verbose_name_plural': 'pengingat',
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(fields=('complaint', 'due_on', 'stage'), name='reminder_once_a_stage')],
            },
        ),
        migrations.RunSQL(FROZEN, THAWED),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
