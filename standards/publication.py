"""What stops a release from being published. Pure: words, facts and people are arguments."""

from collections.abc import Collection, Mapping
from typing import Any

from standards import outline
from standards.components import COMPONENTS, component
from standards.facts import disagreements, missing_clocks


def text_obstacles(number: int, text: str, facts: Mapping[str, Any]) -> list[str]:
    """The faults of one component, each with its label."""
    label = f"Komponen {number} ({component(number).label})"
    return [f"{label}: {fault}" for fault in text_faults(number, text, facts)]


def text_faults(number: int, text: str, facts: Mapping[str, Any]) -> list[str]:
    """Faults of transcription in one component: its numbering, and facts its words deny or lack.
    The 30 and 14 days of component 6 are law for every case, so words and facts must agree."""
    faults = [f"Baris {problem.line}: {problem.message}" for problem in outline.problems(text)]
    faults += disagreements(number, text, dict(facts))
    return faults + list(missing_clocks(number, facts))


def missing_obstacles(numbers: Collection[int]) -> list[str]:
    """UU 25/2009 Pasal 21: a standard holds all 14 components; here those without words."""
    return [
        f"Komponen {c.number} ({c.label}) belum ada uraiannya." for c in COMPONENTS if c.number not in numbers
    ]


def same_hand_obstacles(publisher: str | None, writers: Collection[str]) -> list[str]:
    """A second person publishes: whoever wrote any of the words may not."""
    if publisher is None or publisher not in writers:
        return []
    return ["Anda ikut menulis penetapan ini. Mintalah orang lain untuk menetapkannya."]
