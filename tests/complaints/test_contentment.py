"""One short question at each closing: once, counted by month, and never told of a person."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client

from complaints.accusation import About
from complaints.assignment import name_accused
from complaints.contentment import Month, Rating, months
from complaints.contentment_votes import forget_words, give
from complaints.models import Answer, Complaint, Contentment, ContentmentGiven, Event, Reopening
from complaints.quarantine import end, hold
from complaints.suspicion import Quarantine, Suspicion
from complaints.workflow import Action
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import CLOSED_ON, answered, closed, notice, report, step, taken, written
from tests.complaints.test_citizen_status import look_up
from tests.complaints.test_reopening import withdrawn_by_staff
from tests.factories import at, complaint

PAGE, HEADS = "/pengaduan/status/lihat/penilaian/", "/petugas/kepuasan/"
WORDS = "Tolong beri kabar lebih sering."
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


@pytest.mark.parametrize(
    ("answers", "shown"),
    [(0, False), (4, False), (5, True)],
    ids=["nobody", "too few to hide among", "enough"],
)
def test_a_month_is_shown_once_enough_have_answered(answers, shown):
    votes = [(MARCH, Rating.CONTENT, "b"), (MARCH, Rating.NOT, "a"), *[(MARCH, Rating.RATHER, "")] * 3]
    (month,) = months({MARCH: 9}, votes[:answers])
    assert (month.closings, month.answers, month.is_shown) == (9, answers, shown)
    assert month.words == (("a", "b") if shown else ())
    assert (month.content, month.share) == ((4, 80) if shown else (0, 0))


def test_months_come_newest_first_and_one_without_closings_is_not_lost():
    found = months({MARCH: 2}, [(APRIL, Rating.LITTLE, "")])
    assert found == (Month(APRIL, 0, 1), Month(MARCH, 2, 0))


def test_all_but_one_is_not_a_hundred_percent():
    votes = [(MARCH, Rating.CONTENT, "")] * 299 + [(MARCH, Rating.NOT, "")]
    assert months({}, votes)[0].share == 99


@pytest.fixture
def case(pelaksana: User) -> Complaint:
    with clock(at(2026, 3, 21)):
        return closed(complaint(), pelaksana)


def judge(case: Complaint, *, times: int = 1, **typed: str) -> str:
    """The page that the citizen ends on."""
    browser = Client()
    with clock(at(2026, 3, 23)):
        look_up(browser, case)
        for _ in range(times):
            answer = browser.post(PAGE, {"rating": "content", "words": WORDS} | typed, follow=True)
    return page_text(answer)


@pytest.mark.django_db
def test_the_answer_knows_the_month_and_nothing_else_of_the_case(case):
    assert "Terima kasih atas penilaian Anda" in judge(case)
    vote = Contentment.objects.get()
    assert (vote.month, vote.rating, vote.words) == (MARCH, "content", WORDS)
    assert {field.name for field in Contentment._meta.get_fields()} == {"key", "month", "rating", "words"}
    assert ContentmentGiven.objects.get().closing == case.events.get(action=Action.CLOSE)


@pytest.mark.django_db
def test_it_leaves_no_trace_in_the_trail(case):
    before = Event.objects.count()
    judge(case)
    assert Event.objects.count() == before


@pytest.mark.django_db
def test_twice_is_once(case):
    text = judge(case, times=2)
    assert "Penutupan ini sudah dinilai" in text
    assert "Penilaian yang baru saja Anda kirim" in text
    assert "tidak dicatat" in text
    assert Contentment.objects.count() == 1


@pytest.mark.django_db
def test_the_database_holds_once_for_each_closing(case):
    judge(case)
    given = ContentmentGiven.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        ContentmentGiven.objects.bulk_create([ContentmentGiven(closing=given.closing)])
    with pytest.raises(IntegrityError, match="knows_no_day"), transaction.atomic():
        Contentment.objects.update(month=date(2026, 3, 21))


def test_pressed_at_the_same_moment_one_counts(committed, pelaksana):
    case = closed(complaint(), pelaksana)

    def at_once(_: int) -> bool:
        try:
            return give(Complaint.objects.get(pk=case.pk), Rating.NOT, "")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as people:
        assert sorted(people.map(at_once, range(4))) == [False, False, False, True]
    assert Contentment.objects.count() == 1


@pytest.mark.django_db
def test_closed_again_it_may_be_judged_again(case, pelaksana):
    judge(case)
    step(case, Action.REOPEN, pelaksana, Reopening(reason="Belum tuntas."), on=CLOSED_ON)
    assert not give(case, Rating.NOT, "")
    again = Answer(outcome="referred", text="Diteruskan.", follow_up="Surat.", on=CLOSED_ON)
    step(taken(case, pelaksana), Action.END_EARLY, pelaksana, again, on=CLOSED_ON)
    above = pelaksana.officer.direct_superior
    step(case, Action.CLOSE, pelaksana, notice(), report(above), written(above), on=CLOSED_ON)
    judge(case, rating="not")
    assert sorted(Contentment.objects.values_list("rating", flat=True)) == ["content", "not"]


@pytest.mark.django_db
@pytest.mark.parametrize("stage", ["open", "answered", "spam", "withdrawn"])
def test_before_closing_there_is_nothing_to_judge(pelaksana, kasi, stage):
    case = complaint()
    if stage == "answered":
        answered(case, pelaksana)
    if stage == "withdrawn":
        withdrawn_by_staff(case, pelaksana)
    if stage == "spam":
        hold(case, Suspicion.LIMIT)
        end(case, Quarantine.SPAM, by=kasi, reason="Iklan.")
    text = judge(case)
    assert "Beri penilaian" not in text
    assert "Terima kasih atas" not in text
    assert not Contentment.objects.exists()


@pytest.mark.django_db
def test_where_somebody_is_complained_about_no_words_are_asked_for(pelaksana, petugas, kasi):
    case = complaint()
    name_accused(case, About.OFFICERS, [petugas.officer], by=kasi)
    closed(case, pelaksana)
    browser = Client()
    look_up(browser, case)
    assert 'name="words"' not in browser.get(PAGE).content.decode()
    assert give(case, Rating.NOT, WORDS)
    assert Contentment.objects.get().words == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"rating": ""}, "Pilih salah satu dari empat jawaban."),
        ({"rating": "9" * 400}, "Pilih salah satu dari empat jawaban."),
        ({"words": "a" * 301}, "Keterangan terlalu panjang: 301 huruf, paling banyak 300."),
    ],
    ids=["nothing", "something else", "too long"],
)
def test_a_slip_is_told_and_nothing_lost(case, typed, message):
    text = judge(case, **typed)
    assert text.count(message) >= 2
    assert not Contentment.objects.exists()


@pytest.mark.django_db
def test_without_number_and_code_nobody_judges(warga, case):
    assert warga.post(PAGE, {"rating": "not"})["Location"] == "/pengaduan/status/?tertutup"
    assert not Contentment.objects.exists()


@pytest.mark.django_db
def test_the_form_says_who_sees_it_and_that_it_is_not_the_survey(warga, case):
    with clock(at(2026, 3, 23)):
        look_up(warga, case)
        text = page_text(warga.get(PAGE))
    assert "disimpan tanpa nomor laporan, tanpa nama, dan tanpa tanggal" in text
    assert "baru bila sedikitnya 5 orang menjawab pada bulan itu" in text
    assert "Ini bukan survei kepuasan masyarakat (SKM)" in text


@pytest.mark.django_db
def test_heads_read_counts_and_words_of_a_month_with_enough_answers(case, kasi, as_user):
    judge(case)
    with clock(at(2026, 4, 2)):
        few = page_text(as_user(kasi).get(HEADS))
    assert "Maret 2026 1 1 Belum dirinci: kurang dari 5 jawaban" in few
    assert WORDS not in few
    Contentment.objects.bulk_create(Contentment(month=MARCH, rating="not") for _ in range(4))
    with clock(at(2026, 4, 2)):
        text = page_text(as_user(kasi).get(HEADS))
    assert "1 dari 5 (20%) 1 0 0 4" in text
    assert WORDS in text
    assert case.number not in text


@pytest.mark.django_db
def test_the_handler_finds_nothing_of_it(case, pelaksana, as_user):
    judge(case, rating="not")
    browser = as_user(pelaksana)
    assert browser.get(HEADS).status_code == 403
    for page in (f"perkara/{case}/", f"perkara/{case}/berkas/", "?tahap=selesai", "laporan/"):
        text = page_text(browser.get(f"/petugas/{page}"))
        assert WORDS not in text
        assert "Tidak puas" not in text


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "words"), [((2027, 3, 31), WORDS), ((2027, 4, 1), "")], ids=str)
def test_words_leave_with_the_identities_and_numbers_stay(case, day, words):
    judge(case)
    with clock(at(*day)):
        call_command("erase_identities")
    assert Contentment.objects.get().words == words


@pytest.mark.django_db
def test_forgetting_says_how_many(case):
    judge(case)
    assert forget_words(date(2027, 3, 31)) == 0
    assert forget_words(date(2027, 4, 1)) == 1


@pytest.mark.parametrize("page", ["/petugas/laporan/", "/petugas/standar/", HEADS])
def test_heads_find_it_among_the_reports(as_user, kasi, pelaksana, inspektorat, page):
    text = as_user(kasi).get(page).content.decode()
    assert text.count(f'href="{HEADS}"') == 1
    assert f'href="{page}" aria-current="page"' in text
    for user in (pelaksana, inspektorat):
        assert f'href="{HEADS}"' not in as_user(user).get(page).content.decode()
