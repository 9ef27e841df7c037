"""verify_trail finds whatever was done to a trail behind the portal's back."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from complaints.models import Complaint, Event
from complaints.models.trail import RECORDS
from complaints.workflow import Action
from tests.complaints.desk import closed, taken
from tests.complaints.test_trail import assigned, decided, judged, moved
from tests.factories import complaint

pytestmark = pytest.mark.django_db

SEALED = import_module("complaints.migrations.0004_sealed_trail")


def as_owner(sql: str, *values: object) -> None:
    """What only the owner of the tables can do: past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("event", *RECORDS):
            cursor.execute(f"DROP TRIGGER IF EXISTS append_only ON complaints_{table}")
        cursor.execute(sql, values)


def verify(capsys, *arguments: str) -> tuple[list[str], str]:
    """The findings, and the line that sums up."""
    refusal = ""
    try:
        call_command("verify_trail", *arguments)
    except CommandError as refused:
        refusal = str(refused)
    written = capsys.readouterr()
    return written.err.splitlines(), refusal or written.out


@pytest.fixture
def case(pelaksana, kasi):
    """A case of seven rows, and another case beside it."""
    case = decided(pelaksana, kasi)
    taken(complaint(), pelaksana)
    return case


def test_whole_trails_pass(case, capsys):
    found, words = verify(capsys)
    assert found == []
    assert words.startswith("Jejak utuh: 2 perkara, 9 baris.\nSidik seluruh register, ")
    assert verify(capsys, "--case", "p 2026 1") == ([], "Jejak utuh: 1 perkara, 7 baris.\n")


CHANGES = {
    "event": "UPDATE complaints_event SET by_id = NULL WHERE complaint_id = %s AND action = 'take'",
    "instant": "UPDATE complaints_event SET at = at - interval '1 day'"
    " WHERE complaint_id = %s AND action = 'take'",
    **{
        table: f"UPDATE complaints_{table} SET {column} = {value} WHERE event_id IN"
        " (SELECT id FROM complaints_event WHERE complaint_id = %s)"
        for table, column, value in (
            ("review", "plan", "plan || '.'"),
            ("latedecisionrecord", "reason", "'Lain.'"),
            ("answer", "outcome", "'not_proven'"),
            ("complainantnotice", '"on"', '"on" - 1'),
            ("superiorreport", "to_id", "(SELECT min(id) FROM complaints_officer)"),
            ("writtenreport", "document", "'Lain.'"),
            ("routechoice", "route", "'team'"),
        )
    },
}
ROW = {"event": 3, "instant": 3, "latedecisionrecord": 2, "review": 4, "routechoice": 5, "answer": 6}


def test_a_changed_move_of_the_due_date_is_found(case, capsys, kasi):
    other = moved(kasi)
    as_owner(
        'UPDATE complaints_duedatemove SET "after" = "after" + 1 WHERE event_id IN'
        " (SELECT id FROM complaints_event WHERE complaint_id = %s)",
        other.pk,
    )
    (found,), _ = verify(capsys)
    assert found.startswith(f"Perkara {other}, baris 2 (Batas jawaban bergeser, ")


@pytest.mark.parametrize(
    ("table", "column", "row"),
    [
        ("accusedrecord", "posts = 'Lain'", "2 (Yang diadukan dicatat"),
        ("transferrecord", "reason = 'Lain'", "3 (Perkara dialihkan"),
        ("priorityrecord", "is_priority = false", "4 (Prioritas diubah"),
        ("quarantineentry", "suspicion = 'trapped'", "2 (Ditahan dalam karantina"),
        ("quarantineend", "reason = 'Lain'", "3 (Ditutup sebagai bukan laporan"),
    ],
)
def test_a_changed_row_beside_the_steps_is_found(case, capsys, kasi, pelaksana, table, column, row):
    other = judged(kasi) if table.startswith("quarantine") else assigned(kasi, pelaksana)
    as_owner(
        f"UPDATE complaints_{table} SET {column} WHERE event_id IN"
        " (SELECT id FROM complaints_event WHERE complaint_id = %s)",
        other.pk,
    )
    (found,), _ = verify(capsys)
    assert found.startswith(f"Perkara {other}, baris {row}, ")


@pytest.mark.parametrize("what", CHANGES)
def test_one_changed_row_is_found_and_named(case, capsys, what):
    as_owner(CHANGES[what], case.pk)
    (found,), words = verify(capsys)
    assert found.startswith(f"Perkara {case}, baris {ROW.get(what, 7)} (")
    assert found.endswith("isinya tidak cocok dengan segelnya: diubah, atau tidak ditulis oleh portal.")
    assert words == "Jejak tidak utuh: 1 temuan pada 2 perkara."


def test_removed_words_are_a_change_of_their_row(case, capsys):
    as_owner(
        "DELETE FROM complaints_answer USING complaints_event WHERE event_id = id AND complaint_id = %s",
        case.pk,
    )
    (found,), _ = verify(capsys)
    assert found.startswith(f"Perkara {case}, baris 6 (Beri jawaban, ")


def delete_row(case: Complaint, action: Action) -> None:
    event = case.events.get(action=action)
    for table in RECORDS:
        as_owner(f"DELETE FROM complaints_{table} WHERE event_id = %s", event.pk)
    as_owner("DELETE FROM complaints_event WHERE id = %s", event.pk)


def test_a_row_taken_out_of_the_middle_is_found(case, capsys):
    delete_row(case, Action.REVIEW)
    found, _ = verify(capsys)
    assert found[0].startswith(f"Perkara {case}, baris 4 (Tindak lanjuti di kantor ini, ")
    assert "tidak menyambung ke baris sebelumnya" in found[0]


