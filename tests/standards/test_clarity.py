""" "Apakah informasi ini jelas?": asked of one component, stored without a person, read beside the words."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from standards.clarity import answers, form_ticket
from standards.clarity.answers import ClarityCount, counts
from standards.clarity.form_ticket import Ticket
from standards.clarity.forms import HASTY, STALE, TOO_MANY
from standards.models import ClarityAnswer
from tests.factories import LOKOMOTIF, published, release, standard, text_of, version
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db
PAGE = f"/standar/{LOKOMOTIF}/jelas/3/"


@pytest.fixture
def unhurried(monkeypatch):
    """A form that was read before it was sent."""
    monkeypatch.setattr(form_ticket, "SOONEST_SECONDS", -1)


def ticket(html: str) -> str:
    return re.search(r'name="tiket" value="([^"]+)"', html)[1]


def fresh(client: Client) -> str:
    return ticket(client.get(PAGE).content.decode())


def send(client: Client, **given: str):
    typed = {"jawaban": "tidak", "kata": "Hari kerja itu apa?", "laman": ""} | given
    if "tiket" not in typed:
        typed["tiket"] = fresh(client)
    return client.post(PAGE, typed)


def only() -> ClarityAnswer:
    return ClarityAnswer.objects.get()


def test_every_component_asks_and_the_page_sets_no_cookie(client):
    response = client.get(f"/standar/{LOKOMOTIF}/")
    links = re.findall(rf'href="/standar/{LOKOMOTIF}/jelas/(\d+)/"', response.content.decode())
    assert links == [str(number) for number in range(1, 15)]
    assert response.cookies == {}


def test_an_answer_is_stored_with_the_text_that_was_read_and_no_person(client, unhurried):
    response = send(client)
    assert (response.status_code, response["Location"]) == (302, f"{PAGE}?terkirim=1")
    answer = only()
    assert (answer.standard, answer.number, answer.is_clear) == (standard(), 3, False)
    assert (answer.words, answer.day) == ("Hari kerja itu apa?", timezone.localdate())
    assert answer.text.number == 3
    thanks = client.get(response["Location"]).content.decode()
    assert "Terima kasih, jawaban Anda sudah kami terima" in thanks
    assert f'href="/standar/{LOKOMOTIF}/#komponen-3"' in thanks
    names = {field.name for field in ClarityAnswer._meta.get_fields()}
    assert names == {"id", "standard", "number", "text", "is_clear", "words", "day", "form_key"}


def test_the_form_carries_only_the_cookie_against_forgery(client):
    assert set(client.get(PAGE).cookies) == {"csrftoken"}
    assert client.get(PAGE)["Cache-Control"] == "private, no-store"


def test_forgery_is_refused(unhurried):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(PAGE, {"jawaban": "ya", "tiket": fresh(strict)}).status_code == 403
    assert not ClarityAnswer.objects.exists()


def test_the_same_form_twice_is_one_answer(client, unhurried):
    sealed = fresh(client)
    assert [send(client, tiket=sealed).status_code for _ in range(3)] == [302, 302, 302]
    assert ClarityAnswer.objects.count() == 1


def test_what_only_a_machine_fills_is_thanked_and_left_out(client, unhurried):
    assert send(client, laman="https://spam.example").status_code == 302
    assert not ClarityAnswer.objects.exists()
    html = client.get(PAGE).content.decode()
    assert re.search(r'<div hidden>.*name="laman"', html)


def forged() -> str:
    return Ticket.new(standard().pk, 3, 1).sealed()[:-2] + "xx"


def of_another_component() -> str:
    return Ticket.new(standard().pk, 4, 1).sealed()


@pytest.mark.parametrize("sealed", [forged, of_another_component, lambda: "", lambda: "x" * 9000])
def test_a_changed_ticket_is_given_anew_and_nothing_typed_is_lost(client, unhurried, sealed):
    response = send(client, tiket=sealed())
    html = response.content.decode()
    assert response.status_code == 200
    assert STALE in html
    assert "Hari kerja itu apa?" in html
    assert "<title>Galat: " in html
    assert not ClarityAnswer.objects.exists()
    assert send(client, tiket=ticket(html)).status_code == 302


def test_a_form_sent_at_once_is_asked_again(client):
    html = send(client).content.decode()
    assert HASTY in html
    assert "Hari kerja itu apa?" in html
    assert not ClarityAnswer.objects.exists()


def test_an_old_form_is_asked_again(client, unhurried, monkeypatch):
    sealed = fresh(client)
    monkeypatch.setattr(form_ticket, "LATEST_SECONDS", -1)
    assert STALE in send(client, tiket=sealed).content.decode()


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"jawaban": ""}, "Pilih jelas atau tidak jelas."),
        ({"jawaban": "mungkin"}, "Pilih jelas atau tidak jelas."),
        ({"kata": "a" * 501}, "Terlalu panjang: 501 huruf, paling banyak 500. Persingkat dahulu."),
    ],
)
def test_what_is_missing_or_too_long_is_told_at_its_field(client, unhurried, given, error):
    html = send(client, **given).content.decode()
    assert words_of(html).count(error) == 2
    assert not ClarityAnswer.objects.exists()


def test_500_letters_with_line_breaks_fit(client, unhurried):
    assert send(client, kata="a\r\n" * 250).status_code == 302
    assert len(only().words) == 499


def test_a_flood_is_stopped_and_told(client, unhurried, monkeypatch):
    monkeypatch.setattr(answers, "MOST_A_DAY_OF_ONE", 2)
    assert [send(client).status_code for _ in range(2)] == [302, 302]
    html = send(client).content.decode()
    assert TOO_MANY in html
    assert "Hari kerja itu apa?" in html
    assert ClarityAnswer.objects.count() == 2


def test_all_components_together_have_a_limit_too(client, unhurried, monkeypatch):
    monkeypatch.setattr(answers, "MOST_A_DAY", 0)
    assert TOO_MANY in send(client).content.decode()


@pytest.mark.parametrize("number", ["0", "15", "99999999999999999999"])
def test_there_is_no_other_component(client, number):
    assert client.get(f"/standar/{LOKOMOTIF}/jelas/{number}/").status_code == 404
    assert client.get("/standar/tidak-ada/jelas/3/").status_code == 404


def answer(number: int, *, is_clear: bool, days_ago: int = 0, words: str = "", of: str = LOKOMOTIF) -> None:
    row = standard(of)
    text = row.versions.earliest("pk").texts.first()
    day = timezone.localdate() - timedelta(days=days_ago)
    made = ClarityAnswer.objects.count()
    ClarityAnswer.objects.create(
        standard=row,
        number=number,
        text=text,
        is_clear=is_clear,
        words=words,
        day=day,
        form_key=UUID(int=made),
    )


def test_counts_by_component():
    answer(3, is_clear=True)
    answer(3, is_clear=False)
    answer(3, is_clear=False)
    answer(7, is_clear=True)
    assert counts(standard()) == {3: ClarityCount(1, 2), 7: ClarityCount(1, 0)}


def test_of_shared_words_the_answers_of_all_standards_count(client, unhurried):
    send(client)
    assert counts(None) == {3: ClarityCount(0, 1)}
    published(timezone.localdate(), standard(), k3="7 hari kerja sejak berkas lengkap.")
    send(client)
    assert counts(None) == {3: ClarityCount(0, 1)}
    assert counts(standard()) == {3: ClarityCount(0, 2)}


def test_the_editor_reads_them_beside_the_words(as_user, editor):
    answer(3, is_clear=False, words="Apa itu hari kerja?")
    draft = release()
    text_of(version(draft, standard()), 4, "Gratis")
    client = as_user(editor)
    page = client.get(f"/kelola/standards/release/{draft.pk}/versi/{LOKOMOTIF}/")
    assert "Kata warga: 0 jelas, 1 tidak jelas." in words_of(page.content.decode())
    link = re.search(r'href="(/kelola/standards/clarityanswer/[^"]+)"', page.content.decode())[1]
    listed = client.get(link.replace("&amp;", "&"), follow=True).content.decode()
    assert "Apa itu hari kerja?" in listed
    assert "3. Jangka Waktu Penyelesaian (1)" in words_of(listed)


def test_words_are_erased_after_180_days_and_the_answer_stays(capsys):
    answer(3, is_clear=False, words="lama", days_ago=181)
    answer(3, is_clear=False, words="baru", days_ago=180)
    call_command("erase_clarity_words", dry_run=True)
    assert set(ClarityAnswer.objects.values_list("words", flat=True)) == {"lama", "baru"}
    call_command("erase_clarity_words")
    assert set(ClarityAnswer.objects.values_list("words", flat=True)) == {"", "baru"}
    assert capsys.readouterr().out.splitlines() == [
        "1 jawaban berisi kata-kata yang sudah waktunya dihapus.",
        "Kata-kata dihapus dari 1 jawaban.",
    ]


def test_the_database_knows_only_14_components():
    with pytest.raises(IntegrityError), transaction.atomic():
        answer(15, is_clear=True)
