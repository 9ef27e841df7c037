"""The list of a case's letters as the desk works through it: each with the form that comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from complaints.forms.letters import LetterForm, PaperForm, ReplaceForm
from complaints.letter_filing import may_file, may_replace
from complaints.letters import CaseLetter, letters_of
from complaints.models import Complaint


@dataclass(frozen=True)
class Row:
    """`form` is None where this account has nothing left to add; `is_open`: the one that comes next."""

    letter: CaseLetter
    form: PaperForm | None
    may_download: bool
    is_open: bool


def rows(case: Complaint, user: User, on: date, bound: PaperForm | None = None) -> list[Row]:
    """Newest first; open is the form with mistakes, or the first letter that still waits."""
    found, opened = [], bound.letter.name if bound else ""
    for letter in letters_of(case):
        is_bound = bound is not None and bound.letter.name == letter.name
        form = bound if is_bound else filing_form(letter, user, on)
        if form and not letter.signed:
            opened = opened or letter.name
        found.append(Row(letter, form, letter.may_read_file(user), letter.name == opened))
    return found


def filing_form(
    letter: CaseLetter, user: User, on: date, typed: Mapping[str, Any] | None = None, files: Any = None
) -> PaperForm | None:
    """The form that this letter asks for next, if this account may fill it in."""
    if letter.file_is_erased or not may_file(user, letter.case):
        return None
    if not letter.signed:
        return LetterForm(typed, files, letter=letter, on=on)
    if may_replace(user, letter.case):
        return ReplaceForm(typed, files, letter=letter, on=on)
    return None
