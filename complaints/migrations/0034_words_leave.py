"""What a complainant writes by code leaves like an internal note: with the identity, or after the same time
from a closed case that has none. Until then, and in every other way, both are only ever added."""

from importlib import import_module

from django.db import migrations, models

NOTES = import_module("complaints.migrations.0021_internal_notes")
OF_ALL = import_module("complaints.migrations.0002_append_only").TRIGGER
FUNCTION = """
CREATE FUNCTION complaints_words_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.text <> '' AND NEW.text = ''
        AND (NEW.event_id, NEW.text_digest) = (OLD.event_id, OLD.text_digest)
        AND EXISTS (SELECT 1 FROM complaints_event event
                    JOIN complaints_complaint kase ON kase.id = event.complaint_id
                    LEFT JOIN complaints_identityerasure erasure ON erasure.complaint_id = kase.id
                    WHERE event.id = OLD.event_id
                        AND (erasure.id IS NOT NULL OR (kase.identity = 'none' AND kase.state = 'closed')))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = 'restrict_violation',
        MESSAGE = 'Jejak perkara hanya dapat ditambah, tidak diubah atau dihapus.';
END $$;
"""
TRIGGER = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON complaints_{0}
    FOR EACH ROW EXECUTE FUNCTION complaints_words_append_only();
"""
DROP = "DROP TRIGGER append_only ON complaints_{0};\n"
TABLES = ("internalnote", "complainantwords")
OLD_TRIGGERS = "".join(DROP.format(table) for table in TABLES)
FORWARD = (
    OLD_TRIGGERS
    + "DROP FUNCTION complaints_note_append_only();\n"
    + FUNCTION
    + "".join(TRIGGER.format(table) for table in TABLES)
)
REVERSE = (
    OLD_TRIGGERS
    + "DROP FUNCTION complaints_words_append_only();\n"
    + NOTES.APPEND_ONLY
    + OF_ALL.format("complainantwords")
)


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0033_linked_reports'),
    ]

    operations = [
        migrations.AlterField(
            model_name='complainantwords',
            name='text',
            field=models.TextField(blank=True, verbose_name='ditulis pelapor'),
        ),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
