"""The steps of a case in the order in which they were reached, then those still ahead."""

from complaints.progress import stages
from complaints.workflow import State
from tests.factories import at

ON = {day: at(2026, 3, day) for day in range(10, 20)}


def titles(state: State, *reached: tuple[State, int]) -> list[tuple[str, bool]]:
    """Each step and whether it was reached."""
    found = stages(state, [(target, ON[day]) for target, day in reached], told=False)
    return [(stage.title, stage.reached_at is not None) for stage in found]


def test_what_was_asked_during_the_review_stands_after_it() -> None:
    way = [(State.REGISTERED, 10), (State.UNDER_REVIEW, 11), (State.INCOMPLETE, 12), (State.UNDER_REVIEW, 13)]
    assert titles(State.UNDER_REVIEW, *way) == [
        ("Laporan tercatat", True),
        ("Ditelaah", True),
        ("Menunggu dilengkapi", True),
        ("Ditindaklanjuti", False),
        ("Dijawab", False),
        ("Selesai", False),
    ]


def test_opened_again_it_shows_its_way_from_there() -> None:
    way = [(State.REGISTERED, 10), (State.UNDER_REVIEW, 11), (State.CLOSED, 12), (State.REOPENED, 13)]
    assert titles(State.REOPENED, *way) == [
        ("Laporan tercatat", True),
        ("Dibuka kembali", True),
        ("Ditelaah", False),
        ("Ditindaklanjuti", False),
        ("Dijawab", False),
        ("Selesai", False),
    ]
