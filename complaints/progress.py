"""Where a case is, in the complainant's words: four steps, each with the time it was reached."""

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


_WORDS = {
    State.REGISTERED: ("Laporan tercatat", "Laporan sudah di kantor dan mempunyai nomor."),
    State.UNDER_REVIEW: ("Ditelaah", "Petugas memeriksa standar, dokumen, dan keterangan yang terkait."),
    State.ANSWERED: ("Dijawab", "Jawaban dan tindak lanjutnya sudah ditulis."),
    State.CLOSED: ("Selesai", "Laporan ini sudah ditanggapi dan ditutup."),
}
_TOLD = "Hasil sudah disampaikan kepada pelapor."


def stages(state: State, reached: Iterable[tuple[str, datetime]], *, told: bool) -> tuple[Stage, ...]:
    """`reached` pairs each event's target state with its time, oldest first. `told`: the result was
    told to the complainant, which R11 asks for a complaint only."""
    first: dict[str, datetime] = {}
    for target, at in reached:
        first.setdefault(target, at)
    return tuple(
        Stage(title, _TOLD if told and each == State.CLOSED else explanation, first.get(each), each == state)
        for each, (title, explanation) in _WORDS.items()
    )
