"""One form for each step of workflow.py; each makes the unsaved records that the step leaves behind."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from complaints.forms.dates import DayFirstDateField, date_in_words
from complaints.forms.fields import Words
from complaints.intake import Kind, LateDecision, check_becomes_suggestion
from complaints.models import (
    Answer,
    ComplainantNotice,
    Complaint,
    LateDecisionRecord,
    Officer,
    Review,
    SuperiorReport,
)
from complaints.models.trail import StepRecord
from complaints.officers import superiors_of
from complaints.workdays import in_words
from complaints.workflow import Action, outcomes_for

NOT_NEEDED = "Tidak perlu: "


def _words(label: str, help_text: str = "", rows: int = 3) -> Words:
    return Words(what="Isian", limit=10_000, rows=rows, label=label, help_text=help_text)


class StepForm(forms.Form):
    """Knows its case and the day; a step without words needs no field."""

    use_required_attribute = False
    legend = ""
    submit = ""

    def __init__(self, *args: Any, complaint: Complaint, on: date, **kwargs: Any) -> None:
        self.complaint, self.on = complaint, on
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = f"Isi “{field.label}”."

    def records(self) -> list[StepRecord]:
        return []

    def typed(self) -> list[tuple[str, str]]:
        """The words that were filled in, to be shown again when the step came too late."""
        given = [field for field in self.visible_fields() if field.value()]
        return [(str(field.label), _as_words(field)) for field in given]


def _as_words(field: forms.BoundField) -> str:
    """What was typed or chosen, as people read it; nothing here has been checked yet."""
    value = str(field.value())
    if isinstance(field.field, forms.BooleanField):
        return "Ya"
    if isinstance(field.field, forms.DateField):
        return date_in_words(value)
    chosen = {str(key): str(label) for key, label in getattr(field.field, "choices", ())}
    return chosen.get(value, value)


class TakeForm(StepForm):
    legend = "Ambil perkara ini"
    submit = "Ambil dan tangani"


class ReviewForm(StepForm):
    """R9 a-e in one go; d and e may turn out not to be needed, and then say why."""

    legend = "Penelaahan"
    submit = "Simpan penelaahan"
    after = forms.IntegerField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": "Formulir ini tidak utuh. Muat ulang halamannya, lalu isi lagi."},
    )
    core_problem = _words("a. Inti masalah", "Dalam satu atau dua kalimat, dengan kata-kata Anda sendiri.", 2)
    related_rule = _words(
        "b. Kaitan dengan standar, SOP, atau peraturan", "Janji atau aturan mana yang menyangkut hal ini?", 2
    )
    earlier_records = _words(
        "c. Dokumen dan informasi terdahulu", "Apa yang sudah diperiksa, dan apa isinya?", 2
    )
    plan = _words("d. Rencana penanganan", "Klarifikasi, konfirmasi, pemeriksaan, atau penyelidikan.", 2)
    plan_not_needed = forms.BooleanField(
        label="Rencana tidak perlu; di atas tertulis alasannya", required=False
    )
    examination = _words(
        "e. Pelaksanaan", "Yang dilakukan sendiri atau bersama instansi terkait dan/atau APIP.", 2
    )
    examination_not_needed = forms.BooleanField(
        label="Pelaksanaan tidak perlu; di atas tertulis alasannya", required=False
    )

    def __init__(self, *args: Any, complaint: Complaint, **kwargs: Any) -> None:
        latest = Review.objects.of(complaint).last()
        kwargs.setdefault("initial", _as_typed(latest) if latest else {})
        super().__init__(*args, complaint=complaint, **kwargs)

    def records(self) -> list[StepRecord]:
        values = dict(self.cleaned_data)
        after = values.pop("after")
        for name in ("plan", "examination"):
            if values.pop(f"{name}_not_needed"):
                values[name] = NOT_NEEDED + values[name]
        review = Review(**values)
        review.after = after
        return [review]


def _as_typed(review: Review) -> dict[str, Any]:
    """The stored review as it stood in the form, ready to be carried on."""
    names = ("core_problem", "related_rule", "earlier_records", "plan", "examination")
    values: dict[str, Any] = {name: getattr(review, name).removeprefix(NOT_NEEDED) for name in names}
    for name in ("plan", "examination"):
        values[f"{name}_not_needed"] = getattr(review, name).startswith(NOT_NEEDED)
    return values | {"after": review.pk}


class LateDecisionForm(StepForm):
    """R4: never automatic, always with a reason, by someone other than the handler."""

    legend = "Putuskan pengaduan yang lewat waktu"
    submit = "Simpan keputusan"
    decision = forms.ChoiceField(label="Keputusan", choices=LateDecision.choices(), widget=forms.RadioSelect)
    reason = _words("Alasan keputusan", "Disampaikan kepada pelapor. Jangan menulis namanya di sini.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if problem := check_becomes_suggestion(self.complaint.due_on, self.on):
            decision = self.fields["decision"]
            decision.choices = [(LateDecision.KEEP.value, LateDecision.KEEP.label)]
            decision.help_text = decision.error_messages["invalid_choice"] = problem

    def records(self) -> list[StepRecord]:
        return [LateDecisionRecord(**self.cleaned_data)]


class AnswerForm(StepForm):
    """R5: an outcome and what was done. The answer counts from the day it is given here."""

    legend = "Jawaban"
    submit = "Simpan jawaban"
    outcome = forms.ChoiceField(label="Hasil")
    text = _words(
        "Jawaban kepada pelapor",
        "Pelapor membacanya di halaman status. “Sedang kami proses” bukan jawaban dan tidak "
        "menghentikan tenggat.",
        5,
    )
    follow_up = _words("Tindak lanjut yang sudah dilakukan", "Apa yang sudah diperbaiki atau dikerjakan.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcomes = outcomes_for(self.complaint.kind_of_case)
        self.fields["outcome"].choices = [("", "Pilih hasil"), *((o.value, o.label) for o in outcomes)]

    def records(self) -> list[StepRecord]:
        return [Answer(**self.cleaned_data, on=self.on)]


def _may_receive(complaint: Complaint, superiors: list[Officer]) -> QuerySet[Officer]:
    """Those above the handler; while none is on record anyone else, but never the handler."""
    others = Officer.objects.filter(is_active=True).exclude(user=complaint.handler)
    return others.filter(pk__in=[each.pk for each in superiors]) if superiors else others


class CloseForm(StepForm):
    """R11: told to the complainant and reported to the direct superior; suggestions are exempt."""

    legend = "Tutup perkara"
    submit = "Tutup perkara"
    told_on = DayFirstDateField(label="Pelapor diberi tahu pada")
    told_how = forms.CharField(
        label="Cara memberi tahu",
        max_length=200,
        help_text="Misalnya: telepon, surat nomor 12, pesan WhatsApp. Tanpa nama dan nomor pelapor.",
    )
    report_on = DayFirstDateField(label="Tanggal laporan tertulis")
    report_to = forms.ModelChoiceField(
        Officer.objects.none(), label="Dilaporkan kepada atasan langsung", empty_label="Pilih atasan"
    )
    report_text = _words("Laporan hasil kepada atasan", rows=4)

    def __init__(self, *args: Any, complaint: Complaint, on: date, **kwargs: Any) -> None:
        superiors = superiors_of(complaint.handler)
        first = next(iter(superiors), None)
        kwargs.setdefault("initial", {"told_on": on, "report_on": on, "report_to": first})
        super().__init__(*args, complaint=complaint, on=on, **kwargs)
        self.fields["report_to"].queryset = _may_receive(complaint, superiors)
        if not self.is_bound_by_law:
            for field in self.fields.values():
                field.required = False

    @property
    def is_bound_by_law(self) -> bool:
        """R11 speaks of complaints; a suggestion may come from nobody who could be told."""
        return self.complaint.kind_of_case == Kind.COMPLAINT

    def clean_told_on(self) -> date | None:
        return self._since_the_answer("told_on")

    def clean_report_on(self) -> date | None:
        return self._since_the_answer("report_on")

    def _since_the_answer(self, name: str) -> date | None:
        day, first = self.cleaned_data[name], self.complaint.answered_on or self.on
        if day and not first <= day <= self.on:
            raise forms.ValidationError(
                f"Isi tanggal antara hari jawaban, {in_words(first)}, dan hari ini, {in_words(self.on)}."
            )
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("report_text") and not values.get("report_to") and "report_to" not in self.errors:
            self.add_error("report_to", "Pilih atasan yang menerima laporan.")
        return values

    def records(self) -> list[StepRecord]:
        values, records = self.cleaned_data, list[StepRecord]()
        if values["told_how"]:
            on = values["told_on"] or self.on
            records.append(ComplainantNotice(on=on, how=values["told_how"]))
        if values["report_text"]:
            on = values["report_on"] or self.on
            records.append(SuperiorReport(on=on, to=values["report_to"], text=values["report_text"]))
        return records


FORMS: dict[Action, type[StepForm]] = {
    Action.TAKE: TakeForm,
    Action.REVIEW: ReviewForm,
    Action.DECIDE_LATE: LateDecisionForm,
    Action.ANSWER: AnswerForm,
    Action.CLOSE: CloseForm,
}


class IdentityReasonForm(forms.Form):
    """Every look at an identity is on record with its reason (UU 25/2009 Pasal 49)."""

    use_required_attribute = False
    prefix = "identity"
    reason = forms.CharField(
        label="Alasan membuka identitas",
        min_length=5,
        max_length=200,
        help_text="Dicatat bersama nama Anda dan waktunya. Jangan menulis nama pelapor.",
        error_messages={"required": "Tulis alasan membuka identitas pelapor."},
    )
