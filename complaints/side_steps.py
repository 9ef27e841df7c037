"""What happens to a case beside the table of workflow.py: no state changes, the trail says so."""

from complaints.labels import Labelled


class SideStep(Labelled):
    NAME_ACCUSED = "name_accused", "Yang diadukan dicatat"
    TRANSFER = "transfer", "Perkara dialihkan"
    PRIORITISE = "prioritise", "Prioritas diubah"
    MOVE_DUE = "move_due", "Batas jawaban bergeser"
    QUARANTINE = "quarantine", "Ditahan dalam karantina"
    RELEASE = "release", "Dilepaskan dari karantina"
    CLOSE_AS_SPAM = "close_as_spam", "Ditutup sebagai bukan laporan"
    LINK = "link", "Dikaitkan dengan laporan yang sama"
    UNLINK = "unlink", "Kaitan dengan laporan lain dilepas"
    NOTE = "note", "Catatan internal"
    RENEW_CODE = "renew_code", "Kode tanda terima diganti"
    ASK = "ask", "Pertanyaan kepada pelapor"
    ANSWER_QUESTION = "answer_question", "Pelapor menjawab pertanyaan"
    CANCEL_QUESTION = "cancel_question", "Pertanyaan dibatalkan"
    PREPARE_WHATSAPP = "prepare_whatsapp", "Pesan WhatsApp disiapkan"
    WHATSAPP_SENT = "whatsapp_sent", "Pesan WhatsApp dikirim"
    HEAR_SEPARATELY = "hear_separately", "Pelapor didengar terpisah"
    DUN = "dun", "Pelapor menagih jawaban"
    NUMBER_LETTER = "number_letter", "Nomor surat dicatat"
    FILE_SIGNED = "file_signed", "Surat bertanda tangan disimpan"
