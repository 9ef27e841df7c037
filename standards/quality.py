"""The state of one standard: every finding with its cause, green where there is none.

Red comes from `transcription`; what is here is yellow: the law moved on, the source slipped,
a date passed, or something is not known. Yellow never stops publishing.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from standards.facts import facts_expected
from standards.findings import Clause, Finding, Law, SlipNote
from standards.legal_state import LegalState
from standards.slips import ComparisonKind, compare
from standards.transcription import LEGAL_BASIS, clause_faults, missing, out_of_order, read

PROCEDURE = 2

# UU 11/2020 Pasal 8-10: the instrument that goes with each level of risk.
INSTRUMENTS = {
    "LOW": ("NIB", "risiko rendah cukup dengan NIB"),
    "MEDIUM_LOW": ("STANDARD_CERTIFICATE", "risiko menengah rendah memakai NIB dan Sertifikat Standar"),
    "MEDIUM_HIGH": ("STANDARD_CERTIFICATE", "risiko menengah tinggi memakai NIB dan Sertifikat Standar"),
    "HIGH": ("PERMIT", "risiko tinggi memakai NIB dan Izin"),
}


@dataclass(frozen=True)
class Issued:
    """The release that the words belong to, as far as it is known."""

    regulation: str = ""
    effective_on: date | None = None


@dataclass(frozen=True)
class Header:
    """What the title line of a standard says. `has_current_kbli` None: nobody knows yet."""

    risk: str
    licence_type: str
    sector: str = ""
    annex_number: int | None = None
    has_current_kbli: bool | None = None


@dataclass(frozen=True)
class Office:
    """What the standards share: the common words, and the procedure classes that have steps."""

    shared: Mapping[int, Clause]
    described_classes: Collection[int] = ()


@dataclass(frozen=True)
class Subject:
    """One standard; without a header the office's shared texts. `clauses` are its own words."""

    header: Header | None
    issued: Issued
    clauses: Mapping[int, Clause]
    slips: tuple[SlipNote, ...] = ()
    source_order: tuple[int, ...] = ()


def assess(subject: Subject, office: Office, on: date) -> tuple[Finding, ...]:
    """Every finding, those of the whole standard first, then by component. Words that the
    standard shares are judged once, with the shared texts, not again with each standard."""
    found = [*_issue_findings(subject.issued, on), *out_of_order(subject.source_order)]
    found += [finding for note in subject.slips for finding in _slip(note)]
    for clause in subject.clauses.values():
        found += _clause_findings(clause, office)
    if subject.header is not None:
        found += missing({*subject.clauses, *office.shared})
        found += _header_findings(subject.header)
        found += _sector_findings(subject, office)
        for number, clause in subject.clauses.items():
            found += _beside_shared(clause, office.shared.get(number))
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.component or 0))


def _clause_findings(clause: Clause, office: Office) -> Iterator[Finding]:
    yield from clause_faults(clause)
    if facts_expected(clause.number) and not clause.facts:
        cause = "Angka atau datanya tidak terbaca dari uraian; halaman warga tidak dapat menonjolkannya."
        yield Finding("facts_unread", cause, clause.number)
    if clause.number == PROCEDURE:
        yield from _procedure_findings(clause, office.described_classes)
    if clause.number == LEGAL_BASIS:
        yield from _law_findings(clause)


def _procedure_findings(clause: Clause, described: Collection[int]) -> Iterator[Finding]:
    for number in clause.facts.get("classes", ()):
        if number not in described:
            cause = f"Langkah klasifikasi {number} belum dicatat."
            yield Finding("procedure_unknown", cause, clause.number, str(number))


def unread_citations(clause: Clause) -> Iterator[Finding]:
    """Entries of component 7 that name no regulation: shown without a state."""
    for words in read(clause.text)[1] if clause.number == LEGAL_BASIS else ():
        cause = f"Tidak terbaca sebagai kutipan peraturan: “{words}”."
        yield Finding("citation_unread", cause, LEGAL_BASIS)


def _law_findings(clause: Clause) -> Iterator[Finding]:
    yield from unread_citations(clause)
    for basis in clause.bases:
        code = _CODES.get(basis.law.state)
        if code:
            yield Finding(code, _cause(basis.law), clause.number, basis.law.slug)


