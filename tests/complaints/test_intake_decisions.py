"""The decision table of R2 to R7: one row a situation, with what the law makes of it and why.

`day` is the calendar day of receipt after the service; `sent` that of the letter, the slip in the
box or the outside case, where it has one. `then` is what staff decide where R4 leaves it to them.
`due`: whether R5 sets the 14 working days.
"""

from datetime import date, timedelta

import pytest

from complaints.intake import Identity, Intake, Kind, LateDecision, ServiceStatus, classify, decided

SERVED_ON = date(2026, 3, 2)
TODAY = date(2026, 6, 1)  # received, where no day of service counts

TABLE = """
wants      | who    | what | service    | day | sent | channel   | then       | becomes    | by | open | due
# R2: at most 30 calendar days from the day of service, and day 30 is in time
complaint  | open   | yes  | received   | 0   |      | counter   |            | complaint  | R2 |      | due
complaint  | open   | yes  | received   | 1   |      | whatsapp  |            | complaint  | R2 |      | due
complaint  | open   | yes  | received   | 29  |      | portal    |            | complaint  | R2 |      | due
complaint  | open   | yes  | received   | 30  |      | phone     |            | complaint  | R2 |      | due
complaint  | secret | yes  | received   | 0   |      | counter   |            | complaint  | R2 |      | due
complaint  | secret | yes  | received   | 30  |      | portal    |            | complaint  | R2 |      | due
# R2: the service has not come yet, so the window has not begun, however long ago they applied
complaint  | open   | yes  | not_served |     |      | portal    |            | complaint  | R2 |      | due
complaint  | secret | yes  | not_served |     |      | counter   |            | complaint  | R2 |      | due
complaint  | open   | yes  | not_served | 400 |      | e-mail    |            | complaint  | R2 |      | due
# R2: not remembered counts as in time, until staff record a date with its source
complaint  | open   | yes  | forgotten  |     |      | sms       |            | complaint  | R2 |      | due
complaint  | secret | yes  | forgotten  |     |      | portal    |            | complaint  | R2 |      | due
complaint  | open   | yes  | found      | 12  |      | sms       |            | complaint  | R2 |      | due
complaint  | open   | yes  | found      | 30  |      | sms       |            | complaint  | R2 |      | due
complaint  | open   | yes  | found      | 31  |      | sms       |            | complaint  | R4 | open | due
complaint  | open   | yes  | found      | 31  |      | sms       | suggestion | suggestion | R4 |      |
# R2, R3: a letter, the box or another body: the complainant spoke on the day it was written
complaint  | open   | yes  | received   | 34  | 29   | letter    |            | complaint  | R2 |      | due
complaint  | open   | yes  | received   | 45  | 30   | box       |            | complaint  | R2 |      | due
complaint  | open   | yes  | received   | 60  | 30   | sp4n      |            | complaint  | R2 |      | due
complaint  | open   | yes  | received   | 60  | 31   | sp4n      |            | complaint  | R4 | open | due
complaint  | open   | yes  | received   | 31  | 31   | ombudsman |            | complaint  | R4 | open | due
complaint  | open   | yes  | received   | 5   | -1   | letter    |            | complaint  | R2 |      | due
# R4: later, so staff may decide; undecided and kept it stays a complaint with its date
complaint  | open   | yes  | received   | 31  |      | counter   |            | complaint  | R4 | open | due
complaint  | open   | yes  | received   | 31  |      | counter   | keep       | complaint  | R4 |      | due
complaint  | open   | yes  | received   | 31  |      | counter   | suggestion | suggestion | R4 |      |
complaint  | secret | yes  | received   | 31  |      | portal    |            | complaint  | R4 | open | due
complaint  | secret | yes  | received   | 32  |      | portal    | keep       | complaint  | R4 |      | due
complaint  | secret | yes  | received   | 32  |      | portal    | suggestion | suggestion | R4 |      |
complaint  | open   | yes  | received   | 365 |      | disposisi |            | complaint  | R4 | open | due
complaint  | open   | yes  | received   | 365 |      | disposisi | keep       | complaint  | R4 |      | due
complaint  | open   | yes  | received   | 365 |      | disposisi | suggestion | suggestion | R4 |      |
# R6, R7: without who or without what it is a suggestion, whatever the day: nothing to decide
complaint  | none   | yes  | received   | 0   |      | box       |            | suggestion | R7 |      |
complaint  | none   | yes  | received   | 30  |      | sms       |            | suggestion | R7 |      |
complaint  | none   | yes  | received   | 31  |      | twitter   |            | suggestion | R7 |      |
complaint  | none   | yes  | received   | 40  | 20   | box       |            | suggestion | R7 |      |
complaint  | none   | yes  | not_served |     |      | portal    |            | suggestion | R7 |      |
complaint  | none   | yes  | forgotten  |     |      | box       |            | suggestion | R7 |      |
complaint  | open   | no   | received   | 0   |      | letter    |            | suggestion | R7 |      |
complaint  | open   | no   | received   | 31  |      | letter    |            | suggestion | R7 |      |
complaint  | open   | no   | not_served |     |      | whatsapp  |            | suggestion | R7 |      |
complaint  | secret | no   | received   | 30  |      | form      |            | suggestion | R7 |      |
complaint  | secret | no   | forgotten  |     |      | form      |            | suggestion | R7 |      |
complaint  | none   | no   | received   | 0   |      | box       |            | suggestion | R7 |      |
complaint  | none   | no   | not_served |     |      | instagram |            | suggestion | R7 |      |
complaint  | none   | no   | received   | 31  |      | box       |            | suggestion | R7 |      |
# R3: chosen as a suggestion, or only asked; no window, no date, never made a complaint
suggestion | open   | yes  | not_served |     |      | portal    |            | suggestion | R3 |      |
suggestion | none   | yes  | received   | 31  |      | box       |            | suggestion | R3 |      |
suggestion | secret | no   | forgotten  |     |      | counter   |            | suggestion | R3 |      |
question   | open   | yes  | not_served |     |      | phone     |            | question   | R3 |      |
question   | none   | no   | received   | 31  |      | counter   |            | question   | R3 |      |
"""


