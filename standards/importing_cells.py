"""The parts of one imported standard: texts, citations, source cells, notes, channels."""

from collections.abc import Iterator
from datetime import date

from standards.citations import Citation
from standards.facts import channels
from standards.in_force import shared_text
from standards.models import (
    Channel,
    ComponentText,
    LegalBasis,
    ProcedureClass,
    Regulation,
    SourceCell,
    SourceNote,
    Version,
)
from standards.regulation import Notice, ParsedComponent, ParsedStandard, Severity
from standards.slips import Comparison, ComparisonKind, compare, source_notes


def store_text(version: Version, parsed: ParsedComponent, on: date) -> ComparisonKind:
    """The office's shared words are not stored again; a slip becomes a note; the rest is its own."""
    shared = shared_text(parsed.number, on)
    found = compare(shared.text, parsed.text) if shared else Comparison(ComparisonKind.DIFFERENT)
    if found.kind is ComparisonKind.DIFFERENT:
        _store_override(version, parsed)
        return found.kind
    _follow_shared_again(version, parsed.number)
    SourceNote.objects.bulk_create(
        SourceNote(
            version=version,
            number=parsed.number,
            ours=slip.ours,
            theirs=slip.theirs,
            cause=slip.cause,
        )
        for slip in found.slips
    )
    return found.kind


def _store_override(version: Version, parsed: ParsedComponent) -> None:
    text = ComponentText(version=version, number=parsed.number, text=parsed.text, facts=parsed.facts)
    text.full_clean()
    text.save()
    LegalBasis.objects.bulk_create(
        LegalBasis(text=text, position=each.position, regulation=_regulation(each))
        for each in parsed.regulations
    )
    for number in parsed.facts.get("classes", ()):
        ProcedureClass.objects.get_or_create(number=number)
    SourceNote.objects.bulk_create(
        SourceNote(version=version, number=note.component, theirs=note.words, cause=note.explanation)
        for note in source_notes(parsed.number, parsed.text)
    )


def _follow_shared_again(version: Version, number: int) -> None:
    """A standard that had words of its own must say that it has none any more."""
    own = ComponentText.objects.filter(
        version__standard=version.standard, number=number, follows_shared=False
    )
    if own.exists():
        ComponentText.objects.create(version=version, number=number, follows_shared=True)


def _regulation(citation: Citation) -> Regulation:
    short = citation.kind if not citation.issuer else f"Peraturan {citation.issuer}"
    return Regulation.objects.get_or_create(
        slug=citation.key,
        defaults={
            "kind": short,
            "number": citation.number,
            "year": citation.year,
            "title": citation.title,
            "short_name": f"{short} {citation.number}/{citation.year}"[:80],
            "source": "Terbaca dalam naskah standar; keberlakuannya belum diperiksa.",
        },
    )[0]


def store_source(version: Version, parsed: ParsedStandard, document: str) -> None:
    SourceCell.objects.bulk_create(
        SourceCell(
            version=version,
            document=document,
            annex_number=parsed.annex_number,
            number=cell.component,
            first_line=cell.first_line,
            last_line=cell.last_line,
            raw=cell.raw,
        )
        for cell in parsed.cells
    )


def store_channels(parsed: ParsedStandard, document: str) -> Iterator[Notice]:
    """Channels of component 6 that the office does not know yet are added; other words warned of."""
    policy = parsed.component(6)
    if policy is None:
        return
    known = dict(Channel.objects.values_list("code", "words"))
    for position, each in enumerate(channels(policy.outline), start=1):
        if each.letter not in known:
            name = each.words.split(":")[0][:120]
            Channel.objects.create(code=each.letter, name=name, words=each.words, position=position)
        elif compare(known[each.letter], each.words).kind is ComparisonKind.DIFFERENT:
            cause = f"Kanal {each.letter} berbunyi lain daripada yang tercatat di kantor."
            yield Notice(document, policy.first_line, 6, cause, Severity.WARNING)
