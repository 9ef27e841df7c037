"""The papers a receipt is printed on: the counter's printer is its own, so its choice is kept there."""

from complaints.labels import Labelled


class Paper(Labelled):
    A4 = "a4", "A4"
    A6 = "a6", "A6"
    ROLL = "58", "Struk 58 mm"


def chosen_paper(wanted: str, before: str) -> Paper:
    """What is asked for now, else what this computer used last, else A4."""
    return next((paper for word in (wanted, before) for paper in Paper if paper == word), Paper.A4)
