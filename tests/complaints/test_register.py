"""Register numbers and receipt codes: what people may type, and what the check symbol catches."""

import hmac
import random
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from complaints.register import (
    ALPHABET,
    BadCode,
    BadNumber,
    code_for,
    digest,
    display_code,
    format_number,
    normalise_code,
    parse_number,
)

KEY = b"a key that is only for the tests"
FORM = UUID("6f1c9a52-3c1e-4b7e-9a54-0d6b3a1c2e7f")
CODE = code_for(FORM, KEY)


@pytest.mark.parametrize(
    ("year", "serial", "number"),
    [(2026, 1, "P-2026-0001"), (2026, 9999, "P-2026-9999"), (2027, 10000, "P-2027-10000")],
)
def test_format_number(year: int, serial: int, number: str) -> None:
    assert format_number(year, serial) == number
    assert parse_number(number) == (year, serial)


@pytest.mark.parametrize(("year", "serial"), [(2026, 0), (2026, -1), (26, 1), (20260, 1)])
def test_format_number_refuses_what_no_register_holds(year: int, serial: int) -> None:
    with pytest.raises(ValueError, match="no register number"):
        format_number(year, serial)


@pytest.mark.parametrize(
    "text",
    [
        "P-2026-0007",
        "p-2026-0007",
        "  P 2026 7 ",
        "2026-7",
        "2026/007",
        "P20260007",
        "P\N{EN DASH}2026\N{EN DASH}0007",
        "P\N{NON-BREAKING HYPHEN}2026\N{MINUS SIGN}7",
        "P.2026.0007.",
        "Ｐ-２０２６-０００７",
    ],
)
def test_parse_number_forgives(text: str) -> None:
    assert parse_number(text) == (2026, 7)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "2026",
        "P-2026-0000",
        "P-26-7",
        "Q-2026-7",
        "P-2026-7-8",
        "P-2026-x",
        "P-1026-7",
        "P-2026-" + "9" * 10,
        "P-2026-٧",
        "\x00",
        "7" * 10_000,
    ],
)
def test_parse_number_refuses_anything_else(text: str) -> None:
    with pytest.raises(BadNumber, match=r"ditulis seperti P-2026-0001\."):
        parse_number(text)


@given(year=st.integers(2000, 2999), serial=st.integers(1, 999_999_999))
def test_number_survives_paper(year: int, serial: int) -> None:
    assert parse_number(format_number(year, serial).lower().replace("-", " ")) == (year, serial)


def test_code_is_the_same_for_a_repeated_form_and_another_under_another_key() -> None:
    assert code_for(FORM, KEY) == CODE
    assert code_for(FORM, KEY + b"!") != CODE
    assert code_for(UUID(int=FORM.int + 1), KEY) != CODE


def test_code_is_shown_in_groups_of_four() -> None:
    shown = display_code("0123456789AB")
    assert shown == "0123-4567-89AB"
    assert normalise_code(display_code(CODE)) == CODE


def test_code_has_12_symbols_of_crockfords_alphabet() -> None:
    assert ALPHABET == "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    assert len(CODE) == 12
    assert set(CODE) <= set(ALPHABET)


def test_250_000_codes_have_no_double_and_use_every_symbol_in_every_place() -> None:
    # A quarter of the million promised, to keep the suite quick. With 55 random bits a double in a
    # million has a chance of 1 in 72,000, so any double here means that bits were lost; the second
    # line sees a single lost bit, as half of the symbols of one place would never come.
    codes = {code_for(UUID(int=n), KEY) for n in range(250_000)}
    assert len(codes) == 250_000
    assert all(set(place) == set(ALPHABET) for place in zip(*codes, strict=True))


def is_caught(code: str) -> bool:
    try:
        normalise_code(code)
    except BadCode:
        return True
    return False


def test_every_single_slip_of_1000_codes_is_caught() -> None:
    missed = [
        slipped
        for n in range(1000)
        for code in [code_for(UUID(int=n), KEY)]
        for i in range(12)
        for symbol in ALPHABET
        if symbol != code[i] and not is_caught(slipped := code[:i] + symbol + code[i + 1 :])
    ]
    assert missed == []


def test_every_swap_of_two_symbols_of_1000_codes_is_caught() -> None:
    missed = []
    for n in range(1000):
        code = code_for(UUID(int=n), KEY)
        for i, j in combinations(range(12), 2):
            swapped = list(code)
            swapped[i], swapped[j] = code[j], code[i]
            if code[i] != code[j] and not is_caught("".join(swapped)):
                missed.append((code, i, j))
    assert missed == []


