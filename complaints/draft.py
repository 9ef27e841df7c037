"""A complaint while it is being written: in the session for a day, so that Back, an error or a
second tab loses nothing. Once sent, only the key of the case stays for a day more, and opens its receipt.
What nobody comes back to goes with its session, by `clearsessions`."""

import time
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, TypeAlias
from uuid import UUID, uuid4

from complaints.filing import Complainant, Filing
from complaints.intake import Identity, Kind, ServiceStatus
from standards.models import Channel, ServiceStandard

LIFETIME_SECONDS = 24 * 60 * 60
MOST_DRAFTS = 5  # tabs open at once; a session must not grow without bound
MOST_RECEIPTS = 20
LONGEST_TYPED = 10_000  # characters of one field that is kept while it is typed
LONGEST_LINK = 100  # characters of one value
# What the page one came from says of itself, and what the answers call it.
_LINK_NAMES = {"standar": "standard", "komponen": "component", "butir": "item_path"}
_DRAFTS, _RECEIPTS = "complaint_drafts", "complaint_receipts"

Answers: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """`form_key` makes the case and its code, so it stays on the server; the key in the page's
    address is only a handle within this session, and worth nothing to who reads it in a log."""

    form_key: UUID
    what: Answers
    who: Answers
    began_at: int  # seconds since 1970: when the first page was first sent, or typed on
    saved_at: int = 0
    # By page, as the fields were typed: what the script kept and nobody has sent yet.
    typed: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def is_begun(self) -> bool:
        """Whether the first page was sent, so that there is a second one."""
        return bool(self.what)

    @property
    def saved_on(self) -> datetime:
        """When it was last written on."""
        return datetime.fromtimestamp(self.saved_at, UTC)

    @property
    def story(self) -> str:
        """What was told so far, by which its writer knows it again."""
        return str(self.typed.get("what", self.what).get("description", ""))

    @property
    def link(self) -> dict[str, str]:
        """What the page one came from would say: the standard, the component, the item."""
        if came_from := link_of(self.typed.get("what", {})):
            return came_from
        return {name: str(self.what.get(key) or "") for name, key in _LINK_NAMES.items()}


class Drafts:
    """The drafts and receipts of one session. `now` in seconds since 1970."""

    def __init__(self, session: MutableMapping[str, Any], now: float) -> None:
        self.session, self.now = session, int(now)
        for name in (_DRAFTS, _RECEIPTS):
            self._forget_old(name)

    def find(self, key: UUID) -> Draft | None:
        kept = self._rows(_DRAFTS).get(str(key))
        return _draft(kept) if kept else None

    def unsent(self) -> list[tuple[UUID, Draft]]:
        """What this session began and did not send, the newest first."""
        return [(UUID(key), _draft(kept)) for key, kept in reversed(self._rows(_DRAFTS).items())]

    def drop(self, key: UUID) -> None:
        rows = self._rows(_DRAFTS)
        rows.pop(str(key), None)
        self.session[_DRAFTS] = rows

    def save_what(self, key: UUID, answers: Answers) -> Draft:
        draft = self.find(key) or self._begun()
        return self._keep(key, replace(draft, what=answers, typed=_without(draft, "what")))

    def save_who(self, key: UUID, draft: Draft, answers: Answers) -> Draft:
        return self._keep(key, replace(draft, who=answers, typed=_without(draft, "who")))

    def save_typed(self, key: UUID, page: str, typed: Mapping[str, str]) -> None:
        """What stands on a page at this moment, unjudged; the page shows it again."""
        draft = self.find(key) or self._begun()
        cut = {name: value[:LONGEST_TYPED] for name, value in typed.items()}
        self._keep(key, replace(draft, typed={**draft.typed, page: cut}))

    def mark_sent(self, key: UUID, draft: Draft) -> None:
        """The case is on record: what was typed, names above all, leaves the session."""
        self.drop(key)
        self._put(_RECEIPTS, key, {"form_key": str(draft.form_key)}, MOST_RECEIPTS)

    def sent(self, key: UUID) -> UUID | None:
        """The form key of what this session sent under this handle."""
        kept = self._rows(_RECEIPTS).get(str(key))
        return UUID(kept["form_key"]) if kept else None

    def _begun(self) -> Draft:
        return Draft(uuid4(), {}, {}, self.now)

    def _forget_old(self, name: str) -> None:
        """Names above all: what is a day old leaves the session the next time it is opened."""
        kept = self._rows(name)
        fresh = {key: row for key, row in kept.items() if self.now - row["saved_at"] <= LIFETIME_SECONDS}
        if len(fresh) < len(kept):
            self.session[name] = fresh

    def _rows(self, name: str) -> dict[str, Any]:
        return dict(self.session.get(name, {}))

    def _keep(self, key: UUID, draft: Draft) -> Draft:
        values = {name: getattr(draft, name) for name in ("what", "who", "began_at", "typed")}
        values["form_key"] = str(draft.form_key)
        self._put(_DRAFTS, key, values, MOST_DRAFTS)
        return draft

    def _put(self, name: str, key: UUID, values: dict[str, Any], most: int) -> None:
        """The one just saved goes to the end, the oldest falls out."""
        rows = self._rows(name)
        rows.pop(str(key), None)
        rows[str(key)] = {"saved_at": self.now, **values}
        self.session[name] = dict(list(rows.items())[-most:])


def drafts_of(session: MutableMapping[str, Any]) -> Drafts:
    """Those of one session, at this moment."""
    return Drafts(session, time.time())


def link_of(asked: Mapping[str, str]) -> dict[str, str]:
    """The page one came from, by its address's query: which standard, component and item of it."""
    return {name: asked[name][:LONGEST_LINK] for name in _LINK_NAMES if asked.get(name)}


def _draft(kept: Mapping[str, Any]) -> Draft:
    """A row of the session as a draft; one from before a field existed has none of it."""
    return Draft(
        UUID(kept["form_key"]),
        kept["what"],
        kept["who"],
        kept.get("began_at", 0),
        kept["saved_at"],
        kept.get("typed", {}),
    )


def _without(draft: Draft, page: str) -> dict[str, dict[str, str]]:
    """A page that was sent is an answer, and no longer something typed."""
    return {name: typed for name, typed in draft.typed.items() if name != page}


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
        complainant=complainant_of(who),
        standard=ServiceStandard.objects.filter(slug=what["standard"]).first(),
        component=what["component"],
        item_path=what["item_path"],
        served_on=date.fromisoformat(what["served_on"]) if what["served_on"] else None,
        loss=what["loss"],
        requested_resolution=what["requested_resolution"],
        separate_hearing=bool(who.get("separate_hearing")),
    )


def complainant_of(who: Answers) -> Complainant | None:
    """The person as page 2 was answered; None without identity."""
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
