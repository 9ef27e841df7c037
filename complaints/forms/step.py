"""What every step's form has in common: its case, the day, and the unsaved records it makes."""

from datetime import date
from typing import Any

from django import forms

from complaints.forms.dates import DayFirstDateField, date_in_words
from complaints.forms.fields import Words
from complaints.models import Complaint
from complaints.models.calendar import working_calendar
from complaints.models.trail import StepRecord
from complaints.workdays import Calendar, in_words
from complaints.workflow import Step


def words(label: str, help_text: str = "", rows: int = 3, **options: Any) -> Words:
    return Words(what="Isian", limit=10_000, rows=rows, label=label, help_text=help_text, **options)


def line(label: str, help_text: str = "", limit: int = 200, **options: Any) -> Words:
    return Words(what="Isian", limit=limit, label=label, help_text=help_text, **options)


class StepForm(forms.Form):
    """Knows its case and the day; a step without words needs no field. `writes`: the records that
    this form itself brings, so that a step is offered once all the others are there."""

    use_required_attribute = False
    legend = ""
    submit = ""
    hint = ""
    writes: frozenset[Step] = frozenset()

    def __init__(
        self, *args: Any, complaint: Complaint, on: date, calendar: Calendar | None = None, **kwargs: Any
    ) -> None:
        self.complaint, self.on = complaint, on
        self.calendar = calendar or working_calendar()
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = f"Isi “{field.label}”."

    @property
    def waits(self) -> str:
        """Why this cannot be done yet, in a sentence; empty when it can."""
        return ""

    @property
    def is_useful(self) -> bool:
        """Whether there is anything to do with it in this case."""
        return True

    def between(self, name: str, first: date, last: date, what: str = "") -> date | None:
        """The date typed in a field, for its clean method; refused outside these days."""
        day = self.cleaned_data[name]
        if day and not first <= day <= last:
            raise forms.ValidationError(
                f"Isi tanggal antara {what}{in_words(first)}, dan hari ini, {in_words(last)}."
                if last == self.on
                else f"Isi tanggal antara {in_words(first)} dan {in_words(last)}."
            )
        return day

    def records(self) -> list[StepRecord]:
        return []

    def typed(self) -> list[tuple[str, str]]:
        """The words that were filled in, to be shown again when the step came too late."""
        given = [field for field in self.visible_fields() if field.value()]
        return [(str(field.label), _as_words(field)) for field in given]


def day_field(label: str, help_text: str = "", **options: Any) -> DayFirstDateField:
    return DayFirstDateField(label=label, help_text=help_text, **options)


def _as_words(field: forms.BoundField) -> str:
    """What was typed or chosen, as people read it; nothing here has been checked yet."""
    value = str(field.value())
    if isinstance(field.field, forms.BooleanField):
        return "Ya"
    if isinstance(field.field, forms.DateField):
        return date_in_words(value)
    chosen = {str(key): str(label) for key, label in getattr(field.field, "choices", ())}
    return chosen.get(value, value)
