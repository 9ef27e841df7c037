"""Files of a case: frozen once they belong to it, but that they may be erased; their digests are on the trail."""

import complaints.models.attachment
import django.db.models.deletion
import uuid
from django.db import migrations, models


FORWARD = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON complaints_attachedfiles
    FOR EACH ROW EXECUTE FUNCTION complaints_append_only();
CREATE FUNCTION complaints_attachment_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL
        AND NEW.file = '' AND NEW.label = ''
        AND (NEW.id, NEW.complaint_id, NEW.event_id, NEW.number, NEW.kind, NEW.size, NEW.digest, NEW.from_office)
          = (OLD.id, OLD.complaint_id, OLD.event_id, OLD.number, OLD.kind, OLD.size, OLD.digest, OLD.from_office)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = 'restrict_violation',
        MESSAGE = 'Lampiran perkara tidak dapat diubah, hanya dihapus menurut masa simpannya.';
END $$;
CREATE TRIGGER attachment_frozen BEFORE UPDATE OR DELETE ON complaints_attachment
    FOR EACH ROW EXECUTE FUNCTION complaints_attachment_frozen();
"""
REVERSE = """
DROP TRIGGER append_only ON complaints_attachedfiles;
DROP TRIGGER attachment_frozen ON complaints_attachment;
DROP FUNCTION complaints_attachment_frozen();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0022_contentment'),
    ]

    operations = [
        migrations.CreateModel(
            name='AttachedFiles',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='complaints.event', verbose_name='peristiwa')),
                ('files', models.JSONField(verbose_name='lampiran')),
                ('from_office', models.BooleanField(default=False, verbose_name='dari kantor')),
            ],
            options={
                'verbose_name': 'lampiran',
                'verbose_name_plural': 'lampiran',
                'ordering': ['pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('files', []), _negated=True), name='attached_files_are_some', violation_error_message='Tidak ada berkas.')],
            },
        ),
        migrations.CreateModel(
            name='WaitingFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tray', models.UUIDField(verbose_name='wadah')),
                ('place', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True, verbose_name='kunci')),
                ('file', models.FileField(upload_to=complaints.models.attachment.random_name, verbose_name='berkas')),
                ('kind', models.CharField(choices=[('jpg', 'foto JPEG'), ('png', 'gambar PNG'), ('webp', 'gambar WebP'), ('pdf', 'PDF')], max_length=4, verbose_name='jenis')),
                ('label', models.CharField(max_length=80, verbose_name='nama semula')),
                ('size', models.PositiveIntegerField(verbose_name='ukuran (bita)')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik SHA-256')),
                ('saved_at', models.DateTimeField(db_index=True, verbose_name='disimpan')),
            ],
            options={
                'verbose_name': 'berkas yang menunggu',
                'verbose_name_plural': 'berkas yang menunggu',
                'constraints': [models.UniqueConstraint(fields=('tray', 'place'), name='waiting_file_has_its_place'), models.UniqueConstraint(fields=('tray', 'digest'), name='waiting_file_waits_once'), models.CheckConstraint(condition=models.Q(('place__gte', 1), ('place__lte', 5)), name='no_more_files_than_a_form_takes', violation_error_message='Paling banyak 5 berkas.')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='nomor')),
                ('file', models.FileField(blank=True, upload_to='', verbose_name='berkas')),
                ('kind', models.CharField(choices=[('jpg', 'foto JPEG'), ('png', 'gambar PNG'), ('webp', 'gambar WebP'), ('pdf', 'PDF')], max_length=4, verbose_name='jenis')),
                ('label', models.CharField(blank=True, max_length=80, verbose_name='nama semula')),
                ('size', models.PositiveIntegerField(verbose_name='ukuran (bita)')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik SHA-256')),
                ('from_office', models.BooleanField(default=False, verbose_name='dari kantor')),
                ('erased_at', models.DateTimeField(blank=True, null=True, verbose_name='dihapus pada')),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='complaints.complaint')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='complaints.event')),
            ],
            options={
                'verbose_name': 'lampiran',
                'verbose_name_plural': 'lampiran',
                'ordering': ['complaint', 'number'],
                'constraints': [models.UniqueConstraint(fields=('complaint', 'number'), name='attachment_number_unique'), models.UniqueConstraint(condition=models.Q(('file', ''), _negated=True), fields=('file',), name='a_stored_file_belongs_to_one_case'), models.CheckConstraint(condition=models.Q(models.Q(('erased_at__isnull', True), models.Q(('file', ''), _negated=True)), models.Q(('erased_at__isnull', False), ('file', ''), ('label', '')), _connector='OR'), name='a_file_is_there_until_it_is_erased', violation_error_message='Lampiran tanpa berkas.')],
            },
        ),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
