"""Reports of one matter: suggested, linked by a person, one leads; each keeps its code and its answer."""

from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from complaints import linking
from complaints.accusation import About
from complaints.history import history
from complaints.models import Answer, CaseLink, Complaint
from complaints.permissions import NotAllowed, NotAllowedNow
from complaints.receipts import case_of_receipt, receipt_code
from complaints.workflow import Action, Outcome
from tests.complaints.citizen_form import page_text
from tests.complaints.desk import CLOSED_ON, DAY, answered, notice, step, taken
from tests.complaints.test_verify_trail import verify
from tests.factories import WARGA, complaint

pytestmark = pytest.mark.django_db
WORDS = "Sudah tiga minggu berkas saya belum diproses."
WHY = "Berkas dan tanggalnya sama."


@pytest.fixture
def pair():
    """The first report, and one like it a day later."""
    return complaint(), complaint(received_on=DAY)


@pytest.fixture
def desk(as_user, pelaksana):
    return as_user(pelaksana)


def linked(follower, leader, by):
    linking.link(follower, leader, by=by, reason=WHY)
    for case in (follower, leader):
        case.refresh_from_db()
    return follower, leader


def page(client, case, rest: str = ""):
    return client.get(f"/petugas/perkara/{case.number}/{rest}")


def press(client, case, other, leads: str = "other", reason: str = WHY):
    typed = {"dengan": str(other), "leads": leads, "reason": reason}
    return client.post(f"/petugas/perkara/{case.number}/sama/", typed)


# Linked, and parted.


def test_both_are_read_side_by_side_without_who_wrote_them(desk, pair):
    first, second = pair
    text = page_text(page(desk, second, f"sama/?dengan={first.number}"))
    assert f"Perkara ini: {second.number}" in text
    assert f"Laporan yang lain: {first.number}" in text
    assert WARGA.name not in text


@pytest.mark.parametrize(("leads", "follows"), [("other", 1), ("this", 0)])
def test_linking_is_on_the_trail_of_both(desk, pelaksana, pair, leads, follows, capsys):
    second, first = pair[1], pair[0]
    answer = press(desk, second, first, leads)
    assert answer["Location"] == f"/petugas/perkara/{second}/"
    follower, leader = (second, first) if follows else (first, second)
    follower.refresh_from_db()
    assert follower.same_as == leader
    parts = {link.event.complaint: (link.part, link.reason, link.event.by) for link in CaseLink.objects.all()}
    assert parts == {follower: ("follows", WHY, pelaksana), leader: ("leads", WHY, pelaksana)}
    assert verify(capsys)[0] == []
    assert f"Perkara ini mengikuti {leader}" in page_text(page(desk, follower))
    text = page_text(page(desk, leader))
    assert "Perkara ini memimpin." in text
    assert f"Laporan lain {follower}" in text


def test_parting_is_on_the_trail_of_both_too(desk, pelaksana, pair, capsys):
    follower, _ = linked(pair[1], pair[0], pelaksana)
    assert "Lepas kaitan" in page_text(page(desk, follower, "sama/"))
    empty = desk.post(f"/petugas/perkara/{follower}/sama/lepas/", {"reason": " "})
    assert "Tulis alasannya." in page_text(empty)
    desk.post(f"/petugas/perkara/{follower}/sama/lepas/", {"reason": "Tanggalnya lain."})
    follower.refresh_from_db()
    assert follower.same_as is None
    assert [(each.part, each.reason) for each in CaseLink.objects.order_by("pk")][2:] == [
        ("parted", "Tanggalnya lain.")
    ] * 2
    assert verify(capsys)[0] == []
    again = desk.post(f"/petugas/perkara/{follower}/sama/lepas/", {"reason": "Lagi."}, follow=True)
    assert "tidak dikaitkan dengan laporan lain" in page_text(again)


