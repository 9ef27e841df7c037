"""What is missing, what was brought, and the day of service that was found later."""

from datetime import date
from typing import Any

from django import forms

from complaints.completeness import check_lapsed, check_notice, completion_due
from complaints.forms.step import StepForm, day_field, line, words
from complaints.intake import check_service_date
from complaints.models import Answer, CompletenessNotice, Completion, Lapse, ServiceDate
from complaints.models.trail import StepRecord, latest_shown
from complaints.workdays import in_words
from complaints.workflow import Outcome, Step


class AskCompletionForm(StepForm):
    legend = "Minta dilengkapi"
    submit = "Catat pemberitahuan"
    hint = (
        "Pelapor melengkapi dalam 30 hari kerja sejak diberi tahu. Batas jawaban tidak ikut mundur: tidak "
        "ada jeda."
    )
    writes = frozenset({Step.COMPLETENESS_NOTICE})
    missing = words("Yang masih kurang", "Sebutkan satu per satu. Pelapor membacanya di halaman status.")
    on = day_field("Diberitahukan pada")
    how = line("Cara memberitahukan", "Misalnya: telepon, surat nomor 12. Tanpa nama dan nomor pelapor.")

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": on})
        super().__init__(*args, on=on, **kwargs)

    @property
    def waits(self) -> str:
        began = self.complaint.clock_began_on
        return check_notice(began, self.on, self.on, self.calendar) or ""

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if problem := check_notice(self.complaint.clock_began_on, day, self.on, self.calendar):
            raise forms.ValidationError(problem)
        return day

    def records(self) -> list[StepRecord]:
        return [CompletenessNotice(**self.cleaned_data)]


class CompleteForm(StepForm):
    legend = "Catat kelengkapan"
    submit = "Simpan dan lanjutkan penelaahan"
    writes = frozenset({Step.COMPLETION})
    received = words("Yang dilengkapi pelapor", "Dokumen atau keterangan yang diterima.")

    @property
    def hint(self) -> str:
        """What was asked for, and until when."""
        notice = _notice(self)
        if notice is None:
            return ""
        due = completion_due(notice.on, self.calendar)
        until = f", sampai {in_words(due)}" if due else ""
        return f"Yang diminta pada {in_words(notice.on)}{until}: {notice.missing}"

    def records(self) -> list[StepRecord]:
        return [Completion(**self.cleaned_data)]


class DeemWithdrawnForm(StepForm):
    legend = "Nyatakan dicabut"
    submit = "Nyatakan dicabut dan tutup"
    writes = frozenset({Step.LAPSE, Step.OUTCOME, Step.ACTION_TAKEN})
    text = words("Penjelasan kepada pelapor", "Pelapor membacanya di halaman status.", 4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        notice = _notice(self)
        if notice is not None:
            self.initial.setdefault("text", _lapse_words(notice, completion_due(notice.on, self.calendar)))

    @property
    def waits(self) -> str:
        notice = _notice(self)
        if notice is None:
            return "Tidak ada pemberitahuan kekurangan, jadi laporan ini tidak dianggap dicabut."
        return check_lapsed(notice.on, self.on, self.calendar) or ""

    def records(self) -> list[StepRecord]:
        notice = _notice(self)
        due = completion_due(notice.on, self.calendar) if notice else None
        if notice is None or due is None:
            return []
        follow_up = f"Kekurangan diberitahukan {in_words(notice.on)}: {notice.how}."
        answer = Answer(
            outcome=Outcome.WITHDRAWN.value, text=self.cleaned_data["text"], follow_up=follow_up, on=self.on
        )
        return [Lapse(last_day=due), answer]


def _notice(form: StepForm) -> CompletenessNotice | None:
    return latest_shown(form.complaint, CompletenessNotice)


def _lapse_words(notice: CompletenessNotice, due: date | None) -> str:
    return (
        f"Pada {in_words(notice.on)} kami memberitahukan apa yang masih kurang. Sampai "
        f"{in_words(due) if due else 'sekarang'} kekurangan itu belum dilengkapi, jadi laporan ini dianggap "
        "dicabut. Anda dapat meminta agar dibuka kembali."
    )


class ServiceDateForm(StepForm):
    legend = "Catat tanggal layanan"
    submit = "Simpan tanggal"
    hint = (
        "Pelapor tidak ingat tanggalnya, jadi pengaduannya dianggap tepat waktu sampai tanggal itu "
        "ditemukan. Bila ternyata lewat batas, orang lain memutuskan perlakuannya."
    )
    writes = frozenset({Step.DATE_SOURCE})
    served_on = day_field("Tanggal layanan diterima")
    source = line("Sumber tanggal", "Misalnya: riwayat permohonan di OSS, buku tamu MPP halaman 12.")

    def clean_served_on(self) -> date:
        day: date = self.cleaned_data["served_on"]
        if problem := check_service_date(day, self.complaint.received_on):
            raise forms.ValidationError(problem)
        return day

    def records(self) -> list[StepRecord]:
        return [ServiceDate(**self.cleaned_data)]
