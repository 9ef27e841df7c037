"""The three routes of R10, one form a step."""

from datetime import date
from typing import Any

from django import forms

from complaints.forms.step import StepForm, day_field, line, words
from complaints.models import (
    ApipDecision,
    ApipRequest,
    Complaint,
    Letter,
    LetterReply,
    Officer,
    Raising,
    RouteChoice,
)
from complaints.models.trail import StepRecord, trail_of
from complaints.officers import superiors_of
from complaints.workflow import Route, Step

HEAD_OF_OFFICE = "Kepala DPMPTSP"


class FollowUpForm(StepForm):
    legend = "Tindak lanjuti di kantor ini"
    submit = "Mulai tindak lanjut"
    hint = "Jalur pertama: masalahnya ada di dalam DPMPTSP dan diselesaikan oleh penangan dan atasannya."
    writes = frozenset({Step.ROUTE})
    reason = words("Yang akan dikerjakan", "Siapa mengerjakan apa, dan mengapa cukup di dalam kantor.", 2)

    def records(self) -> list[StepRecord]:
        return [RouteChoice(route=Route.INTERNAL.value, **self.cleaned_data)]


class LetterForm(StepForm):
    """A letter with what was asked, when, and until when they answer."""

    to = line("Kepada", limit=160)
    number = line("Nomor surat", limit=80)
    sent_on = day_field("Dikirim pada")
    due_on = day_field("Balasan diminta paling lambat")
    about = words("Yang diminta", "Tanpa nama dan nomor pelapor.", 2)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"sent_on": on})
        super().__init__(*args, on=on, **kwargs)

    def clean_sent_on(self) -> date | None:
        return self.between("sent_on", self.complaint.received_on, self.on, "hari diterima, ")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        sent, due = values.get("sent_on"), values.get("due_on")
        if sent and due and due < sent:
            self.add_error("due_on", "Balasan diminta sesudah surat dikirim.")
        return values

    def letter(self) -> Letter:
        names = ("to", "number", "sent_on", "due_on", "about")
        return Letter(**{name: self.cleaned_data[name] for name in names})

    def records(self) -> list[StepRecord]:
        return [self.letter()]


class ReferForm(LetterForm):
    legend = "Libatkan tim teknis atau perangkat daerah"
    submit = "Catat surat dan libatkan"
    hint = "Jalur kedua: masalahnya ada di luar DPMPTSP. Mereka tidak perlu akun; suratnya dicatat di sini."
    writes = frozenset({Step.ROUTE, Step.LETTER})
    field_order = ("reason",)
    reason = words("Alasan melibatkan", "Mengapa masalahnya ada di luar DPMPTSP.", 2)

    def records(self) -> list[StepRecord]:
        choice = RouteChoice(route=Route.TEAM.value, reason=self.cleaned_data["reason"])
        return [choice, self.letter()]


class ApipLetterForm(LetterForm):
    legend = "Catat surat kepada APIP"
    submit = "Catat surat"
    writes = frozenset({Step.LETTER})


def letters_waiting(complaint: Complaint) -> list[Letter]:
    """Those without a reply, by the trail that the page shows; oldest first."""
    records = [record for event in trail_of(complaint) for record in event.records()]
    replied = {record.letter_id for record in records if isinstance(record, LetterReply)}
    return [each for each in records if isinstance(each, Letter) and each.pk not in replied]


