"""An annex of any size, as a new Peraturan Bupati would bring it: made from the two known texts."""

import re

from tests.standards.annex_text import FILES, FOLDER

CLASSES = ("1, 5, 9, atau 14", "2, 6, 11, atau 15", "3, 7, 12, atau 16", "4, 8, 13, atau 17")
KLASIFIKASI = re.compile("Klasifikasi .*? sebagaimana")
TITLES = {
    64: "Sertifikat Standar (Risiko Menengah Tinggi)",
    44: "Izin (Risiko Tinggi)",
}


def large_annex(standards: int, *, first: int = 1) -> str:
    """Every second entry after no. 64, the others after no. 44; each with requirements of its own,
    one of four procedures, and every tenth with one workplace more than the others."""
    bodies = {number: _body(number) for number in FILES}
    return "\n".join(_entry(number, bodies) for number in range(first, first + standards))


def _body(number: int) -> str:
    text = (FOLDER / FILES[number]).read_text(encoding="utf-8")
    return text[text.index("NO\tKOMPONEN") :].strip("\n")


def _entry(number: int, bodies: dict[int, str]) -> str:
    after = 64 if number % 2 else 44
    body = bodies[after].replace("; 2.", f" pada urutan {number}; 2.", 1)
    body = KLASIFIKASI.sub(f"Klasifikasi {CLASSES[number % 4]} sebagaimana", body)
    if number % 10 == 0:
        body = body.replace("; dan 50. ID pegawai.", "; 50. ID pegawai; dan 51. Ruang tamu.")
    return f"{number}. {TITLES[after]} KBLI {10000 + number} Usaha Contoh Nomor {number}\n\n{body}\n"
