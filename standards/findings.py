"""What can be found about a standard: every rule with its code and weight, and the values the
rules read. Red is a fault of transcription; whatever the world did to a standard is yellow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from standards.legal_state import LegalState


class Grade(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"

    @property
    def label(self) -> str:
        return {Grade.GREEN: "hijau", Grade.YELLOW: "kuning", Grade.RED: "merah"}[self]


# Code: what an editor reads above its findings. Codes are stable: reports and links name them.
FAULTS = {
    "component_missing": "Komponen belum ada uraiannya",
    "component_order": "Urutan komponen dalam naskah salah",
    "numbering_jump": "Penomoran melompat",
    "facts_differ": "Data berbeda dari uraian",
    "clock_missing": "Batas hari pengaduan belum ada",
    "basis_mismatch": "Dasar hukum tidak cocok dengan kutipannya",
}
WARNINGS = {
    "law_out_of_force": "Mengutip peraturan yang tidak berlaku lagi",
    "law_not_yet": "Mengutip peraturan yang belum berlaku",
    "law_unchecked": "Mengutip peraturan yang belum diperiksa",
    "sector_mismatch": "Sektor standar dan sektor peraturannya berbeda",
    "citation_unread": "Butir dasar hukum tidak terbaca sebagai kutipan",
    "source_slip": "Selip tulis dalam naskah",
    "risk_instrument": "Jenis izin tidak sesuai tingkat risiko",
    "no_current_kbli": "Kode KBLI tanpa padanan pada edisi 2025",
    "same_as_shared": "Uraian sendiri sama dengan teks bersama",
    "older_than_shared": "Uraian sendiri lebih lama daripada teks bersama",
    "evaluation_overdue": "Evaluasi tahunan terlewat",
    "review_overdue": "Tinjauan tiga tahunan terlewat",
    "effective_date_unknown": "Tanggal berlaku belum diketahui",
    "regulation_unknown": "Nomor peraturan bupati belum diketahui",
    "annex_number_unknown": "Nomor dalam lampiran belum diketahui",
    "sector_unknown": "Sektor belum ditetapkan",
    "procedure_unknown": "Langkah klasifikasi prosedur belum ada",
    "facts_unread": "Data belum terbaca dari uraian",
}
LABELS = FAULTS | WARNINGS


@dataclass(frozen=True)
class Finding:
    """One thing to look at, with its cause. `about` names the row to mend where it is not the
    words: the slug of a regulation, the number of a procedure class."""

    code: str
    cause: str
    component: int | None = None
    about: str = ""

    @property
    def grade(self) -> Grade:
        return Grade.RED if self.code in FAULTS else Grade.YELLOW


def worst(findings: Iterable[Finding]) -> Grade:
    """Red before yellow before green; nothing found is green."""
    grades = {finding.grade for finding in findings}
    return Grade.RED if Grade.RED in grades else Grade.YELLOW if grades else Grade.GREEN


@dataclass(frozen=True)
class Law:
    """A regulation on record, with its state on the day of the assessment."""

    slug: str
    name: str
    kind: str
    number: str
    year: int
    state: LegalState = LegalState.IN_FORCE
    sector: str = ""
    successor: str = ""


@dataclass(frozen=True)
class Basis:
    """Which regulation stands behind the citation at a position of component 7."""

    position: int
    law: Law


@dataclass(frozen=True)
class Clause:
    """The words of one component with what stands beside them; `since` is when they took effect,
    None before it was recorded."""

    number: int
    text: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    bases: tuple[Basis, ...] = ()
    since: date | None = None


@dataclass(frozen=True)
class SlipNote:
    number: int
    words: str
    cause: str
