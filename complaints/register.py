"""The register number, which is public, and the receipt code, which opens the case.

The code has 12 symbols of Crockford's base 32: 11 of them random (55 bits), the last a check
over GF(32). It is derived from the form's key, so a repeated submission shows the same
receipt, and only its digest is stored.
"""

import hmac
import re
import unicodedata
from uuid import UUID

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 12
_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)}
_LOOKALIKES = str.maketrans("OIL", "011")
# Multiplication by alpha in GF(32), polynomial x^5 + x^2 + 1. Alpha has order 31, so the twelve
# positions have different weights: every single slip and every swap of two symbols is caught.
_TIMES_ALPHA = tuple((v << 1) ^ (0b100101 if v & 0b10000 else 0) for v in range(32))
# One key, two uses: the labels keep a stored digest from ever being somebody's code.
_DERIVE = b"purwakarta-ptsp receipt code\x00"
_DIGEST = b"purwakarta-ptsp receipt digest\x00"
_LONGEST_INPUT = 100  # characters
_NUMBER = re.compile(r"P?(2[0-9]{3})([0-9]{1,9})")
_NUMBER_IN_PARTS = re.compile(r"P? *(2[0-9]{3}) +([0-9]{1,9})")


class BadNumber(ValueError):
    """The text is no register number; the message says what one looks like, in Indonesian."""


class BadCode(ValueError):
    """The text is no receipt code; the message says what to check, in Indonesian."""


def format_number(year: int, serial: int) -> str:
    """ "P-2026-0001", longer beyond 9999. Serial counts from 1 in each year."""
    if not (2000 <= year <= 2999 and serial >= 1):
        raise ValueError(f"no register number for year {year}, serial {serial}")
    return f"P-{year}-{serial:04}"


def parse_number(text: str) -> tuple[int, int]:
    """Year and serial; forgives case, blanks, any dash and missing zeros. Raises BadNumber."""
    plain = " ".join(_words(text)).upper()
    match = _NUMBER_IN_PARTS.fullmatch(plain) or _NUMBER.fullmatch(plain)
    if match is None or int(match[2]) == 0:
        raise BadNumber(f"Periksa nomor: nomor register ditulis seperti {format_number(2026, 1)}.")
    return int(match[1]), int(match[2])


def code_for(form_key: UUID, key: bytes) -> str:
    """The receipt code of one form, 12 symbols. Raises ValueError for an empty key."""
    mac = _mac(key, _DERIVE + form_key.bytes)
    bits = int.from_bytes(mac[:7]) >> 1
    values = [bits >> shift & 31 for shift in range(50, -1, -5)]
    return "".join(ALPHABET[v] for v in values) + ALPHABET[_TIMES_ALPHA[_remainder(values)]]


def display_code(code: str) -> str:
    """ "ABCD-EFGH-JKMN", to be read aloud and copied by hand."""
    return "-".join(groups(code))


def groups(code: str) -> tuple[str, ...]:
    """By four, as they stand on paper; none of no code."""
    return tuple(code[i : i + 4] for i in range(0, len(code), 4))


def normalise_code(text: str) -> str:
    """The 12 symbols of a code as a person typed it. Raises BadCode before any query.

    Forgives case, blanks, punctuation, and O, I, L for 0, 1, 1. The check costs an attacker
    nothing (its rule is public); it spares people a page that says "not found".
    """
    code = "".join(_words(text)).upper().translate(_LOOKALIKES)
    if len(code) != CODE_LENGTH:
        raise BadCode("Periksa kode: kode terdiri atas 12 huruf dan angka.")
    values = [_VALUES.get(symbol) for symbol in code]
    known = [value for value in values if value is not None]
    if len(known) != CODE_LENGTH or _remainder(known):
        raise BadCode("Periksa kode: ada huruf atau angka yang keliru atau tertukar.")
    return code


def digest(code: str, key: bytes) -> str:
    """What is stored instead of the code: 64 hexadecimal digits, HMAC-SHA-256.

    Takes the code in any spelling. Raises BadCode, and ValueError for an empty key.
    """
    return _mac(key, _DIGEST + normalise_code(code).encode()).hex()


def _mac(key: bytes, message: bytes) -> bytes:
    if not key:
        raise ValueError("without a key anyone could compute every receipt code")
    return hmac.digest(key, message, "sha256")


def _remainder(values: list[int]) -> int:
    """The symbols as a polynomial, at alpha: 0 for a whole code with its check symbol."""
    remainder = 0
    for value in values:
        remainder = _TIMES_ALPHA[remainder] ^ value
    return remainder


def _words(text: str) -> list[str]:
    """Runs of letters and digits; blanks, dashes of every kind and other marks only divide."""
    plain = unicodedata.normalize("NFKC", text[: _LONGEST_INPUT + 1])
    return "".join(c if c.isalnum() else " " for c in plain).split()
