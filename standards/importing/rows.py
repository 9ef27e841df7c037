"""The rows of what was read, not stored yet, and whether the database could hold them."""

from collections.abc import Iterable
from functools import lru_cache

from django.core.exceptions import ValidationError

from standards.citations import Citation
from standards.importing.wordings import Placed, Treatment
from standards.models import ProcedureClass, Regulation, Version
from standards.regulation import ParsedStandard

TOO_LONG = "Ada kata atau bilangan yang terlalu panjang untuk disimpan; periksa naskahnya."
LONGEST_WORDS = 200  # as the columns of quoted words and of the name of the source


def check_rows(parsed: ParsedStandard, placed: Iterable[Placed]) -> None:
    """Raises ValidationError where a column is too narrow."""
    own = [each.component for each in placed if each.treatment is Treatment.OWN]
    try:
        header = Version(
            annex_number=parsed.annex_number,
            name=parsed.name,
            risk=parsed.risk,
            licence_type=parsed.licence_type,
        )
        header.clean_fields(exclude=["release", "standard", "activity"])
        for component in own:
            for each in component.regulations:
                _check_regulation(each)
            for number in component.facts.get("classes", ()):
                ProcedureClass(number=number).clean_fields()
    except ValidationError:
        raise ValidationError(TOO_LONG) from None


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


@lru_cache(maxsize=1024)
def _check_regulation(cited: Citation) -> None:
    regulation_of(cited).clean_fields(exclude=["successor", "sector", "amends"])
