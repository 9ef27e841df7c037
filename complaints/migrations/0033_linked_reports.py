"""Reports of one matter: one leads, the others follow it alone; no link is made past the trail."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

APPEND_ONLY = import_module("complaints.migrations.0002_append_only").TRIGGER.format("caselink")
ONE_LEADS = """
CREATE FUNCTION complaints_one_leads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM complaints_complaint WHERE id = NEW.same_as_id AND same_as_id IS NOT NULL)
        OR EXISTS (SELECT 1 FROM complaints_complaint WHERE same_as_id = NEW.id)
    THEN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation',
            MESSAGE = 'Yang memimpin tidak mengikuti, dan yang mengikuti tidak memimpin.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER one_leads BEFORE INSERT OR UPDATE OF same_as_id ON complaints_complaint
    FOR EACH ROW WHEN (NEW.same_as_id IS NOT NULL) EXECUTE FUNCTION complaints_one_leads();
-- The function is that of 0015.
CREATE CONSTRAINT TRIGGER links_with_an_event AFTER UPDATE ON complaints_complaint
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.same_as_id IS DISTINCT FROM NEW.same_as_id)
    EXECUTE FUNCTION complaints_moves_with_an_event();
"""
REVERSE = """
DROP TRIGGER links_with_an_event ON complaints_complaint;
DROP TRIGGER one_leads ON complaints_complaint;
DROP FUNCTION complaints_one_leads();
DROP TRIGGER append_only ON complaints_caselink;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0032_late_decisions_told'),
        ('standards', '0012_next_doors'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseLink',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='complaints.event', verbose_name='peristiwa')),
                ('part', models.CharField(choices=[('leads', 'Perkara ini yang memimpin'), ('follows', 'Perkara ini mengikuti yang lain'), ('parted', 'Kaitan dilepas')], max_length=8, verbose_name='kaitan')),
                ('reason', models.TextField(verbose_name='alasan')),
            ],
            options={
                'verbose_name': 'kaitan dengan laporan lain',
                'verbose_name_plural': 'kaitan dengan laporan lain',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='complaint',
            name='same_as',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duplicates', to='complaints.complaint', verbose_name='sama dengan'),
        ),
        migrations.AlterField(
            model_name='event',
            name='action',
            field=models.CharField(choices=[('register', 'Catat laporan'), ('take', 'Ambil perkara'), ('ask_completion', 'Minta dilengkapi'), ('complete', 'Catat kelengkapan'), ('deem_withdrawn', 'Nyatakan dicabut'), ('find_service_date', 'Catat tanggal layanan'), ('add_identity', 'Lengkapi identitas'), ('decide_late', 'Putuskan pengaduan yang lewat waktu'), ('review', 'Catat penelaahan'), ('follow_up', 'Tindak lanjuti di kantor ini'), ('refer', 'Libatkan tim teknis atau perangkat daerah'), ('ask_apip', 'Usulkan pelibatan APIP'), ('approve_apip', 'Setujui pelibatan APIP'), ('decline_apip', 'Tolak pelibatan APIP'), ('apip_by_law', 'Libatkan APIP menurut peraturan'), ('write_apip', 'Catat surat kepada APIP'), ('record_reply', 'Catat balasan surat'), ('raise', 'Naikkan ke atasan'), ('answer_at_once', 'Jawab langsung'), ('answer', 'Beri jawaban'), ('end_early', 'Akhiri tanpa penelaahan'), ('tell', 'Catat pemberitahuan'), ('close', 'Tutup perkara'), ('reopen', 'Buka kembali'), ('name_accused', 'Yang diadukan dicatat'), ('transfer', 'Perkara dialihkan'), ('prioritise', 'Prioritas diubah'), ('move_due', 'Batas jawaban bergeser'), ('quarantine', 'Ditahan dalam karantina'), ('release', 'Dilepaskan dari karantina'), ('close_as_spam', 'Ditutup sebagai bukan laporan'), ('link', 'Dikaitkan dengan laporan yang sama'), ('unlink', 'Kaitan dengan laporan lain dilepas'), ('note', 'Catatan internal'), ('renew_code', 'Kode tanda terima diganti'), ('ask', 'Pertanyaan kepada pelapor'), ('answer_question', 'Pelapor menjawab pertanyaan'), ('cancel_question', 'Pertanyaan dibatalkan'), ('prepare_whatsapp', 'Pesan WhatsApp disiapkan'), ('whatsapp_sent', 'Pesan WhatsApp dikirim'), ('hear_separately', 'Pelapor didengar terpisah'), ('dun', 'Pelapor menagih jawaban'), ('number_letter', 'Nomor surat dicatat'), ('file_signed', 'Surat bertanda tangan disimpan')], max_length=20, verbose_name='langkah'),
        ),
        migrations.AddIndex(
            model_name='complaint',
            index=models.Index(fields=['standard', 'component', 'received_on'], name='complaint_alike'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.CheckConstraint(condition=models.Q(('same_as', models.F('pk')), _negated=True), name='no_case_is_its_own_duplicate', violation_error_message='Tulis nomor laporan lain, bukan nomor perkara ini sendiri.'),
        ),
        migrations.AddField(
            model_name='caselink',
            name='other',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='complaints.complaint', verbose_name='laporan lain'),
        ),
        migrations.RunSQL(APPEND_ONLY + ONE_LEADS, REVERSE),
    ]
