"""A complaint while it is being written: in the session for a day, so that Back, an error or a
second tab loses nothing. Once sent, only the key of the case stays for a day more, and opens its receipt.
What nobody comes back to goes with its session, by `clearsessions`."""

from collections.abc import MutableMapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID, uuid4

from complaints.filing import Complainant, Filing
from complaints.intake import Identity, Kind, ServiceStatus
from standards.models import Channel, ServiceStandard

LIFETIME_SECONDS = 24 * 60 * 60
MOST_DRAFTS = 5  # tabs open at once; a session must not grow without bound
MOST_RECEIPTS = 20
_DRAFTS, _RECEIPTS = "complaint_drafts", "complaint_receipts"

Answers: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """`form_key` makes the case and its code, so it stays on the server; the key in the page's
    address is only a handle within this session, and worth nothing to who reads it in a log."""

    form_key: UUID
    what: Answers
    who: Answers
    began_at: int  # seconds since 1970: when the first page was first sent

    @property
    def link(self) -> dict[str, str]:
        """What the page one came from would say: the standard, the component, the item."""
        names = {"standar": "standard", "komponen": "component", "butir": "item_path"}
        return {name: str(self.what.get(key) or "") for name, key in names.items()}


class Drafts:
    """The drafts and receipts of one session. `now` in seconds since 1970."""

    def __init__(self, session: MutableMapping[str, Any], now: float) -> None:
        self.session, self.now = session, int(now)
        for name in (_DRAFTS, _RECEIPTS):
            self._forget_old(name)

    def find(self, key: UUID) -> Draft | None:
        kept = self._rows(_DRAFTS).get(str(key))
        if not kept:
            return None
        return Draft(UUID(kept["form_key"]), kept["what"], kept["who"], kept.get("began_at", 0))

    def save_what(self, key: UUID, answers: Answers) -> Draft:
        draft = self.find(key) or Draft(uuid4(), {}, {}, self.now)
        return self._keep(key, replace(draft, what=answers))

    def save_who(self, key: UUID, draft: Draft, answers: Answers) -> Draft:
        return self._keep(key, replace(draft, who=answers))

    def mark_sent(self, key: UUID, draft: Draft) -> None:
        """The case is on record: what was typed, names above all, leaves the session."""
        rows = self._rows(_DRAFTS)
        rows.pop(str(key), None)
        self.session[_DRAFTS] = rows
        self._put(_RECEIPTS, key, {"form_key": str(draft.form_key)}, MOST_RECEIPTS)

    def sent(self, key: UUID) -> UUID | None:
        """The form key of what this session sent under this handle."""
        kept = self._rows(_RECEIPTS).get(str(key))
        return UUID(kept["form_key"]) if kept else None

    def _forget_old(self, name: str) -> None:
        """Names above all: what is a day old leaves the session the next time it is opened."""
        kept = self._rows(name)
        fresh = {key: row for key, row in kept.items() if self.now - row["saved_at"] <= LIFETIME_SECONDS}
        if len(fresh) < len(kept):
            self.session[name] = fresh

    def _rows(self, name: str) -> dict[str, Any]:
        return dict(self.session.get(name, {}))

    def _keep(self, key: UUID, draft: Draft) -> Draft:
        values = {"form_key": str(draft.form_key), "what": draft.what, "who": draft.who}
        values["began_at"] = draft.began_at
        self._put(_DRAFTS, key, values, MOST_DRAFTS)
        return draft

    def _put(self, name: str, key: UUID, values: dict[str, Any], most: int) -> None:
        """The one just saved goes to the end, the oldest falls out."""
        rows = self._rows(name)
        rows.pop(str(key), None)
        rows[str(key)] = {"saved_at": self.now, **values}
        self.session[name] = dict(list(rows.items())[-most:])


def filing_of(draft: Draft, received_on: date) -> Filing:
    """What would be filed on that day, from the answers of both pages."""
    what, who = draft.what, draft.who
    return Filing(
        form_key=draft.form_key,
        wants=Kind.COMPLAINT,
        identity=Identity(who["identity"]),
        channel=Channel.objects.get(is_portal=True),
        received_on=received_on,
        service_status=ServiceStatus(what["service_status"]),
        description=what["description"],
        complainant=_complainant(who),
        standard=ServiceStandard.objects.filter(slug=what["standard"]).first(),
        component=what["component"],
        item_path=what["item_path"],
        served_on=date.fromisoformat(what["served_on"]) if what["served_on"] else None,
        loss=what["loss"],
        requested_resolution=what["requested_resolution"],
        separate_hearing=bool(who.get("separate_hearing")),
    )


def _complainant(who: Answers) -> Complainant | None:
    if who["identity"] == Identity.NONE:
        return None
    return Complainant(
        name=who["name"],
        address=who["address"],
        phone=who["phone"],
        email=who["email"],
        is_proxy=bool(who["represented_name"]),
        represented_name=who["represented_name"],
    )
