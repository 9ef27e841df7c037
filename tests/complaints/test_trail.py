"""The trail is whole: events and looks are only ever added, and people can read them."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from complaints.history import CITIZEN, history, looks
from complaints.models import IdentityView, Review
from complaints.workflow import Action
from tests.complaints.desk import REVIEW, closed, reviewed
from tests.factories import WARGA, complaint

pytestmark = pytest.mark.django_db


def by_hand(sql: str, pk: int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [pk])


@pytest.mark.parametrize("table", ["complaints_event", "complaints_identityview"])
@pytest.mark.parametrize(
    "verb",
    ["UPDATE {} SET at = now() WHERE complaint_id = %s", "DELETE FROM {} WHERE complaint_id = %s"],
    ids=["update", "delete"],
)
def test_the_trail_cannot_be_rewritten_even_by_hand(table, verb, pelaksana):
    case = complaint()
    IdentityView.objects.create(complaint=case, by=pelaksana, reason="Menelepon")
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"):
        by_hand(verb.format(table), case.pk)


def test_the_history_shows_who_did_what_with_which_words(pelaksana):
    entries = history(closed(complaint(), pelaksana))
    assert [entry.title for entry in entries] == [
        "Catat laporan",
        "Ambil perkara",
        "Catat penelaahan",
        "Beri jawaban",
        "Tutup perkara",
    ]
    assert entries[0].by == CITIZEN
    assert entries[1].by == "Pelaksana (Pelaksana pengaduan)"
    assert entries[1].clause == "Komponen 6 angka 7"
    assert ("Kaitan dengan standar, SOP, atau peraturan", "Komponen 3.") in entries[2].words
    assert ("Hasil", "Terbukti") in entries[3].words
    assert ("Tanggal pemberitahuan", "21 Maret 2026") in entries[4].words
    assert ("Kepada atasan", "Kasi (Kepala Seksi Pengaduan)") in entries[4].words


def test_each_review_stands_with_its_own_event(pelaksana):

    case = reviewed(complaint(), pelaksana)
    second = Review(**REVIEW | {"core_problem": "Ternyata lain."})
    case.perform(Action.REVIEW, by=pelaksana, records=[second])
    entries = [entry for entry in history(case) if entry.title == "Catat penelaahan"]
    assert [dict(entry.words)["Inti masalah"] for entry in entries] == [
        "Berkas tidak diteruskan.",
        "Ternyata lain.",
    ]


def test_the_history_holds_nothing_of_the_complainant(pelaksana):
    words = repr(history(closed(complaint(), pelaksana)))
    assert WARGA.name not in words
    assert WARGA.phone not in words


def test_looks_say_who_when_and_why(pelaksana):
    case = complaint(received_on=date(2026, 3, 10))
    IdentityView.objects.create(complaint=case, by=pelaksana, reason="Menelepon")
    assert [(look.by, look.reason) for look in looks(case)] == [
        ("Pelaksana (Pelaksana pengaduan)", "Menelepon")
    ]