class ReplyForm(StepForm):
    legend = "Catat balasan surat"
    submit = "Simpan balasan"
    writes = frozenset({Step.REPLY_NOTED})
    letter = forms.ModelChoiceField(Letter.objects.none(), label="Balasan atas surat", empty_label=None)
    received_on = day_field(
        "Balasan diterima pada",
        "Kosongkan bila tidak ada balasan sampai sekarang, dan tulis upayanya di bawah.",
        required=False,
    )
    summary = words("Ringkasan balasan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["letter"].queryset = Letter.objects.of(self.complaint).filter(reply__isnull=True)
        self.waiting = letters_waiting(self.complaint)
        self.fields["letter"].choices = [(each.pk, str(each)) for each in self.waiting]

    @property
    def is_useful(self) -> bool:
        return bool(self.waiting)

    def clean_received_on(self) -> date | None:
        letter = self.cleaned_data.get("letter")
        first = letter.sent_on if letter else self.complaint.received_on
        return self.between("received_on", first, self.on, "hari surat dikirim, ")

    def records(self) -> list[StepRecord]:
        return [LetterReply(**self.cleaned_data)]


class RaiseForm(StepForm):
    legend = "Naikkan ke atasan"
    submit = "Laporkan dan serahkan"
    hint = (
        "Bila tingkat ini tidak dapat menyelesaikannya, atasan melanjutkan. Laporan tertulis ini menjadi "
        "bagian perkara, dan perkara berpindah ke meja atasan."
    )
    writes = frozenset({Step.RAISED})
    to = forms.ModelChoiceField(Officer.objects.none(), label="Diserahkan kepada", empty_label=None)
    text = words("Laporan tertulis", "Yang sudah dilakukan, dan mengapa perlu tingkat di atas.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        superiors = superiors_of(self.complaint.handler)
        self.above = [each for each in superiors if each.user_id and each.is_active]
        self.fields["to"].queryset = Officer.objects.filter(pk__in=[each.pk for each in self.above])
        self.fields["to"].choices = [(each.pk, str(each)) for each in self.above]

    @property
    def is_useful(self) -> bool:
        return bool(self.above)

    def records(self) -> list[StepRecord]:
        return [Raising(**self.cleaned_data)]


class AskApipForm(StepForm):
    legend = "Usulkan pelibatan APIP"
    submit = "Ajukan kepada Kepala"
    hint = "Jalur ketiga: tidak dapat diselesaikan di dalam maupun di luar DPMPTSP. Kepala menyetujui dahulu."
    writes = frozenset({Step.APIP_REASON})
    reason = words("Alasan melibatkan APIP", "Mengapa kedua jalur lain tidak cukup.")

    def records(self) -> list[StepRecord]:
        return [ApipRequest(**self.cleaned_data)]


class _ApipDecisionForm(StepForm):
    authority = line("Keputusan oleh", "Kepala DPMPTSP atau kepala perangkat daerah.", limit=160)
    note = words("Isi keputusan", "Alasan atau petunjuk.", 2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"authority": HEAD_OF_OFFICE})
        super().__init__(*args, **kwargs)

    def decision(self) -> ApipDecision:
        return ApipDecision(**self.cleaned_data)

    def records(self) -> list[StepRecord]:
        return [self.decision()]


class ApproveApipForm(_ApipDecisionForm):
    legend = "Setujui pelibatan APIP"
    submit = "Setujui"
    writes = frozenset({Step.APIP_DECISION, Step.ROUTE})

    def records(self) -> list[StepRecord]:
        choice = RouteChoice(route=Route.APIP.value, reason=self.cleaned_data["note"])
        return [self.decision(), choice]


class DeclineApipForm(_ApipDecisionForm):
    legend = "Tolak pelibatan APIP"
    submit = "Tolak dan kembalikan"
    hint = "Perkara kembali ditelaah; penangan memilih jalur lain."
    writes = frozenset({Step.APIP_DECISION})


class ApipByLawForm(StepForm):
    legend = "Libatkan APIP menurut peraturan"
    submit = "Libatkan APIP"
    hint = "Hanya bila peraturan mengharuskannya; persetujuan Kepala tidak diperlukan."
    writes = frozenset({Step.ROUTE, Step.CITED_LAW})
    law = line("Peraturan yang mengharuskan", "Sebutkan peraturan dan pasalnya.")
    reason = words("Alasan", "Mengapa peraturan itu berlaku pada perkara ini.", 2)

    def records(self) -> list[StepRecord]:
        return [RouteChoice(route=Route.APIP.value, **self.cleaned_data)]
