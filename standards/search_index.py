"""The catalogue → the search's own tables. A release enters when it is published, with the days
from and until which each standard stands as it says; nothing has to run when the day comes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import pairwise

from django.db import transaction

from standards.components import COMPONENTS, component
from standards.models import ComponentText, Release, SearchWord, SharedEntry, StandardEntry, Version
from standards.stems import LONGEST_WORD, indexed, vector

AT_ONCE = 500
FIRST_DAY, LAST_DAY = date.min, date.max


@transaction.atomic
def index_all() -> int:
    """Everything anew; the number of standards. Readers see the old index until it is done."""
    for model in (StandardEntry, SharedEntry, SearchWord):
        model.objects.all().delete()
    versions = Version.objects.filter(release__in=Release.objects.published())
    _index_shared(ComponentText.objects.filter(version__standard=None, version__in=versions))
    standards = list(
        versions.filter(standard__isnull=False)
        .order_by("standard_id")
        .values_list("standard_id", flat=True)
        .distinct()
    )
    for start in range(0, len(standards), AT_ONCE):
        _index_standards(standards[start : start + AT_ONCE])
    return len(standards)


@transaction.atomic
def index_release(release: Release) -> None:
    """What one release touches, after it was published or cancelled."""
    shared = ComponentText.objects.filter(version__release=release, version__standard=None)
    SharedEntry.objects.filter(text__in=shared).delete()
    if release in Release.objects.published():
        _index_shared(shared)
    touched = release.versions.filter(standard__isnull=False)
    _index_standards(list(touched.values_list("standard_id", flat=True)))


def code_word(edition: int, code: str) -> str:
    """A KBLI code of one edition as a word of its own: 71204 alone is two activities."""
    return f"k{edition}x{code}"


def _index_standards(standards: Collection[int]) -> None:
    StandardEntry.objects.filter(standard_id__in=standards).delete()
    texts = _texts_by_standard(standards)
    entries = [
        entry
        for standard, versions in _versions_by_standard(standards).items()
        for entry in _entries(versions, texts[standard])
    ]
    StandardEntry.objects.bulk_create(entries)
    _remember([entry.name for entry in entries])
    _remember([text.text for of_one in texts.values() for text in of_one])


def _index_shared(texts: Iterable[ComponentText]) -> None:
    written = [text for text in texts if not text.follows_shared]
    SharedEntry.objects.bulk_create([SharedEntry(text=text, words=_text_vector(text)) for text in written])
    _remember([text.text for text in written])
    _remember([f"{each.label} {each.question}" for each in COMPONENTS])


def _remember(texts: Iterable[str]) -> None:
    """The words for mending; only what one person could misspell, no numbers."""
    words = {word for text in texts for word in indexed(text) if word.isalpha()}
    rows = [SearchWord(word=word) for word in sorted(words) if len(word) <= LONGEST_WORD]
    SearchWord.objects.bulk_create(rows, ignore_conflicts=True)


def _text_vector(text: ComponentText) -> str:
    named = component(text.number)
    return vector({"A": [named.label], "B": [named.question], "D": [text.text]})


def _versions_by_standard(standards: Collection[int]) -> dict[int, list[Version]]:
    """The published versions of each standard, the oldest first."""
    found: dict[int, list[Version]] = defaultdict(list)
    versions = Version.objects.filter(
        standard_id__in=standards, release__in=Release.objects.published()
    ).select_related("release", "activity", "standard")
    for version in sorted(versions, key=_order):
        found[version.standard_id].append(version)
    return found


def _texts_by_standard(standards: Collection[int]) -> dict[int, list[ComponentText]]:
    found: dict[int, list[ComponentText]] = defaultdict(list)
    texts = ComponentText.objects.filter(
        version__standard_id__in=standards, version__release__in=Release.objects.published()
    ).select_related("version__release")
    for text in sorted(texts, key=lambda text: _order(text.version)):
        found[text.version.standard_id].append(text)
    return found


def _order(version: Version) -> tuple[object, ...]:
    """As `in_force` decides which is the newest."""
    return (_day(version), version.release.published_at, version.pk)


def _day(version: Version) -> date:
    return version.release.effective_on or FIRST_DAY


def _entries(versions: list[Version], texts: list[ComponentText]) -> Iterator[StandardEntry]:
    """One entry for each stretch of days on which nothing of the standard changes."""
    days = sorted({_day(version) for version in versions})
    for since, until in pairwise([*days, LAST_DAY]):
        version = next(each for each in reversed(versions) if _day(each) <= since)
        if not version.withdrawn:
            yield _entry(version, since, until, _own_texts(texts, since))


def _own_texts(texts: list[ComponentText], on: date) -> list[ComponentText]:
    newest = {text.number: text for text in texts if _day(text.version) <= on}
    return [text for text in newest.values() if not text.follows_shared]


def _entry(version: Version, since: date, until: date, texts: list[ComponentText]) -> StandardEntry:
    title = {"A": [title_of(version)], "B": [version.get_licence_type_display()]}
    body = {
        "B": [*title["B"], f"risiko {version.get_risk_display()}"],
        "C": [component(text.number).label for text in texts],
        "D": [text.text for text in texts],
    }
    return StandardEntry(
        standard_id=version.standard_id,
        version=version,
        sector_id=version.standard.sector_id if version.standard else None,
        risk=version.risk,
        licence_type=version.licence_type,
        name=version.name,
        since=since,
        until=until,
        title=vector(title),
        words=vector(title | body),
    )


def title_of(version: Version) -> str:
    """The name with its KBLI code, as it weighs most in an index."""
    if version.activity is None:
        return version.name
    code = version.activity.code
    return f"{version.name} {code} {code_word(version.activity.edition, code)}"