KINDS = {"complaint": Kind.COMPLAINT, "suggestion": Kind.SUGGESTION, "question": Kind.INFORMATION_REQUEST}
WHO = {"open": Identity.OPEN, "secret": Identity.CONFIDENTIAL, "none": Identity.NONE}
SERVICE = {
    "received": ServiceStatus.RECEIVED,
    "found": ServiceStatus.RECEIVED,  # forgotten at first, recorded later with its source
    "not_served": ServiceStatus.NOT_SERVED,
    "forgotten": ServiceStatus.NOT_REMEMBERED,
}


def rows() -> list[dict[str, str]]:
    lines = [line for line in TABLE.strip().splitlines() if not line.startswith("#")]
    header, *cells = ([cell.strip() for cell in line.split("|")] for line in lines)
    return [dict(zip(header, row, strict=True)) for row in cells]


def called(row: dict[str, str]) -> str:
    return " ".join(cell for cell in row.values() if cell)


def found_for(row: dict[str, str]) -> Intake:
    """As the register has it: a date found later is put in and the case is looked at once more."""
    found = classify(
        wants=KINDS[row["wants"]],
        identity=WHO[row["who"]],
        has_object=row["what"] == "yes",
        service=SERVICE[row["service"]],
        served_on=SERVED_ON if row["day"] else None,
        received_on=SERVED_ON + timedelta(days=int(row["day"])) if row["day"] else TODAY,
        sent_on=SERVED_ON + timedelta(days=int(row["sent"])) if row["sent"] else None,
    )
    return decided(found, LateDecision(row["then"])) if row["then"] else found


@pytest.mark.parametrize("row", rows(), ids=called)
def test_what_the_law_makes_of_it(row: dict[str, str]) -> None:
    found = found_for(row)
    assert (found.kind, found.clause) == (KINDS[row["becomes"]], row["by"])
    assert found.may_be_suggestion is bool(row["open"])
    assert found.must_be_suggestion is (row["by"] == "R7")
    assert found.has_deadline is bool(row["due"])
    assert found.reason


def test_the_table_is_whole_and_says_nothing_twice() -> None:
    situations = [{**row, "becomes": "", "by": "", "open": "", "due": ""} for row in rows()]
    assert len(situations) >= 40
    assert len({called(each) for each in situations}) == len(situations)
    assert {row["by"] for row in rows()} == {"R2", "R3", "R4", "R7"}


@pytest.mark.parametrize("row", [row for row in rows() if not row["open"] and not row["then"]], ids=called)
def test_where_r4_leaves_nothing_open_nobody_decides(row: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="nothing to decide"):
        decided(found_for(row), LateDecision.SUGGESTION)


def test_a_letter_saved_by_its_date_says_so() -> None:
    row = {"wants": "complaint", "who": "open", "what": "yes", "service": "received", "then": ""}
    assert found_for(row | {"day": "34", "sent": "29"}).reason == (
        "Layanan diterima 2 Maret 2026, batas mengadu 1 April 2026, dan laporan ditulis 31 Maret 2026, "
        "jadi pengaduan ini tepat waktu."
    )
    assert "ditulis" not in found_for(row | {"day": "20", "sent": "19"}).reason
