"""The requirements of a standard as a list to tick."""

from standards.in_force import StandardInForce
from standards.models.explaining import REQUIREMENTS
from standards.outline import Outline, walk
from standards.standard_page import tree


def requirements(state: StandardInForce) -> Outline:
    """The words of component 1 as a tree; empty when nothing was written."""
    text = state.clause(REQUIREMENTS).text
    return tree(text.text) if text else Outline()


def boxes(read: Outline) -> int:
    """How many boxes there are to tick: one for each item without items below."""
    return sum(not item.children for item in walk(read))
