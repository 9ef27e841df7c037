"""What citizens say of the words, and who may read it."""

import django.db.models.deletion
from django.apps import apps as real_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GRANTS = {
    "Penyunting standar": ["view_clarityanswer", "delete_clarityanswer"],
    "Pemberi persetujuan": ["view_clarityanswer"],
    "Administrator": ["view_clarityanswer"],
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
        ('standards', '0008_signed_regulation'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClarityAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(choices=[(1, '1. Persyaratan'), (2, '2. Sistem, Mekanisme dan Prosedur'), (3, '3. Jangka Waktu Penyelesaian'), (4, '4. Biaya/Tarif'), (5, '5. Produk Layanan'), (6, '6. Penanganan Pengaduan, Saran dan Masukan'), (7, '7. Dasar Hukum'), (8, '8. Sarana, Prasarana, dan Fasilitas'), (9, '9. Kompetensi Pelaksana'), (10, '10. Pengawasan Internal'), (11, '11. Jumlah Pelaksana'), (12, '12. Jaminan Pelayanan'), (13, '13. Jaminan Keamanan dan Keselamatan Pelayanan'), (14, '14. Evaluasi Kinerja Pelaksana')], verbose_name='komponen')),
                ('is_clear', models.BooleanField(verbose_name='jelas')),
                ('words', models.CharField(blank=True, max_length=500, verbose_name='kata-kata')),
                ('day', models.DateField(db_index=True, verbose_name='tanggal')),
                ('form_key', models.UUIDField(editable=False, unique=True)),
                ('standard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clarity_answers', to='standards.servicestandard', verbose_name='standar')),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='standards.componenttext', verbose_name='naskah yang dibaca')),
            ],
            options={
                'verbose_name': 'jawaban warga tentang kejelasan',
                'verbose_name_plural': 'jawaban warga tentang kejelasan',
                'ordering': ['-day', '-pk'],
                'indexes': [models.Index(fields=['standard', 'number'], name='clarity_of_component')],
                'constraints': [models.CheckConstraint(condition=models.Q(('number__range', (1, 14))), name='clarity_number_1_to_14', violation_error_message='Komponen bernomor 1 sampai 14.')],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
