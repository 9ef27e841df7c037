"""An oral complaint is read back before it is recorded; what was recorded does not change any more."""

import pytest

from complaints.models import Complaint
from standards.models import Channel
from tests.complaints.test_desk_counter import ENTRY, typed
from tests.complaints.test_settling import PAGE, WORDS
from tests.factories import LOKOMOTIF

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(as_user, petugas):
    return as_user(petugas)


def heard(desk, path=ENTRY, **changes):
    """The answer to a form that nobody has read out yet."""
    return desk.post(path, typed(**{"dibacakan": ""} | changes))


def of_channel(code):
    return {"channel": Channel.objects.get(code=code).pk}


@pytest.mark.parametrize("code", ["a", "b", "d"])
def test_it_is_read_back_before_anything_is_recorded(desk, code):
    answer = heard(desk, description="Baris satu.\r\nBaris dua.", loss="Ongkos.", **of_channel(code))
    page = " ".join(answer.content.decode().split())
    assert Complaint.objects.count() == 0
    for word in (
        "<h1>Bacakan kembali kepada pelapor</h1>",
        "<p>Baris satu.<br>Baris dua.</p>",
        "Ongkos.",
        "KBLI 33152",
        "3. Jangka Waktu Penyelesaian",
        "Belum dilayani",
        "Sari Wulandari 0812 3456 7890",
        'value="sesuai" accesskey="s" autofocus',
    ):
        assert word in page


def test_what_was_agreed_is_recorded_as_it_was_typed(desk):
    form = heard(desk, description="Baris satu.\r\nBaris dua.", separate_hearing="on").context["form"]
    sent = {field.html_name: field.value() for field in form if field.value()}
    assert desk.post(ENTRY, sent | {"dibacakan": "sesuai"}).status_code == 302
    case = Complaint.objects.get()
    assert case.description == "Baris satu.\nBaris dua."
    assert (case.standard.slug, case.complainant.phone) == (LOKOMOTIF, "081234567890")
    assert case.separate_hearing


def test_to_correct_it_everything_comes_back_with_the_focus_in_the_words(desk):
    page = heard(desk, dibacakan="perbaiki").content.decode()
    assert Complaint.objects.count() == 0
    assert "<h1>Catat laporan</h1>" in page
    assert "Berkas belum diproses.</textarea>" in page
    assert 'value="Sari Wulandari"' in page
    assert page.count(" autofocus") == 1
    assert 'rows="4" autofocus' in page


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "c"},
        {"code": "m"},
        {"identity": "none", "name": "", "contact": ""},
        {"kind": "suggestion"},
        {"kind": "information_request"},
    ],
    ids=str,
)
def test_what_nobody_signs_is_recorded_at_once(desk, changes):
    changes = dict(changes)
    channel = of_channel(changes.pop("code", "b"))
    assert heard(desk, **channel, **changes).status_code == 302
    assert Complaint.objects.count() == 1


def test_errors_come_before_the_reading(desk):
    assert "Ada masalah" in heard(desk, name="").content.decode()
    assert "Ada masalah" in heard(desk, name="", dibacakan="sesuai").content.decode()


@pytest.mark.parametrize("word", ["ya", "\u202e" * 50, "SESUAI"])
def test_only_the_button_agrees(desk, word):
    assert "Bacakan kembali" in heard(desk, dibacakan=word).content.decode()
    assert Complaint.objects.count() == 0


def test_a_small_matter_is_read_back_before_it_is_settled(as_user, kasi):
    superior = {"report_to": kasi.officer.direct_superior.pk}
    desk = as_user(kasi)
    answer = heard(desk, PAGE, **WORDS, **superior)
    assert "Bacakan kembali" in answer.content.decode()
    assert Complaint.objects.count() == 0
    sent = {field.html_name: field.value() for field in answer.context["form"] if field.value()}
    assert desk.post(PAGE, sent | {"dibacakan": "perbaiki"}).status_code == 200
    assert desk.post(PAGE, sent | {"dibacakan": "sesuai"}).status_code == 302
    assert Complaint.objects.get().state == "closed"
