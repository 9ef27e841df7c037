"""The rights of whoever is on record: to see the data, and to have it corrected, within 3 × 24 hours
of the request (UU 27/2022). Instants, not days: the hours run through nights, weekends and holidays."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from complaints.labels import Labelled

ANSWER_WITHIN = timedelta(hours=3 * 24)
SOON = timedelta(hours=24)  # the desk's own warning, no rule of the law


class Right(Labelled):
    ACCESS = "access", "Melihat atau mendapat salinan data"
    CORRECTION = "correction", "Memperbaiki atau melengkapi data"


class Proof(Labelled):
    """How the counter knows that this is the complainant; no identity card is asked for."""

    RECEIPT = "receipt", "Nomor dan kode pada tanda terima"
    CALLED_BACK = "called_back", "Dihubungi kembali lewat kontak yang tercatat"
    PROXY = "proxy", "Surat kuasa dari pelapor"


class DataOutcome(Labelled):
    GIVEN = "given", "Data diberikan"
    CORRECTED = "corrected", "Data diperbaiki"
    REFUSED = "refused", "Ditolak dengan alasan"


def outcomes_for(right: Right) -> tuple[DataOutcome, ...]:
    done = DataOutcome.GIVEN if right == Right.ACCESS else DataOutcome.CORRECTED
    return (done, DataOutcome.REFUSED)


def due_at(received_at: datetime) -> datetime:
    """The last instant at which an answer is on time, 72 hours after receipt."""
    return received_at + ANSWER_WITHIN


@dataclass(frozen=True)
class DataStanding:
    """`tone` is a kind of includes/_tag.html; the words say the same without the colour."""

    tone: str
    text: str
    is_late: bool


def data_standing(received_at: datetime, answered_at: datetime | None, now: datetime) -> DataStanding:
    """Where a request stands, in whole hours: what is left is rounded down, what is late up."""
    left = due_at(received_at) - (answered_at or now)
    if answered_at:
        return (
            _late("Dijawab terlambat", left)
            if left < timedelta(0)
            else DataStanding("ok", "Dijawab tepat waktu", is_late=False)
        )
    if left < timedelta(0):
        return _late("Terlambat", left)
    hours = left // timedelta(hours=1)
    text = f"Sisa {hours} jam" if hours else "Sisa kurang dari 1 jam"
    return DataStanding("due" if left <= SOON else "soon", text, is_late=False)


def _late(word: str, left: timedelta) -> DataStanding:
    return DataStanding("late", f"{word} {-(left // timedelta(hours=1))} jam", is_late=True)
