"""An oral complaint is read back to its complainant before it is recorded: until then everything may be
corrected, afterwards nothing changes what she signs (UU 25/2009 Pasal 44)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from complaints.forms.counter_choices import STATUS_WORDS
from complaints.intake import Identity, Kind, ServiceStatus
from complaints.workdays import in_words
from standards.components import COMPONENTS

if TYPE_CHECKING:
    from complaints.forms.counter import CounterForm

NAME = "dibacakan"
AGREED, CORRECT = "sesuai", "perbaiki"


@dataclass(frozen=True)
class Heard:
    """What was chosen rather than said, in the words in which it is read out."""

    service: str
    component: str
    served: str


def heard(form: CounterForm) -> Heard:
    values = form.cleaned_data
    component, served_on = values["component"], values["served_on"]
    return Heard(
        form.service(),
        f"{component}. {COMPONENTS[component - 1].label}" if component else "",
        in_words(served_on) if served_on else STATUS_WORDS[ServiceStatus(values["service_status"])],
    )


def must_be_read_back(form: CounterForm) -> bool:
    """Asked of a valid form: whether the complainant has yet to hear it. A suggestion or a question
    is signed by nobody, nor is what comes without a name."""
    values = form.cleaned_data
    is_statement = (
        values["channel"].is_oral and values["kind"] == Kind.COMPLAINT and values["identity"] != Identity.NONE
    )
    return is_statement and form.data.get(NAME) != AGREED


def is_corrected(form: CounterForm) -> bool:
    """The complainant heard it and wants other words: back to the form, at the first of them."""
    return bool(form.is_bound and form.data.get(NAME) == CORRECT)
