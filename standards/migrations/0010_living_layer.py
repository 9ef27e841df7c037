"""The living layer beside the regulation: its tables, that an approved entry is never changed, and
who may propose. Opening hours move from the place to their own dated entries."""

import django.db.models.deletion
from django.conf import settings
from django.apps import apps as real_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db import migrations, models


# An approved entry is what citizens were told from that day; a change of it is a new proposal.
FROZEN = """
CREATE FUNCTION standards_living_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.approved_at IS NOT NULL OR OLD.refused_at IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation',
            MESSAGE = 'Usulan ini sudah diputuskan dan tidak dapat diubah; buat usulan baru.';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
"""
NOT_FROZEN = "DROP FUNCTION standards_living_frozen()"
LIVING = ("contact", "openinghours", "howtoapply", "requirementnote")
FREEZE = [
    migrations.RunSQL(
        f"CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON standards_{name}"
        " FOR EACH ROW EXECUTE FUNCTION standards_living_frozen()",
        f"DROP TRIGGER frozen ON standards_{name}",
    )
    for name in LIVING
]
# What the place said of its hours was one text: it goes on as the note of its first entry. The pages
# named oss.go.id themselves until now.
CARRY_OVER = """
INSERT INTO standards_openinghours (location_id, monday, tuesday, wednesday, thursday, friday, saturday,
    sunday, note, checked_on, source, withdrawn, proposed_at, approved_at, refuse_reason)
SELECT id, '', '', '', '', '', '', '', left(opening_hours, 200), coalesce(checked_on, current_date),
    'Dicatat pada tempat layanan sebelum jam layanan punya usulan sendiri.', false, now(), now(), ''
FROM standards_servicelocation WHERE opening_hours <> '';
UPDATE standards_office SET oss_url = 'https://oss.go.id' WHERE oss_url = '';
SET CONSTRAINTS ALL IMMEDIATE;
"""
READ = [f"view_{name}" for name in LIVING]
WRITE = [f"{verb}_{name}" for verb in ("add", "change", "delete") for name in LIVING]
OF_THE_OFFICE = [each for each in WRITE if each.endswith(("contact", "openinghours"))]
GRANTS = {
    "Penyunting standar": READ + WRITE,
    "Pemberi persetujuan": READ,
    "Administrator": READ + OF_THE_OFFICE,
}


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made only after the last migration has run.
    create_permissions(real_apps.get_app_config("standards"), apps=apps, verbosity=0)
    permissions = apps.get_model("auth", "Permission").objects
    for name, wanted in GRANTS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        group.permissions.add(
            *permissions.filter(content_type__app_label="standards", codename__in=wanted)
        )


