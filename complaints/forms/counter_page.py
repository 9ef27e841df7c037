"""What every form of the counter has in common: its key, its account, its day, and what was typed on it
before the screen was locked."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from complaints.forms.counter_choices import first_values
from complaints.models import Complaint


class CounterPage(forms.Form):
    """One form is one case: a repeat of its key finds what it has made."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, by: User, on: date, kept: QueryDict | None = None, **kwargs: Any) -> None:
        self.by, self.on, self.is_kept = by, on, kept is not None
        first = first_values(by, on) | (kept.dict() if kept is not None else {})
        super().__init__(*args, initial=first, **kwargs)

    def is_repeated(self) -> bool:
        return Complaint.objects.filter(form_key=self.cleaned_data["key"]).exists()
