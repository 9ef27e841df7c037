"""The question of the page where anyone counts working days."""

from typing import Any

from django import forms

from complaints.forms.dates import DayFirstDateField

MOST_DAYS = 60


class DayCountForm(forms.Form):
    """The names of the fields are words of the address, which people read."""

    use_required_attribute = False

    tanggal = DayFirstDateField(
        label="Dihitung sejak tanggal",
        help_text="Tanggal diterima adalah hari ke-0 dan belum dihitung. Contoh: 17-8-2026.",
        error_messages={"required": "Isi tanggal mulainya."},
    )
    hari = forms.IntegerField(
        label="Berapa hari kerja",
        min_value=1,
        max_value=MOST_DAYS,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": f"Isi jumlah hari kerja, 1 sampai {MOST_DAYS}.",
            "invalid": f"Jumlah hari kerja ditulis dengan angka, 1 sampai {MOST_DAYS}.",
            "min_value": f"Jumlah hari kerja paling sedikit 1, paling banyak {MOST_DAYS}.",
            "max_value": f"Jumlah hari kerja paling sedikit 1, paling banyak {MOST_DAYS}.",
        },
    )

    def __init__(self, *args: Any, default_days: int, **options: Any) -> None:
        super().__init__(*args, **options)
        days = self.fields["hari"]
        days.initial = default_days
        days.help_text = f"Pengaduan dijawab paling lambat {default_days} hari kerja sejak diterima."