class Migration(migrations.Migration):

    dependencies = [
        ('standards', '0009_clarity_answers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='office',
            name='oss_checked_on',
            field=models.DateField(blank=True, null=True, verbose_name='alamat OSS diperiksa pada'),
        ),
        migrations.AddField(
            model_name='office',
            name='oss_source',
            field=models.CharField(blank=True, max_length=200, verbose_name='dari mana alamat OSS diketahui'),
        ),
        migrations.AddField(
            model_name='office',
            name='oss_url',
            field=models.URLField(blank=True, help_text='Sistem yang menerbitkan sendiri izin risiko rendah dan menengah rendah.', verbose_name='alamat OSS'),
        ),
        migrations.AlterField(
            model_name='channel',
            name='is_in_use',
            field=models.BooleanField(default=True, help_text='Dapat dipilih petugas saat mencatat. Apakah nomor atau alamatnya masih aktif, dicatat dalam Kontak.', verbose_name='dipakai saat ini'),
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(help_text='Siapa atau apa yang memastikannya, agar dapat diperiksa lagi.', max_length=300, verbose_name='dari mana diketahui')),
                ('withdrawn', models.BooleanField(default=False, help_text='Centang bila hal ini tidak perlu ditampilkan lagi.', verbose_name='turunkan dari halaman warga')),
                ('proposed_at', models.DateTimeField(editable=False, verbose_name='diusulkan pada')),
                ('approved_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='disetujui pada')),
                ('refused_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ditolak pada')),
                ('refuse_reason', models.TextField(blank=True, editable=False, verbose_name='alasan ditolak')),
                ('kind', models.CharField(choices=[('PHONE', 'Telepon'), ('WHATSAPP', 'WhatsApp'), ('SMS', 'SMS'), ('EMAIL', 'Surel'), ('WEB', 'Situs web'), ('INSTAGRAM', 'Instagram'), ('TWITTER', 'X (Twitter)')], max_length=12, verbose_name='jenis')),
                ('value', models.CharField(help_text='Seperti ditulis untuk warga; tautannya dibuat sendiri.', max_length=120, verbose_name='nomor atau alamat')),
                ('state', models.CharField(choices=[('IN_USE', 'Dipakai'), ('OUT_OF_USE', 'Tidak dipakai lagi'), ('UNCHECKED', 'Belum diperiksa')], default='IN_USE', max_length=12, verbose_name='keadaan')),
                ('checked_on', models.DateField(blank=True, help_text='Hari nomor atau alamat ini benar-benar dicoba.', null=True, verbose_name='diperiksa pada')),
                ('approved_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='disetujui oleh')),
                ('channel', models.ForeignKey(blank=True, help_text='Bila nomor atau alamat ini tertulis pada salah satu huruf komponen 6.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='standards.channel', verbose_name='kanal dalam peraturan')),
                ('location', models.ForeignKey(blank=True, help_text='Kosong: untuk seluruh kantor.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='standards.servicelocation', verbose_name='tempat layanan')),
                ('refused_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ditolak oleh')),
                ('written_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ditulis oleh')),
            ],
            options={
                'verbose_name': 'kontak',
                'verbose_name_plural': 'kontak',
                'ordering': ['-proposed_at', '-pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True)), models.Q(('approved_at__isnull', False), ('written_by__isnull', True)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), models.Q(('approved_by', models.F('written_by')), _negated=True)), _connector='OR'), name='contact_second_person', violation_error_message='Yang menyetujui bukan yang menulis.'), models.CheckConstraint(condition=models.Q(models.Q(('refuse_reason', ''), ('refused_at__isnull', True), ('refused_by__isnull', True)), models.Q(('approved_at__isnull', True), ('refused_at__isnull', False), ('refused_by__isnull', False), models.Q(('refuse_reason', ''), _negated=True)), _connector='OR'), name='contact_refused_with_reason', violation_error_message='Penolakan memerlukan alasan.'), models.UniqueConstraint(condition=models.Q(('approved_at__isnull', True), ('refused_at__isnull', True)), fields=('kind', 'value'), name='contact_one_waiting', nulls_distinct=False, violation_error_message='Sudah ada usulan lain untuk hal ini yang belum diputuskan.'), models.CheckConstraint(condition=models.Q(models.Q(('checked_on__isnull', True), ('state', 'UNCHECKED')), models.Q(models.Q(('state', 'UNCHECKED'), _negated=True), ('checked_on__isnull', False)), _connector='OR'), name='contact_state_was_checked', violation_error_message='Isi kapan diperiksa, atau pilih “Belum diperiksa”.')],
            },
        ),
        migrations.CreateModel(
            name='HowToApply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(help_text='Siapa atau apa yang memastikannya, agar dapat diperiksa lagi.', max_length=300, verbose_name='dari mana diketahui')),
                ('withdrawn', models.BooleanField(default=False, help_text='Centang bila hal ini tidak perlu ditampilkan lagi.', verbose_name='turunkan dari halaman warga')),
                ('proposed_at', models.DateTimeField(editable=False, verbose_name='diusulkan pada')),
                ('approved_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='disetujui pada')),
                ('refused_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ditolak pada')),
                ('refuse_reason', models.TextField(blank=True, editable=False, verbose_name='alasan ditolak')),
                ('steps', models.TextField(blank=True, help_text='Satu langkah satu baris, tanpa nomor.', verbose_name='langkah')),
                ('assistance', models.TextField(blank=True, help_text='Di mana warga dibantu bila tidak dapat melakukannya sendiri.', verbose_name='bantuan di tempat')),
                ('approved_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='disetujui oleh')),
                ('refused_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ditolak oleh')),
                ('standard', models.ForeignKey(blank=True, help_text='Kosong: berlaku untuk semua standar yang tidak punya cara sendiri.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='standards.servicestandard', verbose_name='standar')),
                ('written_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ditulis oleh')),
            ],
            options={
                'verbose_name': 'cara mengajukan',
                'verbose_name_plural': 'cara mengajukan',
                'ordering': ['-proposed_at', '-pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True)), models.Q(('approved_at__isnull', False), ('written_by__isnull', True)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), models.Q(('approved_by', models.F('written_by')), _negated=True)), _connector='OR'), name='howtoapply_second_person', violation_error_message='Yang menyetujui bukan yang menulis.'), models.CheckConstraint(condition=models.Q(models.Q(('refuse_reason', ''), ('refused_at__isnull', True), ('refused_by__isnull', True)), models.Q(('approved_at__isnull', True), ('refused_at__isnull', False), ('refused_by__isnull', False), models.Q(('refuse_reason', ''), _negated=True)), _connector='OR'), name='howtoapply_refused_with_reason', violation_error_message='Penolakan memerlukan alasan.'), models.UniqueConstraint(condition=models.Q(('approved_at__isnull', True), ('refused_at__isnull', True)), fields=('standard',), name='howtoapply_one_waiting', nulls_distinct=False, violation_error_message='Sudah ada usulan lain untuk hal ini yang belum diputuskan.')],
            },
        ),
        migrations.CreateModel(
            name='OpeningHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(help_text='Siapa atau apa yang memastikannya, agar dapat diperiksa lagi.', max_length=300, verbose_name='dari mana diketahui')),
                ('withdrawn', models.BooleanField(default=False, help_text='Centang bila hal ini tidak perlu ditampilkan lagi.', verbose_name='turunkan dari halaman warga')),
                ('proposed_at', models.DateTimeField(editable=False, verbose_name='diusulkan pada')),
                ('approved_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='disetujui pada')),
                ('refused_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ditolak pada')),
                ('refuse_reason', models.TextField(blank=True, editable=False, verbose_name='alasan ditolak')),
                ('monday', models.CharField(blank=True, max_length=80, verbose_name='Senin')),
                ('tuesday', models.CharField(blank=True, max_length=80, verbose_name='Selasa')),
                ('wednesday', models.CharField(blank=True, max_length=80, verbose_name='Rabu')),
                ('thursday', models.CharField(blank=True, max_length=80, verbose_name='Kamis')),
                ('friday', models.CharField(blank=True, max_length=80, verbose_name='Jumat')),
                ('saturday', models.CharField(blank=True, max_length=80, verbose_name='Sabtu')),
                ('sunday', models.CharField(blank=True, max_length=80, verbose_name='Minggu')),
                ('note', models.CharField(blank=True, help_text='Misalnya jam istirahat pada bulan puasa.', max_length=200, verbose_name='catatan')),
                ('checked_on', models.DateField(verbose_name='diperiksa pada')),
                ('approved_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='disetujui oleh')),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opening_hours', to='standards.servicelocation', verbose_name='tempat layanan')),
                ('refused_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ditolak oleh')),
                ('written_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ditulis oleh')),
            ],
            options={
                'verbose_name': 'jam layanan',
                'verbose_name_plural': 'jam layanan',
                'ordering': ['-proposed_at', '-pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True)), models.Q(('approved_at__isnull', False), ('written_by__isnull', True)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), models.Q(('approved_by', models.F('written_by')), _negated=True)), _connector='OR'), name='openinghours_second_person', violation_error_message='Yang menyetujui bukan yang menulis.'), models.CheckConstraint(condition=models.Q(models.Q(('refuse_reason', ''), ('refused_at__isnull', True), ('refused_by__isnull', True)), models.Q(('approved_at__isnull', True), ('refused_at__isnull', False), ('refused_by__isnull', False), models.Q(('refuse_reason', ''), _negated=True)), _connector='OR'), name='openinghours_refused_with_reason', violation_error_message='Penolakan memerlukan alasan.'), models.UniqueConstraint(condition=models.Q(('approved_at__isnull', True), ('refused_at__isnull', True)), fields=('location',), name='openinghours_one_waiting', nulls_distinct=False, violation_error_message='Sudah ada usulan lain untuk hal ini yang belum diputuskan.')],
            },
        ),
        migrations.CreateModel(
            name='RequirementNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(help_text='Siapa atau apa yang memastikannya, agar dapat diperiksa lagi.', max_length=300, verbose_name='dari mana diketahui')),
                ('withdrawn', models.BooleanField(default=False, help_text='Centang bila hal ini tidak perlu ditampilkan lagi.', verbose_name='turunkan dari halaman warga')),
                ('proposed_at', models.DateTimeField(editable=False, verbose_name='diusulkan pada')),
                ('approved_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='disetujui pada')),
                ('refused_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ditolak pada')),
                ('refuse_reason', models.TextField(blank=True, editable=False, verbose_name='alasan ditolak')),
                ('path', models.CharField(max_length=20, verbose_name='butir')),
                ('demand', models.CharField(blank=True, choices=[('REQUIREMENT', 'Syarat: dipenuhi sebelum izin terbit'), ('OBLIGATION', 'Kewajiban: dijalankan sesudah izin terbit')], help_text='Kosong bila belum dapat dipastikan.', max_length=12, verbose_name='syarat atau kewajiban')),
                ('explanation', models.TextField(blank=True, help_text='Apa yang diminta butir ini, dengan kata sehari-hari.', verbose_name='penjelasan sederhana')),
                ('evidence', models.TextField(blank=True, help_text='Dokumen atau foto yang biasanya cukup sebagai bukti.', verbose_name='contoh bukti')),
                ('approved_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='disetujui oleh')),
                ('refused_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ditolak oleh')),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requirement_notes', to='standards.componenttext', verbose_name='uraian')),
                ('written_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ditulis oleh')),
            ],
            options={
                'verbose_name': 'penjelasan syarat',
                'verbose_name_plural': 'penjelasan syarat',
                'ordering': ['-proposed_at', '-pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True)), models.Q(('approved_at__isnull', False), ('written_by__isnull', True)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), models.Q(('approved_by', models.F('written_by')), _negated=True)), _connector='OR'), name='requirementnote_second_person', violation_error_message='Yang menyetujui bukan yang menulis.'), models.CheckConstraint(condition=models.Q(models.Q(('refuse_reason', ''), ('refused_at__isnull', True), ('refused_by__isnull', True)), models.Q(('approved_at__isnull', True), ('refused_at__isnull', False), ('refused_by__isnull', False), models.Q(('refuse_reason', ''), _negated=True)), _connector='OR'), name='requirementnote_refused_with_reason', violation_error_message='Penolakan memerlukan alasan.'), models.UniqueConstraint(condition=models.Q(('approved_at__isnull', True), ('refused_at__isnull', True)), fields=('text', 'path'), name='requirementnote_one_waiting', nulls_distinct=False, violation_error_message='Sudah ada usulan lain untuk hal ini yang belum diputuskan.'), models.CheckConstraint(condition=models.Q(('withdrawn', True), models.Q(('demand', ''), _negated=True), models.Q(('explanation', ''), _negated=True), models.Q(('evidence', ''), _negated=True), _connector='OR'), name='requirementnote_says_something', violation_error_message='Isi penjelasan, contoh bukti, atau pilih syarat/kewajiban.')],
            },
        ),
        migrations.RunSQL(CARRY_OVER, migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name='servicelocation',
            name='checked_on',
        ),
        migrations.RemoveField(
            model_name='servicelocation',
            name='opening_hours',
        ),
        migrations.RunSQL(FROZEN, NOT_FROZEN),
        *FREEZE,
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
