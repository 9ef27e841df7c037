"""Who decides on a proposal, and what counts as one requirement."""

import pytest

from standards.living_rules import (
    CHANGED_SINCE,
    NO_REASON,
    NOT_WAITING,
    SAME_HAND,
    decision_obstacles,
    requirements,
)
from standards.outline import parse


@pytest.mark.parametrize(
    ("writer", "given", "found"),
    [
        ("neneng", {}, []),
        (None, {}, []),
        ("iwan", {}, [SAME_HAND]),
        ("iwan", {"approving": False, "reason": "Keliru."}, []),
        ("neneng", {"approving": False, "reason": " "}, [NO_REASON]),
        ("neneng", {"waiting": False}, [NOT_WAITING]),
        ("neneng", {"seen": False}, [CHANGED_SINCE]),
        ("iwan", {"waiting": False}, [NOT_WAITING]),
    ],
    ids="another portal own own-refusal without-reason decided changed own-decided".split(),
)
def test_iwan_decides(writer, given, found):
    assert decision_obstacles(writer, "iwan", **({"waiting": True, "seen": True} | given)) == found


def test_a_requirement_is_known_by_its_words_and_those_above():
    found = requirements(parse("A. Umum:\n  1. NIB;\n  2. Akun:\n    a. Baru;\nB. Khusus:\n  1. NIB;"))
    assert [(each.path, each.words) for each in found] == [
        ("A.1", ("Umum:", "NIB;")),
        ("A.2.a", ("Umum:", "Akun:", "Baru;")),
        ("B.1", ("Khusus:", "NIB;")),
    ]
    assert requirements(parse("Tidak ada syarat.")) == ()
