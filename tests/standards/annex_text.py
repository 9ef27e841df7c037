"""The two source documents, and a small annex of which tests damage one thing at a time."""

from pathlib import Path

from standards.components import COMPONENTS
from standards.regulation import ParsedStandard, read_annex

FOLDER = Path(__file__).parents[2] / "fixtures" / "regulation"
FILES = {44: "annex-044-kbli-71204.txt", 64: "annex-064-kbli-33152.txt"}

TITLE = "7. Izin (Risiko Tinggi) KBLI 12345 Usaha Contoh"
SECTION_A = "A.\tProses Penyampaian Pelayanan (Service Delivery) meliputi:\t"
SECTION_B = "B.\tProses Pengelolaan Pelayanan di Internal Organisasi (Manufacturing) meliputi:\t"
CELLS = {
    1: ": 1. Satu; 2. Dua.",
    2: ": Klasifikasi 4 atau 8 sebagaimana tercantum dalam Lampiran IV.",
    3: ": 7 hari kerja sejak berkas lengkap dan benar.",
    4: ": Gratis",
    5: ": NIB",
    6: ": paling lambat 30 hari kalender sejak pemohon menerima pelayanan.",
    7: ": 1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik.",
    11: ": 30 Orang",
    12: ": Motto: PASTI (Sepenuh Hati)",
    14: ": survey pelanggan 4 kali dalam 1 tahun",
}


def source(number: int) -> bytes:
    return (FOLDER / FILES[number]).read_bytes()


def standard(number: int) -> ParsedStandard:
    return read_annex(source(number), FILES[number]).standards[0]


def row(number: int) -> str:
    label = next(each.label for each in COMPONENTS if each.number == number)
    return f"{number}\t{label}\t{CELLS.get(number, ': Isi.')}"


def annex(title: str = TITLE) -> list[str]:
    """Title on line 1, header on 2, section A on 3, components 1-6 on 4-9, B on 10, 7-14 on 11-18."""
    first, second = [row(n) for n in range(1, 7)], [row(n) for n in range(7, 15)]
    return [title, "NO\tKOMPONEN\tURAIAN", SECTION_A, *first, SECTION_B, *second]


def replaced(line, new, lines=None):
    """The small annex with one line, counted from 1, replaced by none, one or more."""
    lines = lines or annex()
    return [*lines[: line - 1], *([new] if isinstance(new, str) else new), *lines[line:]]
