"""The short question at closing."""

from typing import Any

from django import forms

from complaints.contentment import Rating
from complaints.forms.fields import Words


class ContentmentForm(forms.Form):
    """`with_words` is False where words would be read by the house of whom the case is about."""

    use_required_attribute = False

    rating = forms.ChoiceField(
        label="Puaskah Anda dengan cara kami menangani laporan ini?",
        widget=forms.RadioSelect(attrs={"class": "inline"}),
        choices=Rating.choices(),
        error_messages={
            "required": "Pilih salah satu dari empat jawaban.",
            "invalid_choice": "Pilih salah satu dari empat jawaban.",
        },
    )
    words = Words(
        what="Keterangan",
        limit=300,
        required=False,
        label="Apa yang sebaiknya kami perbaiki?",
        help_text="Jangan menulis nama atau nomor, supaya tidak ada yang tahu siapa Anda.",
    )

    def __init__(self, *args: Any, with_words: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not with_words:
            del self.fields["words"]

    def clean(self) -> dict[str, Any]:
        return {"words": ""} | (super().clean() or {})
