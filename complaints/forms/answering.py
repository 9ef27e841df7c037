"""The answer of R5, the ends without review, and what R10 and R11 ask after it."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from complaints.forms.step import StepForm, day_field, line, words
from complaints.models import (
    Answer,
    ComplainantNotice,
    Complaint,
    Obstacle,
    Officer,
    Reopening,
    SuperiorReport,
    WrittenReport,
)
from complaints.models.trail import StepRecord, steps_shown
from complaints.officers import superiors_of
from complaints.told import how_told
from complaints.workflow import Action, Outcome, State, Step, missing_steps, outcomes_for, transition

MOST_RUPIAH = 10**12
HOW = "Misalnya: telepon, surat nomor 12, pesan WhatsApp. Tanpa nama dan nomor pelapor."


class AnswerForm(StepForm):
    """R5: an outcome and what was done. The answer counts from the day it is given here."""

    legend = "Jawaban"
    submit = "Simpan jawaban"
    writes = frozenset({Step.OUTCOME, Step.ACTION_TAKEN, Step.COMPENSATION})
    outcome = forms.ChoiceField(label="Hasil")
    text = words(
        "Jawaban kepada pelapor",
        "Pelapor membacanya di halaman status. “Sedang kami proses” bukan jawaban dan tidak "
        "menghentikan tenggat.",
        5,
    )
    follow_up = words("Tindak lanjut yang sudah dilakukan", "Apa yang sudah diperbaiki atau dikerjakan.")
    compensation_amount = forms.IntegerField(
        label="Ganti rugi (rupiah)",
        min_value=0,
        max_value=MOST_RUPIAH,
        help_text="Pelapor menuntut ganti rugi. Tulis 0 bila tidak dikabulkan, dengan alasannya di atas.",
        error_messages={"invalid": "Tulis jumlahnya dengan angka saja, tanpa titik."},
    )
    compensation_on = day_field("Dibayar paling lambat", "Kosongkan bila 0.", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcomes = outcomes_for(self.complaint.kind_of_case)
        self.fields["outcome"].choices = [("", "Pilih hasil"), *((o.value, o.label) for o in outcomes)]
        if not self.complaint.claims_compensation:
            del self.fields["compensation_amount"], self.fields["compensation_on"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "compensation_amount" in values and "compensation_on" not in self.errors:
            self._check_payment(values["compensation_amount"], values.get("compensation_on"))
        return values

    def _check_payment(self, amount: int, day: date | None) -> None:
        """UU 25/2009 Art 50(3): amount and day of payment."""
        if amount and (day is None or day < self.on):
            self.add_error("compensation_on", "Isi tanggal pembayaran, hari ini atau sesudahnya.")
        elif not amount and day:
            self.add_error("compensation_on", "Kosongkan tanggalnya: ganti rugi 0 tidak dibayar.")

    def records(self) -> list[StepRecord]:
        return [Answer(**self.cleaned_data, on=self.on)]


class EndEarlyForm(StepForm):
    """Withdrawn, the business of others, or the same as another: nothing is left to review."""

    legend = "Akhiri tanpa penelaahan"
    submit = "Akhiri perkara"
    writes = frozenset({Step.OUTCOME, Step.ACTION_TAKEN, Step.DUPLICATE_OF})
    outcome = forms.ChoiceField(label="Hasil", widget=forms.RadioSelect)
    text = words("Penjelasan kepada pelapor", "Pelapor membacanya di halaman status.")
    follow_up = words("Dasarnya", "Misalnya: pencabutan lewat telepon 12 Maret; surat penerusan nomor 7.", 2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcomes = outcomes_for(self.complaint.kind_of_case, Action.END_EARLY)
        is_linked = self.complaint.same_as_id is not None
        choices = [(o.value, o.label) for o in outcomes if is_linked or o != Outcome.DUPLICATE]
        self.fields["outcome"].choices = choices
        if is_linked:
            self.initial.setdefault("outcome", Outcome.DUPLICATE.value)
        if answer := self.complaint.proposed_answer:
            self.initial |= {"text": answer.text, "follow_up": answer.follow_up}

    @property
    def hint(self) -> str:
        if self.complaint.proposed_answer:
            return (
                "Usul di bawah diambil dari jawaban laporan yang memimpin. Sesuaikan: jangan memuat urusan "
                "pelapor lain."
            )
        if self.complaint.same_as_id is None:
            return "Sama dengan laporan lain? Kaitkan dahulu keduanya di bagian “Laporan yang sama”."
        return ""

    def records(self) -> list[StepRecord]:
        is_same = self.cleaned_data["outcome"] == Outcome.DUPLICATE
        same_as = self.complaint.same_as_id if is_same else None
        return [Answer(duplicate_of_id=same_as, on=self.on, **self.cleaned_data)]


class _AfterTheAnswer(StepForm):
    def since_the_answer(self, name: str) -> date | None:
        return self.between(name, self.complaint.answered_on or self.on, self.on, "hari jawaban, ")


class TellForm(_AfterTheAnswer):
    """R11: every try counts, and on the third day without an answer the duty is done."""

    legend = "Catat pemberitahuan"
    submit = "Simpan pemberitahuan"
    hint = "Bila tidak ada yang menjawab, catat setiap upaya; tiga upaya pada hari berbeda sudah cukup."
    writes = frozenset({Step.TELLING})
    obstacle = forms.ChoiceField(label="Hasilnya", required=False, widget=forms.RadioSelect)
    on = day_field("Tanggal")
    how = line("Caranya", HOW)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        complaint = kwargs["complaint"]
        kwargs.setdefault("initial", {"on": on, "obstacle": "", "how": how_told(complaint)})
        super().__init__(*args, on=on, **kwargs)
        obstacles = Obstacle.choices()[: 1 if self.complaint.has_contact else 2]
        self.fields["obstacle"].choices = [("", "Pelapor sudah diberi tahu"), *obstacles]

    def clean_on(self) -> date | None:
        return self.since_the_answer("on")

    def records(self) -> list[StepRecord]:
        return [ComplainantNotice(**self.cleaned_data)]


def may_receive(handler: Any, superiors: list[Officer]) -> QuerySet[Officer]:
    """Those above the handler; while none is on record anyone else, but never the handler."""
    others = Officer.objects.filter(is_active=True).exclude(user=handler)
    return others.filter(pk__in=[each.pk for each in superiors]) if superiors else others


class CloseForm(_AfterTheAnswer):
    """R11 and R10: told, reported to the direct superior, and in writing; the table says to whom
    this applies, and what is on record already is not asked again."""

    legend = "Tutup perkara"
    submit = "Tutup perkara"
    writes = frozenset({Step.TOLD, Step.SUPERIOR_REPORT, Step.WRITTEN_REPORT})
    told_on = day_field("Pelapor diberi tahu pada")
    told_how = line("Cara memberi tahu", HOW)
    report_on = day_field("Tanggal laporan tertulis")
    report_to = forms.ModelChoiceField(
        Officer.objects.none(), label="Dilaporkan kepada atasan langsung", empty_label="Pilih atasan"
    )
    report_text = words("Laporan hasil kepada atasan", rows=4)
    document = line("Bentuk laporan tertulisnya", "Misalnya: nota dinas nomor 700/12; dicetak dari portal.")

    def __init__(self, *args: Any, complaint: Complaint, on: date, **kwargs: Any) -> None:
        superiors = superiors_of(complaint.handler)
        first = next(iter(superiors), None)
        told = {"told_on": on, "told_how": how_told(complaint)}
        kwargs.setdefault("initial", {**told, "report_on": on, "report_to": first})
        super().__init__(*args, complaint=complaint, on=on, **kwargs)
        self.fields["report_to"].queryset = may_receive(complaint.handler, superiors)
        if superiors:  # known with the case, so the list itself asks nothing
            choices = [(each.pk, str(each)) for each in superiors if each.is_active]
            self.fields["report_to"].choices = [("", "Pilih atasan"), *choices]
        self._ask_only_what_is_due()

    def _ask_only_what_is_due(self) -> None:
        recorded = steps_shown(self.complaint)
        row = transition(State.ANSWERED, Action.CLOSE)
        due = missing_steps(row, recorded, self.complaint.facts()) if row else ()
        if Step.TOLD in recorded:
            del self.fields["told_on"], self.fields["told_how"]
        for name, step in CLOSING.items():
            if name in self.fields and step not in due:
                self.fields[name].required = False

    @property
    def hint(self) -> str:
        if any(field.required for field in self.fields.values()):
            return (
                "Hasilnya diberitahukan kepada pelapor, dilaporkan kepada atasan langsung, dan dilaporkan "
                "tertulis ke tingkat di atasnya."
            )
        return "Perkara ini dapat ditutup tanpa pemberitahuan dan laporan. Isi bila ada."

    def clean_told_on(self) -> date | None:
        return self.since_the_answer("told_on")

    def clean_report_on(self) -> date | None:
        return self.since_the_answer("report_on")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("report_text") and not values.get("report_to") and "report_to" not in self.errors:
            self.add_error("report_to", "Pilih atasan yang menerima laporan.")
        return values

    def records(self) -> list[StepRecord]:
        return closing_records(self.cleaned_data, self.on)


CLOSING = {
    "told_on": Step.TOLD,
    "told_how": Step.TOLD,
    "report_on": Step.SUPERIOR_REPORT,
    "report_to": Step.SUPERIOR_REPORT,
    "report_text": Step.SUPERIOR_REPORT,
    "document": Step.WRITTEN_REPORT,
}


def closing_records(values: dict[str, Any], on: date) -> list[StepRecord]:
    """The records of R11 and R10 that were really written."""
    records: list[StepRecord] = []
    if values.get("told_how"):
        records.append(ComplainantNotice(on=values["told_on"] or on, how=values["told_how"]))
    day, to = values.get("report_on") or on, values.get("report_to")
    if values.get("report_text"):
        records.append(SuperiorReport(on=day, to=to, text=values["report_text"]))
    if values.get("document") and to:
        records.append(WrittenReport(on=day, to=to, document=values["document"]))
    return records


class ReopenForm(StepForm):
    legend = "Buka kembali"
    submit = "Buka kembali"
    hint = "Tenggat dihitung lagi sejak hari ini. Hasil pertama tetap tercatat, dan perkara menunggu diambil."
    writes = frozenset({Step.REOPENING})
    reason = words("Alasan dibuka kembali", "Apa yang diminta pelapor atau apa yang baru diketahui.")

    def records(self) -> list[StepRecord]:
        return [Reopening(**self.cleaned_data)]
