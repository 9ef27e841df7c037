"""What the office adds to a letter: its number, its date, who signs, and the file that was signed."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from complaints.forms.fields import Words
from complaints.forms.step import day_field, line
from complaints.letter_filing import Numbering
from complaints.letters import CaseLetter
from complaints.signatories import Signatory, signatories
from complaints.workdays import in_words
from purwakarta_ptsp.files.intake import NotTaken, OtherKind, TakenFile, take_in
from purwakarta_ptsp.files.kinds import FileKind

NOTHING_NEW = "Tidak ada yang berubah. Pilih berkas yang sudah ditandatangani, atau ubah nomornya."
ONLY_PDF = "Yang diterima di sini hanya PDF. Pindai surat itu menjadi PDF; foto tidak disimpan sebagai surat."
AGAIN = "Pilih berkasnya sekali lagi: peramban tidak menyimpannya."


def _file(label: str, *, required: bool = False) -> forms.FileField:
    return forms.FileField(
        label=label,
        required=required,
        help_text="PDF hasil pindai atau tanda tangan elektronik, paling besar 12 MB.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={
            "required": "Pilih berkas PDF-nya.",
            "empty": "Berkas ini kosong. Pilih PDF surat yang sudah ditandatangani.",
            "max_length": "Nama berkas ini terlalu panjang.",
            "invalid": "Berkas itu tidak terkirim. Pilih lagi.",
        },
    )


class PaperForm(forms.Form):
    use_required_attribute = False

    def __init__(self, *args: Any, letter: CaseLetter, on: date, **kwargs: Any) -> None:
        self.letter, self.on = letter, on
        super().__init__(*args, prefix=letter.name, **kwargs)

    def clean_paper(self) -> TakenFile | None:
        paper = self.cleaned_data.get("paper")
        if not paper:
            return None
        try:
            taken = take_in(paper)
        except OtherKind as problem:
            raise ValidationError(f"{problem.what} {ONLY_PDF}") from problem
        except NotTaken as problem:
            raise ValidationError(str(problem)) from problem
        if taken.kind != FileKind.PDF:
            raise ValidationError(ONLY_PDF)
        return taken

    @property
    def numbering(self) -> Numbering | None:
        return None

    @property
    def done(self) -> str:
        """What was saved, in a sentence."""
        return f"Berkas {self.letter.kind.label.lower()} tersimpan."


class LetterForm(PaperForm):
    """Number first or all at once; what was typed before stands in it and may be corrected until the
    file is there."""

    number = line("Nomor surat", "Lengkap, seperti dalam buku agenda kantor.", limit=80)
    dated_on = day_field("Tanggal surat")
    signatory = forms.ChoiceField(
        label="Penanda tangan",
        error_messages={"required": "Pilih penanda tangannya.", "invalid_choice": "Pilih dari daftar."},
    )
    paper = _file("Surat yang sudah ditandatangani")

    def __init__(self, *args: Any, letter: CaseLetter, on: date, **kwargs: Any) -> None:
        self.people = {each.key: each for each in signatories(letter, on)}
        kwargs.setdefault("initial", self._known(letter, on))
        super().__init__(*args, letter=letter, on=on, **kwargs)
        self.fields["signatory"].choices = [(key, str(each)) for key, each in self.people.items()]
        for name in ("number", "dated_on"):
            self.fields[name].error_messages["required"] = f"Isi “{self.fields[name].label}”."

    def _known(self, letter: CaseLetter, on: date) -> dict[str, Any]:
        chosen = next(iter(self.people))
        if known := letter.numbering:
            kept = Signatory("tetap", known.signatory_title, known.signatory_name)
            same = next((key for key, each in self.people.items() if str(each) == str(kept)), "")
            if not same:
                self.people[kept.key] = kept
            chosen = same or kept.key
        return {"number": letter.number, "dated_on": letter.dated_on or on, "signatory": chosen}

    def clean_number(self) -> str:
        number = str(self.cleaned_data["number"])
        if not any(symbol.isdigit() for symbol in number):
            raise ValidationError("Nomor surat memuat angka, misalnya 400.10/123/DPMPTSP/2026.")
        return number

    def clean_dated_on(self) -> date:
        day: date = self.cleaned_data["dated_on"]
        first = self.letter.case.received_on
        if not first <= day <= self.on:
            raise ValidationError(
                f"Isi tanggal antara hari diterima, {in_words(first)}, dan hari ini, {in_words(self.on)}."
            )
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        day, who = values.get("dated_on"), self.people.get(values.get("signatory", ""))
        if day and who and not who.from_on <= day <= who.to_on:
            since, until = in_words(who.from_on), in_words(who.to_on)
            self.add_error(
                "signatory", f"{who.title} bertugas {since} sampai {until}, bukan pada tanggal surat."
            )
        if not self.errors and not values.get("paper") and not self.has_changed() and self.letter.numbering:
            self.add_error("paper", NOTHING_NEW)
        elif self.errors and values.get("paper"):
            self.add_error("paper", AGAIN)
        return values

    @property
    def numbering(self) -> Numbering:
        values = self.cleaned_data
        return Numbering(values["number"], values["dated_on"], self.people[values["signatory"]])

    @property
    def done(self) -> str:
        if self.cleaned_data["paper"]:
            return super().done
        return (
            f"Nomor {self.letter.kind.label.lower()} tersimpan. Cetak, tanda tangani, lalu unggah berkasnya."
        )


class ReplaceForm(PaperForm):
    """Another file in the place of a wrong one."""

    paper = _file("Berkas yang benar", required=True)
    reason = Words(
        what="Alasan",
        limit=1_000,
        rows=2,
        label="Alasan mengganti",
        help_text="Berkas yang lama tetap tercatat dalam jejak, tetapi tidak diberikan lagi. Jangan "
        "menulis nama pelapor.",
        error_messages={"required": "Tulis alasan mengganti berkasnya."},
    )
