"""Identities leave after their time; the case, its numbers and its trail stay."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from complaints.intake import Identity
from complaints.models import ComplainantIdentity, Complaint, IdentityErasure
from complaints.receipts import case_of_receipt, receipt_code
from complaints.retention import erase_identities, last_closing, overdue_identities
from tests.complaints.citizen_form import clock
from tests.complaints.desk import answered, closed
from tests.factories import WARGA, at, complaint

pytestmark = pytest.mark.django_db
CLOSING = (2026, 3, 21)
LAST_DAY = date(2026, 3, 21) + timedelta(days=365)


@pytest.fixture
def case(pelaksana):
    with clock(at(*CLOSING, 23)):
        return closed(complaint(), pelaksana)


@pytest.mark.parametrize(("days", "due"), [(364, False), (365, True), (400, True)])
def test_an_identity_is_due_365_days_after_closing(case, days, due):
    on = date(*CLOSING) + timedelta(days=days)
    assert overdue_identities(on).exists() == due
    assert len(list(erase_identities(on))) == due
    assert ComplainantIdentity.objects.filter(complaint=case).exists() != due


def test_the_office_sets_the_days(case, settings):
    settings.IDENTITY_RETENTION_DAYS = 30
    assert last_closing(date(2026, 4, 20)) == date(*CLOSING)
    assert overdue_identities(date(2026, 4, 20)).get() == case
    assert not overdue_identities(date(2026, 4, 19)).exists()


def test_what_is_not_closed_keeps_its_identity(pelaksana):
    answered(complaint(), pelaksana)
    assert list(erase_identities(date(2036, 1, 1))) == []


def every_word_of_the_database() -> str:
    """All that stands in any column of any table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        words = []
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            words += [row[0] for row in cursor.fetchall()]
    return "\n".join(words)


def test_the_row_is_really_gone_from_every_table(case):
    assert WARGA.name in every_word_of_the_database()
    list(erase_identities(LAST_DAY))
    words = every_word_of_the_database()
    assert WARGA.name not in words
    assert WARGA.phone not in words


def test_the_case_its_numbers_and_its_trail_stay(case, capsys):
    with clock(at(2027, 3, 21)):
        (erased,) = erase_identities(LAST_DAY)
    tombstone = IdentityErasure.objects.get()
    assert (tombstone.complaint, tombstone.closed_on, tombstone.retention_days) == (
        case,
        date(*CLOSING),
        365,
    )
    kept = Complaint.objects.get()
    names = [f.attname for f in Complaint._meta.concrete_fields if f.attname != "code_digest"]
    assert [getattr(kept, name) for name in names] == [getattr(case, name) for name in names]
    assert erased == case
    call_command("verify_trail")
    assert capsys.readouterr().out.startswith("Jejak utuh: 1 perkara, 6 baris.")


def test_the_code_dies_with_the_identity(case):
    code = receipt_code(case)
    assert case_of_receipt(case.number, code) == case
    list(erase_identities(LAST_DAY))
    assert case_of_receipt(case.number, code) is None


def test_an_erased_case_answers_like_one_that_never_was(case, warga):
    code = receipt_code(case)
    list(erase_identities(LAST_DAY))
    answers = []
    for number in (case.number, "P-2026-0999"):
        answer = warga.post("/pengaduan/status/", {"number": number, "code": code}).content.decode()
        answers.append(answer.replace(number, ""))
    # Only the token against forgery differs between two answers.
    one, other = ([part.partition('"')[2] for part in answer.split('name="csrf')] for answer in answers)
    assert len(one) == len(other)
    assert "Tidak ada laporan dengan nomor dan kode ini" in answers[0]


@pytest.mark.parametrize(
    "verb", ["UPDATE complaints_identityerasure SET id = id", "DELETE FROM complaints_identityerasure"]
)
def test_the_tombstone_stays(case, verb):
    list(erase_identities(LAST_DAY))
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        connection.cursor().execute(verb)


def test_the_command_shows_first_and_erases_once(case, capsys):
    with clock(at(2027, 3, 21)):
        for arguments, words in (
            (
                ["--dry-run"],
                ["P-2026-0001: identitas akan dihapus (ditutup 21 Maret 2026).", "1 identitas akan dihapus"],
            ),
            ([], ["P-2026-0001: identitas dihapus (ditutup 21 Maret 2026).", "1 identitas dihapus"]),
            ([], ["0 identitas dihapus"]),
        ):
            call_command("erase_identities", *arguments)
            lines = capsys.readouterr().out.splitlines()
            assert lines[:-1] == words[:-1]
            assert (
                lines[-1]
                == words[-1] + ": perkara yang ditutup sampai 21 Maret 2026, 365 hari yang lalu atau lebih."
            )
            assert ComplainantIdentity.objects.count() == (1 if arguments else 0)


def test_the_page_says_that_it_is_gone(case, as_user, pelaksana):
    with clock(at(2027, 3, 21)):
        list(erase_identities(LAST_DAY))
        desk = as_user(pelaksana)
        page = desk.get(f"/petugas/perkara/{case}/").content.decode()
        assert "Identitas dihapus pada 21 Maret 2027" in page
        assert "Buka identitas" not in page
        refused = desk.post(f"/petugas/perkara/{case}/identitas/", {"identity-reason": "Menelepon"})
        assert refused.status_code == 409
        assert "sudah dihapus karena masa simpannya habis" in refused.content.decode()
        paper = desk.get(f"/petugas/perkara/{case}/tanda-terima/").content.decode()
        assert "Sudah dihapus menurut masa simpan" in paper


def test_a_case_without_identity_has_none_to_erase(pelaksana):
    with clock(at(*CLOSING)):
        closed(complaint(identity=Identity.NONE), pelaksana)
    assert not overdue_identities(LAST_DAY).exists()


def test_the_privacy_page_tells_the_same_days(warga, settings):
    settings.IDENTITY_RETENTION_DAYS = 90
    assert "dihapus 90 hari setelah perkara ditutup" in warga.get("/privasi/").content.decode()
