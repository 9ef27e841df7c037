"""The question whether one component is clear."""

from django import forms

from standards.models.clarity import MOST_LETTERS

CLEAR, UNCLEAR = "ya", "tidak"
HASTY = "Kiriman itu terlalu cepat untuk kami percaya dari orang. Periksa jawaban Anda, lalu kirim lagi."
STALE = "Halaman ini sudah lama terbuka. Jawaban Anda masih ada di bawah: periksa, lalu kirim lagi."
TOO_MANY = "Hari ini jawaban yang masuk sudah terlalu banyak, jadi yang ini tidak disimpan. Coba lagi besok."


class ClarityForm(forms.Form):
    """`laman` is left empty by people, who never see it."""

    use_required_attribute = False

    jawaban = forms.ChoiceField(
        label="Apakah informasi ini jelas?",
        choices=[(CLEAR, "Ya, jelas"), (UNCLEAR, "Tidak jelas")],
        widget=forms.RadioSelect(attrs={"class": "inline"}),
        error_messages={
            "required": "Pilih jelas atau tidak jelas.",
            "invalid_choice": "Pilih jelas atau tidak jelas.",
        },
    )
    kata = forms.CharField(
        label="Apa yang kurang jelas, atau apa yang Anda cari?",
        help_text=f"Paling banyak {MOST_LETTERS} huruf. Jangan menulis nama, nomor, atau data pribadi: "
        "kami tidak dapat membalas.",
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        required=False,
    )
    laman = forms.CharField(required=False)
    tiket = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_kata(self) -> str:
        # Browsers send every line break as two characters; people count it as one.
        words = self.cleaned_data["kata"].replace("\r\n", "\n")
        if len(words) > MOST_LETTERS:
            raise forms.ValidationError(
                f"Terlalu panjang: {len(words)} huruf, paling banyak {MOST_LETTERS}. Persingkat dahulu."
            )
        return words

    @property
    def is_clear(self) -> bool:
        return self.cleaned_data["jawaban"] == CLEAR

    @property
    def is_by_machine(self) -> bool:
        return bool(self.cleaned_data["laman"])

    def with_ticket(self, sealed: str) -> "ClarityForm":
        """What was typed, under a new ticket."""
        if self.is_bound:
            self.data = self.data.copy()
            self.data["tiket"] = sealed
        self.initial["tiket"] = sealed
        return self
