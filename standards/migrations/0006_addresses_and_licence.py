"""Old addresses of standards, kept by the database itself, and the licence of the open data."""

import django.db.models.deletion
from django.db import migrations, models

REMEMBER = """
CREATE FUNCTION standards_remember_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.slug IS DISTINCT FROM OLD.slug THEN
        DELETE FROM standards_slugredirect WHERE slug = NEW.slug;
        INSERT INTO standards_slugredirect (slug, standard_id) VALUES (OLD.slug, NEW.id)
        ON CONFLICT (slug) DO UPDATE SET standard_id = EXCLUDED.standard_id;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER remember_address AFTER UPDATE OF slug ON standards_servicestandard
    FOR EACH ROW EXECUTE FUNCTION standards_remember_address();
"""

FORGET = """
DROP TRIGGER remember_address ON standards_servicestandard;
DROP FUNCTION standards_remember_address();
"""


class Migration(migrations.Migration):
    dependencies = [("standards", "0005_submission")]
    operations = [
        migrations.CreateModel(
            name="SlugRedirect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="alamat lama")),
                (
                    "standard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="old_addresses",
                        to="standards.servicestandard",
                        verbose_name="standar",
                    ),
                ),
            ],
            options={
                "verbose_name": "alamat lama",
                "verbose_name_plural": "alamat lama",
                "ordering": ["slug"],
            },
        ),
        migrations.AddField(
            model_name="office",
            name="data_licence",
            field=models.CharField(
                blank=True,
                help_text="Nama resmi lisensinya. Selama kosong, halaman data menyatakan bahwa lisensinya "
                "belum diputuskan.",
                max_length=120,
                verbose_name="lisensi data terbuka",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="data_licence_url",
            field=models.URLField(blank=True, verbose_name="alamat naskah lisensi"),
        ),
        migrations.RunSQL(REMEMBER, FORGET),
    ]
