"""The days on which the law's clock stands still, and the years whose decree is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import connection, models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject

from complaints.workdays import Calendar, DayKind, DayOff, known_range


class CalendarYearQuerySet(models.QuerySet["CalendarYear"]):
    def confirmed(self) -> CalendarYearQuerySet:
        """The years themselves, as numbers."""
        return self.filter(is_confirmed=True).values_list("year", flat=True)

    def with_day_counts(self) -> CalendarYearQuerySet:
        """`day_count`: the rows of days off in each year, weekends included."""
        of_year = Holiday.objects.filter(on__year=OuterRef("year")).order_by().values("on__year")
        counts = of_year.annotate(count=Count("pk")).values("count")
        return self.annotate(day_count=Coalesce(Subquery(counts), 0))


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

    objects = CalendarYearQuerySet.as_manager()

    class Meta:
        verbose_name = "tahun kalender"
        verbose_name_plural = "tahun kalender"
        ordering = ["year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_confirmed=False) | (~Q(decree="") & Q(checked_on__isnull=False)),
                name="confirmed_year_names_its_decree",
                violation_error_message="Tahun yang dipastikan menyebut keputusannya dan tanggal "
                "pemeriksaannya.",
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


class HolidayQuerySet(models.QuerySet["Holiday"]):
    def of_year(self, year: int) -> HolidayQuerySet:
        return self.filter(on__range=(date(year, 1, 1), date(year, 12, 31))).order_by("on", "kind")

    def with_their_year(self) -> HolidayQuerySet:
        """`year_confirmed`: whether the year of the day is; None where nobody opened that year."""
        year = CalendarYear.objects.filter(year=OuterRef("on__year")).values("is_confirmed")
        return self.annotate(year_confirmed=Subquery(year))

    def with_the_week(self) -> HolidayQuerySet:
        """`week`: the days that count, with every row; None where the office has not said."""
        fields = {field.attname: field.attname for field in WorkingWeek._meta.concrete_fields}
        return self.annotate(week=Subquery(WorkingWeek.objects.values_list(JSONObject(**fields))[:1]))


class Holiday(models.Model):
    on = models.DateField("tanggal")
    kind = models.CharField("jenis", max_length=20, choices=DayKind.choices())
    name = models.CharField("nama", max_length=160)
    is_estimate = models.BooleanField(
        "tanggal perkiraan", default=False, help_text="Keputusan menyebut tanggal ini perkiraan."
    )
    decree = models.CharField(
        "keputusan",
        max_length=250,
        blank=True,
        help_text="Untuk pemungutan suara dan penutupan setempat. Kosong: keputusan tahun itu.",
    )
    checked_on = models.DateField(
        "diperiksa pada", null=True, blank=True, help_text="Kosong: tanggal pemeriksaan tahun itu."
    )
    note = models.TextField("catatan", blank=True)

    objects = HolidayQuerySet.as_manager()

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


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class WorkingWeek(models.Model):
    """The days of the week that count (Perpres 21/2023 Pasal 7), and whether joint leave does not.
    One row; without it Monday to Friday, and joint leave stops the clock."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    monday = models.BooleanField("Senin", default=True)
    tuesday = models.BooleanField("Selasa", default=True)
    wednesday = models.BooleanField("Rabu", default=True)
    thursday = models.BooleanField("Kamis", default=True)
    friday = models.BooleanField("Jumat", default=True)
    saturday = models.BooleanField("Sabtu", default=False)
    sunday = models.BooleanField("Minggu", default=False)
    joint_leave_is_off = models.BooleanField(
        "cuti bersama tidak dihitung",
        default=True,
        help_text="Centang bila kantor tutup pada hari cuti bersama, sehingga hitungan hari kerja berhenti.",
    )

    class Meta:
        verbose_name = "pekan kerja"
        verbose_name_plural = "pekan kerja"
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="one_working_week"),
            models.CheckConstraint(
                condition=Q(*((day, True) for day in _WEEKDAYS), _connector=Q.OR),
                name="some_day_is_worked",
                violation_error_message="Pilih sedikitnya satu hari kerja.",
            ),
        ]

    def __str__(self) -> str:
        return "Pekan kerja"

    @property
    def weekdays(self) -> frozenset[int]:
        """Monday = 0."""
        return frozenset(number for number, day in enumerate(_WEEKDAYS) if getattr(self, day))

    @property
    def day_names(self) -> list[str]:
        return [str(self._meta.get_field(_WEEKDAYS[number]).verbose_name) for number in sorted(self.weekdays)]


def working_week() -> WorkingWeek:
    return WorkingWeek.objects.first() or WorkingWeek()


# Any fixed pair of numbers: PostgreSQL's advisory locks of one database are told apart by them.
_CALENDAR_LOCK = (2009, 25)


def hold_calendar() -> None:
    """Until this transaction ends nobody changes the calendar. Whoever stores a due date calls it
    before counting: a change would otherwise miss a case that is just being written. Many may hold
    it at once; taken before any row of a case is locked."""
    _lock("pg_advisory_xact_lock_shared")


def lock_calendar() -> None:
    """Until this transaction ends nobody else counts or changes: for the change itself."""
    _lock("pg_advisory_xact_lock")


def _lock(function: str) -> None:
    with connection.cursor() as cursor:
        cursor.callproc(function, _CALENDAR_LOCK)


def working_calendar() -> Calendar:
    """The calendar of this office from the tables: one query, about 160 rows.
    Without any year on record it refuses every count (CalendarTooShort)."""
    rows = list(Holiday.objects.with_their_year().with_the_week())
    years, week = _known_years(rows), WorkingWeek(**(rows[0].week or {})) if rows else working_week()
    first, last = known_range(years)
    return Calendar.of(
        [row.day_off() for row in rows],
        first=first,
        last=last,
        weekdays=week.weekdays,
        joint_leave_is_off=week.joint_leave_is_off,
        unconfirmed_years=frozenset(year for year, confirmed in years.items() if not confirmed),
    )


def _known_years(rows: Iterable[Holiday]) -> dict[int, bool]:
    """Each year whose holidays are entered, and whether its decree is confirmed. A year that was
    opened before its decree came has no national holiday yet: counting through it would promise a
    date that is too early."""
    return {
        row.on.year: row.year_confirmed
        for row in rows
        if row.kind == DayKind.NATIONAL_HOLIDAY and row.year_confirmed is not None
    }
