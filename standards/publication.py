"""What stops a release from being published. Pure: words, facts and people are arguments.
The faults are those of `transcription`: what is red in the quality of the catalogue, no more."""

from collections.abc import Collection, Iterable, Sequence

from standards.components import component
from standards.findings import Clause, Finding, Grade
from standards.transcription import clause_faults, missing, out_of_order


def text_obstacles(clause: Clause) -> list[str]:
    """Faults of transcription in one component: its numbering, facts its words deny, a legal
    basis that is not the one cited. The 30 and 14 days of component 6 are law for every case."""
    return stopping(clause_faults(clause))


def missing_obstacles(numbers: Collection[int]) -> list[str]:
    """UU 25/2009 Pasal 21: a standard holds all 14 components; here those without words."""
    return stopping(missing(numbers))


def order_obstacles(numbers: Sequence[int]) -> list[str]:
    """Components of the source that follow each other in a wrong order."""
    return stopping(out_of_order(numbers))


def stopping(findings: Iterable[Finding]) -> list[str]:
    """Red stops publishing, yellow never."""
    return [_said(finding) for finding in findings if finding.grade is Grade.RED]


def same_hand_obstacles(
    publisher: str | None, writers: Collection[str], *, head_approved: bool = False
) -> list[str]:
    """A second person publishes: whoever wrote any of the words may not, unless the Head's
    approval is on record (an office with a sole editor)."""
    if publisher is None or head_approved or publisher not in writers:
        return []
    return ["Anda ikut menulis penetapan ini. Mintalah orang lain untuk menetapkannya."]


def submission_obstacles(
    publisher: str | None, submitter: str | None, *, head_approved: bool = False
) -> list[str]:
    """Published only after somebody else submitted it; None publishes on the command line."""
    if publisher is None:
        return []
    if submitter is None:
        return ["Penetapan ini belum diajukan oleh penyuntingnya."]
    if publisher == submitter and not head_approved:
        return ["Anda sendiri yang mengajukan penetapan ini. Mintalah orang lain untuk menetapkannya."]
    return []


def _said(finding: Finding) -> str:
    if finding.component is None or finding.code == "component_missing":
        return finding.cause
    label = component(finding.component).label
    return f"Komponen {finding.component} ({label}): {finding.cause}"
