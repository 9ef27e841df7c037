"""Requests about personal data: answered once, never taken back; only the person's own words may go."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

FROZEN = """
CREATE FUNCTION complaints_data_request_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.details IN (OLD.details, '')
        AND (NEW.complaint_id, NEW."right", NEW.received_at, NEW.proof)
          = (OLD.complaint_id, OLD."right", OLD.received_at, OLD.proof)
        AND NEW.entered_by_id IS NOT DISTINCT FROM OLD.entered_by_id
        AND (OLD.answered_at IS NULL
             OR (NEW.answered_at, NEW.handled_by_id, NEW.outcome, NEW.note)
              = (OLD.answered_at, OLD.handled_by_id, OLD.outcome, OLD.note))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = 'restrict_violation',
        MESSAGE = 'Permintaan data pribadi dan jawabannya tidak dapat diubah.';
END $$;
CREATE TRIGGER data_request_frozen BEFORE UPDATE OR DELETE ON complaints_datarequest
    FOR EACH ROW EXECUTE FUNCTION complaints_data_request_frozen();
"""
THAWED = """
DROP TRIGGER data_request_frozen ON complaints_datarequest;
DROP FUNCTION complaints_data_request_frozen();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0011_people_held'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DataRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('right', models.CharField(choices=[('access', 'Melihat atau mendapat salinan data'), ('correction', 'Memperbaiki atau melengkapi data')], max_length=12, verbose_name='permintaan')),
                ('details', models.TextField(blank=True, verbose_name='rincian')),
                ('received_at', models.DateTimeField(default=django.utils.timezone.localtime, editable=False, verbose_name='diterima')),
                ('proof', models.CharField(choices=[('receipt', 'Nomor dan kode pada tanda terima'), ('called_back', 'Dihubungi kembali lewat kontak yang tercatat'), ('proxy', 'Surat kuasa dari pelapor')], max_length=12, verbose_name='cara memastikan orangnya')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='dijawab')),
                ('outcome', models.CharField(blank=True, choices=[('given', 'Data diberikan'), ('corrected', 'Data diperbaiki'), ('refused', 'Ditolak dengan alasan')], max_length=12, verbose_name='hasil')),
                ('note', models.TextField(blank=True, verbose_name='yang dilakukan')),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='data_requests', to='complaints.complaint')),
                ('entered_by', models.ForeignKey(blank=True, help_text='Kosong: pelapor sendiri, dengan nomor dan kode.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('handled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dijawab oleh')),
            ],
            options={
                'verbose_name': 'permintaan data pribadi',
                'verbose_name_plural': 'permintaan data pribadi',
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('answered_at__isnull', True)), fields=('complaint', 'right'), name='one_open_request_of_a_kind', violation_error_message='Permintaan yang sama masih dikerjakan.'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('handled_by__isnull', True), ('note', ''), ('outcome', '')), models.Q(('answered_at__isnull', False), ('handled_by__isnull', False), models.Q(('outcome', ''), _negated=True), models.Q(('note', ''), _negated=True)), _connector='OR'), name='an_answer_is_whole', violation_error_message='Jawaban memuat hasil, uraian, dan petugasnya.')],
            },
        ),
        migrations.RunSQL(FROZEN, THAWED),
    ]
