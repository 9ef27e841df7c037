"""The living layer beside the regulation: what the office itself adds, one writing and another
approving. Pure: people and words are arguments."""

from collections.abc import Iterator
from dataclasses import dataclass

from standards.outline import Item, Outline

NOT_WAITING = "Usulan ini sudah diputuskan. Muat ulang halamannya untuk melihat keadaannya."
CHANGED_SINCE = "Usulan ini berubah sejak halamannya Anda buka, jadi belum diputuskan. Periksa sekali lagi."
SAME_HAND = "Anda sendiri yang menulis usulan ini. Mintalah orang lain untuk menyetujuinya."
NO_REASON = "Tulis alasan menolak, agar penulisnya tahu apa yang perlu dibetulkan."


def decision_obstacles(
    writer: str | None, decider: str, *, waiting: bool, seen: bool, approving: bool = True, reason: str = ""
) -> list[str]:
    """Why one person may not decide on a proposal; empty if she may. `writer` None: it came with
    the portal. `seen`: what is decided on is what stood on her page."""
    if not waiting:
        return [NOT_WAITING]
    if not seen:
        return [CHANGED_SINCE]
    if approving:
        return [SAME_HAND] if writer == decider else []
    return [] if reason.strip() else [NO_REASON]


@dataclass(frozen=True)
class Requirement:
    """An item that asks for something; `words` are its own after those of the items above it, by
    which a note knows that it still stands beside what it was written for."""

    item: Item
    words: tuple[str, ...]

    @property
    def path(self) -> str:
        return self.item.path


def requirements(read: Outline) -> tuple[Requirement, ...]:
    """The items without items below, in the order of the text."""
    return tuple(_walk(read.items, ()))


def _walk(items: tuple[Item, ...], above: tuple[str, ...]) -> Iterator[Requirement]:
    for item in items:
        words = (*above, item.text)
        if item.children:
            yield from _walk(item.children, words)
        else:
            yield Requirement(item, words)
