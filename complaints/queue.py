"""The desk's queue: every open case in exactly one group, most pressing first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from complaints.clock import Timed, alarms_of
from complaints.deadlines import (
    SOON_WORKING_DAYS,
    SoftAlarm,
    Standing,
    StandingKind,
    describe,
)
from complaints.intake import Kind
from complaints.labels import Labelled
from complaints.workdays import Calendar
from complaints.workflow import Outcome, State


class Group(Labelled):
    """The value is the word in the address and the anchor on the page."""

    LATE = "terlambat", "Terlambat"
    DUE_TODAY = "hari-ini", "Jatuh tempo hari ini"
    SOON = "segera", StandingKind.SOON.label
    ON_TIME = "masih-ada-waktu", "Masih ada waktu"
    UNKNOWN = "tenggat-belum-diketahui", "Tenggat belum diketahui"
    NO_DEADLINE = "saran-dan-informasi", "Saran dan permintaan informasi"
    ANSWERED = "sudah-dijawab", "Sudah dijawab, belum ditutup"
    QUARANTINE = "karantina", "Karantina"


_BY_STANDING = {
    StandingKind.LATE: Group.LATE,
    StandingKind.DUE_TODAY: Group.DUE_TODAY,
    StandingKind.SOON: Group.SOON,
    StandingKind.ON_TIME: Group.ON_TIME,
    StandingKind.UNKNOWN: Group.UNKNOWN,
    StandingKind.NO_DEADLINE: Group.NO_DEADLINE,
}
HINTS: Mapping[Group, str] = {
    Group.LATE: "Batas jawaban sudah lewat. Kerjakan lebih dahulu.",
    Group.DUE_TODAY: "Jawaban masih tepat waktu bila diberikan hari ini.",
    Group.SOON: f"Batas jawaban dalam {SOON_WORKING_DAYS} hari kerja.",
    Group.ON_TIME: f"Batas jawaban lebih dari {SOON_WORKING_DAYS} hari kerja lagi.",
    Group.UNKNOWN: "Hari libur tahun itu belum dicatat; jawab secepatnya, tanpa menunggu tanggalnya.",
    Group.NO_DEADLINE: "Tidak memiliki tenggat menurut peraturan, tetapi tetap ditanggapi.",
    Group.ANSWERED: "Beri tahu pelapor dan laporkan tertulis kepada atasan langsung, lalu tutup.",
    Group.QUARANTINE: "Dikirim dengan cara yang mencurigakan. Baca, lalu lepaskan ke antrean atau tutup "
    "sebagai bukan laporan; batas jawabannya berjalan terus.",
}


class Case(Timed, Protocol):
    """What the queue must know of a case; models.Complaint has it."""

    standard_id: int | None

    @property
    def kind_of_case(self) -> Kind: ...

    @property
    def is_spam(self) -> bool: ...

    def standing(self, today: date, calendar: Calendar) -> Standing: ...


@dataclass(frozen=True)
class Badge:
    """`tone` is a kind of includes/_tag.html; the words say the same without the colour."""

    tone: str
    text: str


@dataclass(frozen=True)
class Row:
    """One line of a list; `service` is filled in for the lines that are shown. `alarms`: the soft ones
    that ring, beside the legal date and never in its place."""

    case: Case
    group: Group
    badge: Badge
    alarms: tuple[SoftAlarm, ...] = ()
    service: str = ""


_URGENCY = {Group.LATE: "is-late", Group.DUE_TODAY: "is-due", Group.SOON: "is-soon"}


@dataclass(frozen=True)
class Section:
    """`total` counts the cases of the group, `rows` may be only the first of them."""

    group: Group
    rows: tuple[Row, ...]
    total: int

    @property
    def hint(self) -> str:
        return HINTS[self.group]

    @property
    def urgency(self) -> str:
        """A class of desk.css."""
        return _URGENCY.get(self.group, "is-rest") if self.total else "is-none"

    def named(self, services: Mapping[int, str]) -> "Section":
        return replace(self, rows=named(self.rows, services))


def group_of(state: str, standing: Standing) -> Group:
    """An answer stops the clock (R5): what is left to do then is R11, whatever the due date."""
    return Group.ANSWERED if state == State.ANSWERED else _BY_STANDING[standing.kind]


def badge(state: str, kind: Kind, standing: Standing, outcome: str = "") -> Badge:
    """The standing in words, and for an answered case whether the answer was on time. What was
    withdrawn needed no answer, and is neither late nor on time."""
    if outcome == Outcome.WITHDRAWN:
        return Badge("neutral", Outcome.WITHDRAWN.label)
    if standing.kind == StandingKind.NO_DEADLINE:
        return Badge("neutral", kind.label)
    if state in (State.ANSWERED, State.CLOSED) and standing.kind != StandingKind.UNKNOWN:
        return _answered_badge(standing)
    words = describe(standing)
    return Badge(_TONES[standing.kind], words[0].upper() + words[1:])


_TONES = {
    StandingKind.LATE: "late",
    StandingKind.DUE_TODAY: "due",
    StandingKind.SOON: "soon",
    StandingKind.ON_TIME: "neutral",
    StandingKind.UNKNOWN: "unknown",
}


_NO_REPORT = Badge("neutral", "Bukan laporan")


def _answered_badge(standing: Standing) -> Badge:
    if standing.kind == StandingKind.LATE:
        return Badge("late", f"Dijawab {describe(standing)}")
    return Badge("ok", "Dijawab tepat waktu")


def row(case: Case, today: date, calendar: Calendar) -> Row:
    standing = case.standing(today, calendar)
    ringing = tuple(alarm for alarm in alarms_of(case, today) if alarm.rings)
    return Row(case, group(case, today, calendar), badge_of(case, standing), ringing)


def group(case: Case, today: date, calendar: Calendar) -> Group:
    """The one group of an open case. Only its quarantine, state, kind and due date decide it."""
    return Group.QUARANTINE if case.is_quarantined else group_of(case.state, case.standing(today, calendar))


def badge_of(case: Case, standing: Standing) -> Badge:
    """The one badge of a case, on every list and page."""
    return _NO_REPORT if case.is_spam else badge(case.state, case.kind_of_case, standing, case.outcome)


def named(rows: Iterable[Row], services: Mapping[int, str]) -> tuple[Row, ...]:
    """The rows with the names of their standards, `services` by key."""
    return tuple(replace(row, service=services.get(row.case.standard_id or 0, "")) for row in rows)


def sections(rows: Iterable[Row], totals: Mapping[Group, int]) -> tuple[Section, ...]:
    """All groups in order, empty ones included; the rows keep the order they came in."""
    members: dict[Group, list[Row]] = {group: [] for group in Group}
    for each in rows:
        members[each.group].append(each)
    return tuple(
        Section(group, tuple(found), max(totals.get(group, 0), len(found)))
        for group, found in members.items()
    )
