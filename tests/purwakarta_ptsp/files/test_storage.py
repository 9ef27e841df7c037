"""Where files are kept, by the environment alone. A store is not reached here: what is handed to
django-storages is held, word by word."""

import sys
from pathlib import Path
from types import SimpleNamespace

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from purwakarta_ptsp.files import storage
from purwakarta_ptsp.files.storage import FOLDER, file_storage

STORE = {"S3_BUCKET": "lampiran", "S3_ACCESS_KEY": "kunci", "S3_SECRET_KEY": "rahasia"}


@pytest.fixture
def configured(monkeypatch):
    """STORAGES["default"] of an environment with just these values."""
    monkeypatch.setattr(storage, "find_spec", lambda name: name)
    # boto3 is not part of the tests' set: what its client is told is held as it is written.
    monkeypatch.setitem(sys.modules, "botocore.config", SimpleNamespace(Config=dict))

    def of(**values: str):
        for name in (*STORE, "S3_ENDPOINT", "S3_REGION"):
            monkeypatch.delenv(name, raising=False)
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        return file_storage(environ.Env())

    return of


def test_without_a_bucket_files_are_in_a_folder(configured):
    assert configured() == FOLDER


def test_a_bucket_is_private_and_nothing_in_it_is_written_over(configured):
    entry = configured(**STORE, S3_ENDPOINT="https://s3.example.id", S3_REGION="id-1")
    assert entry["BACKEND"] == "storages.backends.s3.S3Storage"
    options = entry["OPTIONS"]
    assert options["endpoint_url"] == "https://s3.example.id"
    assert options["default_acl"] is None
    assert options["querystring_auth"] is True
    assert options["file_overwrite"] is False


def test_a_store_that_does_not_answer_is_not_waited_for(configured):
    client = configured(**STORE)["OPTIONS"]["client_config"]
    assert client["retries"] == {"total_max_attempts": 2}
    assert (client["connect_timeout"], client["read_timeout"]) == (3, 20)
    assert client["s3"] == {"addressing_style": "path"}


@pytest.mark.parametrize("name", ["S3_ACCESS_KEY", "S3_SECRET_KEY"])
def test_a_store_half_named_is_refused(name, configured):
    with pytest.raises(ImproperlyConfigured, match=f"belum: {name}"):
        configured(**{key: value for key, value in STORE.items() if key != name})


def test_a_store_without_its_packages_says_what_to_install(configured, monkeypatch):
    monkeypatch.setattr(storage, "find_spec", lambda name: None if name == "boto3" else name)
    with pytest.raises(ImproperlyConfigured, match=r"pasang requirements-s3\.txt"):
        configured(**STORE)


def test_a_file_in_the_folder_is_for_the_portal_and_its_group_only():
    name = default_storage.save("uji/berkas.pdf", ContentFile(b"%PDF-"))
    try:
        assert Path(default_storage.path(name)).stat().st_mode & 0o777 == 0o640
    finally:
        default_storage.delete(name)
