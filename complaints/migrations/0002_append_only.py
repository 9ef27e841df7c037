"""Events, the words that belong to them and looks at an identity are only ever added: the database
refuses the rest. Row triggers do not see TRUNCATE, and the tables' owner could drop them."""

from django.db import migrations

TABLES = "event identityview review latedecisionrecord answer complainantnotice superiorreport".split()

FUNCTION = """
CREATE FUNCTION complaints_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'restrict_violation',
        MESSAGE = 'Jejak perkara hanya dapat ditambah, tidak diubah atau dihapus.';
END $$;
"""
TRIGGER = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON complaints_{}
    FOR EACH ROW EXECUTE FUNCTION complaints_append_only();
"""

FORWARD = FUNCTION + "".join(TRIGGER.format(table) for table in TABLES)
REVERSE = "".join(f"DROP TRIGGER append_only ON complaints_{table};\n" for table in TABLES)
REVERSE += "DROP FUNCTION complaints_append_only();"


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, REVERSE)]
