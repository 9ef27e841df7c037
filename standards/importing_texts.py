"""The parts of one imported standard: texts, citations, source cells, notes."""

from collections.abc import Iterator

from standards.citations import Citation
from standards.facts import ChannelText, channels
from standards.in_force import ClauseInForce
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

LONGEST_WORDS = 200  # as the columns of quoted words and of the name of the source


def same_words(known: ClauseInForce, text: str) -> bool:
    """Whether a component already says this; a slip in the source makes no other text of it."""
    if known.text is None:
        return False
    if known.is_shared:
        return compare(known.text.text, text).kind is not ComparisonKind.DIFFERENT
    return known.text.text == text


def store_text(
    version: Version, parsed: ParsedComponent, known: ClauseInForce | None, shared: ComponentText | None
) -> ComparisonKind:
    """The office's shared words are not stored again, nor its own that stand already (`known`);
    a slip becomes a note; the rest is its own."""
    if known is not None and not known.is_shared and same_words(known, parsed.text):
        return ComparisonKind.IDENTICAL
    found = compare(shared.text, parsed.text) if shared else Comparison(ComparisonKind.DIFFERENT)
    if found.kind is ComparisonKind.DIFFERENT:
        _store_override(version, parsed)
        return found.kind
    if known is not None and known.text is not None and not known.is_shared:
        # It had words of its own, and must say that it has none any more.
        ComponentText.objects.create(version=version, number=parsed.number, follows_shared=True)
    SourceNote.objects.bulk_create(
        SourceNote(
            version=version,
            number=parsed.number,
            ours=_cut(slip.ours),
            theirs=_cut(slip.theirs),
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
        SourceNote(version=version, number=note.component, theirs=_cut(note.words), cause=note.explanation)
        for note in source_notes(parsed.number, parsed.text)
    )


def _regulation(citation: Citation) -> Regulation:
    return Regulation.objects.get_or_create(
        slug=citation.key,
        defaults={
            "kind": citation.name,
            "number": citation.number,
            "year": citation.year,
            "title": citation.title,
            "short_name": f"{citation.name} {citation.number}/{citation.year}"[:80],
            "source": "Terbaca dalam naskah standar; keberlakuannya belum diperiksa.",
        },
    )[0]


def store_source(version: Version, parsed: ParsedStandard, document: str) -> None:
    SourceCell.objects.bulk_create(
        SourceCell(
            version=version,
            document=_cut(document),
            annex_number=parsed.annex_number,
            number=cell.component,
            first_line=cell.first_line,
            last_line=cell.last_line,
            raw=cell.raw,
        )
        for cell in parsed.cells
    )


def channel_notices(parsed: ParsedStandard, document: str) -> Iterator[Notice]:
    """Where component 6 names channels otherwise than the office (R3). Channels are public at
    once and no part of a draft: an admin adds or changes them, never an import."""
    policy = parsed.component(6)
    if policy is None:
        return
    known = dict(Channel.objects.values_list("code", "words"))
    for each in channels(policy.outline):
        cause = _channel_cause(each, known.get(each.letter))
        if cause:
            yield Notice(document, policy.first_line, 6, cause, Severity.WARNING)


def _channel_cause(named: ChannelText, known: str | None) -> str:
    if known is None:
        return f"Kanal {named.letter} belum tercatat di kantor; tambahkan di pengelolaan bila dipakai."
    if compare(known, named.words).kind is ComparisonKind.DIFFERENT:
        return f"Kanal {named.letter} berbunyi lain daripada yang tercatat di kantor."
    return ""


def _cut(words: str) -> str:
    """A note or a name longer than its column is cut, not refused: the whole stands in the cells."""
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…"
