"""What a published release holds is refused change by the database itself, raw SQL included.

Row triggers do not see TRUNCATE, and the tables' owner could drop them: in production the
application signs in with a role that owns no table.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION standards_refuse_change(what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'restrict_violation',
        MESSAGE = what || ' sudah ditetapkan dan tidak dapat diubah; buat penetapan baru.';
END $$;

-- FOR SHARE waits for a publication under way, so nothing slips in beside it.
CREATE FUNCTION standards_release_is_published(release_row bigint) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE published timestamptz;
BEGIN
    SELECT published_at INTO published FROM standards_release WHERE id = release_row FOR SHARE;
    RETURN published IS NOT NULL;
END $$;

-- Of a published release only its cancellation may still be written, before it takes effect.
CREATE FUNCTION standards_release_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE rest standards_release;
BEGIN
    IF OLD.published_at IS NULL THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' THEN
        PERFORM standards_refuse_change('Penetapan ini');
    END IF;
    rest := NEW;
    rest.cancelled_at := OLD.cancelled_at;
    rest.cancelled_by_id := OLD.cancelled_by_id;
    IF rest IS DISTINCT FROM OLD THEN
        PERFORM standards_refuse_change('Penetapan ini');
    END IF;
    IF (NEW.cancelled_at, NEW.cancelled_by_id) IS DISTINCT FROM
        (OLD.cancelled_at, OLD.cancelled_by_id) AND (
        OLD.cancelled_at IS NOT NULL OR OLD.effective_on IS NULL
        OR OLD.effective_on <= (now() AT TIME ZONE 'Asia/Jakarta')::date
    ) THEN
        PERFORM standards_refuse_change('Penetapan ini');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION standards_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND standards_release_is_published(OLD.release_id) THEN
        PERFORM standards_refuse_change('Versi ini');
    END IF;
    IF TG_OP <> 'DELETE' AND standards_release_is_published(NEW.release_id) THEN
        PERFORM standards_refuse_change('Versi ini');
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION standards_release_of(version_row bigint) RETURNS bigint LANGUAGE sql AS $$
    SELECT release_id FROM standards_version WHERE id = version_row
$$;

CREATE FUNCTION standards_part_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT'
        AND standards_release_is_published(standards_release_of(OLD.version_id)) THEN
        PERFORM standards_refuse_change('Uraian ini');
    END IF;
    IF TG_OP <> 'DELETE'
        AND standards_release_is_published(standards_release_of(NEW.version_id)) THEN
        PERFORM standards_refuse_change('Uraian ini');
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION standards_version_of(text_row bigint) RETURNS bigint LANGUAGE sql AS $$
    SELECT version_id FROM standards_componenttext WHERE id = text_row
$$;

CREATE FUNCTION standards_basis_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND standards_release_is_published(
        standards_release_of(standards_version_of(OLD.text_id))) THEN
        PERFORM standards_refuse_change('Dasar hukum ini');
    END IF;
    IF TG_OP <> 'DELETE' AND standards_release_is_published(
        standards_release_of(standards_version_of(NEW.text_id))) THEN
        PERFORM standards_refuse_change('Dasar hukum ini');
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON standards_release
    FOR EACH ROW EXECUTE FUNCTION standards_release_frozen();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON standards_version
    FOR EACH ROW EXECUTE FUNCTION standards_version_frozen();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON standards_release_writers
    FOR EACH ROW EXECUTE FUNCTION standards_version_frozen();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON standards_componenttext
    FOR EACH ROW EXECUTE FUNCTION standards_part_frozen();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON standards_sourcecell
    FOR EACH ROW EXECUTE FUNCTION standards_part_frozen();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON standards_sourcenote
    FOR EACH ROW EXECUTE FUNCTION standards_part_frozen();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON standards_legalbasis
    FOR EACH ROW EXECUTE FUNCTION standards_basis_frozen();
"""

REVERSE = """
DROP TRIGGER frozen ON standards_legalbasis;
DROP TRIGGER frozen ON standards_sourcenote;
DROP TRIGGER frozen ON standards_sourcecell;
DROP TRIGGER frozen ON standards_componenttext;
DROP TRIGGER frozen ON standards_release_writers;
DROP TRIGGER frozen ON standards_version;
DROP TRIGGER frozen ON standards_release;
DROP FUNCTION standards_basis_frozen();
DROP FUNCTION standards_version_of(bigint);
DROP FUNCTION standards_part_frozen();
DROP FUNCTION standards_release_of(bigint);
DROP FUNCTION standards_version_frozen();
DROP FUNCTION standards_release_frozen();
DROP FUNCTION standards_release_is_published(bigint);
DROP FUNCTION standards_refuse_change(text);
"""


class Migration(migrations.Migration):
    dependencies = [("standards", "0001_initial")]
    operations = [migrations.RunSQL(FUNCTIONS, REVERSE)]
