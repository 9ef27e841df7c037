"""The tables of `kbli_table` into the catalogue: all rows of a table, or none."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from standards.kbli_table import Activity, Link, Problem
from standards.models import ActivityLink, BusinessActivity


@dataclass(frozen=True)
class Stored:
    new: int = 0
    changed: int = 0
    unchanged: int = 0


@transaction.atomic
def store_activities(edition: int, rows: Iterable[Activity]) -> Stored:
    """New codes, and titles that differ. Names in published standards stay what they are."""
    known = {each.code: each for each in BusinessActivity.objects.filter(edition=edition)}
    new, changed, unchanged = [], [], 0
    for row in rows:
        activity = known.get(row.code)
        if activity is None:
            new.append(BusinessActivity(edition=edition, code=row.code, name=row.name))
        elif activity.name != row.name:
            activity.name = row.name
            changed.append(activity)
        else:
            unchanged += 1
    BusinessActivity.objects.bulk_create(new)
    BusinessActivity.objects.bulk_update(changed, ["name"], batch_size=500)
    return Stored(len(new), len(changed), unchanged)


def unknown_codes(rows: Iterable[Link], older: int, newer: int) -> list[Problem]:
    """Codes of the crosswalk that their edition does not have: that table comes first."""
    known = {(each.edition, each.code) for each in _of(older, newer)}
    return [
        Problem(row.line, f"kode {code} tidak ada pada KBLI {edition} di portal; impor dulu tabel judulnya.")
        for row in rows
        for edition, code in ((older, row.older), (newer, row.newer))
        if (edition, code) not in known
    ]


@transaction.atomic
def store_links(rows: Iterable[Link], older: int, newer: int, source: str) -> Stored:
    """Adds what is missing; a line an editor added by hand stays."""
    by_code = {(each.edition, each.code): each for each in _of(older, newer)}
    pairs = {(by_code[older, row.older], by_code[newer, row.newer]) for row in rows}
    known = set(ActivityLink.objects.values_list("older_id", "newer_id"))
    new = [
        ActivityLink(older=one, newer=other, source=source)
        for one, other in sorted(pairs, key=lambda pair: (pair[0].code, pair[1].code))
        if (one.pk, other.pk) not in known
    ]
    ActivityLink.objects.bulk_create(new)
    return Stored(new=len(new), unchanged=len(pairs) - len(new))


def _of(*editions: int) -> Iterable[BusinessActivity]:
    return BusinessActivity.objects.filter(edition__in=editions)
