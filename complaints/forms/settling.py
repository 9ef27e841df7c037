"""The counter's form with what settles a small matter at once, all of it on one day."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import transaction

from complaints.filing import intake_of
from complaints.forms.answering import HOW, closing_records, may_receive
from complaints.forms.counter import CounterForm
from complaints.forms.review import review_of
from complaints.forms.step import line, words
from complaints.intake import Kind
from complaints.models import Answer, Complaint, Officer, RouteChoice
from complaints.models.trail import StepRecord
from complaints.officers import superiors_of
from complaints.outcomes import FINDINGS
from complaints.permissions import Refused
from complaints.policy import policy_on
from complaints.settling import Unsettled, duties_of, settle
from complaints.workflow import Action, Facts, Outcome, Route, Step, outcomes_for

PRINTED = "Laporan di atas, dicetak dari portal."
# Where each record of the table is asked for; what is planned and done at once is one deed.
ASKED = (
    (Step.CORE_PROBLEM, "core_problem"),
    (Step.RELATED_RULES, "related_rule"),
    (Step.DOCUMENTS_CHECKED, "earlier_records"),
    (Step.CARRIED_OUT, "examination"),
    (Step.OUTCOME, "outcome"),
    (Step.ACTION_TAKEN, "follow_up"),
    (Step.TOLD, "told_how"),
    (Step.SUPERIOR_REPORT, "report_text"),
    (Step.SUPERIOR_REPORT, "report_to"),
    (Step.WRITTEN_REPORT, "document"),
)
# The field at which the table's own refusal of a step is shown.
REFUSED_AT = {
    Action.TAKE: "about",
    Action.REVIEW: "core_problem",
    Action.FOLLOW_UP: "follow_up",
    Action.ANSWER: "outcome",
    Action.CLOSE: "report_to",
}


class SettlingForm(CounterForm):
    """Which of its fields are needed, the table says for the kind that the law makes of it."""

    conditional_fields = (*CounterForm.conditional_fields, *(name for _, name in ASKED))

    core_problem = words(
        "a. Inti masalah",
        "Dalam satu atau dua kalimat, dengan kata-kata Anda sendiri.",
        2,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "accesskey": "4"}),
    )
    related_rule = words(
        "b. Kaitan dengan standar, SOP, atau peraturan",
        "Kosongkan bila hanya komponen yang dipilih di atas.",
        2,
        required=False,
    )
    earlier_records = words("c. Dokumen dan informasi yang diperiksa", rows=2, required=False)
    examination = words("d dan e. Rencana dan pelaksanaannya", rows=2, required=False)
    not_needed = forms.BooleanField(
        label="Rencana dan pelaksanaan tidak perlu; di atas tertulis alasannya", required=False
    )
    outcome = forms.ChoiceField(
        label="Hasil",
        required=False,
        help_text="Saran dan permintaan informasi: boleh dikosongkan.",
    )
    text = words("Jawaban kepada pelapor", "Pelapor membacanya di halaman status.")
    follow_up = words("Tindak lanjut yang sudah dilakukan", "Di kantor ini, hari ini.", 2, required=False)
    told_how = line("Cara memberi tahu pelapor hari ini", HOW, required=False)
    report_to = forms.ModelChoiceField(
        Officer.objects.none(),
        label="Dilaporkan kepada atasan langsung",
        empty_label="Pilih atasan",
        required=False,
    )
    report_text = words("Laporan hasil kepada atasan", rows=2, required=False)
    document = line("Bentuk laporan tertulisnya", required=False, initial=PRINTED)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        superiors = superiors_of(self.by)
        self.fields["report_to"].queryset = may_receive(self.by, superiors)
        self.fields["report_to"].initial = next(iter(superiors), None)
        self.fields["outcome"].choices = _outcomes()
        for field in self.fields.values():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = f"Isi “{field.label}”."

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        kind = self._kind(values)
        if not values.get("outcome") and kind != Kind.COMPLAINT and "outcome" not in self.errors:
            values["outcome"] = FINDINGS[kind][0].value
        values["related_rule"] = values.get("related_rule") or self._promise(values)
        self._check_outcome(values.get("outcome", ""), kind)
        self._ask_what_is_due(values, kind)
        return values

    def _is_received(self) -> bool:
        """Whether what the counter itself asks is complete."""
        return not self.errors.keys() & {*CounterForm.base_fields, "which"}

    def _kind(self, values: dict[str, Any]) -> Kind:
        """What the law makes of it (R2, R4, R7); of a form with errors, what was chosen."""
        if not self._is_received():
            return Kind(values.get("kind") or Kind.COMPLAINT)
        filing = self._filing()
        return intake_of(filing, policy_on(filing.received_on, filing.standard)).kind

    def _promise(self, values: dict[str, Any]) -> str:
        """R9b of a case that is about one promise: the officer has chosen it already."""
        service, component = self.service(), values.get("component")
        return f"Komponen {component}, {service}." if service and component else ""

    def _check_outcome(self, outcome: str, kind: Kind) -> None:
        possible = outcomes_for(kind)
        if outcome and outcome not in possible:
            names = ", ".join(each.label.lower() for each in possible)
            self.add_error("outcome", f"Laporan ini tercatat sebagai {kind.label.lower()}. Pilih: {names}.")

    def _ask_what_is_due(self, values: dict[str, Any], kind: Kind) -> None:
        outcome = values.get("outcome")
        due = duties_of(Facts(kind, Outcome(outcome) if outcome else None, Route.INTERNAL))
        is_open = self.errors.keys() & {"standard", "which", "component"}  # what R9b is filled in from
        settled = {*self.errors, *(["related_rule"] if is_open else [])}
        for step, name in ASKED:
            if step in due and name not in settled and not values.get(name):
                self.add_error(name, f"Isi “{self.fields[name].label}”.")

    def settle(self) -> tuple[Complaint, bool] | None:
        """The case, registered and closed, and whether this form had done so before; None when a
        step was refused: then nothing is kept, and the reason stands at its field."""
        try:
            return self._settle()
        except Refused as why:
            # Of two copies at once the second is refused by what the first has done.
            if first := Complaint.objects.filter(form_key=self.cleaned_data["key"]).first():
                return first, True
            self.add_error(REFUSED_AT[why.action] if isinstance(why, Unsettled) else "about", str(why))
            return None

    @transaction.atomic
    def _settle(self) -> tuple[Complaint, bool]:
        complaint, repeated = self.file()
        if not repeated:
            settle(complaint, self._records(), by=self.by, on=self.on)
        return complaint, repeated

    def _records(self) -> dict[Action, Sequence[StepRecord]]:
        values, today = self.cleaned_data, {"told_on": self.on, "report_on": self.on}
        answer = {name: values[name] for name in ("outcome", "text", "follow_up")}
        closing = values if values["report_text"] else values | {"document": ""}
        return {
            Action.REVIEW: [self._review(values)],
            Action.FOLLOW_UP: [RouteChoice(route=Route.INTERNAL.value, reason=values["follow_up"])],
            Action.ANSWER: [Answer(**answer, on=self.on)],
            Action.CLOSE: closing_records(closing | today, self.on),
        }

    def _review(self, values: dict[str, Any]) -> StepRecord:
        not_needed = dict.fromkeys(("plan_not_needed", "examination_not_needed"), values["not_needed"])
        return review_of(values | not_needed | {"plan": values["examination"], "claims_compensation": False})


def _outcomes() -> list[tuple[str, Any]]:
    """By kind, as the office reads them; the last goes with every kind."""
    groups = [(kind.label, [(each.value, each.label) for each in found]) for kind, found in FINDINGS.items()]
    referred = Outcome.REFERRED
    return [("", "Pilih hasil"), *groups, (referred.value, referred.label)]
