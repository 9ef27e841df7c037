"""What remains to a complainant whom the answer did not help, and until when. Dates are WIB."""

from datetime import date

from complaints.workdays import Calendar, CalendarTooShort

REOPENING_WORKING_DAYS = 14
OMBUDSMAN_YEARS = 2


def last_reopening_day(closed_on: date, calendar: Calendar) -> date | None:
    """Last day on which the complainant has her case opened again by code; None past the last known
    year, and then nobody is late.

    No rule of the regulation speaks of it. The days are working days, closing is day 0: "hari" means
    that in regional-government law (UU 23/2014 Art 1(50)), it is the longer reading, as for her 30 to
    complete (44(5)), and as long as the office itself has to answer (R5).
    """
    try:
        return calendar.add(closed_on, REOPENING_WORKING_DAYS)
    except CalendarTooShort:
        return None


def last_ombudsman_day(happened_on: date) -> date:
    """Last day on which the Ombudsman takes the case: not more than two years after what it is about.
    Of 29 February it is the 28th. Source: UU 37/2008 Pasal 24 ayat (3)."""
    year = happened_on.year + OMBUDSMAN_YEARS
    try:
        return happened_on.replace(year=year)
    except ValueError:
        return happened_on.replace(year=year, day=28)
