"""The move of a due date is only ever added; a closed case keeps its date, whatever the calendar does;
who keeps the calendar keeps the working week."""

from django.apps import apps as real_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FORWARD = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON complaints_duedatemove
    FOR EACH ROW EXECUTE FUNCTION complaints_append_only();

CREATE FUNCTION complaints_closed_keeps_its_date() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'restrict_violation',
        MESSAGE = 'Batas jawaban perkara yang selesai tidak berubah.';
END $$;
CREATE TRIGGER closed_keeps_its_date BEFORE UPDATE ON complaints_complaint
    FOR EACH ROW
    WHEN (OLD.state = 'closed' AND NEW.state = 'closed' AND OLD.due_on IS DISTINCT FROM NEW.due_on)
    EXECUTE FUNCTION complaints_closed_keeps_its_date();
"""
REVERSE = """
DROP TRIGGER closed_keeps_its_date ON complaints_complaint;
DROP FUNCTION complaints_closed_keeps_its_date();
DROP TRIGGER append_only ON complaints_duedatemove;
"""
RIGHTS = ("view_workingweek", "add_workingweek", "change_workingweek")


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made only after the last migration has run.
    create_permissions(real_apps.get_app_config("complaints"), apps=apps, verbosity=0)
    group = apps.get_model("auth", "Group").objects.get(name="Administrator")
    permissions = apps.get_model("auth", "Permission").objects
    group.permissions.add(*permissions.filter(content_type__app_label="complaints", codename__in=RIGHTS))


class Migration(migrations.Migration):
    dependencies = [("complaints", "0005_calendar_at_work")]
    operations = [
        migrations.RunSQL(FORWARD, REVERSE),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
