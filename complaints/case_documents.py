"""What a case file is made of, and which of it the complainant may ask for: one table, for the file,
for the complainant's copy, and for the lists in both.

Words without a line here stay sealed. What is sealed by its nature is a default: on a request the
office's information officer (PPID) weighs the consequences and decides (UU 14/2008 Pasal 19).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from complaints.clauses import Clause
from complaints.side_steps import SideStep
from complaints.stages import Action

RECEIPT, IDENTITY, LOOKS = "receipt", "complainant", "identityview"

_BETWEEN_OFFICERS = "UU 14/2008 Pasal 17 huruf i"
_OWN_DATA = "Pelapor melihatnya lewat permintaan data pribadi, dijawab dalam 3 × 24 jam."


@dataclass(frozen=True)
class Document:
    """`decides`: the fields in which a decision stands, for those that hold one."""

    title: str
    reason: str
    source: str
    is_open: bool = False
    decides: tuple[str, ...] = ()


_WORK = "Catatan kerja di dalam kantor."
_REPORT = "Surat antarpejabat di dalam kantor."
_LETTER = "Surat antarinstansi."


def _open(title: str, reason: str, source: str, *decides: str) -> Document:
    return Document(title, reason, source, is_open=True, decides=decides)


def _sealed(title: str, reason: str, *decides: str, source: str = _BETWEEN_OFFICERS) -> Document:
    return Document(title, reason, source, is_open=False, decides=decides)


_TO_COMPLAINANT = "Ditujukan kepada pelapor."
_CONFIDENTIAL = "UU 25/2009 Pasal 49 ayat (1); UU 27/2022 Pasal 32"

# By the name of the table of words (models/trail.py), and the three that are none.
# fmt: off
DOCUMENTS: Mapping[str, Document] = {
    RECEIPT: _open("Tanda terima", "Diberikan kepada pelapor ketika pengaduan diterima.",
                   "UU 25/2009 Pasal 44 ayat (1) dan (2)"),
    "classification": _open("Penggolongan", "Pelapor mengetahui laporannya diperlakukan sebagai apa.",
                            Clause.R7.label, "kind", "reason"),
    "completenessnotice": _open("Pemberitahuan kekurangan", _TO_COMPLAINANT, Clause.A44_3.label),
    "completion": _open("Kelengkapan", "Diserahkan oleh pelapor.", Clause.A44_4.label),
    "lapse": _open("Pernyataan dianggap dicabut", "Pelapor mengetahui akhir laporannya.",
                   Clause.A44_5.label, "last_day"),
    "identityadded": _open("Identitas dilengkapi", "Sejak itu laporannya pengaduan.", Clause.R7.label),
    "question": _open("Pertanyaan kepada pelapor", _TO_COMPLAINANT, Clause.R9.label),
    "questioncancellation": _open("Pembatalan pertanyaan", _TO_COMPLAINANT, Clause.R9.label),
    "questionanswer": _open("Jawaban atas pertanyaan", "Disampaikan oleh pelapor.", Clause.R9.label),
    "complainantwords": _open("Tulisan pelapor", "Ditulis oleh pelapor.", "UU 27/2022 Pasal 7"),
    "latedecisionrecord": _open("Keputusan karena lewat batas mengadu",
                                "Pelapor diberi tahu keputusan dan alasannya.",
                                Clause.R4.label, "decision", "reason"),
    "duedatemove": _open("Pergeseran batas jawaban", "Batas yang dijanjikan kepada pelapor berubah.",
                         Clause.R5.label),
    "dunning": _open("Tagihan jawaban", "Dikirim oleh pelapor.", Clause.R5.label),
    "answer": _open("Jawaban", _TO_COMPLAINANT, f"{Clause.R5.label}; UU 25/2009 Pasal 50 ayat (2)",
                    "outcome", "compensation_amount", "compensation_on"),
    "complainantnotice": _open("Pemberitahuan kepada pelapor", _TO_COMPLAINANT,
                               f"{Clause.R11.label}; UU 25/2009 Pasal 50 ayat (2)"),
    "attachedfiles": _open("Lampiran", "Diserahkan oleh pelapor, atau ditujukan kepadanya.",
                           "UU 25/2009 Pasal 44 ayat (2)"),
    "whatsapptext": _open("Pesan WhatsApp", _TO_COMPLAINANT, "UU 14/2008 Pasal 4 ayat (2)"),
    "reopening": _open("Pembukaan kembali", "Hitungan baru berlaku bagi pelapor.", Clause.R5.label,
                       "reason"),
    "coderenewal": _open("Kode tanda terima yang baru", "Diminta dan diterima oleh pelapor.",
                         "UU 25/2009 Pasal 44 ayat (1) dan (2)"),
    IDENTITY: _sealed("Identitas pelapor", f"Wajib dirahasiakan. {_OWN_DATA}", source=_CONFIDENTIAL),
    LOOKS: _sealed("Catatan pembukaan identitas", f"Alat pengawasan. {_OWN_DATA}", source=_CONFIDENTIAL),
    "accusedrecord": _sealed("Catatan tentang yang diadukan", "Menyangkut pribadi orang lain.",
                             source="UU 14/2008 Pasal 17 huruf h"),
    "quarantineentry": _sealed("Penahanan laporan", "Alat pengaman portal."),
    "quarantineend": _sealed("Keputusan atas laporan yang ditahan", "Alat pengaman portal.",
                             "verdict", "reason"),
    "servicedate": _sealed("Pencarian tanggal layanan", _WORK),
    "review": _sealed("Penelaahan", _WORK),
    "routechoice": _sealed("Jalur penyelesaian", _WORK, "route", "reason", "law"),
    "apiprequest": _sealed("Usul melibatkan APIP", _REPORT),
    "apipdecision": _sealed("Keputusan pelibatan APIP", _REPORT, "authority", "note"),
    "letter": _sealed("Surat kepada instansi lain", _LETTER),
    "letterreply": _sealed("Balasan surat", _LETTER),
    "raising": _sealed("Laporan dan penyerahan ke atasan", _REPORT),
    "superiorreport": _sealed("Laporan kepada atasan langsung", _REPORT),
    "writtenreport": _sealed("Laporan tertulis berjenjang", _REPORT),
    "caselink": _sealed("Kaitan dengan laporan lain", "Menyangkut laporan orang lain.",
                        source="UU 14/2008 Pasal 17 huruf h"),
    "internalnote": _sealed("Catatan internal", _WORK),
    "transferrecord": _sealed("Pengalihan perkara", _WORK),
    "priorityrecord": _sealed("Perubahan prioritas", _WORK),
    "letternumber": _sealed("Pencatatan nomor surat", _WORK),
    "signedletter": _sealed("Penyimpanan surat bertanda tangan",
                            f"{_WORK} Surat kepada pelapor diunduhnya sendiri dengan nomor dan kode."),
}
# fmt: on

# Steps that the status page tells of, whatever words they left behind.
_TOLD = frozenset(
    {Action.REGISTER, Action.TAKE, Action.ANSWER_AT_ONCE, Action.ANSWER, Action.CLOSE, SideStep.CLOSE_AS_SPAM}
)


def is_told(action: str) -> bool:
    """Whether the complainant knows of the step itself."""
    return action in _TOLD


def may_be_asked_for(name: str) -> bool:
    """Whether the complainant may ask for this document; never for one that has no line."""
    return name in DOCUMENTS and DOCUMENTS[name].is_open


def fields_deciding(name: str) -> tuple[str, ...]:
    """The fields of this table in which a decision stands."""
    return DOCUMENTS[name].decides if name in DOCUMENTS else ()
