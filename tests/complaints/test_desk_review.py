"""Two people at one review: whoever saves second is told, and nobody's words are covered unseen."""

import threading
from html import unescape

import pytest
from django.db import connection

from complaints.models import Complaint, Review
from complaints.permissions import NotAllowedNow
from complaints.workflow import Action
from tests.complaints.desk import DAY, REVIEW, review_after, reviewed, step, taken
from tests.factories import complaint

AGAIN = "disimpan lagi sesudah halaman Anda dibuka"


@pytest.fixture
def case(db, pelaksana) -> Complaint:
    return reviewed(complaint(), pelaksana)


def at(case: Complaint, word: str = "") -> str:
    return f"/petugas/perkara/{case.number}/{word}"


def typed(after: Review | None, **changes: str) -> dict[str, str]:
    values = REVIEW | changes | ({"after": str(after.pk)} if after else {})
    return {f"review-{name}": value for name, value in values.items()}


def test_the_form_knows_which_review_it_carries_on(as_user, pelaksana, case) -> None:
    latest = Review.objects.get()
    page = as_user(pelaksana).get(at(case)).content.decode()
    assert f'<input type="hidden" name="review-after" value="{latest.pk}" id="id_review-after">' in page
    assert 'for="id_review-after"' not in page


@pytest.mark.django_db
def test_a_first_review_carries_on_nothing(as_user, pelaksana) -> None:
    case = taken(complaint(), pelaksana)
    assert as_user(pelaksana).post(at(case, "telaah/"), typed(None)).status_code == 302


def test_an_old_form_is_told_and_loses_nothing(as_user, pelaksana, kasi, case) -> None:
    seen = Review.objects.get()
    first = as_user(kasi).post(at(case, "telaah/"), typed(seen, core_problem="Kata Kasi."))
    assert first.status_code == 302
    mine = typed(seen, core_problem="Kata Pelaksana.", plan_not_needed="on")
    answer = as_user(pelaksana).post(at(case, "telaah/"), mine)
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert AGAIN in page
    assert "<dd>Kata Pelaksana.</dd>" in page
    assert "Rencana tidak perlu; di atas tertulis alasannya</dt><dd>Ya</dd>" in page
    assert "Kata Kasi.</textarea>" in page
    assert [review.core_problem for review in Review.objects.of(case)] == [
        REVIEW["core_problem"],
        "Kata Kasi.",
    ]


def test_after_reading_the_newer_one_it_is_saved(as_user, pelaksana, kasi, case) -> None:
    step(case, Action.REVIEW, kasi, review_after(Review.objects.get(), core_problem="Kata Kasi."))
    newest = Review.objects.of(case).last()
    assert as_user(pelaksana).post(at(case, "telaah/"), typed(newest)).status_code == 302
    assert Review.objects.of(case).count() == 3


@pytest.mark.parametrize("key", ["x", "9" * 30, "-1", ""])
def test_a_key_that_is_none_saves_nothing(as_user, pelaksana, case, key) -> None:
    answer = as_user(pelaksana).post(at(case, "telaah/"), typed(None) | {"review-after": key})
    assert answer.status_code in (200, 409)
    assert Review.objects.of(case).count() == 1


def test_the_review_of_another_case_is_not_taken_for_this_one(pelaksana, case) -> None:
    other = reviewed(complaint(), pelaksana)
    with pytest.raises(NotAllowedNow, match=AGAIN):
        step(case, Action.REVIEW, pelaksana, review_after(Review.objects.of(other).get()))


def test_of_two_reviews_at_once_one_is_saved_and_the_other_told(committed, pelaksana, kasi) -> None:
    case = taken(complaint(), pelaksana)
    start, results = threading.Barrier(2), {}

    def save(user) -> None:
        try:
            mine = Complaint.objects.get(pk=case.pk)
            start.wait(timeout=5)
            mine.perform(Action.REVIEW, by=user, on=DAY, records=[Review(**REVIEW)])
            results[user.username] = "ok"
        except NotAllowedNow as refused:
            results[user.username] = str(refused)
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(user,)) for user in (pelaksana, kasi)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    words = sorted(results.values(), key=len)
    assert words[0] == "ok"
    assert AGAIN in words[1]
    assert Review.objects.of(case).count() == 1
