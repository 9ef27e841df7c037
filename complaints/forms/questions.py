"""A question to the complainant, her answer, and taking a question back."""

from datetime import date, timedelta
from typing import Any, Self

from django import forms

from complaints.forms.dates import DayFirstDateField, date_in_words
from complaints.forms.fields import Words
from complaints.forms.files import WithFiles
from complaints.models import Question
from complaints.questions import check_closing

USUAL_DAYS = 7


class QuestionForm(forms.Form):
    use_required_attribute = False
    prefix = "pertanyaan"

    text = Words(
        what="Pertanyaan",
        limit=2_000,
        rows=4,
        label="Pertanyaan",
        help_text="Satu hal, dengan kata biasa. Jangan menulis nama atau kontak pelapor.",
        error_messages={"required": "Tulis pertanyaannya."},
    )
    closes_on = DayFirstDateField(
        label="Dijawab paling lambat",
        help_text="Sesudah tanggal itu pelapor masih dapat menjawab; jawabannya ditandai terlambat.",
        error_messages={"required": "Isi tanggal penutupannya."},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"closes_on": today + timedelta(days=USUAL_DAYS)})
        self.today = today
        super().__init__(*args, **kwargs)

    def clean_closes_on(self) -> date:
        day: date = self.cleaned_data["closes_on"]
        if problem := check_closing(day, self.today):
            raise forms.ValidationError(problem)
        return day

    def typed(self) -> list[tuple[str, str]]:
        """The words that were not saved."""
        return [
            ("Pertanyaan", str(self["text"].value() or "")),
            ("Dijawab paling lambat", date_in_words(str(self["closes_on"].value() or ""))),
        ]


class CancelQuestionForm(forms.Form):
    use_required_attribute = False
    reason = Words(
        what="Alasan",
        limit=500,
        label="Alasan dibatalkan",
        help_text="Pelapor membacanya.",
        error_messages={"required": "Tulis alasan membatalkan pertanyaan ini."},
    )
    number = 0  # of the question

    @classmethod
    def of(cls, question: Question, posted: Any = None) -> Self:
        form = cls(posted, prefix=f"batal-{question.number}")
        form.number = question.number
        return form


class ReplyForm(WithFiles, forms.Form):
    use_required_attribute = False
    text = Words(
        what="Jawaban",
        limit=5_000,
        rows=6,
        label="Jawaban Anda",
        help_text="Nama dan nomor telepon Anda tidak perlu ditulis di sini.",
        error_messages={"required": "Tulis jawaban Anda."},
    )
