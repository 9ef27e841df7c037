"""What a complainant typed on a page of her case when her half hour had passed: it waits in her session
for a day and is there again once number and code are given again, on that page and for that case only."""

from collections.abc import MutableMapping
from typing import Any

LIFETIME_SECONDS = 24 * 60 * 60
MOST_CHARACTERS = 50_000  # a session must not grow without bound
_KEPT = "unsent_words"


class Unsent:
    """The words of one session. `now` in seconds since 1970."""

    def __init__(self, session: MutableMapping[str, Any]) -> None:
        self.session = session

    def keep(self, case: int, path: str, typed: dict[str, str], now: float) -> None:
        if sum(map(len, typed.values())) <= MOST_CHARACTERS:
            kept = {"case": case, "path": path, "typed": typed, "until": int(now) + LIFETIME_SECONDS}
            self.session[_KEPT] = kept

    def waits(self, now: float) -> bool:
        return self._kept(now) is not None

    def path(self, case: int, now: float) -> str:
        """The page on which words for this case wait; empty when none do."""
        kept = self._kept(now)
        return str(kept["path"]) if kept and kept["case"] == case else ""

    def typed(self, case: int, path: str, now: float) -> dict[str, str]:
        """The words themselves, until they are sent or replaced."""
        kept = self._kept(now)
        return dict(kept["typed"]) if kept and (kept["case"], kept["path"]) == (case, path) else {}

    def drop(self) -> None:
        self.session.pop(_KEPT, None)

    def _kept(self, now: float) -> dict[str, Any] | None:
        kept = self.session.get(_KEPT)
        if kept and kept["until"] < now:
            self.drop()
            return None
        return kept or None
