"""The 14 components of a service standard (UU 25/2009 Pasal 21), in the order of the regulation."""

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """The two sections of the annex; the label is the section row, word for word."""

    DELIVERY = "A"
    MANUFACTURING = "B"

    @property
    def label(self) -> str:
        return _GROUP_LABELS[self]


_GROUP_LABELS = {
    Group.DELIVERY: "Proses Penyampaian Pelayanan (Service Delivery)",
    Group.MANUFACTURING: "Proses Pengelolaan Pelayanan di Internal Organisasi (Manufacturing)",
}


class UnknownComponent(KeyError):
    """A number outside 1 to 14."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    def __str__(self) -> str:
        return f"Komponen {self.number} tidak dikenal: komponen bernomor 1 sampai 14."


@dataclass(frozen=True)
class Component:
    """`label` is the source's KOMPONEN column; `question` the same in a citizen's words."""

    number: int
    code: str
    label: str
    group: Group
    clause: str
    question: str


def _component(number: int, code: str, letter: str, label: str, question: str) -> Component:
    group = Group.DELIVERY if number <= 6 else Group.MANUFACTURING
    return Component(number, code, label, group, f"UU 25/2009 Pasal 21 huruf {letter}", question)


# The annex has its own order; the letter is the place of the same component in Pasal 21.
COMPONENTS: tuple[Component, ...] = (
    _component(1, "requirements", "b", "Persyaratan", "Apa saja syaratnya?"),
    _component(2, "procedure", "c", "Sistem, Mekanisme dan Prosedur", "Bagaimana alurnya?"),
    _component(3, "processing_time", "d", "Jangka Waktu Penyelesaian", "Berapa lama selesainya?"),
    _component(4, "fee", "e", "Biaya/Tarif", "Berapa biayanya?"),
    _component(5, "output", "f", "Produk Layanan", "Apa yang saya terima?"),
    _component(
        6,
        "complaint_handling",
        "j",
        "Penanganan Pengaduan, Saran dan Masukan",
        "Bagaimana mengadu atau memberi saran?",
    ),
    _component(7, "legal_basis", "a", "Dasar Hukum", "Apa dasar hukumnya?"),
    _component(8, "facilities", "g", "Sarana, Prasarana, dan Fasilitas", "Fasilitas apa yang tersedia?"),
    _component(9, "staff_competence", "h", "Kompetensi Pelaksana", "Apa keahlian petugasnya?"),
    _component(10, "internal_oversight", "i", "Pengawasan Internal", "Siapa yang mengawasi?"),
    _component(11, "staff_count", "k", "Jumlah Pelaksana", "Berapa jumlah petugasnya?"),
    _component(12, "service_guarantee", "l", "Jaminan Pelayanan", "Apa yang dijamin?"),
    _component(
        13,
        "safety_guarantee",
        "m",
        "Jaminan Keamanan dan Keselamatan Pelayanan",
        "Bagaimana keamanan dan keselamatan dijaga?",
    ),
    _component(
        14, "performance_evaluation", "n", "Evaluasi Kinerja Pelaksana", "Bagaimana pelayanan dinilai?"
    ),
)

BY_NUMBER: dict[int, Component] = {each.number: each for each in COMPONENTS}


def component(number: int) -> Component:
    """The component of a number. Raises UnknownComponent outside 1 to 14."""
    try:
        return BY_NUMBER[number]
    except KeyError:
        raise UnknownComponent(number) from None
