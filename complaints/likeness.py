"""How alike two reports are by their words, compared by the root that the search uses: perizinan and
izin count as one. Nothing but what was told is compared, never who told it."""

from dataclasses import dataclass

from standards.stems import SILENT_WORDS, stem, words_in

MOST_WORDS = 150  # of a text; what it is about is said by then, and rooting a new word costs 0.1 ms
SHORTEST_WORD = 3
# In every complaint: they say nothing of its matter.
EVERYWHERE = frozenset("sudah belum telah masih juga lagi akan tidak ada mohon tolong karena padahal".split())
ALIKE = 0.3  # of the words of the shorter text
FEWEST_SHARED = 3


@dataclass(frozen=True)
class Likeness:
    """`share`: the part of the shorter text's words that the other has too, 0 to 1."""

    share: float
    shared: tuple[str, ...]

    @property
    def is_enough(self) -> bool:
        return self.share >= ALIKE and len(self.shared) >= FEWEST_SHARED


def roots(text: str) -> dict[str, str]:
    """The words that say what a text is about, by their root, each as it was first written."""
    found: dict[str, str] = {}
    for word in words_in(text)[:MOST_WORDS]:
        if len(word) >= SHORTEST_WORD and word not in SILENT_WORDS | EVERYWHERE:
            found.setdefault(stem(word), word)
    return found


def likeness(one: dict[str, str], other: dict[str, str]) -> Likeness:
    """Of two texts by their roots; the shared words as the first has them, in its order."""
    shared = tuple(word for root, word in one.items() if root in other)
    shorter = min(len(one), len(other))
    return Likeness(len(shared) / shorter if shorter else 0.0, shared)
