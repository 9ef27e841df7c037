"""Editors change the words of messages: an example beside them, and what cannot be filled in refused."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError, transaction
from django.urls import reverse

from complaints.admin.wording import CHANGED_MEANWHILE, stamp
from complaints.models import MessageWording
from complaints.wording import MessageChannel, MessageKind

pytestmark = pytest.mark.django_db


def row(
    kind: MessageKind = MessageKind.ANSWER, channel: MessageChannel = MessageChannel.EMAIL
) -> MessageWording:
    return MessageWording.objects.get(kind=kind, channel=channel)


def address(of: MessageWording) -> str:
    return reverse("admin:complaints_messagewording_change", args=[of.pk])


def sent(of: MessageWording, **typed: str) -> dict[str, str]:
    """What the page sends that was opened now."""
    return {"seen": stamp(of), **typed}


@pytest.fixture
def desk(as_user, editor):
    return as_user(editor)


def test_the_page_shows_the_fields_and_an_example_with_sample_values(desk):
    page = desk.get(address(row())).content.decode()
    assert "Nomor register: P-2026-0012" in page
    assert "{alamat_status}" in page
    assert "{batas_menjawab}" not in page
    assert "yang sudah dikirim tetap seperti bunyinya dahulu" in page


def test_new_words_are_saved_and_the_history_says_who(desk, editor):
    words = {"subject": "Sudah dijawab", "body": "Nomor {nomor}.\r\nBaca di {alamat_status}."}
    assert desk.post(address(row()), sent(row(), **words)).status_code == 302
    assert row().subject == "Sudah dijawab"
    assert row().body == "Nomor {nomor}.\nBaca di {alamat_status}."
    entry = LogEntry.objects.get()
    assert (entry.user, entry.get_change_message()) == (editor, "Diubah: Perihal dan Isi.")


def test_a_page_opened_before_another_save_is_refused_with_what_was_typed(desk):
    opened = sent(row())
    assert f'value="{opened["seen"]}"' in desk.get(address(row())).content.decode()
    first = {"subject": "Pertama", "body": "Pertama: {nomor} {alamat_status}"}
    assert desk.post(address(row()), opened | first).status_code == 302
    second = {"subject": "Kedua", "body": "Kedua: {nomor} {alamat_status}"}
    for stale in (opened, {}):
        page = desk.post(address(row()), stale | second).content.decode()
        assert CHANGED_MEANWHILE in page
        assert "Kedua: {nomor} {alamat_status}" in page
    assert row().subject == "Pertama"
    assert LogEntry.objects.count() == 1


def test_a_wrong_field_is_refused_beside_its_box_and_nothing_typed_is_lost(desk):
    sent = {"subject": "Untuk {nama}", "body": "Nomor {nomor} di {alamat_status}. Kami sudah {jawaban}."}
    page = desk.post(address(row()), sent).content.decode()
    assert "Pesan ini tidak mengenal {nama}. Yang dapat dipakai: {nomor}, {alamat_status}" in page
    assert "Pesan ini tidak mengenal {jawaban}." in page
    assert "Kami sudah {jawaban}." in page
    assert "Nomor P-2026-0012 di https://ptsp.contoh.go.id/pengaduan/status/." in page
    assert row().subject == "Laporan Anda sudah dijawab"


def test_an_empty_wording_is_refused(desk):
    page = desk.post(address(row()), sent(row(), subject="", body="")).content.decode()
    assert page.count("errorlist") == 2
    assert row().body


def test_a_whatsapp_message_is_asked_no_subject(desk):
    message = row(channel=MessageChannel.WHATSAPP)
    assert 'name="subject"' not in desk.get(address(message)).content.decode()
    typed = sent(message, subject="x", body="{nomor} {alamat_status}")
    assert desk.post(address(message), typed).status_code == 302
    message.refresh_from_db()
    assert (message.subject, message.body) == ("", "{nomor} {alamat_status}")


def test_only_a_missing_wording_is_added(desk):
    add = reverse("admin:complaints_messagewording_add")
    assert desk.get(add).status_code == 403
    row().delete()
    assert desk.get(add).status_code == 200
    sent = {"channel": "email", "kind": "answer", "subject": "S", "body": "{nomor} {alamat_status}"}
    assert "sudah mempunyai kata-kata" in desk.post(add, sent | {"kind": "received"}).content.decode()
    assert desk.post(add, sent).status_code == 302
    assert row().subject == "S"


@pytest.mark.parametrize("subject", ["", "Satu\nBcc: lain@example.id"])
def test_the_database_keeps_a_subject_to_one_line(subject):
    with pytest.raises(IntegrityError), transaction.atomic():
        MessageWording.objects.filter(pk=row().pk).update(subject=subject)
