"""The words of the workflow: its states, actions, routes, and what each step leaves on record."""

from complaints.labels import Labelled


class State(Labelled):
    REGISTERED = "registered", "Tercatat"
    INCOMPLETE = "incomplete", "Menunggu dilengkapi"
    UNDER_REVIEW = "under_review", "Sedang ditelaah"
    WAITING_APPROVAL = "waiting_approval", "Menunggu persetujuan"
    FOLLOWED_UP = "followed_up", "Sedang ditindaklanjuti"
    ANSWERED = "answered", "Sudah dijawab"
    CLOSED = "closed", "Selesai"
    REOPENED = "reopened", "Dibuka kembali"


class Action(Labelled):
    REGISTER = "register", "Catat laporan"  # before the table: it makes the case
    TAKE = "take", "Ambil perkara"
    ASK_COMPLETION = "ask_completion", "Minta dilengkapi"
    COMPLETE = "complete", "Catat kelengkapan"
    DEEM_WITHDRAWN = "deem_withdrawn", "Nyatakan dicabut"
    FIND_SERVICE_DATE = "find_service_date", "Catat tanggal layanan"
    ADD_IDENTITY = "add_identity", "Lengkapi identitas"
    DECIDE_LATE = "decide_late", "Putuskan pengaduan yang lewat waktu"
    REVIEW = "review", "Catat penelaahan"
    FOLLOW_UP = "follow_up", "Tindak lanjuti di kantor ini"
    REFER = "refer", "Libatkan tim teknis atau perangkat daerah"
    ASK_APIP = "ask_apip", "Usulkan pelibatan APIP"
    APPROVE_APIP = "approve_apip", "Setujui pelibatan APIP"
    DECLINE_APIP = "decline_apip", "Tolak pelibatan APIP"
    APIP_BY_LAW = "apip_by_law", "Libatkan APIP menurut peraturan"
    WRITE_APIP = "write_apip", "Catat surat kepada APIP"
    RECORD_REPLY = "record_reply", "Catat balasan surat"
    RAISE = "raise", "Naikkan ke atasan"
    ANSWER_AT_ONCE = "answer_at_once", "Jawab langsung"
    ANSWER = "answer", "Beri jawaban"
    END_EARLY = "end_early", "Akhiri tanpa penelaahan"
    TELL = "tell", "Catat pemberitahuan"
    CLOSE = "close", "Tutup perkara"
    REOPEN = "reopen", "Buka kembali"


class Route(Labelled):
    """R10, one of three; a case may pass from one to the next."""

    INTERNAL = "internal", "Di dalam DPMPTSP"  # R10a
    TEAM = "team", "Bersama tim teknis atau perangkat daerah"  # R10b
    APIP = "apip", "Bersama APIP"  # R10c


class Step(Labelled):
    """Something that must be on record, in words or as a choice, before the case moves on."""

    CORE_PROBLEM = "core_problem", "Inti masalah"  # R9a
    RELATED_RULES = "related_rules", "Standar, SOP, atau peraturan yang terkait"  # R9b
    DOCUMENTS_CHECKED = "documents_checked", "Dokumen dan keterangan yang diperiksa"  # R9c
    PLAN = "plan", "Rencana penanganan"  # R9d
    CARRIED_OUT = "carried_out", "Pelaksanaan"  # R9e
    COMPLETENESS_NOTICE = "completeness_notice", "Pemberitahuan apa yang kurang"  # 44(3)
    COMPLETION = "completion", "Kelengkapan yang diterima"  # 44(4)
    LAPSE = "lapse", "Batas melengkapi yang sudah lewat"  # 44(5)
    DATE_SOURCE = "date_source", "Tanggal layanan dan sumbernya"  # R2
    IDENTITY = "identity", "Nama dan cara menghubungi pelapor"  # R7
    LATE_DECISION = "late_decision", "Keputusan atas pengaduan yang lewat waktu"  # R4
    LATE_REASON = "late_reason", "Alasan keputusan"  # R4
    ROUTE = "route", "Jalur penyelesaian"  # R10
    LETTER = "letter", "Surat yang dikirim"  # R10b, c
    REPLY_NOTED = "reply_noted", "Balasan yang diterima"  # R10b, c
    REPLY = "reply", "Balasan atas setiap surat"  # R10b, c
    RAISED = "raised", "Laporan tertulis kepada atasan yang melanjutkan"  # R10a
    APIP_REASON = "apip_reason", "Alasan melibatkan APIP"  # R10c
    APIP_DECISION = "apip_decision", "Keputusan Kepala"  # R10c
    CITED_LAW = "cited_law", "Peraturan yang mengharuskan"  # R10c
    OUTCOME = "outcome", "Hasil"  # R5
    ACTION_TAKEN = "action_taken", "Tindak lanjut yang dilakukan"  # R5
    COMPENSATION = "compensation", "Putusan ganti rugi"  # 50(3)
    DUPLICATE_OF = "duplicate_of", "Nomor laporan yang sama"
    TELLING = "telling", "Upaya memberi tahu pelapor"  # R11
    TOLD = "told", "Pemberitahuan hasil kepada pelapor"  # R11
    SUPERIOR_REPORT = "superior_report", "Laporan hasil kepada atasan langsung"  # R11
    WRITTEN_REPORT = "written_report", "Laporan tertulis ke pejabat di atasnya"  # R10
    REOPENING = "reopening", "Alasan dibuka kembali"


class Whose(Labelled):
    """Whose cases a person may take this step in; a section head and the Head step in everywhere."""

    ANYONE = "anyone", "siapa pun dengan peran itu"
    HANDLER = "handler", "penangan perkara, kepala seksi, atau Kepala"
    NOT_HANDLER = "not_handler", "orang lain, bukan penangan perkara"
