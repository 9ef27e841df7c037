"""Messages to complainants: the office's wording by channel and kind, and rows of the outbox that hold no
address. The kind is frozen with the words."""

from django.apps import apps as real_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FUNCTION = """
CREATE OR REPLACE FUNCTION complaints_message_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW."to" IN (OLD."to", '')
        AND ({new}) = ({old})
        AND NOT (OLD.state = 'sent' AND NEW.state <> 'sent')
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = 'restrict_violation',
        MESSAGE = 'Isi dan alamat pesan tidak dapat diubah.';
END $$;
"""


def freezing(*columns: str) -> str:
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    return FUNCTION.format(old=old, new=new)


BEFORE = freezing("key", "complaint_id", "subject", "body", "created_at")
NOW = freezing("key", "complaint_id", "kind", "subject", "body", "created_at")
KEEPERS = ("Penyunting standar", "Administrator")


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made only after the last migration has run.
    create_permissions(real_apps.get_app_config("complaints"), apps=apps, verbosity=0)
    wanted = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="complaints",
        codename__in=[f"{verb}_messagewording" for verb in ("view", "add", "change")],
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=KEEPERS):
        group.permissions.add(*wanted)


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0017_late_answers'),
    ]

    operations = [
        migrations.CreateModel(
            name='MessageWording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('email', 'Surel'), ('whatsapp', 'WhatsApp')], max_length=8, verbose_name='saluran')),
                ('kind', models.CharField(choices=[('received', 'Laporan diterima'), ('incomplete', 'Laporan belum lengkap'), ('question', 'Pertanyaan dari kantor'), ('question_open', 'Pengingat pertanyaan yang belum dijawab'), ('answer', 'Jawaban sudah dapat dibaca'), ('reopened', 'Laporan dibuka kembali')], max_length=16, verbose_name='pesan')),
                ('subject', models.CharField(blank=True, help_text='Satu baris, paling banyak 100 huruf. Perihal terbaca di layar terkunci: tulis yang umum saja.', max_length=200, verbose_name='perihal')),
                ('body', models.TextField(help_text='Teks biasa, paling banyak 2000 huruf. Wajib memuat {nomor} dan {alamat_status}.', verbose_name='isi')),
            ],
            options={
                'verbose_name': 'kata-kata pesan',
                'verbose_name_plural': 'kata-kata pesan',
                'ordering': ['channel', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='message',
            name='kind',
            field=models.CharField(blank=True, choices=[('received', 'Laporan diterima'), ('incomplete', 'Laporan belum lengkap'), ('question', 'Pertanyaan dari kantor'), ('question_open', 'Pengingat pertanyaan yang belum dijawab'), ('answer', 'Jawaban sudah dapat dibaca'), ('reopened', 'Laporan dibuka kembali')], max_length=16, verbose_name='kepada pelapor'),
        ),
        migrations.AlterField(
            model_name='message',
            name='state',
            field=models.CharField(choices=[('waiting', 'Menunggu dikirim'), ('sent', 'Terkirim'), ('failed', 'Gagal dikirim'), ('dropped', 'Tidak dikirim')], default='waiting', max_length=8, verbose_name='keadaan'),
        ),
        migrations.AlterField(
            model_name='message',
            name='to',
            field=models.EmailField(blank=True, max_length=254, verbose_name='kepada'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('kind', ''), ('to', ''), _connector='OR'), name='message_holds_no_complainants_address', violation_error_message='Alamat pelapor tetap tersegel bersama identitasnya.'),
        ),
        migrations.AddConstraint(
            model_name='messagewording',
            constraint=models.UniqueConstraint(fields=('channel', 'kind'), name='one_wording_a_message', violation_error_message='Pesan ini sudah mempunyai kata-kata pada saluran itu.'),
        ),
        migrations.AddConstraint(
            model_name='messagewording',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('channel', 'email'), ('subject__regex', '^[^\\n\\r]+$')), models.Q(('channel', 'whatsapp'), ('subject', '')), _connector='OR'), name='mail_has_one_line_of_subject', violation_error_message='Surel mempunyai perihal satu baris; pesan WhatsApp tidak.'),
        ),
        migrations.RunSQL(NOW, BEFORE),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
