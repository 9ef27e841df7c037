"""A suggestion in three fields: what, from whom if she says so, and how it came."""

from typing import Any

from django import forms

from complaints.filing import Complainant, Filing, file_complaint
from complaints.forms.counter_choices import walk_in_channels
from complaints.forms.counter_fields import PersonField
from complaints.forms.counter_page import CounterPage
from complaints.forms.fields import Words
from complaints.intake import Identity, Kind, ServiceStatus
from complaints.models import Complaint
from standards.models import Channel


class SuggestionForm(CounterPage):
    description = Words(
        what="Saran",
        limit=10_000,
        rows=4,
        label="Saran atau masukan",
        help_text="Dengan kata-kata yang menyampaikannya.",
        error_messages={"required": "Tulis sarannya."},
        widget=forms.Textarea(attrs={"rows": 4, "autofocus": True, "accesskey": "1"}),
    )
    person = PersonField(label="Dari siapa", required=False)
    channel = forms.ModelChoiceField(Channel.objects.none(), label="Disampaikan melalui", empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].queryset = walk_in_channels()

    def file(self) -> tuple[Complaint, bool]:
        """The case, and whether this form had made it before."""
        repeated = self.is_repeated()
        return file_complaint(self._filing(), by=self.by, on=self.on), repeated

    def _filing(self) -> Filing:
        values = self.cleaned_data
        person: Complainant | None = values["person"]
        return Filing(
            form_key=values["key"],
            wants=Kind.SUGGESTION,
            identity=Identity.OPEN if person else Identity.NONE,
            complainant=person,
            service_status=ServiceStatus.NOT_REMEMBERED,
            channel=values["channel"],
            location=self.initial["location"],
            received_on=self.on,
            description=values["description"],
        )