def test_a_row_cut_off_at_the_end_is_found(case, capsys):
    delete_row(case, Action.CLOSE)
    found, _ = verify(capsys)
    assert f"Perkara {case}, baris 6 (Beri jawaban, " in found[0]
    assert "baris sesudahnya hilang" in found[0]
    assert found[1] == f"Perkara {case}: tahapnya “Selesai”, tetapi jejaknya sampai “Sudah dijawab”."


def test_the_whole_trail_of_a_case_taken_away_is_found(case, capsys):
    for action in case.events.values_list("action", flat=True):
        delete_row(case, action)
    found, _ = verify(capsys)
    assert found[0].startswith(f"Perkara {case}, jejaknya kosong: baris sesudahnya hilang")


def test_a_row_slipped_in_is_found(case, capsys):
    last = case.events.last()
    as_owner(
        "INSERT INTO complaints_event (complaint_id, at, action, source, target, clause, previous_seal, seal)"
        " VALUES (%s, now(), 'close', 'answered', 'closed', '', %s, %s)",
        case.pk,
        last.seal,
        "a" * 64,
    )
    found, _ = verify(capsys)
    assert [line for line in found if "baris 8" in line and "tidak ditulis oleh portal" in line]


def test_a_chain_made_anew_without_the_key_is_found(case, capsys, settings, monkeypatch):
    """Who may write every table but has not the key of the environment."""
    right, settings.RECEIPT_CODE_KEY = settings.RECEIPT_CODE_KEY, "tebakan"
    as_owner(CHANGES["answer"], case.pk)
    as_owner("ALTER TABLE complaints_event DROP CONSTRAINT event_chain_never_forks")
    later = ("classification", "routechoice", "writtenreport")
    monkeypatch.setattr(SEALED, "RECORDS", (*SEALED.RECORDS, *later))
    SEALED.seal_what_is_there(apps, None)
    assert verify(capsys)[0] == []
    settings.RECEIPT_CODE_KEY = right
    assert len(verify(capsys)[0]) == 9


def test_a_state_without_its_step_is_found(case, capsys):
    as_owner("DROP TRIGGER moves_with_an_event ON complaints_complaint")
    Complaint.objects.filter(pk=case.pk).update(state="answered")
    assert verify(capsys)[0] == [
        f"Perkara {case}: tahapnya “Sudah dijawab”, tetapi jejaknya sampai “Selesai”."
    ]


def delete_case(case: Complaint) -> None:
    for action in case.events.values_list("action", flat=True):
        delete_row(case, action)
    as_owner("DELETE FROM complaints_complainantidentity WHERE complaint_id = %s", case.pk)
    as_owner("DELETE FROM complaints_casewords WHERE complaint_id = %s", case.pk)
    as_owner("DELETE FROM complaints_complaint WHERE id = %s", case.pk)


def test_a_missing_case_is_named(case, capsys):
    last = complaint()
    delete_case(Complaint.objects.get(serial=2))
    assert verify(capsys)[0] == ["Perkara P-2026-0002 tidak ada dalam register."]
    delete_case(last)
    assert f"Perkara {last} tidak ada dalam register." in verify(capsys)[0]


def test_a_counter_turned_back_is_found(case, capsys):
    as_owner("UPDATE complaints_registercounter SET last_serial = 1")
    assert verify(capsys)[0] == ["Register 2026: penghitungnya 1, padahal ada P-2026-0002."]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("P-2026-0099", "Perkara P-2026-0099 tidak ada dalam register."),
        ("entah", "Periksa nomor: nomor register ditulis seperti P-2026-0001."),
    ],
    ids=["unknown", "no-number"],
)
def test_a_case_that_is_not_there_is_said(case, capsys, number, words):
    assert verify(capsys, "--case", number)[1] == words


def test_the_fingerprint_stands_for_every_trail(case, capsys, pelaksana):
    first = verify(capsys)[1]
    assert verify(capsys)[1] == first
    taken(complaint(), pelaksana)
    assert verify(capsys)[1].splitlines()[-1] != first.splitlines()[-1]


def test_what_was_there_before_gets_the_same_seals(case, capsys, monkeypatch):
    """The migration, over rows that had none."""
    later = ("classification", "routechoice", "writtenreport")
    monkeypatch.setattr(SEALED, "RECORDS", (*SEALED.RECORDS, *later))
    as_owner("ALTER TABLE complaints_event DROP CONSTRAINT event_chain_never_forks")
    before = list(Event.objects.order_by("pk").values_list("previous_seal", "seal"))
    Event.objects.update(previous_seal="", seal="f" * 64)
    Complaint.objects.update(trail_seal="0" * 64, trail_length=0)
    SEALED.seal_what_is_there(apps, None)
    assert list(Event.objects.order_by("pk").values_list("previous_seal", "seal")) == before
    assert verify(capsys)[0] == []


def test_no_row_without_a_seal_and_no_two_after_one(case):
    first = case.events.first()
    for seal, before in (("", "1" * 64), ("a" * 64, first.previous_seal)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Event.objects.create(
                complaint=case, action="take", target="closed", seal=seal, previous_seal=before
            )


def test_a_hundred_trails_cost_as_many_queries_as_one(pelaksana, capsys, django_assert_num_queries):
    for _ in range(5):
        closed(complaint(), pelaksana)
    with django_assert_num_queries(12):
        call_command("verify_trail")
