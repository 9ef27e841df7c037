"""People also come only to ask (R3): the question with its answer, registered and closed at once."""

from datetime import date
from typing import Any

from django import forms
from django.db import transaction

from complaints.filing import Filing, file_complaint
from complaints.forms.counter_choices import walk_in_channels
from complaints.forms.fields import Words
from complaints.forms.standard_choice import StandardChoice
from complaints.forms.step import StepForm, words
from complaints.intake import Identity, Kind, ServiceStatus
from complaints.models import Answer, Complaint
from complaints.models.trail import StepRecord
from complaints.permissions import Refused
from complaints.workflow import Action, Outcome, Step
from standards.models import Channel


class AnswerAtOnceForm(StepForm):
    """A question that was left, answered by whoever knows: outside the figures, so nothing else is asked."""

    legend = "Jawab langsung"
    submit = "Jawab dan tutup"
    writes = frozenset({Step.OUTCOME})
    text = words("Informasi yang diberikan", "Dibaca di halaman status; setelah ini perkara selesai.", 4)

    def records(self) -> list[StepRecord]:
        return [given(self.cleaned_data["text"], self.on)]


class QuestionForm(StandardChoice):
    description = Words(
        what="Pertanyaan",
        limit=10_000,
        rows=2,
        label="Yang ditanyakan",
        error_messages={"required": "Tulis apa yang ditanyakan."},
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True, "accesskey": "1"}),
    )
    text = Words(
        what="Jawaban",
        limit=10_000,
        rows=3,
        label="Jawaban yang diberikan",
        error_messages={
            "required": "Tulis jawaban yang sudah diberikan. Bila belum dapat dijawab, catat "
            "sebagai laporan berjenis permintaan informasi."
        },
        widget=forms.Textarea(attrs={"rows": 3, "accesskey": "2"}),
    )
    channel = forms.ModelChoiceField(Channel.objects.none(), label="Ditanyakan melalui", empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del (
            self.fields["standard"].widget.attrs["autofocus"],
            self.fields["standard"].widget.attrs["accesskey"],
        )
        self.fields["channel"].queryset = walk_in_channels()

    def answer(self) -> tuple[Complaint, bool] | None:
        """The case, registered, answered and closed, and whether this form had made it before; None
        when the step was refused: then nothing is kept, and the reason stands on the form."""
        repeated = self.is_repeated()
        try:
            with transaction.atomic():
                complaint = file_complaint(self._filing(), by=self.by, on=self.on)
                if not repeated:
                    answer = given(self.cleaned_data["text"], self.on)
                    complaint.perform(Action.ANSWER_AT_ONCE, by=self.by, on=self.on, records=[answer])
        except Refused as why:
            self.add_error("text", str(why))
            return None
        return complaint, repeated

    def _filing(self) -> Filing:
        values = self.cleaned_data
        return Filing(
            form_key=values["key"],
            wants=Kind.INFORMATION_REQUEST,
            identity=Identity.NONE,  # who only asks need not say who she is
            service_status=ServiceStatus.NOT_REMEMBERED,
            channel=values["channel"],
            location=self.initial["location"],
            received_on=self.on,
            description=values["description"],
            standard=self.chosen_standard(),
        )


def given(text: str, on: date) -> Answer:
    return Answer(outcome=Outcome.INFORMED.value, text=text, follow_up="", on=on)
