"""Looking for a case whose receipt was lost, and handing over a new code."""

import re
from typing import Any

from django import forms

from complaints.forms.fields import PhoneField, Words
from complaints.models.code_renewal import RenewalProof, SearchWay

SHORTEST_REASON = 5
MOST_RENEWALS = 10**6


class LostCodeForm(forms.Form):
    """Exactly one of telephone number and full name, and why."""

    use_required_attribute = False
    conditional_fields = ("phone", "name")

    phone = PhoneField(
        label="Nomor telepon atau WhatsApp",
        required=False,
        help_text="Seluruh nomornya; 0812… dan +62 812… sama saja.",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    name = Words(
        what="Nama",
        limit=120,
        label="Atau nama lengkap",
        required=False,
        help_text="Persis seperti ketika melapor; huruf besar dan spasi tidak masalah.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    reason = Words(
        what="Alasan",
        limit=150,
        label="Alasan mencari",
        help_text="Dicatat bersama nama Anda dan waktunya. Jangan menulis nama atau nomor pelapor di sini.",
        error_messages={"required": "Tulis alasan mencari perkara ini."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        if len(reason) < SHORTEST_REASON:
            raise forms.ValidationError("Tulis alasannya dengan beberapa kata.")
        if self._names_the_person(reason):
            raise forms.ValidationError(
                "Tulis alasan tanpa nama dan nomor pelapor: catatan ini tetap tersimpan."
            )
        return reason

    def _names_the_person(self, reason: str) -> bool:
        """Whether what is looked for stands in the reason, which is kept for good."""
        name, phone = self.cleaned_data.get("name"), self.cleaned_data.get("phone")
        digits = re.sub(r"\D", "", reason)
        last = re.sub(r"\D", "", phone or "")[-8:]
        return bool((name and name.casefold() in reason.casefold()) or (last and last in digits))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "phone" in self.errors or "name" in self.errors:
            return values
        if not values.get("phone") and not values.get("name"):
            self.add_error("phone", "Tulis nomor telepon atau nama lengkap pelapor.")
        elif values.get("phone") and values.get("name"):
            self.add_error("name", "Cari dengan salah satu saja: kosongkan nama atau nomor telepon.")
        return values

    @property
    def wanted(self) -> tuple[SearchWay, str]:
        phone = self.cleaned_data["phone"]
        return (SearchWay.PHONE, phone) if phone else (SearchWay.NAME, self.cleaned_data["name"])


class NewCodeForm(forms.Form):
    """`after`: how often the code had been renewed when this page was opened."""

    use_required_attribute = False

    proof = forms.ChoiceField(
        label="Bagaimana Anda memastikan bahwa ini pelapornya?",
        choices=RenewalProof.choices(),
        widget=forms.RadioSelect,
        help_text="Jangan meminta KTP.",
        error_messages={
            "required": "Pilih cara Anda memastikan orangnya.",
            "invalid_choice": "Pilih salah satu cara memastikan.",
        },
    )
    after = forms.IntegerField(
        min_value=0,
        max_value=MOST_RENEWALS,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), "Muat ulang halaman ini, lalu coba lagi."
        ),
    )

    @property
    def decided(self) -> RenewalProof:
        return RenewalProof(self.cleaned_data["proof"])
