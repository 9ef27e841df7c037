"""The forms of reading an annex in: its text with what is known of its regulation, and one decision
for each wording."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from purwakarta_ptsp.day_input import DayInput
from standards.forms import LONGEST_TEXT
from standards.importing.wordings import Choice, Decision, Wording, keys
from standards.models import Regulation, UploadedAnnex
from standards.outline import problems
from standards.publishing import DATE_IS_PAST
from standards.regulation import LEGAL_BASIS, NO_CITATION, Undecodable, corrected, decode, refusal

LARGEST_FILE = 25 * 1024 * 1024
# What fits beside the other fields into the largest form the portal takes (1 MiB, as UTF-8).
LONGEST_PASTE = 900_000
PASTED = "Naskah yang ditempel"
WHOLE, PART = "seluruh", "sebagian"
NO_TEXT = "Tempel naskahnya, atau pilih berkasnya."
TWO_TEXTS = "Naskah ditempel dan berkas juga dipilih. Kosongkan salah satu."
TOO_LARGE = "Berkas ini lebih besar dari 25 MB; naskah teks 1.000 standar kira-kira 11 MB. Periksa isinya."
AGAIN = "Pilih berkas naskahnya sekali lagi: terlalu panjang untuk dititipkan di halaman ini."
SAVE_AS_TEXT = "Buka berkasnya, salin seluruh isi lampiran, lalu tempel di sini atau simpan sebagai .txt."
SAVE_AS_UTF8 = "Simpan ulang sebagai UTF-8 (di Notepad: Simpan sebagai, Pengodean UTF-8), lalu pilih lagi."
# How a file that is no text begins, and what it is.
NO_TEXT_FILES = (
    (b"%PDF", f"Ini berkas PDF, bukan teks. {SAVE_AS_TEXT}"),
    (b"PK\x03\x04", f"Ini berkas Word atau arsip, bukan teks. {SAVE_AS_TEXT}"),
    (b"\xd0\xcf\x11\xe0", f"Ini berkas Word lama, bukan teks. {SAVE_AS_TEXT}"),
    (b"{\\rtf", f"Ini berkas RTF, bukan teks biasa. {SAVE_AS_TEXT}"),
    (b"\xff\xfe", f"Berkas ini berkode UTF-16. {SAVE_AS_UTF8}"),
    (b"\xfe\xff", f"Berkas ini berkode UTF-16. {SAVE_AS_UTF8}"),
)
NO_DATE = "Tulis tanggal yang ada di kalender."


def _day(label: str, help_text: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=DayInput(),
        help_text=help_text,
        error_messages={"invalid": NO_DATE},
    )


class AnnexForm(forms.Form):
    """For a new annex, or (`annex`) one that waits: then without a text the one it has stays."""

    text = forms.CharField(
        label="Tempel naskah",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text="Seluruh teks lampiran, dari judul standar pertama sampai baris terakhir. Paling panjang "
        "kira-kira 80 standar; yang lebih panjang diunggah sebagai berkas.",
    )
    file = forms.FileField(
        label="Atau pilih berkas teks (.txt)",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
        help_text="Teks UTF-8, paling besar 25 MB.",
        error_messages={"empty": "Berkas ini kosong."},
    )
    coverage = forms.ChoiceField(
        label="Naskah ini memuat",
        choices=(
            (WHOLE, "Seluruh lampiran: standar yang tidak ada lagi di dalamnya berakhir"),
            (PART, "Sebagian standar saja: yang lain tetap berlaku"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih apakah naskah ini seluruh lampiran atau sebagian."},
    )
    note = forms.CharField(
        label="Apa yang berubah, dan mengapa",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu dua kalimat. Warga membacanya di riwayat tiap standar.",
        error_messages={"required": "Tulis apa yang berubah dan mengapa."},
    )
    effective_on = _day("Berlaku mulai", "Hari ini atau sesudahnya. Kosong: belum diketahui.")
    regulation = forms.ModelChoiceField(
        Regulation.objects.order_by("-year", "short_name"),
        label="Peraturan",
        required=False,
        empty_label="– nomornya belum diketahui –",
        help_text="Belum ada di daftar? Tambahkan dahulu di Peraturan, atau isi kemudian.",
        error_messages={"invalid_choice": "Peraturan itu tidak ada lagi di daftar. Pilih lagi."},
    )
    consulted_on = _day("Tanggal uji publik", "Kosong: belum diketahui.")
    pledged_on = _day("Tanggal maklumat pelayanan", "Kosong: belum diketahui.")

    def __init__(self, *args: Any, today: date, annex: UploadedAnnex | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.annex = today, annex
        self.read = ""

    def clean_file(self) -> UploadedFile | None:
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(TOO_LARGE)
        self.read = _decoded(file.read())
        _refuse_without_standards(self.read)
        return file

    def clean_text(self) -> str:
        """Windows' line ends are the browser's own, and no part of the annex."""
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if text.strip():
            _refuse_without_standards(text)
        return text if text.strip() else ""

    def clean_effective_on(self) -> date | None:
        on = self.cleaned_data["effective_on"]
        if on and on < self.today:
            raise forms.ValidationError(DATE_IS_PAST)
        return on

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        pasted = bool(values.get("text")) and "text" not in self.errors
        if pasted and values.get("file"):
            self.add_error("text", TWO_TEXTS)
        elif not (pasted or values.get("file") or self.annex or self.errors.keys() & {"text", "file"}):
            self.add_error("text", NO_TEXT)
        return values

    def keep_file(self) -> None:
        """A browser sends no file twice: its text waits in the box, where it is short enough."""
        if not self.read or "file" in self.errors or self.cleaned_data.get("text"):
            return
        if len(self.read.encode()) > LONGEST_PASTE:
            self.add_error("file", AGAIN)
            return
        self.data = self.data.copy()
        self.data["text"] = self.read

    def store(self, annex: UploadedAnnex) -> UploadedAnnex:
        values = self.cleaned_data
        text = values["text"] or self.read
        if text:
            annex.text = text
            annex.document = values["file"].name[-200:] if values["file"] else PASTED
        annex.is_whole = values["coverage"] == WHOLE
        for name in ("note", "effective_on", "regulation", "consulted_on", "pledged_on"):
            setattr(annex, name, values[name])
        annex.save()
        return annex


class WordingForm(forms.Form):
    """One wording of one component, for all standards that have it."""

    labels = {
        Choice.SHARED: "Teks bersama baru: menjadi kata-kata kantor bagi semua standar yang memakainya",
        Choice.OWN: "Memang berbeda: hanya standar di atas yang berbunyi begini",
        Choice.KEEP: "Salah baca: tetap pakai yang berlaku sekarang",
        Choice.CORRECT: "Salah baca: pakai kata-kata yang saya betulkan di bawah ini",
    }
    choice = forms.ChoiceField(
        label="Keputusan",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Pilih salah satu keputusan di bawah ini."},
    )
    text = forms.CharField(
        label="Kata-kata yang benar",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"spellcheck": "false"}),
        help_text="Hanya dipakai bila Anda memilih membetulkan. Satu butir satu baris, menurut naskah "
        "bertanda tangan.",
    )

    def __init__(self, wording: Wording, *args: Any, has_shared: bool, **kwargs: Any) -> None:
        decision = wording.decision
        initial = {"choice": decision.choice.value if decision else "", "text": wording.text}
        if decision and decision.text:
            initial["text"] = decision.text
        super().__init__(*args, prefix=f"k{wording.key}", initial=initial, **kwargs)
        self.wording, self.has_shared = wording, has_shared
        offered = [each for each in Choice if each is not Choice.SHARED or has_shared or wording.count > 1]
        self.fields["choice"].choices = [(each.value, self.labels[each]) for each in offered]
        lines = sum(1 + len(line) // 95 for line in initial["text"].split("\n"))
        self.fields["text"].widget.attrs["rows"] = min(max(lines + 1, 3), 18)

    @property
    def decision(self) -> Decision | None:
        """None where nothing was chosen."""
        choice = self.cleaned_data["choice"]
        if not choice:
            return None
        text = self.cleaned_data["text"] if choice == Choice.CORRECT else ""
        return Decision(Choice(choice), text)

    def clean_text(self) -> str:
        lines = self.cleaned_data["text"].replace("\r\n", "\n").split("\n")
        return "\n".join(line.rstrip() for line in lines).strip()

    def clean(self) -> None:
        choice, text = self.cleaned_data.get("choice"), self.cleaned_data.get("text", "")
        if choice == Choice.KEEP and self.wording.new_entries and not self.has_shared:
            count = len(self.wording.new_entries)
            self.add_error("choice", f"{count} standar di atas baru, belum punya uraian. Betulkan saja.")
        if choice == Choice.CORRECT and "text" not in self.errors:
            for cause in self._faults(text):
                self.add_error("text", cause)

    def _faults(self, text: str) -> list[str]:
        if not text:
            return ["Tulis kata-kata yang benar."]
        if keys(text) == self.wording.key:
            return ["Kata-katanya sama dengan yang terbaca. Betulkan, atau pilih keputusan lain."]
        read = self.wording.readings[0].component
        cites = read.number != LEGAL_BASIS or corrected(read, text).regulations
        return [each.message for each in problems(text)] + ([] if cites else [NO_CITATION])


def _decoded(data: bytes) -> str:
    for head, cause in NO_TEXT_FILES:
        if data.startswith(head):
            raise forms.ValidationError(cause)
    try:
        return decode(data)
    except Undecodable as refusal:
        raise forms.ValidationError(f"{refusal} {SAVE_AS_UTF8}") from None


def _refuse_without_standards(text: str) -> None:
    cause = refusal(text)
    if cause:
        raise forms.ValidationError(cause)
