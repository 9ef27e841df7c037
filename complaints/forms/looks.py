"""Which looks at identities an overseer wants to see."""

from typing import Any

from django import forms

from complaints.models import IdentityView
from complaints.models.identity import IdentityViewQuerySet
from complaints.officers import name_of
from complaints.register import BadNumber, parse_number


class LooksForm(forms.Form):
    use_required_attribute = False
    hide_optional = True

    akun = forms.ChoiceField(
        label="Dibuka oleh", required=False, error_messages={"invalid_choice": "Pilih nama dari daftar."}
    )
    nomor = forms.CharField(
        label="Nomor register",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": "200"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = IdentityView.objects.who_looked()
        self.fields["akun"].choices = [("", "Semua"), *((str(each.pk), name_of(each)) for each in people)]

    def clean_nomor(self) -> tuple[int, int] | None:
        text = self.cleaned_data["nomor"].strip()
        try:
            return parse_number(text) if text else None
        except BadNumber as bad:
            raise forms.ValidationError(str(bad)) from bad

    def found(self) -> IdentityViewQuerySet:
        """Newest first; what could not be understood narrows nothing."""
        looks, chosen = IdentityView.objects.newest_first(), getattr(self, "cleaned_data", {})
        if chosen.get("akun"):
            looks = looks.filter(by=chosen["akun"])
        if chosen.get("nomor"):
            looks = looks.of_number(*chosen["nomor"])
        return looks
