"""A decision on a late complaint is told to the complainant, too (R4)."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0031_identity_added'),
    ]

    operations = [
        migrations.AlterField(
            model_name='message',
            name='kind',
            field=models.CharField(blank=True, choices=[('received', 'Laporan diterima'), ('decided', 'Keputusan karena lewat batas mengadu'), ('incomplete', 'Laporan belum lengkap'), ('question', 'Pertanyaan dari kantor'), ('question_open', 'Pengingat pertanyaan yang belum dijawab'), ('answer', 'Jawaban sudah dapat dibaca'), ('reopened', 'Laporan dibuka kembali')], max_length=16, verbose_name='kepada pelapor'),
        ),
        migrations.AlterField(
            model_name='messagewording',
            name='kind',
            field=models.CharField(choices=[('received', 'Laporan diterima'), ('decided', 'Keputusan karena lewat batas mengadu'), ('incomplete', 'Laporan belum lengkap'), ('question', 'Pertanyaan dari kantor'), ('question_open', 'Pengingat pertanyaan yang belum dijawab'), ('answer', 'Jawaban sudah dapat dibaca'), ('reopened', 'Laporan dibuka kembali')], max_length=16, verbose_name='pesan'),
        ),
        migrations.AlterField(
            model_name='whatsapptext',
            name='kind',
            field=models.CharField(choices=[('received', 'Laporan diterima'), ('decided', 'Keputusan karena lewat batas mengadu'), ('incomplete', 'Laporan belum lengkap'), ('question', 'Pertanyaan dari kantor'), ('question_open', 'Pengingat pertanyaan yang belum dijawab'), ('answer', 'Jawaban sudah dapat dibaca'), ('reopened', 'Laporan dibuka kembali')], max_length=16, verbose_name='pesan WhatsApp'),
        ),
    ]