_CODES = {
    LegalState.OUT_OF_FORCE: "law_out_of_force",
    LegalState.NOT_YET: "law_not_yet",
    LegalState.UNCHECKED: "law_unchecked",
}


def _cause(law: Law) -> str:
    if law.state is LegalState.UNCHECKED:
        return f"{law.name} belum diperiksa apakah masih berlaku."
    if law.state is LegalState.NOT_YET:
        return f"{law.name} belum berlaku."
    replaced = f", digantikan {law.successor}" if law.successor else ""
    return f"{law.name} tidak berlaku lagi{replaced}."


def _slip(note: SlipNote) -> Iterator[Finding]:
    cause = note.cause if note.words in note.cause else f"“{note.words}”: {note.cause}"
    yield Finding("source_slip", cause, note.number)


def _beside_shared(clause: Clause, shared: Clause | None) -> Iterator[Finding]:
    """An override that says the same hides later changes of the shared words from its readers."""
    if shared is None:
        return
    kind = compare(shared.text, clause.text).kind
    if kind is not ComparisonKind.DIFFERENT:
        differs = " kecuali ejaannya" if kind is ComparisonKind.SLIP else ""
        cause = f"Sama dengan teks bersama{differs}; cukup mengikuti teks bersama."
        yield Finding("same_as_shared", cause, clause.number)
    if shared.since is not None and (clause.since is None or clause.since < shared.since):
        cause = "Teks bersama berubah sesudah uraian ini ditetapkan; pastikan bedanya masih dimaksudkan."
        yield Finding("older_than_shared", cause, clause.number)


def _issue_findings(issued: Issued, on: date) -> Iterator[Finding]:
    """PP 96/2012: evaluated every year (Pasal 32), reviewed every three years (Pasal 33)."""
    if not issued.regulation:
        yield Finding("regulation_unknown", "Nomor dan tanggal peraturan bupati belum dicatat.")
    if issued.effective_on is None:
        yield Finding(
            "effective_date_unknown",
            "Tanggal berlaku belum diketahui, jadi waktu evaluasi dan tinjauannya tidak dapat dihitung.",
        )
        return
    if on > _years_after(issued.effective_on, 1):
        cause = (
            "Lebih dari setahun sejak tanggal berlakunya; evaluasi wajib setiap tahun (PP 96/2012 Pasal 32)."
        )
        yield Finding("evaluation_overdue", cause)
    if on > _years_after(issued.effective_on, 3):
        cause = "Lebih dari 3 tahun sejak berlaku; tinjauan wajib setiap 3 tahun (PP 96/2012 Pasal 33)."
        yield Finding("review_overdue", cause)


def _header_findings(header: Header) -> Iterator[Finding]:
    wanted, rule = INSTRUMENTS.get(header.risk, (header.licence_type, ""))
    if header.licence_type != wanted:
        yield Finding("risk_instrument", f"Menurut UU 11/2020 Pasal 8-10, {rule}.")
    if header.has_current_kbli is False:
        yield Finding("no_current_kbli", "Kode KBLI 2020 ini belum punya padanan pada KBLI 2025.")
    if header.annex_number is None:
        yield Finding("annex_number_unknown", "Nomor standar ini dalam lampiran belum dicatat.")
    if not header.sector:
        yield Finding("sector_unknown", "Sektor standar ini belum ditetapkan.")


def _sector_findings(subject: Subject, office: Office) -> Iterator[Finding]:
    """A rule of another sector under a licence: number 44 cites an agriculture rule under K3."""
    sector = subject.header.sector if subject.header else ""
    clause = subject.clauses.get(LEGAL_BASIS) or office.shared.get(LEGAL_BASIS)
    for law in (basis.law for basis in clause.bases) if clause and sector else ():
        if law.sector and law.sector != sector:
            cause = f"{law.name} mengatur sektor {law.sector}, sedangkan standar ini sektor {sector}."
            yield Finding("sector_mismatch", cause, LEGAL_BASIS, law.slug)


def _years_after(day: date, years: int) -> date:
    """29 February has no anniversary in most years; the last of the month stands in."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
