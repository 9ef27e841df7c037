"""The rows of what was read, not stored yet, and whether the database could hold them."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError

from standards.citations import Citation
from standards.importing.wordings import Placed, Treatment
from standards.models import ProcedureClass, Regulation, Version
from standards.regulation import ParsedComponent, ParsedStandard

TOO_LONG = "Ada kata atau bilangan yang terlalu panjang untuk disimpan; periksa naskahnya."
LONGEST_WORDS = 200  # as the columns of quoted words and of the name of the source


def check_rows(parsed: ParsedStandard, placed: Iterable[Placed]) -> None:
    """Raises ValidationError where a column is too narrow."""
    try:
        Version(**header(parsed)).clean_fields(exclude=["release", "standard", "activity"])
        for each in placed:
            if each.treatment is Treatment.OWN:
                _check_words(each.component)
    except ValidationError:
        raise ValidationError(TOO_LONG) from None


def header(parsed: ParsedStandard) -> dict[str, Any]:
    """What the title line says, as the columns of a Version."""
    return {
        "annex_number": parsed.annex_number,
        "name": parsed.name,
        "risk": parsed.risk,
        "licence_type": parsed.licence_type,
    }


def regulation_of(cited: Citation) -> Regulation:
    return Regulation(
        slug=cited.key,
        kind=cited.name,
        number=cited.number,
        year=cited.year,
        title=cited.title,
        short_name=f"{cited.name} {cited.number}/{cited.year}"[:80],
        source="Terbaca dalam naskah standar; keberlakuannya belum diperiksa.",
    )


def cut(words: str) -> str:
    """A note or a name longer than its column is cut, not refused: the whole stands in the cells."""
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…"


def _check_words(read: ParsedComponent) -> None:
    for each in read.regulations:
        _check_regulation(each)
    for number in read.facts.get("classes", ()):
        ProcedureClass(number=number).clean_fields()


@lru_cache(maxsize=1024)
def _check_regulation(cited: Citation) -> None:
    regulation_of(cited).clean_fields(exclude=["successor", "sector", "amends"])
