"""Events and looks at an identity are only ever added: the database refuses the rest."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION complaints_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'restrict_violation',
        MESSAGE = 'Jejak perkara hanya dapat ditambah, tidak diubah atau dihapus.';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON complaints_event
    FOR EACH ROW EXECUTE FUNCTION complaints_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON complaints_identityview
    FOR EACH ROW EXECUTE FUNCTION complaints_append_only();
"""

REVERSE = """
DROP TRIGGER append_only ON complaints_identityview;
DROP TRIGGER append_only ON complaints_event;
DROP FUNCTION complaints_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, REVERSE)]
