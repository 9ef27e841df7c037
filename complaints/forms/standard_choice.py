"""The standard that something is about, found by code or by words; words that fit several are asked
about with everything typed kept."""

from typing import Any

from django import forms

from complaints.forms.counter_page import CounterPage
from complaints.forms.fields import Words
from complaints.matters import Matches, find_standards, service_name
from standards.models import ServiceStandard, Version

NOT_A_STANDARD = "bukan"


class StandardChoice(CounterPage):
    standard = Words(
        what="Standar",
        limit=200,
        label="Standar pelayanan",
        required=False,
        help_text="Kode KBLI, angka depannya, atau kata dalam namanya.",
        widget=forms.TextInput(attrs={"autofocus": True, "accesskey": "1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.matches = self._find_standards()
        if self.matches.versions and not self.matches.sure:
            self._ask_which()

    def _find_standards(self) -> Matches:
        words = self.data.get("standard", "").strip() if self.is_bound else ""
        return find_standards(words, self.on) if words else Matches(())

    def _ask_which(self) -> None:
        options = [(str(v.standard_id), service_name(v)) for v in self.matches.versions]
        self.fields["which"] = forms.ChoiceField(
            label="Standar yang mana?",
            choices=[*options, (NOT_A_STANDARD, "Bukan salah satu di atas")],
            widget=forms.RadioSelect,
            error_messages={"required": "Pilih standar yang dimaksud."},
        )
        self.order_fields(["key", "standard", "which"])

    def clean_standard(self) -> str:
        words = self.cleaned_data["standard"]
        if words and not self.matches.versions:
            raise forms.ValidationError(
                f"Tidak ada standar dengan “{words[:40]}”. Ganti kata atau kodenya, atau kosongkan "
                "bila laporan tidak menyangkut satu standar."
            )
        return words

    def version(self) -> Version | None:
        """The standard that was meant, as it is in force; of a form whose `which` has been checked."""
        chosen = self.cleaned_data.get("which", "")
        found = self.matches.versions
        if self.matches.sure:
            return found[0]
        return next((each for each in found if str(each.standard_id) == chosen), None)

    def service(self) -> str:
        """ "KBLI 71204 Jasa Inspeksi Teknik Instalasi", "" for a matter of the office itself."""
        version = self.version()
        return service_name(version) if version else ""

    def chosen_standard(self) -> ServiceStandard | None:
        version = self.version()
        return version.standard if version else None
