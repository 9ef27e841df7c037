"""The review of R9, and the decision of R4."""

from typing import Any

from django import forms

from complaints.forms.step import StepForm, words
from complaints.intake import LateDecision, check_becomes_suggestion
from complaints.models import Complaint, LateDecisionRecord, Review
from complaints.models.trail import StepRecord, latest_shown
from complaints.workflow import REVIEW_STEPS, Step

NOT_NEEDED = "Tidak perlu: "
REVIEW_FIELDS = ("core_problem", "related_rule", "earlier_records", "plan", "examination")


class ReviewForm(StepForm):
    """R9 a-e in one go; d and e may turn out not to be needed, and then say why."""

    legend = "Penelaahan"
    submit = "Simpan penelaahan"
    writes = frozenset(REVIEW_STEPS)
    after = forms.IntegerField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": "Formulir ini tidak utuh. Muat ulang halamannya, lalu isi lagi."},
    )
    core_problem = words("a. Inti masalah", "Dalam satu atau dua kalimat, dengan kata-kata Anda sendiri.", 2)
    related_rule = words(
        "b. Kaitan dengan standar, SOP, atau peraturan", "Janji atau aturan mana yang menyangkut hal ini?", 2
    )
    earlier_records = words(
        "c. Dokumen dan informasi terdahulu", "Apa yang sudah diperiksa, dan apa isinya?", 2
    )
    plan = words("d. Rencana penanganan", "Klarifikasi, konfirmasi, pemeriksaan, atau penyelidikan.", 2)
    plan_not_needed = forms.BooleanField(
        label="Rencana tidak perlu; di atas tertulis alasannya", required=False
    )
    examination = words(
        "e. Pelaksanaan", "Yang dilakukan sendiri atau bersama instansi terkait dan/atau APIP.", 2
    )
    examination_not_needed = forms.BooleanField(
        label="Pelaksanaan tidak perlu; di atas tertulis alasannya", required=False
    )
    claims_compensation = forms.BooleanField(
        label="Pelapor menuntut ganti rugi; jawabannya memuat jumlah dan tanggal pembayaran", required=False
    )

    def __init__(self, *args: Any, complaint: Complaint, **kwargs: Any) -> None:
        latest = latest_shown(complaint, Review)
        kwargs.setdefault("initial", _as_typed(latest) if latest else {})
        super().__init__(*args, complaint=complaint, **kwargs)

    def records(self) -> list[StepRecord]:
        return [review_of(self.cleaned_data, after=self.cleaned_data["after"])]


def review_of(values: dict[str, Any], after: int | None = None) -> Review:
    """The five steps of R9 as one row, what was not needed marked with its reason."""
    written = {name: values[name] for name in REVIEW_FIELDS}
    for name in ("plan", "examination"):
        if values[f"{name}_not_needed"]:
            written[name] = NOT_NEEDED + written[name]
    review = Review(**written, claims_compensation=values["claims_compensation"])
    review.after = after
    return review


def _as_typed(review: Review) -> dict[str, Any]:
    """The stored review as it stood in the form, ready to be carried on."""
    values: dict[str, Any] = {name: getattr(review, name).removeprefix(NOT_NEEDED) for name in REVIEW_FIELDS}
    for name in ("plan", "examination"):
        values[f"{name}_not_needed"] = getattr(review, name).startswith(NOT_NEEDED)
    return values | {"after": review.pk, "claims_compensation": review.claims_compensation}


class LateDecisionForm(StepForm):
    """R4: never automatic, always with a reason, by someone other than the handler."""

    legend = "Putuskan pengaduan yang lewat waktu"
    submit = "Simpan keputusan"
    hint = (
        "Pengaduan ini disampaikan sesudah batas mengadu. Ia dapat diperlakukan sebagai saran, tidak "
        "otomatis. Penangan perkara tidak ikut memutuskan."
    )
    writes = frozenset({Step.LATE_DECISION, Step.LATE_REASON})
    decision = forms.ChoiceField(label="Keputusan", choices=LateDecision.choices(), widget=forms.RadioSelect)
    reason = words("Alasan keputusan", "Disampaikan kepada pelapor. Jangan menulis namanya di sini.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if problem := check_becomes_suggestion(self.complaint.due_on, self.on):
            decision = self.fields["decision"]
            decision.choices = [(LateDecision.KEEP.value, LateDecision.KEEP.label)]
            decision.help_text = decision.error_messages["invalid_choice"] = problem

    def records(self) -> list[StepRecord]:
        return [LateDecisionRecord(**self.cleaned_data)]
