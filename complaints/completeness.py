"""UU 25/2009 Art 44(3)-(5): what is missing is said in time, and completing it has its own time.

"Hari" is read as working days, as the rest of regional-government law does (UU 23/2014 Art 1(50)):
for the complainant's 30 that is the longer reading. R5's date never moves for it.
"""

from datetime import date

from complaints.workdays import Calendar, CalendarTooShort, in_words

NOTICE_WORKING_DAYS = 14  # 44(3)
COMPLETION_WORKING_DAYS = 30  # 44(4)


def notice_due(received_on: date, calendar: Calendar) -> date | None:
    """Last day to say what is missing; None past the last known year. Source: 44(3)."""
    return _after(received_on, NOTICE_WORKING_DAYS, calendar)


def completion_due(noticed_on: date, calendar: Calendar) -> date | None:
    """Last day to complete; None past the last known year. Source: 44(4)."""
    return _after(noticed_on, COMPLETION_WORKING_DAYS, calendar)


def _after(day: date, working_days: int, calendar: Calendar) -> date | None:
    try:
        return calendar.add(day, working_days)
    except CalendarTooShort:
        return None


def check_notice(received_on: date, noticed_on: date, today: date, calendar: Calendar) -> str | None:
    """Why this day cannot be that of the notice, or None. After 14 days the file counts as complete."""
    if not received_on <= noticed_on <= today:
        return f"Isi tanggal antara hari diterima, {in_words(received_on)}, dan hari ini, {in_words(today)}."
    due = notice_due(received_on, calendar)
    if due is None or noticed_on <= due:
        return None
    return (
        f"Batas memberitahukan kekurangan, {in_words(due)}, sudah lewat, jadi laporan ini dianggap "
        "lengkap. Telaah dan jawab dengan keterangan yang ada."
    )


def check_lapsed(noticed_on: date, today: date, calendar: Calendar) -> str | None:
    """Why the case does not yet count as withdrawn, or None. Never against the complainant: while
    the last day cannot be computed, nobody is late. Source: 44(5)."""
    due = completion_due(noticed_on, calendar)
    if due is None:
        return "Batas melengkapi belum dapat dihitung: hari libur tahun itu belum dicatat."
    if today > due:
        return None
    return f"Pelapor masih dapat melengkapi sampai {in_words(due)}."
