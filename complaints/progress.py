"""Where a case is, in the complainant's words: its steps, each with the time it was reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from complaints.workflow import State


@dataclass(frozen=True)
class Stage:
    """`reached_at` is None while the step lies ahead."""

    title: str
    explanation: str
    reached_at: datetime | None
    is_now: bool


# In the order of the way; those of _SIDE are told only to whom they happened.
_WORDS = {
    State.REGISTERED: ("Laporan tercatat", "Laporan sudah di kantor dan mempunyai nomor."),
    State.REOPENED: ("Dibuka kembali", "Laporan diperiksa lagi dan tenggatnya dihitung baru."),
    State.INCOMPLETE: ("Menunggu dilengkapi", "Ada keterangan yang masih kurang."),
    State.UNDER_REVIEW: ("Ditelaah", "Petugas memeriksa standar, dokumen, dan keterangan yang terkait."),
    State.WAITING_APPROVAL: ("Menunggu persetujuan", "Kepala memutuskan pelibatan pengawas internal."),
    State.FOLLOWED_UP: ("Ditindaklanjuti", "Petugas mengerjakan penyelesaiannya."),
    State.ANSWERED: ("Dijawab", "Jawaban dan tindak lanjutnya sudah ditulis."),
    State.CLOSED: ("Selesai", "Laporan ini sudah ditanggapi dan ditutup."),
}
_SIDE = frozenset({State.REOPENED, State.INCOMPLETE, State.WAITING_APPROVAL})
_TOLD = "Hasil sudah disampaikan kepada pelapor."


def stages(state: State, reached: Iterable[tuple[str, datetime]], *, told: bool) -> tuple[Stage, ...]:
    """`reached` pairs each event's target state with its time, oldest first. `told`: the result was
    told to the complainant, which R11 asks for a complaint only. Steps stand in the order in which
    they were first reached, then those ahead. A case opened again shows its way from there; a step
    that was passed over is not shown as if it were still to come."""
    first = _reached_first(reached)
    ahead = list(_WORDS)[list(_WORDS).index(state) :]
    to_come = [each for each in ahead if each not in first and each not in _SIDE]
    way = [*sorted((each for each in _WORDS if each in first), key=list(first).index), *to_come]
    return tuple(_stage(each, first.get(each), each == state, told) for each in way)


def _stage(each: State, at: datetime | None, is_now: bool, told: bool) -> Stage:
    title, explanation = _WORDS[each]
    return Stage(title, _TOLD if told and each == State.CLOSED else explanation, at, is_now)


def _reached_first(reached: Iterable[tuple[str, datetime]]) -> dict[str, datetime]:
    first: dict[str, datetime] = {}
    for target, at in reached:
        if target == State.REOPENED:
            first = {State.REGISTERED: first[State.REGISTERED]} if State.REGISTERED in first else {}
        first.setdefault(target, at)
    return first
