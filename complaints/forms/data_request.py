"""Asking about one's own data, by code or at the counter, and answering."""

from typing import Any

from django import forms
from django.contrib.auth.models import User

from complaints import data_requests
from complaints.data_requests import REACH, DataAnswer
from complaints.data_rights import DataOutcome, Proof, Right, outcomes_for
from complaints.forms.fields import PhoneField, Words
from complaints.models import ComplainantIdentity, Complaint, DataRequest
from complaints.permissions import NotAllowedNow


class AskForm(forms.Form):
    """By number and code, which show that it is the complainant."""

    use_required_attribute = False
    conditional_fields = ("details",)

    right = forms.ChoiceField(
        label="Apa yang Anda minta?",
        choices=Right.choices(),
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih apa yang Anda minta.",
            "invalid_choice": "Pilih salah satu permintaan.",
        },
    )
    details = Words(
        what="Rincian",
        limit=2_000,
        rows=4,
        label="Rincian",
        required=False,
        help_text="Untuk perbaikan: data mana yang salah, dan apa yang benar.",
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("right") == Right.CORRECTION and not values.get("details", True):
            self.add_error("details", "Tulis data mana yang salah, dan apa yang benar.")
        return values

    def ask(self, complaint: Complaint, by: User | None = None) -> DataRequest | None:
        """The request on record, or None with the reason among the errors. Only for a valid form."""
        right, details = Right(self.cleaned_data["right"]), self.cleaned_data["details"]
        proof = Proof(self.cleaned_data.get("proof", Proof.RECEIPT))
        try:
            return data_requests.ask(complaint, right, details, by=by, proof=proof)
        except NotAllowedNow as refused:
            self.add_error(None, str(refused))
            return None


class CounterAskForm(AskForm):
    proof = forms.ChoiceField(
        label="Bagaimana Anda memastikan orangnya?",
        choices=Proof.choices(),
        widget=forms.RadioSelect,
        help_text="Jangan meminta KTP.",
        error_messages={
            "required": "Pilih cara Anda memastikan orangnya.",
            "invalid_choice": "Pilih salah satu cara memastikan.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["right"].label = "Apa yang diminta pelapor?"


class AnswerDataForm(forms.Form):
    """What was done with one request; a correction brings the data as they are to be."""

    use_required_attribute = False
    conditional_fields = ("name", "phone", "email", "address", "represented_name")

    outcome = forms.ChoiceField(
        label="Hasil",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasilnya.", "invalid_choice": "Pilih salah satu hasil."},
    )
    note = Words(
        what="Uraian",
        limit=2_000,
        rows=3,
        label="Yang dilakukan, atau alasan penolakan",
        help_text="Dibaca pelapor di halaman perkaranya. Jangan menulis data pribadinya di sini.",
        error_messages={"required": "Tulis apa yang dilakukan, atau alasan penolakannya."},
    )
    name = Words(what="Nama", limit=120, label="Nama", required=False)
    phone = PhoneField(label="Telepon atau WhatsApp", required=False)
    email = forms.EmailField(
        label="Surel",
        required=False,
        max_length=254,
        error_messages={"invalid": "Periksa alamat surel: tulis seperti nama@contoh.id."},
    )
    address = Words(what="Alamat", limit=500, rows=2, label="Alamat", required=False)
    represented_name = Words(what="Nama", limit=120, label="Nama yang diwakili", required=False)

    def __init__(
        self, *args: Any, asked: DataRequest, identity: ComplainantIdentity | None, **kwargs: Any
    ) -> None:
        self.right = Right(asked.right)
        super().__init__(*args, initial=_as_it_is(identity), **kwargs)
        self.fields["outcome"].choices = [(each.value, each.label) for each in outcomes_for(self.right)]
        if self.right == Right.ACCESS or identity is None:
            for name in self.conditional_fields:
                del self.fields[name]
        elif not identity.is_proxy:
            del self.fields["represented_name"]

    @property
    def corrects(self) -> bool:
        return "name" in self.fields and self.cleaned_data.get("outcome") == DataOutcome.CORRECTED

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.corrects:
            return values
        for name in ("name", "represented_name"):
            if name in self.fields and not values.get(name) and name not in self.errors:
                self.add_error(name, f"Isi “{self.fields[name].label}”.")
        if not any(values.get(name) or name in self.errors for name in REACH):
            self.add_error("phone", "Isi sedikitnya satu: nomor telepon, surel, atau alamat.")
        return values

    def answer(self) -> DataAnswer:
        values = self.cleaned_data
        fields = [name for name in self.conditional_fields if name in self.fields]
        corrected = {name: values[name] for name in fields} if self.corrects else None
        return DataAnswer(DataOutcome(values["outcome"]), values["note"], corrected)


def _as_it_is(identity: ComplainantIdentity | None) -> dict[str, str]:
    if identity is None:
        return {}
    return {name: getattr(identity, name) for name in AnswerDataForm.conditional_fields}
