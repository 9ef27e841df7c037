"""Sample cases for the demonstration, one or more in each group of the queue. All people are fictitious."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from django.contrib.auth.models import User
from django.db import transaction

from complaints.deadlines import ANSWER_WORKING_DAYS
from complaints.filing import Complainant, Filing, file_complaint
from complaints.intake import Identity, Kind, ServiceStatus
from complaints.models import (
    Answer,
    ComplainantNotice,
    Complaint,
    Review,
    RouteChoice,
    SuperiorReport,
    WrittenReport,
)
from complaints.models.calendar import working_calendar
from complaints.models.trail import StepRecord
from complaints.officers import superior_of
from complaints.suspicion import Suspicion
from complaints.workdays import Calendar, CalendarTooShort
from complaints.workflow import Action, Outcome, Route
from standards.in_force import newest_versions
from standards.models import Channel, ServiceLocation, ServiceStandard

LATE_ENTRY = "Contoh peragaan, dicatat sekaligus."


@dataclass(frozen=True, kw_only=True)
class Sample:
    """`due_in`: working days from today to the due date. `steps`: how far the case has come."""

    name: str
    kbli: str
    component: int
    description: str
    due_in: int = 10
    channel: str = "b"
    wants: Kind = Kind.COMPLAINT
    identity: Identity = Identity.OPEN
    served_days_before: int | None = None
    item_path: str = ""
    resolution: str = ""
    steps: int = 0
    suspicion: Suspicion | None = None


SAMPLES = (
    Sample(
        name="Ujang Suparman",
        kbli="71204",
        component=3,
        due_in=-4,
        channel="f",
        description="Berkas izin kami dinyatakan lengkap tanggal satu, tetapi sudah lebih dari tiga minggu "
        "belum ada kabar. Standar menyebut tujuh hari kerja.",
        resolution="Izin diterbitkan, atau dijelaskan apa yang masih kurang.",
        steps=1,
    ),
    Sample(
        name="Tatang Mulyana",
        kbli="33152",
        component=4,
        due_in=-1,
        description="Diminta membayar Rp250.000 untuk “biaya map dan materai”, padahal di portal "
        "tertulis gratis.",
        resolution="Uang dikembalikan.",
        identity=Identity.CONFIDENTIAL,
    ),
    Sample(
        name="Euis Rohaeti",
        kbli="33152",
        component=1,
        due_in=0,
        channel="c",
        description="Petugas meminta fotokopi KK yang tidak ada dalam daftar persyaratan.",
        served_days_before=3,
        steps=2,
    ),
    Sample(
        name="Maman Abdurahman",
        kbli="71204",
        component=8,
        due_in=2,
        description="Kursi roda di ruang tunggu rusak dan jalur landai terhalang sepeda motor.",
        served_days_before=1,
    ),
    Sample(
        name="Rina Marlina",
        kbli="71204",
        component=2,
        due_in=8,
        channel="sp4n-lapor",
        description="Verifikasi di OSS berulang kali kembali ke tahap awal tanpa keterangan.",
        steps=1,
    ),
    Sample(
        name="Cecep Hidayat",
        kbli="33152",
        component=5,
        due_in=12,
        channel="g",
        description="Sertifikat standar sudah terbit di OSS tetapi statusnya belum terverifikasi; "
        "bank menolaknya.",
        served_days_before=45,
    ),
    Sample(
        name="Imas Masitoh",
        kbli="71204",
        component=9,
        due_in=5,
        description="Dua petugas memberi jawaban yang berbeda tentang persyaratan K3.",
        served_days_before=4,
        steps=4,
    ),
    Sample(
        name="",
        kbli="33152",
        component=8,
        channel="m",
        identity=Identity.NONE,
        wants=Kind.SUGGESTION,
        description="Mohon nomor antrean dipasang juga di luar gedung supaya tidak berdesakan.",
    ),
    Sample(
        name="Deden Ramdani",
        kbli="71204",
        component=7,
        channel="d",
        wants=Kind.INFORMATION_REQUEST,
        description="Menanyakan apakah PP 28/2025 sudah dipakai untuk permohonan baru.",
    ),
    Sample(
        name="Nani Sumarni",
        kbli="33152",
        component=6,
        due_in=9,
        description="Pengaduan lewat telepon tidak diberi nomor.",
        served_days_before=2,
        steps=5,
    ),
    Sample(
        name="Promo Kilat",
        kbli="33152",
        component=5,
        due_in=8,
        description="Pinjaman cair lima menit tanpa jaminan, hubungi kami sekarang.",
        suspicion=Suspicion.LIMIT,
    ),
)


@transaction.atomic
def add_sample_cases(staff: Mapping[str, User], on: date) -> int:
    """Fills an empty register and leaves any other as it is; says how many cases were made."""
    if Complaint.objects.exists():
        return 0
    calendar = working_calendar()
    standards = {v.activity.code: v.standard for v in newest_versions(on)}
    made = 0
    for sample, received_on in _dated(on, calendar):
        filing = _filing(sample, received_on, standards.get(sample.kbli))
        complaint = file_complaint(filing, by=staff["petugas"], on=on, screen=partial(_suspicion, sample))
        for action in STEPS[: sample.steps]:
            records = _records(action, complaint, on)
            complaint.perform(action, by=staff["pelaksana"], on=on, records=records)
        made += 1
    return made


def _suspicion(sample: Sample) -> Suspicion | None:
    return sample.suspicion


STEPS = (Action.TAKE, Action.REVIEW, Action.FOLLOW_UP, Action.ANSWER, Action.CLOSE)


def _dated(on: date, calendar: Calendar) -> Iterator[tuple[Sample, date]]:
    """Each sample with its day of receipt; on a weekend nothing can be due today."""
    for sample in SAMPLES:
        received_on = _received_on(sample, on, calendar)
        if received_on is not None:
            yield sample, received_on


def _received_on(sample: Sample, on: date, calendar: Calendar) -> date | None:
    """The latest day not after today whose due date is as far away as wanted."""
    for back in range(60):
        day = on - timedelta(days=back)
        try:
            due = calendar.add(day, ANSWER_WORKING_DAYS)
        except CalendarTooShort:
            return on
        if sample.due_in == 0 and due < on:
            return None
        if calendar.is_workday(day) and _as_wanted(sample.due_in, due, on, calendar):
            return day
    return None


def _as_wanted(wanted: int, due: date, on: date, calendar: Calendar) -> bool:
    if wanted == 0:
        return due == on
    return due != on and (due > on) == (wanted > 0) and calendar.between(on, due) == wanted


def _filing(sample: Sample, received_on: date, standard: ServiceStandard | None) -> Filing:
    served = sample.served_days_before
    channel = Channel.objects.get(code=sample.channel)
    return Filing(
        # The same key each time: a second run at the same moment makes no second case.
        form_key=uuid5(NAMESPACE_URL, f"peragaan/{sample.description}"),
        wants=sample.wants,
        identity=sample.identity,
        channel=channel,
        outside_number="10293847" if channel.is_referral else "",
        location=ServiceLocation.objects.filter(slug="mpp").first() if channel.code == "b" else None,
        received_on=received_on,
        late_entry_reason=LATE_ENTRY,
        service_status=ServiceStatus.NOT_SERVED if served is None else ServiceStatus.RECEIVED,
        served_on=None if served is None else received_on - timedelta(days=served),
        standard=standard,
        component=sample.component,
        item_path=sample.item_path,
        description=sample.description,
        requested_resolution=sample.resolution,
        complainant=Complainant(sample.name, phone="081200000000") if sample.name else None,
    )


def _records(action: Action, complaint: Complaint, on: date) -> list[StepRecord]:
    """What the step leaves behind, in plain words that fit every sample."""
    written = {
        Action.REVIEW: _review,
        Action.FOLLOW_UP: _route,
        Action.ANSWER: _answer,
        Action.CLOSE: _closing,
    }
    return written[action](complaint, on) if action in written else []


def _review(complaint: Complaint, on: date) -> list[StepRecord]:
    review = Review(
        core_problem="Pelaksanaan di loket tidak sama dengan yang tertulis dalam standar.",
        related_rule=f"Komponen {complaint.component} standar pelayanan ini.",
        earlier_records="Riwayat permohonan di OSS dan buku tamu MPP.",
        plan="Klarifikasi kepada petugas yang bertugas hari itu.",
        examination="Petugas dimintai keterangan; catatannya cocok dengan uraian pelapor.",
    )
    return [review]


def _route(complaint: Complaint, on: date) -> list[StepRecord]:
    return [RouteChoice(route=Route.INTERNAL, reason="Petugas loket diberi pengarahan oleh kepala seksi.")]


def _answer(complaint: Complaint, on: date) -> list[StepRecord]:
    answer = Answer(
        outcome=Outcome.PROVEN,
        text="Uraian Anda benar. Kami mohon maaf dan sudah memperbaikinya.",
        follow_up="Seluruh petugas loket diberi pengarahan tertulis hari itu juga.",
        on=on,
    )
    return [answer]


def _closing(complaint: Complaint, on: date) -> list[StepRecord]:
    text = "Pengaduan terbukti dan sudah diperbaiki."
    superior = superior_of(complaint.handler)
    report = SuperiorReport(on=on, to=superior, text=text)
    written = WrittenReport(on=on, to=superior, document="Nota dinas nomor 700/12")
    return [ComplainantNotice(on=on, how="Telepon"), report, written]
