"""What the database itself holds of people: no circle of superiors, one deputy of a post at a time, an
appointment that was signed under keeps its words, and records that are only added."""

from django.apps import apps as real_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

APPEND_ONLY = "accusedrecord transferrecord priorityrecord acknowledgement".split()
GUARDS = """
CREATE FUNCTION complaints_no_circle_of_superiors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE above bigint := NEW.direct_superior_id; steps int := 0;
BEGIN
    -- Two people may each close one half of a circle: one after the other.
    PERFORM pg_advisory_xact_lock(2009, 45);
    WHILE above IS NOT NULL AND steps < 1000 LOOP
        IF above = NEW.id THEN
            RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'Atasan berputar.';
        END IF;
        SELECT direct_superior_id INTO above FROM complaints_officer WHERE id = above;
        steps := steps + 1;
    END LOOP;
    RETURN NEW;
END $$;
CREATE TRIGGER no_circle_of_superiors BEFORE INSERT OR UPDATE OF direct_superior_id ON complaints_officer
    FOR EACH ROW EXECUTE FUNCTION complaints_no_circle_of_superiors();

CREATE FUNCTION complaints_appointment_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(2009, 46);
    IF EXISTS (SELECT 1 FROM complaints_appointment other WHERE other.id <> NEW.id
               AND other.absent_id = NEW.absent_id
               AND other.from_on <= NEW.to_on AND other.to_on >= NEW.from_on) THEN
        RAISE EXCEPTION USING ERRCODE = 'exclusion_violation',
            MESSAGE = 'Jabatan ini sudah ada penggantinya pada tanggal itu.';
    END IF;
    IF TG_OP = 'UPDATE'
        AND (OLD.kind, OLD.absent_id, OLD.deputy_id, OLD.letter, OLD.from_on)
            IS DISTINCT FROM (NEW.kind, NEW.absent_id, NEW.deputy_id, NEW.letter, NEW.from_on)
        AND (EXISTS (SELECT 1 FROM complaints_event WHERE acting_id = OLD.id)
             OR EXISTS (SELECT 1 FROM complaints_acknowledgement WHERE acting_id = OLD.id)) THEN
        RAISE EXCEPTION USING ERRCODE = 'restrict_violation',
            MESSAGE = 'Penggantian ini sudah dipakai menandatangani; hanya tanggal selesainya dapat diubah.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER appointment_held BEFORE INSERT OR UPDATE ON complaints_appointment
    FOR EACH ROW EXECUTE FUNCTION complaints_appointment_held();
"""
TRIGGER = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON complaints_{}
    FOR EACH ROW EXECUTE FUNCTION complaints_append_only();
"""
FORWARD = GUARDS + "".join(TRIGGER.format(table) for table in APPEND_ONLY)
REVERSE = "".join(f"DROP TRIGGER append_only ON complaints_{table};\n" for table in APPEND_ONLY)
REVERSE += """
DROP TRIGGER appointment_held ON complaints_appointment;
DROP FUNCTION complaints_appointment_held();
DROP TRIGGER no_circle_of_superiors ON complaints_officer;
DROP FUNCTION complaints_no_circle_of_superiors();
"""
RIGHTS = [f"{verb}_appointment" for verb in ("view", "add", "change", "delete")]


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made only after the last migration has run.
    create_permissions(real_apps.get_app_config("complaints"), apps=apps, verbosity=0)
    group = apps.get_model("auth", "Group").objects.get(name="Administrator")
    permissions = apps.get_model("auth", "Permission").objects
    group.permissions.add(*permissions.filter(content_type__app_label="complaints", codename__in=RIGHTS))


class Migration(migrations.Migration):
    dependencies = [("complaints", "0010_people")]
    operations = [
        migrations.RunSQL(FORWARD, REVERSE),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
