"""Page 2 of the citizen's form: who complains, and how openly."""

from typing import Any

from django import forms

from complaints.draft import Answers
from complaints.forms.fields import HintedRadios, PhoneField, Words
from complaints.intake import Identity
from complaints.policy import Policy

SELF, PROXY = "self", "proxy"


class WhoForm(forms.Form):
    """Identity is a name and one way to reach the person (UU 25/2009 Pasal 42)."""

    use_required_attribute = False
    conditional_fields = ("name", "phone", "email", "address", "represented_name")

    identity = forms.ChoiceField(
        label="Bagaimana dengan identitas Anda?",
        widget=HintedRadios,
        choices=Identity.choices(),
        error_messages={
            "required": "Pilih apakah identitas Anda terbuka, dirahasiakan, atau tidak disebutkan.",
            "invalid_choice": "Pilih salah satu jawaban tentang identitas.",
        },
    )
    name = Words(
        label="Nama Anda",
        what="Nama",
        limit=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = PhoneField(label="Nomor telepon atau WhatsApp", required=False)
    email = forms.EmailField(
        label="Alamat surel",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Kabar tentang laporan ini kami kirim ke sini, tanpa isi laporan dan tanpa kode.",
        error_messages={
            "invalid": "Periksa alamat surel: tulis seperti nama@contoh.id.",
            "max_length": "Alamat surel terlalu panjang: paling banyak 254 huruf.",
        },
    )
    address = Words(
        label="Alamat",
        what="Alamat",
        limit=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
        rows=3,
        help_text="Bila Anda ingin jawaban lewat surat.",
    )
    on_behalf = forms.ChoiceField(
        label="Anda mengadu untuk siapa?",
        widget=HintedRadios,
        initial=SELF,
        choices=[(SELF, "Diri sendiri"), (PROXY, "Orang atau badan yang saya wakili")],
        error_messages={
            "required": "Pilih Anda mengadu untuk siapa.",
            "invalid_choice": "Pilih salah satu: diri sendiri, atau yang Anda wakili.",
        },
    )
    represented_name = Words(
        label="Nama yang Anda wakili",
        what="Nama yang diwakili",
        limit=120,
        required=False,
        help_text="Isi hanya bila Anda mewakili orang atau badan lain.",
    )

    separate_hearing = forms.BooleanField(
        label="Saya keberatan dipertemukan dengan petugas yang saya adukan",
        required=False,
        help_text="Keterangan Anda lalu didengar terpisah dari petugas itu.",
    )

    def __init__(self, *args: Any, policy: Policy, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["identity"].widget.hints = _consequences(policy.answer_working_days)
        # Without identity nobody is asked for whom.
        self.fields["on_behalf"].required = self.data.get("identity") != Identity.NONE

    def clean(self) -> Answers:
        answers = super().clean() or {}
        if answers.get("identity") == Identity.NONE:
            self._ignore_the_rest()
        elif "identity" in answers:
            self._require_identity(answers)
        return answers

    def _ignore_the_rest(self) -> None:
        for name in [name for name in self.errors if name != "identity"]:
            del self.errors[name]

    def _require_identity(self, answers: Answers) -> None:
        ways = ("phone", "email", "address")
        self._require("name", answers, "Tulis nama Anda.")
        if not any(answers.get(way) or way in self.errors for way in ways):
            self.add_error("phone", "Isi sedikitnya satu: nomor telepon, surel, atau alamat.")
        if answers.get("on_behalf") == PROXY:
            self._require("represented_name", answers, "Tulis nama orang atau badan yang Anda wakili.")

    def _require(self, name: str, answers: Answers, message: str) -> None:
        if not answers.get(name) and name not in self.errors:
            self.add_error(name, message)

    def answers(self) -> Answers:
        """What the draft keeps: of a person without identity nothing at all."""
        given = {name: str(self.cleaned_data.get(name) or "") for name in self.fields}
        if given["identity"] == Identity.NONE:
            return {"identity": given["identity"]}
        if given["on_behalf"] != PROXY:
            given["represented_name"] = ""
        return given


def _consequences(working_days: int) -> dict[str, str]:
    return {
        Identity.OPEN.value: f"Petugas yang menangani tahu nama Anda; dijawab paling lambat {working_days} "
        "hari kerja.",
        Identity.CONFIDENTIAL.value: "Hanya petugas berwenang yang dapat membukanya dan setiap pembukaan "
        f"dicatat; tetap dijawab paling lambat {working_days} hari kerja.",
        Identity.NONE.value: "Laporan diperlakukan sebagai saran atau masukan dan tidak memiliki tenggat "
        "jawaban.",
    }
