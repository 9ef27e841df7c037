"""What the database itself holds of letters: records that are only added, a number that serves one letter
in its year (typing slips are corrected by a later row), no file before the number, no number after the
file, and all of it in one case."""

from django.db import migrations

TABLES = ("letternumber", "signedletter")
GUARDS = """
CREATE FUNCTION complaints_letter_numbered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM complaints_signedletter signed
               WHERE signed.source_id = NEW.source_id AND signed.letter = NEW.letter) THEN
        RAISE EXCEPTION USING ERRCODE = 'restrict_violation',
            MESSAGE = 'Surat ini sudah ditandatangani; nomornya tidak dapat diubah.';
    END IF;
    -- Two people may take one number for two letters at once: one after the other.
    PERFORM pg_advisory_xact_lock(2009, 47);
    IF EXISTS (
        SELECT 1 FROM complaints_letternumber other
        WHERE EXTRACT(YEAR FROM other.dated_on) = EXTRACT(YEAR FROM NEW.dated_on)
            AND lower(other.number) = lower(NEW.number)
            AND (other.source_id, other.letter) <> (NEW.source_id, NEW.letter)
            AND NOT EXISTS (SELECT 1 FROM complaints_letternumber later
                            WHERE later.source_id = other.source_id AND later.letter = other.letter
                                AND later.event_id > other.event_id)
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'unique_violation',
            MESSAGE = 'Nomor ini sudah dipakai surat lain pada tahun itu.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER letter_numbered BEFORE INSERT ON complaints_letternumber
    FOR EACH ROW EXECUTE FUNCTION complaints_letter_numbered();

CREATE FUNCTION complaints_letter_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM complaints_letternumber numbered
                   WHERE numbered.source_id = NEW.source_id AND numbered.letter = NEW.letter) THEN
        RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'Surat ini belum bernomor.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER letter_signed BEFORE INSERT ON complaints_signedletter
    FOR EACH ROW EXECUTE FUNCTION complaints_letter_signed();

CREATE FUNCTION complaints_letter_of_one_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(DISTINCT complaint_id) FROM complaints_event
        WHERE id IN (NEW.event_id, NEW.source_id)) <> 1 THEN
        RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = 'Surat itu milik perkara lain.';
    END IF;
    RETURN NEW;
END $$;
"""
OF_EACH = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON complaints_{0}
    FOR EACH ROW EXECUTE FUNCTION complaints_append_only();
CREATE TRIGGER letter_of_one_case BEFORE INSERT ON complaints_{0}
    FOR EACH ROW EXECUTE FUNCTION complaints_letter_of_one_case();
"""
FORWARD = GUARDS + "".join(OF_EACH.format(table) for table in TABLES)
REVERSE = "".join(
    f"DROP TRIGGER append_only ON complaints_{table}; DROP TRIGGER letter_of_one_case ON complaints_{table};"
    for table in TABLES
)
REVERSE += """
DROP FUNCTION complaints_letter_of_one_case();
DROP TRIGGER letter_signed ON complaints_signedletter;
DROP FUNCTION complaints_letter_signed();
DROP TRIGGER letter_numbered ON complaints_letternumber;
DROP FUNCTION complaints_letter_numbered();
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0024_letters")]
    operations = [migrations.RunSQL(FORWARD, REVERSE)]
