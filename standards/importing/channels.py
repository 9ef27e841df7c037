"""Where the words of component 6 name channels otherwise than the office does (R3)."""

from collections.abc import Iterator, Mapping

from standards.facts import ChannelText, channels
from standards.importing.wordings import compared
from standards.regulation import Notice, ParsedStandard, Severity
from standards.slips import ComparisonKind


def channel_notices(parsed: ParsedStandard, document: str, known: Mapping[str, str]) -> Iterator[Notice]:
    """Channels are public at once and no part of a draft: an admin adds or changes them, never an
    import."""
    policy = parsed.component(6)
    if policy is None:
        return
    for each in channels(policy.outline):
        cause = _cause(each, known.get(each.letter))
        if cause:
            yield Notice(document, policy.first_line, 6, cause, Severity.WARNING)


def _cause(named: ChannelText, known: str | None) -> str:
    if known is None:
        return f"Kanal {named.letter} belum tercatat di kantor; tambahkan di pengelolaan bila dipakai."
    if compared(known, named.words).kind is ComparisonKind.DIFFERENT:
        return f"Kanal {named.letter} berbunyi lain daripada yang tercatat di kantor."
    return ""
