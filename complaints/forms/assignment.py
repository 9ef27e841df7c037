"""Whom a case is about, how urgent it is, and who gets the cases of somebody who leaves."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from complaints.accusation import About
from complaints.forms.fields import Words
from complaints.models import Complaint, Officer


def written_reason(label: str, help_text: str = "", *, required: bool = True) -> Words:
    return Words(
        what="Alasan",
        limit=1_000,
        rows=2,
        label=label,
        help_text=help_text,
        required=required,
        error_messages={"required": "Tulis alasannya."},
    )


class AccusedForm(forms.Form):
    use_required_attribute = False
    prefix = "accused"
    about = forms.ChoiceField(
        label="Tentang siapa",
        choices=About.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih tentang siapa perkara ini.", "invalid_choice": "Pilih satu."},
    )
    officers = forms.ModelMultipleChoiceField(
        Officer.objects.none(),
        label="Pegawai yang disebut",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Pilih dari daftar.", "invalid_pk_value": "Pilih dari daftar."},
    )
    reason = written_reason(
        "Keterangan", "Wajib bila ada nama yang dicabut. Jangan menulis nama pelapor.", required=False
    )

    def __init__(self, *args: Any, complaint: Complaint, **kwargs: Any) -> None:
        named = complaint.accused.all() if complaint.about == About.OFFICERS else Officer.objects.none()
        kwargs.setdefault("initial", {"about": complaint.about, "officers": list(named)})
        super().__init__(*args, **kwargs)
        active = Officer.objects.filter(is_active=True) | Officer.objects.filter(accusations=complaint)
        self.fields["officers"].queryset = active.distinct()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("about") == About.OFFICERS:
            if not values.get("officers") and "officers" not in self.errors:
                self.add_error("officers", "Pilih pegawainya, atau pilih “tidak tahu siapa”.")
        elif values.get("officers"):
            self.add_error("about", "Nama dipilih hanya bila perkara ini tentang pegawai yang disebut.")
        return values


class PriorityForm(forms.Form):
    use_required_attribute = False
    prefix = "priority"
    is_priority = forms.BooleanField(required=False, widget=forms.HiddenInput)
    reason = written_reason("Alasan", "Mengubah urutan dalam antrean, bukan batas jawabannya.")


class HandoverForm(forms.Form):
    """The cases of one person, all ticked at first."""

    use_required_attribute = False
    cases = forms.ModelMultipleChoiceField(
        Complaint.objects.none(),
        label="Perkara",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih sedikitnya satu perkara.",
            "invalid_choice": "Salah satu perkara sudah berpindah atau selesai. Muat ulang halaman ini.",
            "invalid_pk_value": "Salah satu pilihan tidak dikenal. Muat ulang halaman ini.",
        },
    )
    to = forms.ModelChoiceField(
        Officer.objects.none(),
        label="Dialihkan kepada",
        empty_label="Pilih pegawai",
        error_messages={"required": "Pilih yang menerima perkara.", "invalid_choice": "Pilih dari daftar."},
    )
    reason = written_reason("Alasan pengalihan")

    def __init__(self, *args: Any, cases: QuerySet[Complaint], former: Officer, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"cases": cases})
        super().__init__(*args, **kwargs)
        self.fields["cases"].queryset = cases
        receivers = Officer.objects.who_may_handle().exclude(pk=former.pk)
        self.fields["to"].queryset = receivers
