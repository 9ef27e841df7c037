"""The new words are only added, like the others; and a case moves only together with an event: the
database compares at commit, so a shell or a script cannot move it past the trail either."""

from importlib import import_module

from django.db import migrations

APPEND_ONLY = import_module("complaints.migrations.0002_append_only").TRIGGER
TABLES = (
    "classification servicedate completenessnotice completion lapse routechoice apiprequest apipdecision "
    "letter letterreply raising writtenreport reopening"
).split()
GUARDED = (
    "state kind outcome route due_on answered_on handler_id may_be_suggestion reopened_on served_on "
    "service_status"
).split()
CHANGED = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in GUARDED)

FUNCTION = """
CREATE FUNCTION complaints_moves_with_an_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM complaints_complaint
               WHERE id = NEW.id AND trail_length <= OLD.trail_length) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation',
            MESSAGE = 'Perkara hanya berubah bersama peristiwa dalam jejaknya.';
    END IF;
    RETURN NULL;
END $$;
"""
TRIGGER = f"""
CREATE CONSTRAINT TRIGGER moves_with_an_event AFTER UPDATE ON complaints_complaint
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ({CHANGED})
    EXECUTE FUNCTION complaints_moves_with_an_event();
"""
# The outcome of a case is that of its last answer.
OUTCOMES = """
UPDATE complaints_complaint SET outcome = latest.outcome FROM (
    SELECT DISTINCT ON (event.complaint_id) event.complaint_id, answer.outcome
    FROM complaints_answer answer JOIN complaints_event event ON event.id = answer.event_id
    ORDER BY event.complaint_id, event.id DESC
) latest WHERE latest.complaint_id = complaints_complaint.id;
"""

FORWARD = "".join(APPEND_ONLY.format(table) for table in TABLES) + OUTCOMES + FUNCTION + TRIGGER
REVERSE = "DROP TRIGGER moves_with_an_event ON complaints_complaint;\n"
REVERSE += "DROP FUNCTION complaints_moves_with_an_event();\n"
REVERSE += "".join(f"DROP TRIGGER append_only ON complaints_{table};\n" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("complaints", "0014_whole_workflow")]
    operations = [migrations.RunSQL(FORWARD, REVERSE)]
