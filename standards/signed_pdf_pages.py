"""On which page of the signed regulation each standard of a draft stands."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction

from standards.models import Release, Version
from standards.publishing import ALREADY_PUBLISHED, Refused


def by_annex_number(release: Release) -> dict[int, Version]:
    """What can be pointed to; a number that stands twice means its first."""
    rows = release.versions.filter(annex_number__isnull=False, withdrawn=False).order_by("-pk")
    return {row.annex_number: row for row in rows}


@transaction.atomic
def store_pages(release: Release, pages: Mapping[int, int], by: User) -> int:
    """What is not named has no known page. How many changed. Raises Refused when published."""
    draft = Release.objects.select_for_update().get(pk=release.pk)
    if not draft.is_draft:
        raise Refused([ALREADY_PUBLISHED])
    changed = [row for number, row in by_annex_number(draft).items() if row.pdf_page != pages.get(number)]
    for row in changed:
        row.pdf_page = pages.get(row.annex_number)
    Version.objects.bulk_update(changed, ["pdf_page"], batch_size=500)
    if changed:
        draft.writers.add(by)
        draft.reopen()
    return len(changed)
