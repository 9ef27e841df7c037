"""Files that a complainant sends later: with what was missing, and with an answer to a question."""

import pytest
from django.test import Client

from complaints.models import AttachedFiles, Complaint, WaitingFile
from tests.bad_files import HTML, PDF
from tests.complaints.attached import upload
from tests.complaints.by_code import CASE, opened
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import taken
from tests.complaints.test_bringing import asked as asked_to_complete
from tests.complaints.test_replying import asked
from tests.factories import at, complaint

pytestmark = pytest.mark.django_db
WORDS = "Terlampir suratnya."
PAGES = {"lengkapi": (asked_to_complete, "#lengkap"), "pertanyaan/1": (asked, "#pertanyaan-1")}


@pytest.fixture(params=PAGES, ids=list(PAGES))
def place(request, pelaksana) -> tuple[Complaint, str, str]:
    """A case that waits for its complainant, the address of her form, and where she lands."""
    ask, landing = PAGES[request.param]
    with clock(at(2026, 3, 11)):
        case = taken(complaint(), pelaksana)
        ask(case, pelaksana)
    case.refresh_from_db()
    return case, f"{CASE}{request.param}/", f"{CASE}{landing}"


def post(browser: Client, address: str, *files, **typed):
    with clock(at(2026, 3, 12)):
        return browser.post(address, {"text": WORDS, "attachments": files, **typed})


def test_files_come_with_the_words(place):
    case, address, landing = place
    browser = opened(case, 2026, 3, 12)
    assert 'enctype="multipart/form-data"' in _page(browser, address)
    assert post(browser, address, upload(), upload("surat.pdf", PDF))["Location"] == landing
    assert [each.label for each in case.attachments.all()] == ["bukti.jpg", "surat.pdf"]
    assert not WaitingFile.objects.exists()
    record = AttachedFiles.objects.get()
    assert (record.event, record.from_office) == (case.events.last(), False)
    assert "surat.pdf" in _page(browser, CASE)


def _page(browser: Client, address: str) -> str:
    with clock(at(2026, 3, 12)):
        return browser.get(address).content.decode()


def test_a_bad_file_costs_neither_the_words_nor_the_good_one(place):
    case, address, landing = place
    browser = opened(case, 2026, 3, 12)
    answer = post(browser, address, upload(), upload("x.jpg", HTML))
    assert "“x.jpg” adalah halaman web menurut isinya" in page_text(answer)
    assert WORDS in answer.content.decode()
    assert post(browser, address)["Location"] == landing
    assert case.attachments.get().label == "bukti.jpg"


def test_what_was_taken_survives_missing_words(place):
    case, address, _ = place
    browser = opened(case, 2026, 3, 12)
    assert "bukti.jpg" in page_text(post(browser, address, upload(), text=""))
    assert "bukti.jpg" in _page(browser, address)


def test_a_file_is_taken_out_and_the_words_stay(place):
    case, address, _ = place
    browser = opened(case, 2026, 3, 12)
    post(browser, address, upload(), text="")
    answer = post(browser, address, hapus=str(WaitingFile.objects.get().key))
    assert WORDS in answer.content.decode()
    assert "Ada masalah" not in page_text(answer)
    assert not WaitingFile.objects.exists()
    assert not AttachedFiles.objects.exists()


def test_files_of_one_form_are_in_no_other(place):
    case, address, _ = place
    post(opened(case, 2026, 3, 12), address, upload(), text="")
    other = opened(complaint(), 2026, 3, 12)
    with clock(at(2026, 3, 12)):
        assert "bukti.jpg" not in page_text(other.get(address, follow=True))


def test_without_the_code_nothing_is_taken(place):
    _, address, _ = place
    assert post(Client(), address, upload())["Location"] == "/pengaduan/status/?tertutup"
    assert not WaitingFile.objects.exists()
