"""What arrives with a form: on the disk, within bounds, and the words always."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client, RequestFactory

from purwakarta_ptsp.files import uploads
from purwakarta_ptsp.files.intake import NotTaken, take_in
from standards.signed_pdf import TOO_LARGE


@pytest.fixture
def small(monkeypatch):
    """Bounds of 100 bytes a file, 150 in all."""
    monkeypatch.setattr(uploads, "LARGEST_FILE", 100)
    monkeypatch.setattr(uploads, "LARGEST_IN_ALL", 150)


@pytest.fixture
def sent():
    requests = []

    def send(**files: bytes):
        fields = {name: SimpleUploadedFile(f"{name}.jpg", content) for name, content in files.items()}
        requests.append(RequestFactory().post("/", {"kata": "tetap ada", **fields}))
        return requests[-1]

    yield send
    for request in requests:
        request.close()


def test_a_file_waits_on_the_disk_however_small(sent):
    file = sent(a=b"kecil").FILES["a"]
    assert isinstance(file, TemporaryUploadedFile)
    assert file.read() == b"kecil"
    assert not file.was_cut


def test_what_is_too_large_is_thrown_away_and_the_words_arrive(small, sent):
    request = sent(a=b"x" * 101, b=b"y" * 100)
    assert request.POST["kata"] == "tetap ada"
    assert (request.FILES["a"].size, request.FILES["a"].read(), request.FILES["a"].was_cut) == (
        101,
        b"",
        True,
    )
    assert request.FILES["b"].read() == b"y" * 100


def test_what_is_too_much_together_is_thrown_away_one_by_one(small, sent):
    request = sent(a=b"x" * 90, b=b"y" * 80, c=b"z" * 60)
    assert [request.FILES[name].was_cut for name in "abc"] == [False, True, False]
    with pytest.raises(NotTaken, match=r"“b\.jpg” tidak sampai: kiriman tadi terlalu besar"):
        take_in(request.FILES["b"])


def test_a_request_beyond_all_bounds_is_not_read(monkeypatch, sent):
    monkeypatch.setattr(uploads, "LARGEST_REQUEST", 10)
    request = sent(a=b"x")
    with pytest.raises(RequestDataTooBig):
        _ = request.POST


@pytest.mark.django_db
@pytest.mark.parametrize("bound", ["LARGEST_REQUEST", "files"])
def test_the_answer_to_too_much_says_what_to_do(bound, monkeypatch, settings):
    if bound == "files":
        settings.DATA_UPLOAD_MAX_NUMBER_FILES = 1
    else:
        monkeypatch.setattr(uploads, bound, 10)
    files = [SimpleUploadedFile(f"{number}.jpg", b"x") for number in (1, 2)]
    answer = Client(raise_request_exception=False).post("/pengaduan/status/", {"files": files})
    assert answer.status_code == 413
    assert "Kiriman ini terlalu besar" in answer.content.decode()


def test_other_forms_hear_of_what_was_thrown_away_by_its_size():
    """They look at the size alone, and each allows less than what is thrown away."""
    assert uploads.LARGEST_FILE > 25 * 1024 * 1024
    assert "20 MB" in TOO_LARGE
