"""What a person decides about a case in quarantine."""

from typing import Any

from django import forms

from complaints.forms.fields import HintedRadios, Words
from complaints.suspicion import Quarantine

RELEASE, SPAM = Quarantine.RELEASED, Quarantine.SPAM


class QuarantineForm(forms.Form):
    """`may_close`: this person may also say that it is no report."""

    use_required_attribute = False
    conditional_fields = ("reason",)

    verdict = forms.ChoiceField(
        label="Setelah dibaca, ini",
        widget=HintedRadios,
        error_messages={"required": "Pilih keputusan Anda.", "invalid_choice": "Pilih salah satu keputusan."},
    )
    reason = Words(
        what="Alasan",
        limit=1000,
        rows=3,
        label="Mengapa ini bukan laporan",
        required=False,
        help_text="Wajib bila ditutup, dan dibaca juga oleh pengirimnya. Jangan menulis nama pelapor.",
    )

    def __init__(self, *args: Any, may_close: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(RELEASE.value, "Laporan sungguhan: lepaskan ke antrean")]
        if may_close:
            choices.append((SPAM.value, "Bukan laporan: tutup"))
        else:
            del self.fields["reason"]
        self.fields["verdict"].choices = choices
        self.fields["verdict"].widget.hints = {
            RELEASE.value: "Batas jawaban tetap seperti pada tanda terima.",
            SPAM.value: "Tidak ada yang dihapus; alasan Anda tercatat dalam jejak.",
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        is_unexplained = given.get("verdict") == SPAM and not given.get("reason")
        if is_unexplained and "reason" not in self.errors:
            self.add_error("reason", "Tulis mengapa ini bukan laporan.")
        return given

    @property
    def decided(self) -> Quarantine:
        return Quarantine(self.cleaned_data["verdict"])

    @property
    def words(self) -> str:
        return str(self.cleaned_data.get("reason", "")) if self.decided == SPAM else ""
