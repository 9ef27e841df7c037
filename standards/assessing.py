"""The whole catalogue as `quality` judges it: a fixed number of queries, however many standards."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from django.db.models import QuerySet

from standards.findings import Basis, Clause, Finding, Grade, Law, SlipNote, worst
from standards.in_force import newest_versions, own_texts, shared_texts
from standards.kbli import continued_activities
from standards.models import (
    BusinessActivity,
    ComponentText,
    LegalBasis,
    ProcedureClass,
    Regulation,
    Release,
    SourceCell,
    SourceNote,
    Version,
)
from standards.quality import Header, Issued, Office, Subject, assess
from standards.slips import source_notes
from standards.transcription import LEGAL_BASIS

Texts: TypeAlias = Mapping[int, ComponentText]
_Own: TypeAlias = Mapping[int | None, Texts]


@dataclass(frozen=True)
class Assessed:
    """One standard with its findings; `version` is None for the office's shared texts, whose
    findings stand there once and not again with each standard that follows them."""

    version: Version | None
    findings: tuple[Finding, ...]
    grades: Mapping[int, Grade]

    @property
    def name(self) -> str:
        return str(self.version) if self.version else "Teks bersama seluruh kantor"

    @property
    def slug(self) -> str:
        return self.version.standard.slug if self.version and self.version.standard else ""

    @property
    def grade(self) -> Grade:
        return worst(self.findings)


def assess_catalogue(on: date) -> list[Assessed]:
    """The shared texts first, then every standard in force, by name. Ten queries at most."""
    versions = sorted(newest_versions(on), key=lambda version: version.name)
    shared, own = shared_texts(on), _by_standard(own_texts(on))
    book = _Book(on, [*shared.values(), *(text for texts in own.values() for text in texts.values())])
    office = Office(book.clauses(shared), book.described_classes)
    common = assess(_shared_subject(shared, office), office, on)
    known = continued_activities()
    slips, cells = _slips(versions, own), source_order(versions)
    subjects = (
        Subject(
            _header(version, known),
            _issued(version.release),
            book.clauses(own.get(version.standard_id, {})),
            slips.get(version.pk, ()),
            cells.get(version.pk, ()),
        )
        for version in versions
    )
    found = (assess(subject, office, on) for subject in subjects)
    rows = zip(versions, found, strict=True)
    return [Assessed(None, common, _grades(common, (), shared))] + [
        Assessed(version, findings, _grades(findings, common, own.get(version.standard_id, {})))
        for version, findings in rows
    ]


def clause_of(text: ComponentText) -> Clause:
    """The words of one component with its legal bases."""
    return _Book(date.min, [text]).clause(text)


def clauses_of(release: Release, versions: Iterable[Version] | None = None) -> dict[int, list[Clause]]:
    """The words one release brings, or some `versions` of it, by version: what `transcription` reads
    before they are published. Four queries."""
    texts = ComponentText.objects.filter(version__release=release, follows_shared=False)
    if versions is not None:
        texts = texts.filter(version__in=versions)
    rows = list(texts.order_by("number").select_related("version__release"))
    book = _Book(release.effective_on or date.min, rows)
    found: dict[int, list[Clause]] = defaultdict(list)
    for text in rows:
        found[text.version_id].append(book.clause(text))
    return found


def source_order(versions: Iterable[Version]) -> dict[int, tuple[int, ...]]:
    """By version: the components in the order of the rows of the source."""
    found: dict[int, list[int]] = defaultdict(list)
    cells = SourceCell.objects.filter(
        version__in=[version.pk for version in versions], number__isnull=False
    ).order_by("version", "document", "first_line")
    for version, number in cells.values_list("version", "number"):
        found[version].append(number)
    return {pk: tuple(numbers) for pk, numbers in found.items()}


def has_current_kbli(activity: BusinessActivity | None, known: Mapping[int, bool]) -> bool | None:
    """Whether the activity has a counterpart in the newest KBLI edition; None: not known."""
    return known.get(activity.pk) if activity else None


class _Book:
    """The legal bases of some texts, with each regulation read once for the whole catalogue."""

    def __init__(self, on: date, texts: Iterable[ComponentText]) -> None:
        cited = [text.pk for text in texts if text.number == LEGAL_BASIS]
        laws = {law.pk: _law(law, on) for law in _regulations()} if cited else {}
        self.bases: dict[int, list[Basis]] = defaultdict(list)
        rows = LegalBasis.objects.filter(text__in=cited).order_by("position")
        for text, position, law in rows.values_list("text", "position", "regulation"):
            self.bases[text].append(Basis(position, laws[law]))

    @property
    def described_classes(self) -> frozenset[int]:
        return frozenset(ProcedureClass.objects.exclude(steps="").values_list("number", flat=True))

    def clauses(self, texts: Texts) -> dict[int, Clause]:
        return {number: self.clause(text) for number, text in texts.items()}

    def clause(self, text: ComponentText) -> Clause:
        bases = tuple(self.bases.get(text.pk, ()))
        since = text.version.release.effective_on
        return Clause(text.number, text.text, text.facts, bases, since)


def _regulations() -> QuerySet[Regulation]:
    return Regulation.objects.select_related("successor", "sector")


def _law(regulation: Regulation, on: date) -> Law:
    return Law(
        regulation.slug,
        regulation.short_name,
        regulation.kind,
        regulation.number,
        regulation.year,
        regulation.state(on),
        regulation.sector.name if regulation.sector else "",
        regulation.successor.short_name if regulation.successor else "",
    )


def _by_standard(texts: Iterable[ComponentText]) -> dict[int | None, dict[int, ComponentText]]:
    found: dict[int | None, dict[int, ComponentText]] = defaultdict(dict)
    for text in texts:
        found[text.version.standard_id][text.number] = text
    return found


def _header(version: Version, known: Mapping[int, bool]) -> Header:
    sector = version.standard.sector if version.standard else None
    return Header(
        version.risk,
        version.licence_type,
        sector.name if sector else "",
        version.annex_number,
        has_current_kbli(version.activity, known),
    )


def _issued(release: Release) -> Issued:
    return Issued(str(release.regulation or ""), release.effective_on)


def _shared_subject(shared: Texts, office: Office) -> Subject:
    """The newest release that changed any of the shared words dates them all."""
    releases = [text.version.release for text in shared.values()]
    newest = max(releases, key=lambda release: (release.effective_on or date.min, release.pk), default=None)
    slips = [
        SlipNote(note.component, note.words, note.explanation)
        for number, text in shared.items()
        for note in source_notes(number, text.text)
    ]
    return Subject(None, _issued(newest) if newest else Issued(), office.shared, tuple(slips))


def _slips(versions: Iterable[Version], own: _Own) -> dict[int, tuple[SlipNote, ...]]:
    """By version: the notes of the version itself, and of the versions its words come from."""
    texts = {version.pk: own.get(version.standard_id, {}) for version in versions}
    sources = {text.version_id for each in texts.values() for text in each.values()} | texts.keys()
    notes: dict[int, list[SourceNote]] = defaultdict(list)
    for note in SourceNote.objects.filter(version__in=sources):
        if not note.ours or _is_slip(note.number, note.theirs):
            notes[note.version_id].append(note)
    return {
        pk: tuple(
            SlipNote(note.number, note.theirs, note.cause)
            for source in {pk, *(text.version_id for text in each.values())}
            for note in notes[source]
            if source == pk or (note.number in each and each[note.number].version_id == source)
        )
        for pk, each in texts.items()
    }


@lru_cache(maxsize=4096)
def _is_slip(number: int, words: str) -> bool:
    """Of two wordings the source's is the odd one; where it is the shared one, that is told once,
    with the shared words."""
    return bool(source_notes(number, words))


def _grades(own: Iterable[Finding], common: Iterable[Finding], words: Texts) -> dict[int, Grade]:
    """By component; words that are shared are as good as they are for the whole office."""
    found = [*own, *(finding for finding in common if finding.component not in words)]
    return {number: worst(_of(number, found)) for number in range(1, 15)}


def _of(number: int, findings: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.component == number)