REFUSALS = {
    "itself": (lambda first, second, by: (first, first), "bukan nomor perkara ini sendiri"),
    "linked already": (
        lambda first, second, by: (linked(second, first, by)[0], complaint()),
        "sudah dikaitkan",
    ),
    "the leader follows": (
        lambda first, second, by: (complaint(), linked(second, first, by)[0]),
        "tidak dapat memimpin",
    ),
    "the follower leads": (
        lambda first, second, by: (linked(second, first, by)[1], complaint()),
        "tidak dapat mengikuti",
    ),
    "answered": (lambda first, second, by: (answered(second, by), first), "sudah dijawab"),
}


@pytest.mark.parametrize(("chosen", "words"), REFUSALS.values(), ids=REFUSALS)
def test_one_leads_and_the_others_follow_it_alone(pair, pelaksana, chosen, words):
    follower, leader = chosen(*pair, pelaksana)
    before = CaseLink.objects.count()
    with pytest.raises(NotAllowedNow, match=words):
        linking.link(follower, leader, by=pelaksana, reason=WHY)
    assert CaseLink.objects.count() == before


def test_a_stale_click_is_told_and_keeps_the_words(desk, pair, pelaksana):
    linked(pair[1], pair[0], pelaksana)
    third = complaint()
    answer = press(desk, third, pair[1], reason="Karena begini.")
    assert answer.status_code == 409
    assert "tidak dapat memimpin" in page_text(answer)
    assert "Karena begini." in answer.content.decode()


NUMBERS = ["", "P-2026-0099", "P-2026-0001", "sepuluh", "P-2026-999999999999", "\x00", "9" * 200]


@pytest.mark.parametrize("number", NUMBERS, ids=["none", "unknown", "itself", "words", "huge", "nul", "long"])
def test_a_wrong_number_is_said_beside_the_field(desk, number):
    case = complaint()
    for answer in (press(desk, case, number), page(desk, case, f"sama/?dengan={number}")):
        assert answer.status_code in (200, 400)
        assert "Galat: " in answer.content.decode() or answer.status_code == 400
    assert not CaseLink.objects.exists()


def test_a_number_that_may_not_be_opened_is_as_unknown_as_none(desk, pair, pelaksana, kasi):
    first, second = pair
    Complaint.objects.filter(pk=first.pk).update(about=About.OFFICERS)
    first.accused.add(pelaksana.officer)
    hidden = page_text(page(desk, second, f"sama/?dengan={first}"))
    never = page_text(page(desk, second, "sama/?dengan=P-2026-0999"))
    assert hidden.replace(str(first), "") == never.replace("P-2026-0999", "")
    assert press(desk, second, first).status_code == 200
    assert not CaseLink.objects.exists()


def test_who_becomes_the_accused_of_one_reads_nothing_of_it_in_the_other(desk, pair, pelaksana, kasi):
    follower, leader = linked(pair[1], pair[0], pelaksana)
    answered(leader, kasi)
    Complaint.objects.filter(pk=leader.pk).update(about=About.OFFICERS)
    leader.accused.add(pelaksana.officer)
    for rest in ("", "sama/", "berkas/"):
        assert leader.number not in page_text(page(desk, follower, rest))
    assert "Uraian Anda benar." not in page(desk, follower).content.decode()
    assert leader.number in str(history(follower, kasi))
    refused = desk.post(f"/petugas/perkara/{follower}/sama/lepas/", {"reason": "Lain."})
    follower.refresh_from_db()
    assert (refused.status_code, follower.same_as_id) == (302, leader.pk)


@pytest.mark.parametrize("who", ["petugas", "inspektorat"])
def test_who_handles_no_cases_links_none(request, as_user, pair, who):
    user = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        linking.link(pair[1], pair[0], by=user, reason=WHY)
    assert press(as_user(user), pair[1], pair[0]).status_code == 403
    assert "Laporan yang sama" not in page_text(page(as_user(user), pair[1]))


