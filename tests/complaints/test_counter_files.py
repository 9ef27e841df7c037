"""Files that people bring to the counter: with the one page, whatever else is wrong on it."""

import pytest

from complaints.models import Complaint, WaitingFile
from tests.bad_files import HTML, PDF
from tests.complaints.attached import upload
from tests.complaints.citizen_form import page_text
from tests.complaints.test_counter_lock import opened, sign_in
from tests.complaints.test_desk_counter import ENTRY, typed
from tests.complaints.test_settling import PAGE as SETTLING
from tests.complaints.test_settling import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(as_user, petugas):
    return as_user(petugas)


def post(desk, values: dict, *files, **changes):
    return desk.post(ENTRY, values | changes | {"attachments": files})


def test_files_go_with_the_case(desk):
    assert 'enctype="multipart/form-data"' in desk.get(ENTRY).content.decode()
    assert post(desk, typed(), upload(), upload("surat.pdf", PDF)).status_code == 302
    case = Complaint.objects.get()
    assert [(each.label, each.from_office) for each in case.attachments.all()] == [
        ("bukti.jpg", False),
        ("surat.pdf", False),
    ]


def test_a_bad_file_or_an_error_elsewhere_costs_no_good_file(desk):
    values = typed()
    answer = post(desk, values, upload(), upload("x.pdf", HTML), description="")
    assert "“x.pdf” adalah halaman web menurut isinya" in page_text(answer)
    assert "Tulis apa yang disampaikan pelapor." in page_text(answer)
    assert "bukti.jpg" in page_text(answer)
    assert post(desk, values).status_code == 302
    assert Complaint.objects.get().attachments.get().label == "bukti.jpg"


def test_a_file_is_left_out_by_its_box_and_the_page_saved(desk):
    values = typed()
    post(desk, values, upload(), upload("surat.pdf", PDF), description="")
    out = str(WaitingFile.objects.get(label="bukti.jpg").key)
    assert post(desk, values, hapus=out).status_code == 302
    assert Complaint.objects.get().attachments.get().label == "surat.pdf"
    assert not WaitingFile.objects.exists()


def test_files_survive_reading_back(desk):
    values = typed()
    values.pop("dibacakan")
    answer = post(desk, values, upload())
    assert "Bacakan kembali" in page_text(answer)
    assert "Lampiran 1 berkas" in page_text(answer)
    assert post(desk, values, dibacakan="sesuai").status_code == 302
    assert Complaint.objects.get().attachments.count() == 1


@pytest.mark.parametrize("key", ["", "x", "9" * 400])
def test_a_page_whose_key_was_spoilt_takes_no_file_and_says_so(desk, key):
    assert post(desk, typed(key=key), upload()).status_code == 200
    assert not WaitingFile.objects.exists()


def test_what_is_settled_at_once_has_its_files(as_user, kasi):
    answer = as_user(kasi).post(SETTLING, filled(kasi.officer.direct_superior) | {"attachments": [upload()]})
    assert answer.status_code == 302, page_text(answer)
    assert Complaint.objects.get().attachments.get().label == "bukti.jpg"


def test_files_wait_behind_a_locked_screen(client, petugas):
    sign_in(client, "petugas")
    sent = opened(client)
    client.post(ENTRY, sent | {"attachments": [upload()], "description": ""})
    client.post("/keluar/", sent)
    sign_in(client, "petugas")
    assert "bukti.jpg" in page_text(client.get(ENTRY))
