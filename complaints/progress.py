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
    told to the complainant, which R11 asks for a complaint only. A case opened again shows its
    way from there; a step that was passed over is not shown as if it were still to come."""
    first = _reached_first(reached)
    ahead = list(_WORDS)[list(_WORDS).index(state) :]
    return tuple(
        Stage(title, _TOLD if told and each == State.CLOSED else explanation, first.get(each), each == state)
        for each, (title, explanation) in _WORDS.items()
        if each in first or (each in ahead and each not in _SIDE)
    )


def _reached_first(reached: Iterable[tuple[str, datetime]]) -> dict[str, datetime]:
    first: dict[str, datetime] = {}
    for target, at in reached:
        if target == State.REOPENED:
            first = {State.REGISTERED: first[State.REGISTERED]} if State.REGISTERED in first else {}
        first.setdefault(target, at)
    return first
