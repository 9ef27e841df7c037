"""The pure half of the chain: one spelling of a row, and where a chain does not hold."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.chain import FIRST, Anchor, Break, Link, breaks, canonical, seal

KEY = b"kunci"


def chain_of(*words: str) -> list[Link]:
    links: list[Link] = []
    for word in words:
        before = links[-1].seal if links else FIRST
        made = seal(before, [("event", {"text": word})], KEY)
        links.append(Link(before, made, made))
    return links


def anchor_of(links: list[Link]) -> Anchor:
    return Anchor(links[-1].seal, len(links)) if links else Anchor()


CHAIN = chain_of("a", "b", "c", "d")
CHANGED = [*CHAIN[:1], Link(CHAIN[1].previous, CHAIN[1].seal, "0" * 64), *CHAIN[2:]]


@pytest.mark.parametrize(
    ("links", "anchor", "found"),
    [
        ([], Anchor(), []),
        (CHAIN, anchor_of(CHAIN), []),
        (CHANGED, anchor_of(CHAIN), [(2, Break.CHANGED)]),
        ([*CHAIN[:1], *CHAIN[2:]], anchor_of(CHAIN), [(2, Break.OUT_OF_PLACE), (3, Break.CUT_OFF)]),
        (CHAIN[1:], anchor_of(CHAIN), [(1, Break.OUT_OF_PLACE), (3, Break.CUT_OFF)]),
        (CHAIN[:3], anchor_of(CHAIN), [(3, Break.CUT_OFF)]),
        ([], anchor_of(CHAIN), [(0, Break.CUT_OFF)]),
        (CHAIN, Anchor(CHAIN[-1].seal, 3), [(4, Break.CUT_OFF)]),
        (
            [CHAIN[1], CHAIN[0], *CHAIN[2:]],
            anchor_of(CHAIN),
            [(1, Break.OUT_OF_PLACE), (2, Break.OUT_OF_PLACE), (3, Break.OUT_OF_PLACE)],
        ),
    ],
    ids="empty whole changed deleted first-deleted cut-off all-gone miscounted swapped".split(),
)
def test_where_a_chain_breaks(links, anchor, found):
    assert list(breaks(links, anchor)) == found


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"b": 1, "a": "x"}, '{"a":"x","b":1}'),
        ({"on": date(2026, 3, 10)}, '{"on":"2026-03-10"}'),
        ({"at": datetime(2026, 3, 10, 2, 30, tzinfo=UTC)}, '{"at":"2026-03-10T02:30:00+00:00"}'),
        ({"done": True, "serial": 0}, '{"done":true,"serial":0}'),
        ({"text": "", "by": None, "done": False}, "{}"),
        ({"text": "dijawab “ya”"}, '{"text":"dijawab “ya”"}'),
    ],
    ids="order date instant numbers empty words".split(),
)
def test_a_row_has_one_spelling(values, text):
    assert canonical(values) == text


def test_an_instant_is_the_same_in_every_zone():
    at = datetime(2026, 3, 10, 2, 30, tzinfo=UTC)
    assert canonical({"at": at}) == canonical({"at": at.astimezone(timezone(timedelta(hours=7)))})


def test_a_seal_knows_the_table_the_order_and_the_key():
    rows = [("event", {"a": "1"}), ("answer", {"a": "2"})]
    made = seal(FIRST, rows, KEY)
    assert len(made) == 64
    assert made == seal(FIRST, rows[::-1], KEY)
    others = [
        seal(FIRST, [("event", {"a": "2"}), ("answer", {"a": "1"})], KEY),
        seal("1" * 64, rows, KEY),
        seal(FIRST, rows, b"kunci lain"),
        seal(FIRST, rows[:1], KEY),
    ]
    assert len({made, *others}) == 5
    with pytest.raises(ValueError, match="key"):
        seal(FIRST, rows, b"")


@given(st.text(), st.text())
def test_two_different_texts_never_share_a_seal(one, other):
    same = seal(FIRST, [("a", {"t": one})], KEY) == seal(FIRST, [("a", {"t": other})], KEY)
    assert same == (one == other)
