"""What a report is about: the service, the kind of problem, and the words that were the promise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from complaints import problems
from complaints.models import Complaint
from complaints.policy import clause_on
from standards.components import BY_NUMBER, component
from standards.in_force import last_versions, newest_versions
from standards.models import ComponentText, ServiceStandard, Version
from standards.outline import Item, Outline, find, walk

LONG_CHARACTERS = 1_500


@dataclass(frozen=True)
class Promise:
    """`text` is the clause in force on the day of receipt, `item` the point in it, if one."""

    component: int | None
    text: ComponentText | None = None
    item: Item | None = None
    version: Version | None = None

    @property
    def slug(self) -> str:
        standard = self.version.standard if self.version else None
        return standard.slug if standard else ""

    @property
    def problem(self) -> str:
        return problems.in_full(self.component)

    @property
    def label(self) -> str:
        return component(self.component).label if self.component else ""

    @property
    def words(self) -> str:
        """The item with its sub-items, verbatim; the whole clause without an item."""
        if self.item is not None:
            return item_words(self.item)
        return self.text.text if self.text else ""

    @property
    def is_long(self) -> bool:
        """Whether a page about something else had better show the clause folded."""
        return bool(self.text) and len(self.text.text) > LONG_CHARACTERS

    @property
    def effective_on(self) -> date | None:
        return self.text.version.release.effective_on if self.text else None


def item_at(text: ComponentText | None, path: str) -> Item | None:
    """The item at "5.c.1"; None for a path that these words do not have."""
    return find(text.outline, path) if text and path else None


def item_words(item: Item) -> str:
    return "\n".join(f"{each.marker} {each.text}" for each in walk(Outline(items=(item,))))


def version_on(standard: ServiceStandard | None, on: date) -> Version | None:
    return newest_versions(on).filter(standard=standard).first() if standard else None


def promise_at(link: Mapping[str, str], on: date) -> Promise:
    """What a link "?standar=…&komponen=6&butir=2.c" points to; what does not exist is ignored."""
    standard = ServiceStandard.objects.filter(slug=link.get("standar", "")).first()
    number = link.get("komponen", "")
    chosen = int(number) if number in _NUMBERS else None
    text = clause_on(on, standard, chosen) if chosen else None
    item = item_at(text, link.get("butir", ""))
    return Promise(chosen, text, item, version_on(standard, on))


_NUMBERS = frozenset(str(number) for number in BY_NUMBER)


def promise_of(complaint: Complaint) -> Promise:
    """As it stood on the day of receipt, whatever has been published since."""
    text = complaint.clause_text
    return Promise(
        complaint.component,
        text,
        item_at(text, complaint.item_path),
        _version_of(complaint),
    )


def _version_of(complaint: Complaint) -> Version | None:
    """What the standard was called when the report was received, withdrawn since or before. A
    letter may be older than the standard it was entered under: then the name of that day."""
    if complaint.standard_id is None:
        return None
    days = (complaint.received_on, timezone.localdate(complaint.entered_at))
    found = (last_versions((complaint.standard_id,), day).first() for day in days)
    return next((version for version in found if version), None)
