"""The small parts of the public pages: key facts, list markers, the QR code."""

import pytest

from standards.key_facts import KeyFacts, key_facts, rupiah
from standards.outline import parse
from standards.qr import QUIET_ZONE, qr_code
from standards.templatetags.standards import alternatives, anchor, numbering, out_of_turn


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, KeyFacts()),
        ({3: {"days": 7, "unit": "working_day"}}, KeyFacts("7 hari kerja")),
        ({3: {"basis": "sejak berkas lengkap"}}, KeyFacts(time_note="sejak berkas lengkap")),
        ({3: {"days": 30, "unit": "calendar_day"}}, KeyFacts("30 hari kalender")),
        ({3: {"days": 7}}, KeyFacts()),
        ({4: {"fee": 0}}, KeyFacts(fee="Gratis")),
        ({4: {"fee": 1250000}}, KeyFacts(fee="Rp1.250.000")),
        (
            {5: {"product": "NIB", "electronic_signature": True}},
            KeyFacts(product="NIB", product_note="dengan tanda tangan elektronik"),
        ),
    ],
)
def test_key_facts_say_only_what_was_read(facts, expected):
    assert key_facts(facts) == expected


def test_rupiah():
    assert [rupiah(amount) for amount in (0, 500, 25000)] == ["Gratis", "Rp500", "Rp25.000"]


@pytest.mark.parametrize(
    ("text", "type_", "css"),
    [
        ("A. Umum", "A", "outline"),
        ("1. Satu", "1", "outline"),
        ("a. Satu", "a", "outline"),
        ("1) Satu", "1", "outline paren"),
    ],
)
def test_numbering_carries_the_regulations_markers(text, type_, css):
    look = numbering(parse(text).items)
    assert (look.type, look.css) == (type_, css)


def test_a_number_left_out_by_the_text_is_left_out_on_the_page():
    first, third = parse("1. Satu;\n3. Tiga;").items
    assert out_of_turn(first, 1) is None
    assert out_of_turn(third, 2) == 3


@pytest.mark.parametrize(
    ("numbers", "words"), [((4,), "4"), ((4, 8), "4 atau 8"), ((4, 8, 13, 17), "4, 8, 13, atau 17")]
)
def test_alternatives(numbers, words):
    assert alternatives(numbers) == words


def test_anchor():
    assert anchor("5.c.1") == "5-c-1"


def drawn(path: str, size: int) -> list[list[bool]]:
    """The modules a browser would paint, read back from the path alone."""
    rows = [[False] * size for _ in range(size)]
    for line in path.split("M")[1:]:
        start, rest = line.split(" ", 1)
        x, row = int(start), int(rest.split(".5", 1)[0])
        for step in rest.split(".5", 1)[1].replace("h", " h").replace("m", " m").replace(" 0", "").split():
            if step[0] == "h":
                rows[row][x : x + int(step[1:])] = [True] * int(step[1:])
            x += int(step[1:])
    return rows


def test_qr_path_paints_exactly_the_code():
    import segno

    text = "https://ptsp.example/standar/kbli-71204-jasa-inspeksi-teknik-instalasi/"
    code = qr_code(text)
    expected = segno.make(text, error="l", micro=False).matrix_iter(border=QUIET_ZONE)
    assert drawn(code.path, code.size) == [[bool(module) for module in row] for row in expected]
