"""A question answered on the spot, and a suggestion in three fields (R3)."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from complaints.intake import Identity, Kind
from complaints.models import Answer, Complaint, Event, RegisterCounter
from complaints.workflow import Action, Outcome, State
from standards.models import Channel, ServiceLocation
from tests.complaints.citizen_form import page_text
from tests.factories import INSPEKSI, complaint

pytestmark = pytest.mark.django_db
ASK, SUGGEST = "/petugas/loket/pertanyaan/", "/petugas/loket/saran/"


@pytest.fixture
def desk(as_user, petugas):
    return as_user(petugas)


def question(**changes) -> dict:
    counter = Channel.objects.get(code="b").pk
    words = {"description": "Berapa biaya izinnya?", "text": "Gratis, komponen 4.", "standard": ""}
    return {"key": str(uuid4()), "channel": counter} | words | changes


def suggestion(**changes) -> dict:
    counter = Channel.objects.get(code="b").pk
    return {"key": str(uuid4()), "channel": counter, "description": "Tambah kursi.", "person": ""} | changes


def test_it_is_registered_answered_and_closed_at_once(desk, petugas):
    answer = desk.post(ASK, question(standard="71204"), follow=True)
    case = Complaint.objects.get()
    assert answer.redirect_chain[-1][0] == ASK
    assert f"Permintaan informasi {case} tercatat dan terjawab." in answer.content.decode()
    assert (case.kind, case.state, case.outcome) == (Kind.INFORMATION_REQUEST, State.CLOSED, Outcome.INFORMED)
    assert (case.due_on, case.answered_on, case.identity) == (None, timezone.localdate(), Identity.NONE)
    assert (case.standard.slug, case.entered_by) == (INSPEKSI, petugas)
    assert case.location == ServiceLocation.objects.get(slug="mpp")
    steps = list(case.events.values_list("action", "target", "clause", "by__username"))
    assert steps == [
        ("register", "registered", "R3", "petugas"),
        ("answer_at_once", "closed", "R3", "petugas"),
    ]
    assert Answer.objects.of(case).get().text == "Gratis, komponen 4."


def test_it_stands_in_no_figure_and_in_no_queue(desk):
    desk.post(ASK, question())
    assert not Complaint.objects.open().exists()
    assert not Complaint.objects.counting().exists()


def test_words_for_several_standards_are_asked_about(desk):
    page = desk.post(ASK, question(standard="inspeksi"))
    which = page.context["form"].fields["which"].choices[0][0]
    assert "Gratis, komponen 4." in page.content.decode()
    desk.post(ASK, question(standard="inspeksi", which=which))
    assert Complaint.objects.get().standard.slug == INSPEKSI


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"description": " "}, "description", "Tulis apa yang ditanyakan."),
        ({"text": ""}, "text", "Tulis jawaban yang sudah diberikan."),
        ({"text": "x" * 10_001}, "text", "Jawaban terlalu panjang"),
        ({"standard": "zzz"}, "standard", "Tidak ada standar dengan “zzz”"),
        ({"channel": "999999"}, "channel", "pilihan yang valid"),
        ({"key": "x"}, "key", "UUID"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_recorded(desk, changes, field, words):
    answer = desk.post(ASK, question(**changes))
    assert answer.status_code == 200
    assert words in answer.context["form"].errors[field][0]
    assert Complaint.objects.count() == 0


def test_sent_twice_it_is_one_question(desk):
    form = question()
    desk.post(ASK, form)
    again = desk.post(ASK, form | {"text": "Lain."}, follow=True)
    case = Complaint.objects.get()
    assert f"sudah tercatat sebagai {case}" in again.content.decode()
    assert Answer.objects.get().text == "Gratis, komponen 4."
    assert case.events.count() == 2


def test_who_may_register_but_holds_no_role_keeps_nothing(as_user, db):
    somebody = User.objects.create_superuser("akar", password="sandi-akar")
    answer = as_user(somebody).post(ASK, question())
    assert (
        "dilakukan oleh: Kepala seksi, Pelaksana, Petugas loket." in answer.context["form"].errors["text"][0]
    )
    assert (Complaint.objects.count(), Event.objects.count(), RegisterCounter.objects.count()) == (0, 0, 0)


def test_a_question_that_was_left_is_answered_on_its_page(as_user, pelaksana):
    case = complaint(wants=Kind.INFORMATION_REQUEST)
    desk, address = as_user(pelaksana), reverse("desk-case", args=[case.number])
    assert "Jawab langsung" in desk.get(address).content.decode()
    sent = desk.post(f"{address}jawab-langsung/", {"answer_at_once-text": "Tujuh hari kerja."}, follow=True)
    assert f"Permintaan informasi {case} terjawab dan selesai." in sent.content.decode()
    case.refresh_from_db()
    assert case.state == State.CLOSED


def test_a_complaint_is_never_answered_that_way(as_user, pelaksana):
    case = complaint()
    address = f"{reverse('desk-case', args=[case.number])}jawab-langsung/"
    assert as_user(pelaksana).post(address, {"answer_at_once-text": "Ya."}).status_code == 409
    assert (
        "Jawab langsung"
        not in as_user(pelaksana).get(reverse("desk-case", args=[case.number])).content.decode()
    )


def test_the_answer_has_no_empty_follow_up(desk):
    desk.post(ASK, question())
    case = Complaint.objects.get()
    text = page_text(desk.get(reverse("desk-case", args=[case.number])))
    assert "Gratis, komponen 4." in text
    assert case.events.last().action == Action.ANSWER_AT_ONCE


@pytest.mark.parametrize(
    ("typed", "identity", "person"),
    [
        ("", Identity.NONE, None),
        ("Sari Wulandari, 0812 3456 7890", Identity.OPEN, ("Sari Wulandari", "081234567890", "", "")),
        ("Dedi,dedi@contoh.id", Identity.OPEN, ("Dedi", "", "dedi@contoh.id", "")),
        ("Ani, Kp. Cikopo, RT 3", Identity.OPEN, ("Ani", "", "", "Kp. Cikopo, RT 3")),
    ],
)
def test_a_suggestion_is_three_fields(desk, petugas, typed, identity, person):
    letter = Channel.objects.get(code="c")
    answer = desk.post(SUGGEST, suggestion(person=typed, channel=letter.pk))
    case = Complaint.objects.get()
    assert answer["Location"] == reverse("desk-receipt", args=[case.number])
    assert (case.kind, case.identity, case.due_on) == (Kind.SUGGESTION, identity, None)
    assert (case.channel, case.entered_by, case.description) == (letter, petugas, "Tambah kursi.")
    known = getattr(case, "complainant", None)
    assert (known and (known.name, known.phone, known.email, known.address)) == person


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Sari Wulandari", "Tulis nama, koma, lalu satu cara menghubungi"),
        (", 0812 3456 7890", "Tulis nama, koma, lalu satu cara menghubungi"),
        ("Sari, 0812", "Periksa nomor telepon"),
        ("Sari, a@b", "Periksa alamat surel"),
        ("x" * 121 + ", 0812 3456 7890", "Terlalu panjang"),
        ("Sari, " + "x" * 301, "Terlalu panjang"),
    ],
)
def test_who_is_named_can_be_reached_or_stays_unnamed(desk, typed, words):
    answer = desk.post(SUGGEST, suggestion(person=typed))
    assert words in answer.context["form"].errors["person"][0]
    assert "Tambah kursi." in answer.content.decode()
    assert Complaint.objects.count() == 0


def test_a_suggestion_sent_twice_is_one(desk):
    form = suggestion()
    desk.post(SUGGEST, form)
    assert "sudah tercatat" in desk.post(SUGGEST, form, follow=True).content.decode()
    assert Complaint.objects.count() == 1


def test_what_another_institution_passes_on_has_a_number_and_its_own_page(desk):
    for path in (ASK, SUGGEST):
        shown = desk.get(path).context["form"].fields["channel"].queryset
        assert not shown.filter(is_referral=True).exists()
        assert shown.filter(code="m").exists()


@pytest.mark.parametrize("path", [ASK, SUGGEST])
def test_odd_posts_end_in_errors(desk, path):
    bad = dict.fromkeys(["key", "description", "text", "person", "channel", "standard"], "\u202e'\"><script>")
    assert desk.post(path, bad).status_code == 200
    assert desk.post(path, {}).status_code == 200
    assert desk.head(path).status_code == 200
