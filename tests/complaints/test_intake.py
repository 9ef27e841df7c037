"""The decision table of R2, R3, R4 and R7, row by row, and the checks of dates."""

from datetime import date
from itertools import product

import pytest

from complaints.clauses import Clause
from complaints.intake import (
    Identity,
    Intake,
    Kind,
    ServiceStatus,
    check_receipt_dates,
    check_service_date,
    classify,
)

RECEIVED_ON = date(2026, 3, 31)
DAY_30, DAY_31 = date(2026, 3, 1), date(2026, 2, 28)
COMPLAINT, SUGGESTION, QUESTION = Kind
OPEN, CONFIDENTIAL, NONE = Identity
SERVED, NOT_SERVED, NOT_REMEMBERED = ServiceStatus

IN_TIME = "Layanan diterima 1 Maret 2026 dan batas mengadu 31 Maret 2026, jadi pengaduan ini tepat waktu."
LATE = (
    "Layanan diterima 28 Februari 2026 dan batas mengadu 30 Maret 2026 sudah lewat. Pengaduan ini "
    "tetap kami terima; petugas dapat memutuskan memperlakukannya sebagai saran, dan keputusan "
    "beserta alasannya disampaikan kepada Anda."
)
PENDING = "Layanan belum Anda terima, jadi batas waktu mengadu belum mulai berjalan."
FORGOTTEN = (
    "Tanggal layanan tidak Anda ingat, jadi pengaduan ini dianggap tepat waktu sampai petugas "
    "menemukan catatan tanggalnya."
)
CHOSEN = "Anda memilih menyampaikan saran atau masukan, yang tidak memiliki tenggat jawaban."
ASKED = "Permintaan informasi dijawab langsung dan tidak dihitung sebagai pengaduan."
NAMELESS = (
    "Tanpa nama dan cara menghubungi Anda, laporan ini diperlakukan sebagai saran atau masukan dan "
    "tidak memiliki tenggat jawaban. Bila ingin tetap mengadu, Anda dapat meminta agar identitas "
    "dirahasiakan."
)
POINTLESS = (
    "Tanpa menyebut hal yang diadukan, laporan ini diperlakukan sebagai saran atau masukan dan "
    "tidak memiliki tenggat jawaban."
)
BOTH_MISSING = (
    "Tanpa identitas dan tanpa menyebut hal yang diadukan, laporan ini diperlakukan sebagai saran "
    "atau masukan dan tidak memiliki tenggat jawaban. Bila ingin tetap mengadu, Anda dapat meminta "
    "agar identitas dirahasiakan."
)

# wants, identity, has object, service, served on → kind, must, may, clause, days, reason
TABLE = {
    "day 30": (COMPLAINT, OPEN, True, SERVED, DAY_30, COMPLAINT, 0, 0, "R2", 30, IN_TIME),
    "secret": (COMPLAINT, CONFIDENTIAL, True, SERVED, DAY_30, COMPLAINT, 0, 0, "R2", 30, IN_TIME),
    "day 31": (COMPLAINT, OPEN, True, SERVED, DAY_31, COMPLAINT, 0, 1, "R4", 31, LATE),
    "not served": (COMPLAINT, OPEN, True, NOT_SERVED, None, COMPLAINT, 0, 0, "R2", None, PENDING),
    "not served, stray date": (
        *(COMPLAINT, OPEN, True, NOT_SERVED, DAY_31),
        *(COMPLAINT, 0, 0, "R2", None, PENDING),
    ),
    "not remembered": (
        *(COMPLAINT, OPEN, True, NOT_REMEMBERED, None),
        *(COMPLAINT, 0, 0, "R2", None, FORGOTTEN),
    ),
    "no name": (COMPLAINT, NONE, True, SERVED, DAY_30, SUGGESTION, 1, 0, "R7", 30, NAMELESS),
    "no object": (COMPLAINT, OPEN, False, SERVED, DAY_30, SUGGESTION, 1, 0, "R7", 30, POINTLESS),
    "neither": (COMPLAINT, NONE, False, NOT_SERVED, None, SUGGESTION, 1, 0, "R7", None, BOTH_MISSING),
    "no name, late": (COMPLAINT, NONE, True, SERVED, DAY_31, SUGGESTION, 1, 0, "R7", 31, NAMELESS),
    "suggestion": (SUGGESTION, OPEN, True, NOT_SERVED, None, SUGGESTION, 0, 0, "R3", None, CHOSEN),
    "suggestion, late": (SUGGESTION, NONE, True, SERVED, DAY_31, SUGGESTION, 0, 0, "R3", 31, CHOSEN),
    "question": (QUESTION, NONE, False, NOT_SERVED, None, QUESTION, 0, 0, "R3", None, ASKED),
    "question, late": (QUESTION, OPEN, True, SERVED, DAY_31, QUESTION, 0, 0, "R3", 31, ASKED),
}


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE.keys())
def test_classify(row: tuple) -> None:
    wants, identity, has_object, service, served_on, kind, must, may, clause, days, reason = row
    found = classify(
        wants=wants,
        identity=identity,
        has_object=has_object,
        service=service,
        served_on=served_on,
        received_on=RECEIVED_ON,
        filing_days=30,
    )
    assert found == Intake(kind, reason, Clause(clause), days, bool(must), bool(may))


