"""What a draft release holds, as its preview lists it."""

from dataclasses import dataclass
from datetime import date

from standards.components import Component, component
from standards.in_force import newest_versions
from standards.models import Release, Version
from standards.outline import Outline
from standards.standard_page import tree

MOST_EXAMPLES = 20


@dataclass(frozen=True)
class OwnVersion:
    version: Version
    components: tuple[Component, ...]


@dataclass(frozen=True)
class SharedText:
    component: Component
    outline: Outline


@dataclass(frozen=True)
class Contents:
    """`examples`: standards on whose pages changed shared texts can be read."""

    own: tuple[OwnVersion, ...]
    shared: tuple[SharedText, ...]
    examples: tuple[Version, ...]


def contents(release: Release, on: date) -> Contents:
    versions = list(release.versions.select_related("standard", "activity").prefetch_related("texts"))
    own = [version for version in versions if version.standard_id]
    texts = [text for version in versions if not version.standard_id for text in version.texts.all()]
    return Contents(
        tuple(OwnVersion(version, _components(version)) for version in sorted(own, key=str)),
        tuple(SharedText(component(text.number), tree(text.text)) for text in texts),
        tuple(newest_versions(on, release).order_by("name", "pk")[:MOST_EXAMPLES]) if texts else (),
    )


def _components(version: Version) -> tuple[Component, ...]:
    return tuple(component(text.number) for text in version.texts.all())
