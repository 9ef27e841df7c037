"""Internal notes: only ever added; their words alone may go, and only from a case whose identity went."""

import django.db.models.deletion
from django.db import migrations, models

APPEND_ONLY = """
CREATE FUNCTION complaints_note_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.text <> '' AND NEW.text = ''
        AND (NEW.event_id, NEW.text_digest) = (OLD.event_id, OLD.text_digest)
        AND EXISTS (SELECT 1 FROM complaints_event event
                    JOIN complaints_identityerasure erasure ON erasure.complaint_id = event.complaint_id
                    WHERE event.id = OLD.event_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = 'restrict_violation',
        MESSAGE = 'Jejak perkara hanya dapat ditambah, tidak diubah atau dihapus.';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON complaints_internalnote
    FOR EACH ROW EXECUTE FUNCTION complaints_note_append_only();
"""
REVERSE = """
DROP TRIGGER append_only ON complaints_internalnote;
DROP FUNCTION complaints_note_append_only();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0020_questions'),
    ]

    operations = [
        migrations.AlterField(
            model_name='event',
            name='action',
            field=models.CharField(choices=[('register', 'Catat laporan'), ('take', 'Ambil perkara'), ('ask_completion', 'Minta dilengkapi'), ('complete', 'Catat kelengkapan'), ('deem_withdrawn', 'Nyatakan dicabut'), ('find_service_date', 'Catat tanggal layanan'), ('decide_late', 'Putuskan pengaduan yang lewat waktu'), ('review', 'Catat penelaahan'), ('follow_up', 'Tindak lanjuti di kantor ini'), ('refer', 'Libatkan tim teknis atau perangkat daerah'), ('ask_apip', 'Usulkan pelibatan APIP'), ('approve_apip', 'Setujui pelibatan APIP'), ('decline_apip', 'Tolak pelibatan APIP'), ('apip_by_law', 'Libatkan APIP menurut peraturan'), ('write_apip', 'Catat surat kepada APIP'), ('record_reply', 'Catat balasan surat'), ('raise', 'Naikkan ke atasan'), ('answer', 'Beri jawaban'), ('end_early', 'Akhiri tanpa penelaahan'), ('tell', 'Catat pemberitahuan'), ('close', 'Tutup perkara'), ('reopen', 'Buka kembali'), ('name_accused', 'Yang diadukan dicatat'), ('transfer', 'Perkara dialihkan'), ('prioritise', 'Prioritas diubah'), ('move_due', 'Batas jawaban bergeser'), ('quarantine', 'Ditahan dalam karantina'), ('release', 'Dilepaskan dari karantina'), ('close_as_spam', 'Ditutup sebagai bukan laporan'), ('note', 'Catatan internal'), ('renew_code', 'Kode tanda terima diganti'), ('ask', 'Pertanyaan kepada pelapor'), ('answer_question', 'Pelapor menjawab pertanyaan'), ('cancel_question', 'Pertanyaan dibatalkan'), ('hear_separately', 'Pelapor didengar terpisah'), ('dun', 'Pelapor menagih jawaban')], max_length=20, verbose_name='langkah'),
        ),
        migrations.CreateModel(
            name='InternalNote',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='complaints.event', verbose_name='peristiwa')),
                ('text', models.TextField(blank=True, verbose_name='isi')),
                ('text_digest', models.CharField(editable=False, max_length=64, verbose_name='sidik isi')),
            ],
            options={
                'verbose_name': 'catatan internal',
                'verbose_name_plural': 'catatan internal',
                'ordering': ['pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('text_digest__regex', '^[0-9a-f]{64}$')), name='note_has_its_digest', violation_error_message='Tanpa sidik.')],
            },
        ),
        migrations.RunSQL(APPEND_ONLY, REVERSE),
    ]
