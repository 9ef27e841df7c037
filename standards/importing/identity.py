"""Which standard an entry of the annex is. Of one KBLI there may be several licences by risk, and
several scopes of one licence: told apart by name, and refused where it cannot be told."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.text import slugify

from standards.in_force import newest_versions
from standards.models import BusinessActivity, Release, RiskLevel, ServiceStandard, Version
from standards.regulation import ParsedStandard

EDITION = 2020  # the annex cites KBLI codes of this edition
LONGEST_SLUG = 60  # leaves room in the column for the risk and a number


@dataclass(frozen=True)
class Match:
    """The standard of an entry, not stored yet if there was none, and what the editor is told."""

    standard: ServiceStandard
    warnings: tuple[str, ...] = ()


class Identities:
    """The standards that the entries of one import are, on the day it would take effect. Three
    queries, however many entries; nothing is stored."""

    def __init__(self, entries: Collection[ParsedStandard], on: date) -> None:
        self._of_code: dict[str, list[Version]] = defaultdict(list)
        self._taken: set[str] = set()
        self._rows = {each.slug: each for each in ServiceStandard.objects.all()}
        self._read: dict[str, int] = {}
        self._entries_of = Counter(each.kbli for each in entries)
        self._here = {_identity(each) for each in entries}
        for version in _known(on).select_related("standard", "activity").order_by("pk"):
            self._remember(version)

    def match(self, parsed: ParsedStandard) -> Match:
        """By what it is, never by its annex number: the same licence for the same activity, and
        the name if there are several. Raises ValidationError when that fits more than one."""
        known = self._of_code.get(parsed.kbli, [])
        same = [each for each in known if _is_same_licence(each, parsed)]
        picked = _named(same, parsed.name) or ([] if self._is_one_of_several(parsed) else same)
        standards = {_slug(each): each for each in picked}
        if len(standards) > 1:
            raise ValidationError(_ambiguous(parsed, standards.values()))
        if not picked:
            return Match(self._new_standard(parsed), tuple(self._beside(parsed, known)))
        found = picked[-1]
        self._refuse_a_second(parsed, found)
        return Match(self._rows[_slug(found)], tuple(_renamed(parsed, picked)))

    def taken(self, parsed: ParsedStandard, standard: ServiceStandard) -> None:
        """The entry is this standard: the entries after it must know."""
        self._read[standard.slug] = parsed.annex_number
        self._rows.setdefault(standard.slug, standard)
        activity = BusinessActivity(edition=EDITION, code=parsed.kbli)
        self._remember(
            Version(
                standard=standard,
                activity=activity,
                name=parsed.name,
                risk=parsed.risk,
                licence_type=parsed.licence_type,
            )
        )

    def is_read(self, standard: ServiceStandard) -> bool:
        return standard.slug in self._read

    def may_be(self, parsed: ParsedStandard) -> set[str]:
        """The addresses of the standards that a faulty entry may mean."""
        return {_slug(each) for each in self._of_code.get(parsed.kbli, [])}

    def _remember(self, version: Version) -> None:
        self._taken.add(_slug(version))
        if version.activity and version.activity.edition == EDITION:
            self._of_code[version.activity.code].append(version)

    def _is_one_of_several(self, parsed: ParsedStandard) -> bool:
        """A faulty entry counts: it is not stored, and must not lend its standard to another."""
        return self._entries_of[parsed.kbli] > 1

    def _refuse_a_second(self, parsed: ParsedStandard, found: Version) -> None:
        first = self._read.get(_slug(found))
        if first is not None:
            raise ValidationError(
                f"Nomor {first} dan {parsed.annex_number} memuat KBLI, risiko, jenis izin, dan nama yang "
                "sama; hanya yang pertama disimpan. Bedakan namanya, lalu impor lagi."
            )

    def _new_standard(self, parsed: ParsedStandard) -> ServiceStandard:
        """At an address no other standard has: with the risk in it where the plain one is taken."""
        slug = next(each for each in _addresses(parsed) if each not in self._taken)
        return self._rows.get(slug) or ServiceStandard(slug=slug)

    def _beside(self, parsed: ParsedStandard, known: Collection[Version]) -> Iterator[str]:
        """What a new standard stands beside, unless this import itself names it."""
        others = {_slug(each): each for each in known if _identity(each) not in self._here}
        for each in others.values():
            if _is_same_licence(each, parsed):
                beside = f"dengan nama “{each.name}”"
            else:
                beside = f"dengan risiko {each.get_risk_display()} ({each.get_licence_type_display()})"
            yield f"KBLI {parsed.kbli} sudah ada {beside}; dicatat sebagai standar lain."


def _slug(version: Version) -> str:
    return version.standard.slug if version.standard else ""


def _known(on: date) -> QuerySet[Version]:
    to_come = Release.objects.to_come(on)
    return Version.objects.filter(
        Q(pk__in=newest_versions(on).values("pk")) | Q(release__in=to_come), withdrawn=False
    ).exclude(standard=None)


def _addresses(parsed: ParsedStandard) -> Iterator[str]:
    plain = slugify(f"kbli-{parsed.kbli}-{parsed.name}")[:LONGEST_SLUG].strip("-")
    with_risk = f"{plain}-{slugify(RiskLevel(parsed.risk).label)}"
    yield from (plain, with_risk)
    yield from (f"{with_risk}-{number}" for number in count(2))


def _is_same_licence(version: Version, parsed: ParsedStandard) -> bool:
    return (version.risk, version.licence_type) == (parsed.risk, parsed.licence_type)


def _identity(each: Version | ParsedStandard) -> tuple[str, str, str]:
    return each.risk, each.licence_type, _folded(each.name)


def _named(versions: Collection[Version], name: str) -> list[Version]:
    return [each for each in versions if _folded(each.name) == _folded(name)]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _renamed(parsed: ParsedStandard, picked: Sequence[Version]) -> Iterator[str]:
    if not _named(picked, parsed.name):
        yield f"Nama “{picked[-1].name}” menjadi “{parsed.name}”; dianggap standar yang sama."


def _ambiguous(parsed: ParsedStandard, versions: Collection[Version]) -> str:
    names = ", ".join(f"“{each.name}” ({each.standard})" for each in versions)
    return (
        f"KBLI {parsed.kbli} dengan risiko dan jenis izin ini cocok dengan lebih dari satu standar: {names}. "
        "Samakan nama dalam naskah dengan salah satunya, lalu impor lagi."
    )
