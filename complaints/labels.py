"""Enumerations whose members carry the Indonesian words that people read."""

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A word for the database and its Indonesian label, written as one line per member."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs for a model's or form's ``choices``: plain strings, so migrations stay plain."""
        return [(str(member.value), member.label) for member in cls]
