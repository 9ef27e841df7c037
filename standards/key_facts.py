"""The three things people ask first of a service: how long, how much, and what they get.

Read from the facts beside the words; what the words do not say stays empty, never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PROCESSING_TIME, FEE, OUTPUT = 3, 4, 5
KEY_COMPONENTS = (PROCESSING_TIME, FEE, OUTPUT)

_UNITS = {"working_day": "hari kerja", "calendar_day": "hari kalender"}


@dataclass(frozen=True)
class KeyFacts:
    """Each empty when not read from the words: the page then points to the component itself."""

    time: str = ""
    time_note: str = ""
    fee: str = ""
    product: str = ""
    product_note: str = ""


def key_facts(facts: Mapping[int, Mapping[str, Any]]) -> KeyFacts:
    """From the facts of components 3, 4 and 5, by number."""
    time, fee, output = (facts.get(number, {}) for number in KEY_COMPONENTS)
    return KeyFacts(
        time=_duration(time),
        time_note=str(time.get("basis", "")),
        fee=rupiah(fee["fee"]) if "fee" in fee else "",
        product=str(output.get("product", "")),
        product_note="dengan tanda tangan elektronik" if output.get("electronic_signature") else "",
    )


def rupiah(amount: int) -> str:
    """0 is a promise of its own: the words say Gratis."""
    return f"Rp{amount:,}".replace(",", ".") if amount else "Gratis"


def _duration(facts: Mapping[str, Any]) -> str:
    unit = _UNITS.get(facts.get("unit", ""))
    return f"{facts['days']} {unit}" if unit and "days" in facts else ""
