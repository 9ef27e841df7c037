"""How many standards each sector has on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from standards.models import StandardEntry


@dataclass(frozen=True)
class SectorCount:
    slug: str
    name: str
    count: int


def sector_counts(on: date) -> list[SectorCount]:
    """The sectors that have standards on a day, the fullest first."""
    rows = (
        StandardEntry.objects.on(on)
        .filter(sector__isnull=False)
        .order_by()
        .values_list("sector__slug", "sector__name")
        .annotate(count=Count("pk"))
        .order_by("-count", "sector__name")
    )
    return [SectorCount(*row) for row in rows]