def test_a_guess_passes_the_check_once_in_32() -> None:
    dice = random.Random(1)
    guesses = ("".join(dice.choices(ALPHABET, k=12)) for _ in range(20_000))
    assert sum(not is_caught(guess) for guess in guesses) == pytest.approx(20_000 / 32, rel=0.15)


LOOKALIKE_CODE = next(code for n in range(10_000) if {"0", "1"} <= set(code := code_for(UUID(int=n), KEY)))


@pytest.mark.parametrize(
    "typed",
    [
        LOOKALIKE_CODE.lower(),
        LOOKALIKE_CODE.replace("0", "O").replace("1", "I"),
        LOOKALIKE_CODE.replace("0", "o").replace("1", "l"),
        LOOKALIKE_CODE.replace("1", "L"),
        LOOKALIKE_CODE.replace("1", "i"),
        "  " + " ".join(LOOKALIKE_CODE) + "\r\n",
        "\N{EM DASH}".join(LOOKALIKE_CODE),
        "\N{NO-BREAK SPACE}".join(LOOKALIKE_CODE),
        "\N{ZERO WIDTH SPACE}".join(LOOKALIKE_CODE),
        f"{LOOKALIKE_CODE}.",
    ],
    ids=["lower", "O and I", "o and l", "L", "i", "spaced", "dashes", "nbsp", "zero width", "stop"],
)
def test_normalise_code_forgives(typed: str) -> None:
    assert normalise_code(typed) == LOOKALIKE_CODE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Periksa kode: kode terdiri atas 12 huruf dan angka."),
        (CODE[:-1], "Periksa kode: kode terdiri atas 12 huruf dan angka."),
        (CODE + "0", "Periksa kode: kode terdiri atas 12 huruf dan angka."),
        ("\x00" * 12, "Periksa kode: kode terdiri atas 12 huruf dan angka."),
        ("A" * 10_000, "Periksa kode: kode terdiri atas 12 huruf dan angka."),
        (" " * 200 + CODE, "Periksa kode: kode terdiri atas 12 huruf dan angka."),
        ("U" * 12, "Periksa kode: ada huruf atau angka yang keliru atau tertukar."),
        (
            CODE[:-1] + ALPHABET[ALPHABET.index(CODE[-1]) ^ 1],
            "Periksa kode: ada huruf atau angka yang keliru atau tertukar.",
        ),
        ("٠" * 12, "Periksa kode: ada huruf atau angka yang keliru atau tertukar."),
    ],
    ids=["empty", "short", "long", "NUL", "huge", "far", "no such letter", "check", "foreign digits"],
)
def test_normalise_code_says_what_to_check(text: str, message: str) -> None:
    with pytest.raises(BadCode) as refusal:
        normalise_code(text)
    assert str(refusal.value) == message


@given(text=st.text(max_size=40))
@example("ß" * 12)
@example("ŉ" * 6)
def test_anything_typed_is_a_code_or_a_clear_refusal(text: str) -> None:
    if is_caught(text):
        with pytest.raises(BadCode, match=r"^Periksa kode: "):
            normalise_code(text)
    else:
        code = normalise_code(text)
        assert normalise_code(display_code(code)) == code


def test_digest_is_one_for_every_spelling_and_is_not_the_code() -> None:
    stored = digest(CODE, KEY)
    assert digest(display_code(CODE).lower(), KEY) == stored
    assert len(bytes.fromhex(stored)) == 32
    assert digest(CODE, KEY + b"!") != stored


def test_each_use_of_the_key_has_its_own_label() -> None:
    assert digest(CODE, KEY) != hmac.digest(KEY, CODE.encode(), "sha256").hex()
    bare = int.from_bytes(hmac.digest(KEY, FORM.bytes, "sha256")[:7]) >> 1
    assert CODE[0] + CODE[10] != ALPHABET[bits_of(bare, 50)] + ALPHABET[bits_of(bare, 0)]


def bits_of(number: int, shift: int) -> int:
    return number >> shift & 31


def test_digest_refuses_a_wrong_code_before_any_query() -> None:
    with pytest.raises(BadCode):
        digest(CODE[::-1] + "0", KEY)


def test_empty_key_is_refused() -> None:
    with pytest.raises(ValueError, match="without a key"):
        code_for(FORM, b"")
    with pytest.raises(ValueError, match="without a key"):
        digest(CODE, b"")
