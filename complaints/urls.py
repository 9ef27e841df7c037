from django.urls import path

from complaints.views import citizen, data_requests, day_count, drafts, own_data, policy, service_days, status
from complaints.views.access import SignIn, lock
from complaints.views.attachments import desk_attachment, own_attachment
from complaints.views.box import desk_box
from complaints.views.bringing import complete
from complaints.views.case import desk_action, desk_case, desk_identity
from complaints.views.case_file import desk_case_file
from complaints.views.case_people import desk_accused, desk_priority, desk_take_over
from complaints.views.cases import desk_cases
from complaints.views.contentment import contentment, desk_contentment
from complaints.views.counter import desk_asking, desk_entry, desk_settling, desk_suggestion
from complaints.views.delay import dun_answer, proof
from complaints.views.export import desk_export, desk_exports
from complaints.views.handover import desk_handover
from complaints.views.hearing import desk_hearing
from complaints.views.identifying import add_identity
from complaints.views.journal import desk_journal
from complaints.views.letters import (
    desk_letter,
    desk_letter_file,
    desk_letter_pdf,
    desk_letter_signed,
    desk_letters,
)
from complaints.views.linking import desk_part, desk_same
from complaints.views.looks import desk_looks
from complaints.views.lost_code import desk_code_searches, desk_lost_code, desk_new_code
from complaints.views.messages import desk_message_again, desk_messages
from complaints.views.month_register import (
    desk_register,
    desk_register_now,
    desk_register_paper,
    desk_register_pdf,
    desk_register_table,
)
from complaints.views.notes import desk_note
from complaints.views.own_letters import own_letter
from complaints.views.quarantine import desk_quarantine
from complaints.views.questions import desk_question, desk_question_cancel
from complaints.views.queue import desk_queue
from complaints.views.receipt import desk_receipt, desk_receipt_pdf
from complaints.views.reopening import reopen_case
from complaints.views.replying import reply
from complaints.views.reports import desk_reports
from complaints.views.second_factor import second_factor, second_factor_enrol
from complaints.views.tally import together, together_standard
from complaints.views.transfer import desk_transfer
from complaints.views.whatsapp import desk_whatsapp, desk_whatsapp_sent

desk = [
    path("masuk/", SignIn.as_view(), name="login"),
    path("masuk/kode/", second_factor, name="second-factor"),
    path("masuk/kode/pasang/", second_factor_enrol, name="second-factor-enrol"),
    path("keluar/", lock, name="logout"),
    path("petugas/", desk_queue, name="desk-queue"),
    path("petugas/laporan/", desk_reports, name="desk-reports"),
    path("petugas/kepuasan/", desk_contentment, name="desk-contentment"),
    path("petugas/serah-terima/", desk_handover, name="desk-handover"),
    path("petugas/register/", desk_register_now, name="desk-register-now"),
    path("petugas/register/<month>/", desk_register, name="desk-register"),
    path("petugas/register/<month>/cetak/", desk_register_paper, name="desk-register-paper"),
    path("petugas/register/<month>/pdf/", desk_register_pdf, name="desk-register-pdf"),
    path("petugas/register/<month>/tabel.<form>", desk_register_table, name="desk-register-table"),
    path("petugas/standar/", together, name="together"),
    path("petugas/standar/<slug:slug>/", together_standard, name="together-standard"),
    path("petugas/loket/", desk_entry, name="desk-entry"),
    path("petugas/loket/selesai/", desk_settling, name="desk-settling"),
    path("petugas/loket/kode-hilang/", desk_lost_code, name="desk-lost-code"),
    path("petugas/perkara/", desk_cases, name="desk-cases"),
    path("petugas/alih/", desk_transfer, name="desk-transfer"),
    path("petugas/ekspor/", desk_export, name="desk-export"),
    path("petugas/ekspor/catatan/", desk_exports, name="desk-exports"),
    path("petugas/loket/pertanyaan/", desk_asking, name="desk-asking"),
    path("petugas/loket/saran/", desk_suggestion, name="desk-suggestion"),
    path("petugas/loket/kotak/", desk_box, name="desk-box"),
    path("petugas/loket/jurnal/", desk_journal, name="desk-journal"),
    path("petugas/perkara/<number>/", desk_case, name="desk-case"),
    path("petugas/perkara/<number>/kode-baru/", desk_new_code, name="desk-new-code"),
    path("petugas/perkara/<number>/tanda-terima/", desk_receipt, name="desk-receipt"),
    path("petugas/perkara/<number>/tanda-terima/pdf/", desk_receipt_pdf, name="desk-receipt-pdf"),
    path("petugas/perkara/<number>/lampiran/<int:place>/", desk_attachment, name="desk-attachment"),
    path("petugas/perkara/<number>/berkas/", desk_case_file, name="desk-case-file"),
    path("petugas/data-pribadi/", data_requests.desk_data_requests, name="desk-data-requests"),
    path("petugas/data-pribadi/<int:key>/", data_requests.desk_data_request, name="desk-data-request"),
    path("petugas/data-pribadi/<int:key>/buka/", data_requests.desk_data_open, name="desk-data-open"),
    path("petugas/data-pribadi/<int:key>/jawab/", data_requests.desk_data_answer, name="desk-data-answer"),
    path("petugas/perkara/<number>/data-pribadi/", data_requests.desk_data_ask, name="desk-data-ask"),
    path("petugas/pesan/", desk_messages, name="desk-messages"),
    path("petugas/pesan/<int:key>/kirim-ulang/", desk_message_again, name="desk-message-again"),
    path("petugas/pembukaan-identitas/", desk_looks, name="desk-looks"),
    path("petugas/pembukaan-identitas/kode-hilang/", desk_code_searches, name="desk-code-searches"),
    path("petugas/perkara/<number>/didengar-terpisah/", desk_hearing, name="desk-hearing"),
    path("petugas/perkara/<number>/whatsapp/", desk_whatsapp, name="desk-whatsapp"),
    path("petugas/perkara/<number>/whatsapp/terkirim/", desk_whatsapp_sent, name="desk-whatsapp-sent"),
    path("petugas/perkara/<number>/karantina/", desk_quarantine, name="desk-quarantine"),
    path("petugas/perkara/<number>/pertanyaan/", desk_question, name="desk-question"),
    path(
        "petugas/perkara/<number>/pertanyaan/<int:question>/batal/",
        desk_question_cancel,
        name="desk-question-cancel",
    ),
    path("petugas/perkara/<number>/sama/", desk_same, name="desk-same"),
    path("petugas/perkara/<number>/sama/lepas/", desk_part, name="desk-part"),
    path("petugas/perkara/<number>/catatan/", desk_note, name="desk-note"),
    path("petugas/perkara/<number>/identitas/", desk_identity, name="desk-identity"),
    path("petugas/perkara/<number>/yang-diadukan/", desk_accused, name="desk-accused"),
    path("petugas/perkara/<number>/prioritas/", desk_priority, name="desk-priority"),
    path("petugas/perkara/<number>/ambil-alih/", desk_take_over, name="desk-take-over"),
    path("petugas/perkara/<number>/surat/", desk_letters, name="desk-letters"),
    path("petugas/perkara/<number>/surat/<letter>/", desk_letter, name="desk-letter"),
    path("petugas/perkara/<number>/surat/<letter>/pdf/", desk_letter_pdf, name="desk-letter-pdf"),
    path("petugas/perkara/<number>/surat/<letter>/catat/", desk_letter_file, name="desk-letter-file"),
    path(
        "petugas/perkara/<number>/surat/<letter>/berkas/",
        desk_letter_signed,
        name="desk-letter-signed",
    ),
    path("petugas/perkara/<number>/<action>/", desk_action, name="desk-action"),
]

