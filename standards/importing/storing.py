"""A plan becomes the rows of a draft release, table by table: as many statements for a thousand
standards as for two."""

from collections.abc import Iterable, Iterator, Mapping

from django.contrib.auth.models import User

from standards.annex_cells import Cell
from standards.importing.identity import EDITION
from standards.importing.plan import Imported, Plan
from standards.importing.rows import cut, header, regulation_of
from standards.importing.wordings import Placed, Treatment
from standards.models import (
    BusinessActivity,
    ComponentText,
    LegalBasis,
    ProcedureClass,
    Regulation,
    Release,
    ServiceStandard,
    SourceCell,
    SourceNote,
    Version,
)
from standards.regulation import ParsedComponent
from standards.slips import source_notes

BATCH = 1000
# Versions with what was read for each.
Rows = list[tuple[Version, Imported]]


def store(plan: Plan, release: Release, by: User | None) -> None:
    """Inside a transaction. `by` is None for an import on the command line."""
    rows = _versions(plan.stored, release)
    _store_texts(rows, by)
    _store_notes(rows)
    SourceCell.objects.bulk_create(_cells(rows), batch_size=BATCH)
    if plan.new_shared:
        _store_shared(plan, release, by)
    Version.objects.bulk_create([_ending(each, release) for each in plan.ended], batch_size=BATCH)


def _versions(results: list[Imported], release: Release) -> Rows:
    activities, standards = _activities(results), _standards(results)
    versions = [
        Version(
            release=release,
            standard=standards[_slug(each)],
            activity=activities[each.kbli],
            **header(each.parsed),
        )
        for each in results
    ]
    return list(zip(Version.objects.bulk_create(versions, batch_size=BATCH), results, strict=True))


def _activities(results: Iterable[Imported]) -> Mapping[str, BusinessActivity]:
    names = {each.kbli: each.name for each in reversed(list(results))}
    known = set(BusinessActivity.objects.filter(edition=EDITION).values_list("code", flat=True))
    BusinessActivity.objects.bulk_create(
        [
            BusinessActivity(edition=EDITION, code=code, name=name)
            for code, name in names.items()
            if code not in known
        ],
        ignore_conflicts=True,
    )
    rows = BusinessActivity.objects.filter(edition=EDITION, code__in=names)
    return {each.code: each for each in rows}


def _standards(results: Iterable[Imported]) -> Mapping[str, ServiceStandard]:
    slugs = [_slug(each) for each in results]
    made = [ServiceStandard(slug=_slug(each)) for each in results if each.standard and not each.standard.pk]
    ServiceStandard.objects.bulk_create(made, ignore_conflicts=True)
    return {each.slug: each for each in ServiceStandard.objects.filter(slug__in=slugs)}


def _slug(result: Imported) -> str:
    return result.standard.slug if result.standard else ""


def _store_texts(rows: Rows, by: User | None) -> None:
    placed = [
        (_text(version, each, by), each)
        for version, result in rows
        for each in result.placed
        if each.treatment in (Treatment.OWN, Treatment.SHARED_AGAIN)
    ]
    ComponentText.objects.bulk_create([text for text, _each in placed], batch_size=BATCH)
    own = [(text, each.component) for text, each in placed if each.treatment is Treatment.OWN]
    _store_bases(own)
    _store_classes(component for _text, component in own)


def _text(version: Version, placed: Placed, by: User | None) -> ComponentText:
    if placed.treatment is Treatment.SHARED_AGAIN:
        return ComponentText(
            version=version, number=placed.component.number, follows_shared=True, written_by=by
        )
    return _own(version, placed.component, by)


def _own(version: Version, read: ParsedComponent, by: User | None) -> ComponentText:
    return ComponentText(
        version=version, number=read.number, text=read.text, facts=dict(read.facts), written_by=by
    )


def _store_bases(own: list[tuple[ComponentText, ParsedComponent]]) -> None:
    cited = {each.key: each for _text, read in own for each in read.regulations}
    known = set(Regulation.objects.values_list("slug", flat=True))
    Regulation.objects.bulk_create(
        [regulation_of(each) for key, each in cited.items() if key not in known], ignore_conflicts=True
    )
    laws = dict(Regulation.objects.values_list("slug", "pk"))
    LegalBasis.objects.bulk_create(
        (
            LegalBasis(text=text, position=each.position, regulation_id=laws[each.key])
            for text, read in own
            for each in read.regulations
        ),
        batch_size=BATCH,
    )


def _store_classes(components: Iterable[ParsedComponent]) -> None:
    numbers = {number for each in components for number in each.facts.get("classes", ())}
    known = set(ProcedureClass.objects.values_list("number", flat=True))
    ProcedureClass.objects.bulk_create(
        [ProcedureClass(number=number) for number in sorted(numbers - known)], ignore_conflicts=True
    )


def _store_notes(rows: Rows) -> None:
    notes = (note for version, result in rows for each in result.placed for note in _notes(version, each))
    SourceNote.objects.bulk_create(notes, batch_size=BATCH)


def _notes(version: Version, placed: Placed) -> Iterator[SourceNote]:
    number = placed.component.number
    for slip in placed.slips:
        yield SourceNote(
            version=version, number=number, ours=cut(slip.ours), theirs=cut(slip.theirs), cause=slip.cause
        )
    if placed.note:
        raw = " ".join(placed.component.raw.split())
        yield SourceNote(version=version, number=number, theirs=cut(raw), cause=placed.note)
    if placed.treatment is Treatment.OWN:
        for note in source_notes(number, placed.component.text):
            yield SourceNote(
                version=version, number=note.component, theirs=cut(note.words), cause=note.explanation
            )


def _cells(rows: Rows) -> Iterator[SourceCell]:
    return (_cell(version, result, cell) for version, result in rows for cell in result.parsed.cells)


def _cell(version: Version, result: Imported, cell: Cell) -> SourceCell:
    return SourceCell(
        version=version,
        document=cut(result.document),
        annex_number=result.annex_number,
        number=cell.component,
        first_line=cell.first_line,
        last_line=cell.last_line,
        raw=cell.raw,
    )


def _store_shared(plan: Plan, release: Release, by: User | None) -> None:
    """The office's new shared words, with the cells they were first read from."""
    version = Version.objects.create(release=release, standard=None)
    own = [(_own(version, each, by), each) for _number, each in sorted(plan.new_shared.items())]
    ComponentText.objects.bulk_create([text for text, _each in own])
    _store_bases(own)
    _store_classes(each for _text, each in own)
    sources = (_first_with(plan, each) for each in plan.new_shared.values())
    SourceCell.objects.bulk_create(
        _cell(version, result, cell)
        for result, read in sources
        for cell in result.parsed.cells
        if cell.first_line == read.first_line
    )


def _first_with(plan: Plan, shared: ParsedComponent) -> tuple[Imported, ParsedComponent]:
    """The entry whose words were made the shared ones."""
    return next(
        (result, each)
        for result in plan.results
        for each in result.parsed.components
        if each.number == shared.number and each is shared
    )


def _ending(version: Version, release: Release) -> Version:
    """It keeps its last name, so that its history says what ended."""
    return Version(
        release=release,
        standard=version.standard,
        annex_number=version.annex_number,
        activity=version.activity,
        name=version.name,
        risk=version.risk,
        licence_type=version.licence_type,
        withdrawn=True,
    )
