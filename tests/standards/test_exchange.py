"""The catalogue leaves as one file and comes back as the same, or not at all."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from standards.approving import approve
from standards.exchange import CONTENTS, MANY, NotImportable, export, take_in
from standards.models import (
    ActivityLink,
    Channel,
    ComponentText,
    Contact,
    HowToApply,
    Regulation,
    Release,
    ServiceStandard,
    SourceCell,
    Synonym,
    Version,
)
from standards.publishing import cancel, publish
from standards.submitting import submit
from tests.factories import (
    INSPEKSI,
    LOKOMOTIF,
    contact,
    hours,
    note,
    published,
    release,
    said,
    standard,
    version,
)

pytestmark = pytest.mark.django_db


def empty_the_catalogue() -> None:
    """TRUNCATE alone passes the triggers that freeze what is published."""
    tables = ", ".join(model._meta.db_table for model, _which, _order in CONTENTS)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    assert not Version.objects.exists()


def test_export_import_export_is_the_same_byte_for_byte(client, tmp_path):
    first, second = tmp_path / "satu.json", tmp_path / "dua.json"
    page = client.get(f"/data/standar/{INSPEKSI}.json").content
    call_command("export_standards", first, verbosity=0)
    empty_the_catalogue()
    call_command("import_standards_json", first, verbosity=0)
    call_command("export_standards", second, verbosity=0)
    assert first.read_bytes() == second.read_bytes()
    assert client.get(f"/data/standar/{INSPEKSI}.json").content == page
    assert SourceCell.objects.count() == 47
    assert (ActivityLink.objects.count(), Synonym.objects.filter(word="bengkel").count()) == (2, 1)
    assert f"/standar/{INSPEKSI}/" in client.get("/standar/?q=inspeksi").content.decode()


def test_a_history_with_everything_in_it_comes_back(client, editor, penetap):
    today = timezone.localdate()
    published(today, None, k11="31 Orang")
    published(today, standard(), k11="32 Orang")
    again = version(release(today), standard())
    again.texts.create(number=11, follows_shared=True)
    submit(again.release, by=editor, at=timezone.now())
    publish(again.release, by=penetap, at=timezone.now())
    cancelled = published(today + timedelta(days=5), None, k11="33 Orang")
    cancel(cancelled, by=penetap, at=timezone.now())
    published(today + timedelta(days=6), None, k11="34 Orang")
    ServiceStandard.objects.filter(slug=LOKOMOTIF).update(slug="lokomotif")
    text, page = export(), client.get("/data/standar/lokomotif.json").content
    empty_the_catalogue()
    take_in(text)
    assert export() == text
    assert client.get("/data/standar/lokomotif.json").content == page
    assert client.get(f"/standar/{LOKOMOTIF}/").status_code == 301


def test_what_the_office_says_comes_back_without_names_and_proposals(client, editor, penetap):
    approve(note("A.1", by=editor, approved=False), by=penetap, at=timezone.now())
    note("A.2", approved=False, explanation="Baru usulan.")
    hours(monday="08.00–15.00")
    contact(channel=Channel.objects.get(code="f"))
    said(HowToApply(steps="Masuk ke OSS."))
    text, page = export(), client.get(f"/data/standar/{LOKOMOTIF}.json").content
    assert "Ukuran usaha" in text
    for secret in ("Baru usulan.", f'"{editor.username}"', f'"{penetap.username}"'):
        assert secret not in text
    empty_the_catalogue()
    assert not Contact.objects.exists()
    take_in(text)
    assert export() == text
    assert client.get(f"/data/standar/{LOKOMOTIF}.json").content == page


def test_one_query_a_table_however_much_there_is(django_assert_max_num_queries):
    tables = len(CONTENTS) + sum(len(paths) for paths in MANY.values())
    with django_assert_max_num_queries(tables):
        export()


def test_drafts_and_peoples_names_stay_here(editor, penetap):
    draft = release(slug="konsep-rahasia")
    ServiceStandard.objects.create(slug="standar-konsep")
    version(draft, standard(), words={11: "99 Orang"})
    mine = release(timezone.localdate())
    version(mine, standard(), words={11: "31 Orang"}, written_by=editor)
    submit(mine, by=editor, at=timezone.now())
    publish(mine, by=penetap, at=timezone.now())
    text = export()
    assert "31 Orang" in text
    for secret in ("konsep-rahasia", "standar-konsep", "99 Orang", editor.username, penetap.username):
        assert f'"{secret}"' not in text


def test_what_is_imported_is_frozen_like_everything_published():
    text = export()
    empty_the_catalogue()
    take_in(text)
    assert not Release.objects.filter(published_at=None).exists()
    with pytest.raises(Exception, match="tidak dapat diubah"):
        ComponentText.objects.update(text="Lain")


def test_a_catalogue_that_already_says_so_is_not_touched():
    assert take_in(export()) == 0


def test_a_catalogue_with_other_content_is_refused_whole():
    text = export()
    published(timezone.localdate(), None, k11="31 Orang")
    now = export()
    with pytest.raises(NotImportable, match="sudah berisi"):
        take_in(text)
    assert export() == now


def row_of(content: dict, model: str, **fields: object) -> dict:
    rows = (row for row in content["rows"] if row["model"] == f"standards.{model}")
    return next(row for row in rows if all(row["fields"][name] == value for name, value in fields.items()))


def account(content: dict) -> None:
    content["rows"].append({"model": "auth.user", "fields": {"username": "x", "is_superuser": True}})


def own_number(content: dict) -> None:
    content["rows"][0]["pk"] = 1


def published_by(content: dict) -> None:
    row_of(content, "release")["fields"]["published_by"] = ["penetap"]


def unknown_law(content: dict) -> None:
    row_of(content, "legalbasis")["fields"]["regulation"] = ["tidak-ada"]


def number_for_a_law(content: dict) -> None:
    row_of(content, "legalbasis")["fields"]["regulation"] = 999999


def unknown_risk(content: dict) -> None:
    row_of(content, "version", annex_number=44)["fields"]["risk"] = "GAWAT"


def twice(content: dict) -> None:
    content["rows"].append(row_of(content, "sourcecell"))


def no_words(content: dict) -> None:
    row_of(content, "componenttext", number=3)["fields"]["text"] = ""


def denied_facts(content: dict) -> None:
    row_of(content, "componenttext", number=3)["fields"]["facts"]["days"] = 99


def not_published(content: dict) -> None:
    row_of(content, "release")["fields"]["published_at"] = None


def strange_instant(content: dict) -> None:
    row_of(content, "release")["fields"]["published_at"] = ["kemarin"]


def missing_component(content: dict) -> None:
    content["rows"].remove(row_of(content, "componenttext", number=9))


SPOILERS = [
    (account, "bukan bagian katalog"),
    (own_number, "susunannya tidak dikenal"),
    (published_by, "isian tidak dikenal: published_by"),
    (unknown_law, "Isi berkas tidak utuh"),
    (number_for_a_law, "Isi berkas tidak utuh"),
    (unknown_risk, "GAWAT"),
    (twice, "Isi berkas tidak utuh"),
    (no_words, "Isi berkas tidak utuh"),
    (denied_facts, "tidak dapat diterbitkan"),
    (not_published, "tidak dapat diterbitkan"),
    (strange_instant, "Isi berkas tidak utuh"),
    (missing_component, "tidak dapat diterbitkan"),
]


@pytest.mark.parametrize(("spoil", "message"), SPOILERS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_faulty_file_leaves_the_catalogue_empty(spoil, message):
    content = json.loads(export())
    spoil(content)
    empty_the_catalogue()
    with pytest.raises(NotImportable, match=message):
        take_in(json.dumps(content))
    assert not any(model.objects.exists() for model in (Release, ServiceStandard, Regulation))
    assert not User.objects.filter(is_superuser=True).exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"format": "lain"}', '{"rows": []}'])
def test_a_file_of_another_kind_is_named_as_such(text, tmp_path):
    path = tmp_path / "berkas.json"
    path.write_text(text)
    with pytest.raises(CommandError, match="Berkas ini bukan"):
        call_command("import_standards_json", path)


def test_files_that_cannot_be_read_or_written_are_said_so(tmp_path):
    (tmp_path / "biner").write_bytes(b"\xff\xfe\x00")
    for name in ("tidak-ada", "biner", "."):
        with pytest.raises(CommandError, match="tidak dapat dibaca"):
            call_command("import_standards_json", tmp_path / name)
    with pytest.raises(CommandError, match="tidak dapat ditulis"):
        call_command("export_standards", tmp_path / "tidak" / "ada")