public = [
    path("pengaduan/", policy.policy, name="complaint-policy"),
    path("pengaduan/baru/", drafts.new, name="complaint-new"),
    path("pengaduan/baru/mulai/", drafts.start, name="complaint-start"),
    path("pengaduan/baru/<uuid:key>/", citizen.what, name="complaint-what"),
    path("pengaduan/baru/<uuid:key>/ketikan/<slug:page>/", drafts.keep, name="complaint-keep"),
    path("pengaduan/baru/<uuid:key>/hapus/", drafts.drop, name="complaint-drop"),
    path("pengaduan/baru/<uuid:key>/siapa/", citizen.who, name="complaint-who"),
    path("pengaduan/baru/<uuid:key>/periksa/", citizen.check, name="complaint-check"),
    path("pengaduan/baru/<uuid:key>/berkas/<uuid:file>/hapus/", citizen.remove_file, name="complaint-file"),
    path("pengaduan/tanda-terima/<uuid:key>/", citizen.receipt, name="complaint-receipt"),
    path("pengaduan/status/", status.status, name="complaint-status"),
    path("pengaduan/status/data-pribadi/", own_data.own_data, name="complaint-data"),
    path("pengaduan/status/lihat/", status.case, name="complaint-case"),
    path("pengaduan/status/lihat/lampiran/<int:place>/", own_attachment, name="complaint-attachment"),
    path("pengaduan/status/lihat/tagih/", dun_answer, name="complaint-dun"),
    path("pengaduan/status/lihat/bukti/", proof, name="complaint-proof"),
    path("pengaduan/status/lihat/lengkapi/", complete, name="complaint-complete"),
    path("pengaduan/status/lihat/identitas/", add_identity, name="complaint-identity"),
    path("pengaduan/status/lihat/pertanyaan/<int:number>/", reply, name="complaint-reply"),
    path("pengaduan/status/lihat/buka-kembali/", reopen_case, name="complaint-reopen"),
    path("pengaduan/status/lihat/penilaian/", contentment, name="complaint-contentment"),
    path("pengaduan/status/lihat/surat/<letter>/", own_letter, name="complaint-letter"),
    path("hitung-hari/", day_count.day_count, name="day-count"),
    path("standar/<slug:slug>/hitung-hari/", service_days.service_days, name="service-day-count"),
]

urlpatterns = [*public, *desk]
