"""What the office says on a day, of all its standards at once: what an import is compared with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from standards.importing.wordings import Known
from standards.in_force import newest_own_texts, newest_versions, own_texts, resolved, shared_texts
from standards.models import ComponentText, ServiceStandard, Version

Texts: TypeAlias = Mapping[int, ComponentText]


@dataclass(frozen=True)
class State:
    """One standard as it is in force, or as an open draft says it would be."""

    version: Version
    texts: Texts

    def known(self, number: int) -> Known:
        text = self.texts.get(number)
        if text is None:
            return Known()
        return Known(text.text, is_shared=text.version.standard_id is None)


class Catalogue:
    """On the day on which an import would take effect. A few queries, however many standards; one
    more for each open draft."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.shared = shared_texts(on)
        own = _by_standard(own_texts(on))
        self.in_force = {
            version.standard_id: State(version, {**self.shared, **own.get(version.standard_id, {})})
            for version in newest_versions(on)
        }

    def current(self, standard: ServiceStandard) -> State | None:
        return self.in_force.get(standard.pk)

    def drafted(self, standard: ServiceStandard) -> list[State]:
        """What open drafts say of it: not public yet, but read already."""
        return self._drafts.get(standard.pk, [])

    @cached_property
    def _drafts(self) -> Mapping[int, list[State]]:
        versions = list(
            Version.objects.filter(
                release__published_at__isnull=True, standard__isnull=False, withdrawn=False
            )
            .select_related("release", "activity", "standard")
            .prefetch_related("texts")
            .order_by("pk")
        )
        before = _by_standard(newest_own_texts([each.standard_id for each in versions], self.on))
        releases = {each.release_id: each.release for each in versions}
        shared = {pk: shared_texts(self.on, release) for pk, release in releases.items()}
        found: dict[int, list[State]] = defaultdict(list)
        for each in versions:
            texts = _once_in_force(each, before.get(each.standard_id, {}), shared[each.release_id])
            found[each.standard_id].append(State(each, texts))
        return found


def _once_in_force(version: Version, before: Texts, shared: Texts) -> Texts:
    """As its draft says, dated or not: its own rows before the words it would start from."""
    rows = {row.number: row for row in version.texts.all()}
    return resolved({**before, **rows}.values(), shared.values())


def _by_standard(texts: Iterable[ComponentText]) -> dict[int | None, dict[int, ComponentText]]:
    found: dict[int | None, dict[int, ComponentText]] = defaultdict(dict)
    for text in texts:
        found[text.version.standard_id][text.number] = text
    return found
