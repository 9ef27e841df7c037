"""The days on which the law's clock stands still, and the years whose decree is known."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models

from complaints.workdays import Calendar, DayKind, DayOff, known_range


class CalendarYear(models.Model):
    """A year whose days off are entered. Past the last such year no deadline can be computed, and
    a year without a national holiday on record is not one of them."""

    year = models.PositiveSmallIntegerField("tahun", primary_key=True)
    is_confirmed = models.BooleanField(
        "sudah dipastikan",
        default=False,
        help_text="Centang setelah dicocokkan dengan keputusan bersama yang terbit.",
    )
    decree = models.CharField("keputusan", max_length=250, blank=True)
    source = models.TextField("sumber", blank=True)
    checked_on = models.DateField("diperiksa pada", null=True, blank=True)
    note = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "tahun kalender"
        verbose_name_plural = "tahun kalender"
        ordering = ["year"]

    def __str__(self) -> str:
        return str(self.year)


class Holiday(models.Model):
    on = models.DateField("tanggal")
    kind = models.CharField("jenis", max_length=20, choices=DayKind.choices())
    name = models.CharField("nama", max_length=160)
    is_estimate = models.BooleanField(
        "tanggal perkiraan", default=False, help_text="Keputusan menyebut tanggal ini perkiraan."
    )
    note = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ["on", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["on", "kind"],
                name="holiday_once_a_kind",
                violation_error_message="Tanggal ini sudah tercatat dengan jenis yang sama.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d} {self.name}"

    def day_off(self) -> DayOff:
        return DayOff(self.on, DayKind(self.kind), self.name, self.is_estimate)


def working_calendar() -> Calendar:
    """The calendar of this office from the tables: two queries, about 160 rows.
    Without any year on record it refuses every count (CalendarTooShort)."""
    days = [row.day_off() for row in Holiday.objects.all()]
    years = _known_years(days)
    first, last = known_range(years)
    return Calendar.of(
        days,
        first=first,
        last=last,
        weekdays=frozenset(settings.WORKDAYS),
        joint_leave_is_off=settings.JOINT_LEAVE_IS_OFF,
        unconfirmed_years=frozenset(year for year, confirmed in years.items() if not confirmed),
    )


def _known_years(days: Iterable[DayOff]) -> dict[int, bool]:
    """Each year whose holidays are entered, and whether its decree is confirmed. A year that was
    opened before its decree came has no national holiday yet: counting through it would promise a
    date that is too early."""
    entered = {day.on.year for day in days if day.kind == DayKind.NATIONAL_HOLIDAY}
    return dict(CalendarYear.objects.filter(year__in=entered).values_list("year", "is_confirmed"))