@pytest.mark.parametrize(("days", "may_be_suggestion"), [(31, False), (29, True)])
def test_classify_follows_the_promise_in_force(days: int, may_be_suggestion: bool) -> None:
    found = classify(
        wants=COMPLAINT,
        identity=OPEN,
        has_object=True,
        service=SERVED,
        served_on=DAY_31 if days == 31 else DAY_30,
        received_on=RECEIVED_ON,
        filing_days=days,
    )
    assert found.may_be_suggestion is may_be_suggestion


def test_classify_never_turns_a_whole_complaint_into_something_else() -> None:
    """R4 "may", 42(5) secrecy: with a name and an object it stays a complaint, however late."""
    for identity, service, served_on in product(
        (OPEN, CONFIDENTIAL), ServiceStatus, (date(2000, 1, 1), DAY_30, RECEIVED_ON)
    ):
        found = classify(
            wants=COMPLAINT,
            identity=identity,
            has_object=True,
            service=service,
            served_on=served_on,
            received_on=RECEIVED_ON,
        )
        assert (found.kind, found.must_be_suggestion) == (COMPLAINT, False)


@pytest.mark.parametrize("served_on", [None, date(2026, 4, 1)], ids=["missing", "after receipt"])
def test_classify_refuses_a_service_without_a_possible_date(served_on: date | None) -> None:
    with pytest.raises(ValueError, match="needs its date"):
        classify(
            wants=COMPLAINT,
            identity=OPEN,
            has_object=True,
            service=SERVED,
            served_on=served_on,
            received_on=RECEIVED_ON,
        )


@pytest.mark.parametrize(
    ("served_on", "message"),
    [
        (date(2026, 3, 31), None),
        (date(2000, 1, 1), None),
        (
            date(2026, 4, 1),
            "Tanggal layanan tidak boleh sesudah tanggal pengaduan diterima, 31 Maret 2026. "
            "Periksa kembali tanggalnya.",
        ),
        (
            date(1999, 12, 31),
            "Tanggal layanan terlalu lampau. Isi tanggal mulai 1 Januari 2000.",
        ),
        (date(202, 3, 1), "Tanggal layanan terlalu lampau. Isi tanggal mulai 1 Januari 2000."),
    ],
)
def test_check_service_date(served_on: date, message: str | None) -> None:
    assert check_service_date(served_on, RECEIVED_ON) == message


ENTERED_ON = date(2026, 4, 2)


@pytest.mark.parametrize(
    ("sent_on", "received_on", "reason", "errors"),
    [
        (None, ENTERED_ON, "", {}),
        (ENTERED_ON, ENTERED_ON, "", {}),
        (date(2026, 3, 25), RECEIVED_ON, "Kotak pengaduan dibuka hari ini", {}),
        (
            None,
            date(2026, 4, 3),
            "",
            {"received_on": "Tanggal diterima tidak boleh sesudah hari ini, 2 April 2026."},
        ),
        (
            None,
            RECEIVED_ON,
            "  ",
            {"reason": "Tulis alasan mengapa laporan yang diterima 31 Maret 2026 baru dicatat hari ini."},
        ),
        (
            date(2026, 4, 1),
            RECEIVED_ON,
            "Cuti",
            {"sent_on": "Tanggal dikirim tidak boleh sesudah tanggal diterima, 31 Maret 2026."},
        ),
        (
            date(1926, 3, 1),
            ENTERED_ON,
            "",
            {"sent_on": "Tanggal dikirim terlalu lampau. Isi tanggal mulai 1 Januari 2000."},
        ),
        (
            None,
            date(1926, 4, 2),
            "Cuti",
            {"received_on": "Tanggal diterima terlalu lampau. Isi tanggal mulai 1 Januari 2000."},
        ),
        (
            date(2026, 4, 2),
            RECEIVED_ON,
            "",
            {
                "reason": "Tulis alasan mengapa laporan yang diterima 31 Maret 2026 baru dicatat hari ini.",
                "sent_on": "Tanggal dikirim tidak boleh sesudah tanggal diterima, 31 Maret 2026.",
            },
        ),
    ],
    ids=[
        "today",
        "sent today",
        "late entry with reason",
        "future",
        "late entry without reason",
        "sent after receipt",
        "sent long ago",
        "received long ago",
        "two errors at once",
    ],
)
def test_check_receipt_dates(
    sent_on: date | None, received_on: date, reason: str, errors: dict[str, str]
) -> None:
    found = check_receipt_dates(
        sent_on=sent_on, received_on=received_on, entered_on=ENTERED_ON, reason=reason
    )
    assert found == errors


def test_choices_are_plain_strings_for_migrations() -> None:
    assert Identity.choices() == [
        ("open", "Identitas terbuka"),
        ("confidential", "Identitas dirahasiakan"),
        ("none", "Tanpa identitas"),
    ]
    assert {type(value) for value, _ in Identity.choices()} == {str}


def test_every_rule_has_its_place_in_component_6() -> None:
    assert [clause.value for clause in Clause][:11] == [f"R{n}" for n in range(1, 12)]
    assert [clause.value for clause in Clause][11:] == ["44.3", "44.4", "44.5"]
    assert Clause("R7").label == "Komponen 6 angka 5 huruf b"
    assert len({clause.label for clause in Clause}) == 14
