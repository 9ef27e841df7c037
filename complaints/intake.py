"""What a message to the office is by law: complaint, suggestion or request for information."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from complaints.clauses import Clause
from complaints.deadlines import FILING_CALENDAR_DAYS, is_in_time, last_filing_day
from complaints.labels import Labelled
from complaints.workdays import in_words

EARLIEST = date(2000, 1, 1)  # an earlier date is a slip of the keyboard


class ServiceStatus(Labelled):
    """What the complainant knows of the day of service, on which the window of R2 begins."""

    RECEIVED = "received", "Layanan sudah diterima"
    NOT_SERVED = "not_served", "Belum dilayani"
    NOT_REMEMBERED = "not_remembered", "Tidak ingat tanggalnya"


class Kind(Labelled):
    """Only a complaint has a legal date; a request for information is outside the figures."""

    COMPLAINT = "complaint", "Pengaduan"
    SUGGESTION = "suggestion", "Saran atau masukan"
    INFORMATION_REQUEST = "information_request", "Permintaan informasi"


class Identity(Labelled):
    """Identity is a name and one way to reach the person. UU 25/2009 Art 42(5): secret is not anonymous."""

    OPEN = "open", "Identitas terbuka"
    CONFIDENTIAL = "confidential", "Identitas dirahasiakan"
    NONE = "none", "Tanpa identitas"


class LateDecision(Labelled):
    """R4: "dapat diperlakukan", so both are open, and no decision leaves a complaint."""

    KEEP = "keep", "Tetap sebagai pengaduan"
    SUGGESTION = "suggestion", "Diperlakukan sebagai saran atau masukan"


KIND_DECIDED = {LateDecision.KEEP: Kind.COMPLAINT, LateDecision.SUGGESTION: Kind.SUGGESTION}


@dataclass(frozen=True)
class Intake:
    """The kind, why, and the clause. ``reason`` is a sentence for the complainant.

    ``must_be_suggestion``: wanted as a complaint, made a suggestion by R7.
    ``may_be_suggestion``: a late complaint on which staff may decide, R4.
    ``days_since_service``: calendar days to the day it was written or else received, None
    without a date of service; negative when it was written before the service came.
    """

    kind: Kind
    reason: str
    clause: Clause
    days_since_service: int | None
    must_be_suggestion: bool = False
    may_be_suggestion: bool = False

    @property
    def has_deadline(self) -> bool:
        """R5 binds complaints only."""
        return self.kind == Kind.COMPLAINT


def classify(
    *,
    wants: Kind,
    identity: Identity,
    has_object: bool,
    service: ServiceStatus,
    served_on: date | None,
    received_on: date,
    sent_on: date | None = None,
    filing_days: int = FILING_CALENDAR_DAYS,
) -> Intake:
    """Decide the kind. R7 (mandatory) goes before R4 (for staff to decide, never automatic).

    ``served_on`` counts only with RECEIVED. Raises ValueError when it is then missing or later
    than ``received_on``: check_service_date tells the person first. ``sent_on`` is the day of a
    letter, a slip in the box or a referral: the complainant spoke on that day, and the window of
    R2 is hers, while the clock of R5 waits for the receipt. Sources: R2, R3, R4, R7.
    """
    served, spoken_on = _served(service, served_on, received_on), sent_on or received_on
    days = None if served is None else (spoken_on - served).days
    if wants != Kind.COMPLAINT:
        return Intake(wants, _CHOSEN[wants], Clause.R3, days)
    missing = _missing(identity, has_object)
    if missing:
        return Intake(Kind.SUGGESTION, missing, Clause.R7, days, must_be_suggestion=True)
    if served is None:
        return Intake(wants, _UNDATED[service], Clause.R2, None)
    return _by_the_window(served, received_on, sent_on, filing_days)


class Reported(Protocol):
    """What R7 asks of a report; models.Complaint has it."""

    kind: str
    identity: str
    intake_clause: str
    description: str


def lacks_only_a_name(report: Reported) -> bool:
    """Whether R7 made it a suggestion for want of a name alone: who chose a suggestion, and whom R4
    made one, stays with it."""
    is_nameless = report.kind == Kind.SUGGESTION and report.identity == Identity.NONE
    return is_nameless and report.intake_clause == Clause.R7 and bool(report.description.strip())


def identified(
    *,
    identity: Identity,
    service: ServiceStatus,
    served_on: date | None,
    spoken_on: date,
    identified_on: date,
    filing_days: int = FILING_CALENDAR_DAYS,
) -> Intake:
    """What such a suggestion is from the day its author gives a name: a complaint, and R5 counts from
    that day. The window of R2 is judged by the day she first spoke, which stays on record: R7 took the
    report for its want of a name, and never said that it came late. Source: R2, R5, R7."""
    found = classify(
        wants=Kind.COMPLAINT,
        identity=identity,
        has_object=True,
        service=service,
        served_on=served_on,
        received_on=identified_on,
        sent_on=spoken_on,
        filing_days=filing_days,
    )
    since = f"Identitas dilengkapi {in_words(identified_on)}, jadi sejak hari itu laporan ini pengaduan."
    return replace(found, reason=f"{since} {found.reason}")


def _by_the_window(served: date, received_on: date, sent_on: date | None, filing_days: int) -> Intake:
    """A complaint with its day of service: in time (R2), or late and for staff to decide (R4)."""
    spoken_on = sent_on or received_on
    days = (spoken_on - served).days
    if is_in_time(served, spoken_on, filing_days):
        is_saved_by_its_date = not is_in_time(served, received_on, filing_days)
        reason = _in_time(served, filing_days, spoken_on if is_saved_by_its_date else None)
        return Intake(Kind.COMPLAINT, reason, Clause.R2, days)
    reason = _late(served, filing_days)
    return Intake(Kind.COMPLAINT, reason, Clause.R4, days, may_be_suggestion=True)


def decided(found: Intake, decision: LateDecision) -> Intake:
    """What a late complaint is after the decision of R4. Raises ValueError where none is open:
    in time, or already a suggestion by R7."""
    if not found.may_be_suggestion:
        raise ValueError("R4 leaves nothing to decide here")
    return replace(found, kind=KIND_DECIDED[decision], may_be_suggestion=False)


_CHOSEN = {
    Kind.SUGGESTION: "Anda memilih menyampaikan saran atau masukan, yang tidak memiliki tenggat jawaban.",
    Kind.INFORMATION_REQUEST: "Permintaan informasi dijawab langsung dan tidak dihitung sebagai pengaduan.",
}
_UNDATED = {
    ServiceStatus.NOT_SERVED: "Layanan belum Anda terima, jadi batas waktu mengadu belum mulai berjalan.",
    ServiceStatus.NOT_REMEMBERED: (
        "Tanggal layanan tidak Anda ingat, jadi pengaduan ini dianggap tepat waktu sampai "
        "petugas menemukan catatan tanggalnya."
    ),
}


def _served(service: ServiceStatus, served_on: date | None, received_on: date) -> date | None:
    if service != ServiceStatus.RECEIVED:
        return None
    if served_on is None or served_on > received_on:
        raise ValueError("a service that was received needs its date, not after the receipt")
    return served_on


def _missing(identity: Identity, has_object: bool) -> str:
    """What R7 misses, as a sentence that says how to make it a complaint; empty if nothing."""
    outcome = "laporan ini diperlakukan sebagai saran atau masukan dan tidak memiliki tenggat jawaban."
    if identity != Identity.NONE:
        return "" if has_object else f"Tanpa menyebut hal yang diadukan, {outcome}"
    advice = "Bila ingin tetap mengadu, Anda dapat meminta agar identitas dirahasiakan."
    if has_object:
        return f"Tanpa nama dan cara menghubungi Anda, {outcome} {advice}"
    return f"Tanpa identitas dan tanpa menyebut hal yang diadukan, {outcome} {advice}"


def _in_time(served: date, filing_days: int, written_on: date | None) -> str:
    last = in_words(last_filing_day(served, filing_days))
    if written_on is not None:
        return (
            f"Layanan diterima {in_words(served)}, batas mengadu {last}, dan laporan ditulis "
            f"{in_words(written_on)}, jadi pengaduan ini tepat waktu."
        )
    return f"Layanan diterima {in_words(served)} dan batas mengadu {last}, jadi pengaduan ini tepat waktu."


def _late(served: date, filing_days: int) -> str:
    last = in_words(last_filing_day(served, filing_days))
    return (
        f"Layanan diterima {in_words(served)} dan batas mengadu {last} sudah lewat. Pengaduan ini "
        "tetap kami terima; petugas dapat memutuskan memperlakukannya sebagai saran, dan "
        "keputusan beserta alasannya disampaikan kepada Anda."
    )


def check_service_date(served_on: date, received_on: date) -> str | None:
    """Why this cannot be the day of service, or None. Received is today for a citizen."""
    if served_on > received_on:
        return (
            "Tanggal layanan tidak boleh sesudah tanggal pengaduan diterima, "
            f"{in_words(received_on)}. Periksa kembali tanggalnya."
        )
    if served_on < EARLIEST:
        return _too_early("Tanggal layanan")
    return None


def check_becomes_suggestion(due_on: date | None, today: date) -> str | None:
    """Why a late complaint can no longer be treated as a suggestion, or None.

    R4 leaves the choice to staff, but R5 knows no pause and no extension: a decision after the
    due date would make an overdue case vanish from the figures.
    """
    if due_on is None or today <= due_on:
        return None
    return (
        f"Batas jawaban {in_words(due_on)} sudah lewat, jadi perkara ini tetap pengaduan dan tetap harus "
        "dijawab. Pilih “Tetap sebagai pengaduan”."
    )


def check_receipt_dates(
    *, sent_on: date | None, received_on: date, entered_on: date, reason: str
) -> dict[str, str]:
    """Errors of the counter's three dates, by the name of the argument; empty if none.

    The clock of R5 runs from receipt, so a date before the day of entry, which shortens the
    office's own time, is told apart and explained.
    """
    errors: dict[str, str] = {}
    if received_on > entered_on:
        errors["received_on"] = f"Tanggal diterima tidak boleh sesudah hari ini, {in_words(entered_on)}."
    elif received_on < EARLIEST:
        errors["received_on"] = _too_early("Tanggal diterima")
    elif received_on < entered_on and not reason.strip():
        errors["reason"] = (
            f"Tulis alasan mengapa laporan yang diterima {in_words(received_on)} baru dicatat hari ini."
        )
    if sent_on is not None:
        errors |= _sent_error(sent_on, received_on)
    return errors


def _sent_error(sent_on: date, received_on: date) -> dict[str, str]:
    if sent_on > received_on:
        return {
            "sent_on": (f"Tanggal dikirim tidak boleh sesudah tanggal diterima, {in_words(received_on)}.")
        }
    return {"sent_on": _too_early("Tanggal dikirim")} if sent_on < EARLIEST else {}


def _too_early(what: str) -> str:
    return f"{what} terlalu lampau. Isi tanggal mulai {in_words(EARLIEST)}."