def test_the_database_holds_one_leader_and_the_trail(committed, pelaksana):
    first, second, third = complaint(), complaint(), complaint()
    linked(second, first, pelaksana)
    for changed, same_as, words in (
        (third, second, "Yang memimpin"),
        (first, third, "Yang memimpin"),
        (third, third, "own_duplicate"),
    ):
        with pytest.raises(IntegrityError, match=words), transaction.atomic():
            Complaint.objects.filter(pk=changed.pk).update(same_as=same_as)
    with pytest.raises(IntegrityError, match="hanya berubah bersama peristiwa"), transaction.atomic():
        Complaint.objects.filter(pk=third.pk).update(same_as=first)


def test_of_two_links_crosswise_at_once_one_holds(committed, pelaksana, kasi):
    first, second, start, told = complaint(), complaint(), Barrier(2), []

    def both(follower, leader, by) -> None:
        start.wait()
        try:
            linking.link(follower, leader, by=by, reason=WHY)
        except NotAllowedNow as refused:
            told.append(str(refused))
        finally:
            connection.close()

    threads = [Thread(target=both, args=each) for each in ((first, second, pelaksana), (second, first, kasi))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 1
    assert Complaint.objects.filter(same_as__isnull=False).count() == 1
    call_command("verify_trail")


# Ended as the same.


def test_the_leading_answer_is_proposed_and_each_keeps_her_own(desk, pair, pelaksana, warga):
    follower, leader = linked(taken(pair[1], pelaksana), pair[0], pelaksana)
    before = page_text(page(desk, follower))
    assert "Setelah perkara itu dijawab, jawabannya diusulkan di sini." in before
    answered(leader, pelaksana)
    form = page(desk, follower).content.decode()
    assert "Usul di bawah diambil dari jawaban laporan yang memimpin." in form
    assert "Uraian Anda benar." in form
    end = {
        "end_early-outcome": "duplicate",
        "end_early-text": "Berkas Anda ikut diteruskan.",
        "end_early-follow_up": "Sama.",
    }
    desk.post(f"/petugas/perkara/{follower}/akhiri/", end)
    today = timezone.localdate()
    step(follower, Action.CLOSE, pelaksana, notice(today), on=today)
    own = Answer.objects.of(follower).get()
    assert (own.text, own.duplicate_of, own.outcome) == (
        "Berkas Anda ikut diteruskan.",
        leader,
        Outcome.DUPLICATE,
    )
    warga.post("/pengaduan/status/", {"number": follower.number, "code": receipt_code(follower)})
    told = page_text(warga.get("/pengaduan/status/lihat/"))
    assert "Berkas Anda ikut diteruskan." in told
    assert "Uraian Anda benar." not in told
    assert case_of_receipt(leader.number, receipt_code(leader)) == leader
    with pytest.raises(NotAllowedNow, match="Buka kembali"):
        linking.part(follower, by=pelaksana, reason="Salah.")


def test_without_a_link_the_outcome_is_not_offered(desk, pelaksana):
    case = taken(complaint(), pelaksana)
    text = page(desk, case).content.decode()
    assert 'value="duplicate"' not in text
    assert "Kaitkan dahulu keduanya" in text
    end = {"end_early-outcome": "duplicate", "end_early-text": "Sama.", "end_early-follow_up": "Sama."}
    assert "Galat: " in desk.post(f"/petugas/perkara/{case}/akhiri/", end).content.decode()


def test_her_copy_names_no_other_report_but_the_one_she_was_told(desk, pair, pelaksana):
    follower, leader = linked(taken(pair[1], pelaksana), pair[0], pelaksana)
    for case, other in ((follower, leader), (leader, follower)):
        copy = page_text(page(desk, case, "berkas/?untuk=pelapor"))
        assert other.number not in copy
        assert WHY not in copy
        assert WHY in page_text(page(desk, case, "berkas/"))
    words = Answer(outcome="duplicate", text="Sama.", follow_up="Sama.", on=DAY, duplicate_of=leader)
    step(follower, Action.END_EARLY, pelaksana, words)
    assert leader.number in page_text(page(desk, follower, "berkas/?untuk=pelapor"))
    assert CLOSED_ON > DAY
