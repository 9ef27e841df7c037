"""From draft to publication: submitted, read by someone else, published or sent back."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from complaints.roles import Role
from standards.drafting import discard
from standards.models import Release
from standards.publication import submission_obstacles
from standards.publishing import Refused, obstacles, publish
from standards.submitting import HeadApproval, record_head_approval, send_back, submit
from tests import factories
from tests.standards.draft_form import as_sent

pytestmark = pytest.mark.django_db

APPROVAL = HeadApproval("Ratna Sukmawati", date(2026, 11, 20), "Nota dinas 12/2026")


def url(name: str, *args: object) -> str:
    return reverse(f"admin:standards_release_{name}", args=args)


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def draft(editor: User) -> Release:
    row = factories.release(date(2999, 12, 1))
    factories.version(row, factories.standard(), words={11: "25 Orang"}, written_by=editor)
    return row


@pytest.fixture
def submitted(draft: Release, editor: User) -> Release:
    submit(draft, by=editor, at=timezone.now())
    draft.refresh_from_db()
    return draft


@pytest.fixture
def penyunting(editor: User, as_user) -> Client:
    return as_user(editor)


@pytest.fixture
def pemutus(penetap: User, as_user) -> Client:
    return as_user(penetap)


@pytest.mark.parametrize(
    ("publisher", "submitter", "approved", "stopped"),
    [
        (None, None, False, False),
        ("budi", None, False, True),
        ("budi", "budi", False, True),
        ("budi", "sari", False, False),
        ("budi", "budi", True, False),
        ("budi", None, True, True),
    ],
    ids=["command line", "not submitted", "own", "another's", "own, Head approved", "approved only"],
)
def test_published_only_after_somebody_else_submitted_it(publisher, submitter, approved, stopped):
    assert bool(submission_obstacles(publisher, submitter, head_approved=approved)) is stopped


def test_what_was_not_submitted_is_not_published(draft, penetap):
    with pytest.raises(Refused, match="belum diajukan"):
        publish(draft, by=penetap, at=timezone.now())


def test_an_approver_who_submits_it_himself_may_not_publish_it(draft, penetap):
    submit(draft, by=penetap, at=timezone.now())
    draft.refresh_from_db()
    assert obstacles(draft, penetap, timezone.localdate()) == [
        "Anda sendiri yang mengajukan penetapan ini. Mintalah orang lain untuk menetapkannya."
    ]


def test_faulty_words_are_not_submitted(editor):
    row = factories.release()
    factories.version(row, None, words={9: "1. Ramah;\n3. Cepat;"})
    with pytest.raises(Refused, match="meloncat"):
        submit(row, by=editor, at=timezone.now())
    with pytest.raises(Refused, match="belum berisi"):
        submit(factories.release(), by=editor, at=timezone.now())


def test_it_is_submitted_once(submitted, editor):
    with pytest.raises(Refused, match="sudah diajukan"):
        submit(submitted, by=editor, at=timezone.now())


def test_sent_back_with_a_reason_it_waits_for_its_editor_again(submitted, penetap, editor):
    with pytest.raises(Refused, match="Tulis alasan"):
        send_back(submitted, reason="  ", by=penetap, at=timezone.now())
    send_back(submitted, reason="Angka 25 keliru.", by=penetap, at=timezone.now())
    row = Release.objects.get(pk=submitted.pk)
    assert (row.is_submitted, row.return_reason, row.returned_by) == (False, "Angka 25 keliru.", penetap)
    with pytest.raises(Refused, match="tidak sedang diajukan"):
        send_back(row, reason="Lagi.", by=penetap, at=timezone.now())
    submit(row, by=editor, at=timezone.now())
    assert Release.objects.get(pk=row.pk).return_reason == ""


def test_a_sole_editor_publishes_with_the_heads_recorded_approval(submitted, editor):
    with pytest.raises(Refused, match="Mintalah orang lain"):
        publish(submitted, by=editor, at=timezone.now())
    record_head_approval(submitted, APPROVAL, by=editor)
    publish(submitted, by=editor, at=timezone.now())
    row = Release.objects.get(pk=submitted.pk)
    assert (row.published_by, row.head_approval_name, row.head_approval_recorded_by) == (
        editor,
        "Ratna Sukmawati",
        editor,
    )


def test_half_an_approval_cannot_be_stored(draft):
    with pytest.raises(IntegrityError, match="release_head_approval_whole"), transaction.atomic():
        Release.objects.filter(pk=draft.pk).update(head_approval_name="Ratna")
    with pytest.raises(IntegrityError, match="release_submitted_by_someone"), transaction.atomic():
        Release.objects.filter(pk=draft.pk).update(submitted_at=timezone.now())


def change_words(client: Client, row: Release) -> None:
    page = url("version", row.pk, factories.LOKOMOTIF)
    client.post(page, as_sent(client.get(page), k11_text="26 Orang", k11_staff="26"))


def change_day(client: Client, row: Release) -> None:
    sent = {"slug": row.slug, "note": row.note, "effective_on": "2027-01-01", "regulation": ""}
    client.post(url("change", row.pk), sent)


def take_out(client: Client, row: Release) -> None:
    client.post(url("take_out", row.pk, row.versions.get().pk))


@pytest.mark.parametrize("change", [change_words, change_day, take_out], ids=lambda each: each.__name__)
def test_any_change_takes_submission_and_approval_back(change, submitted, editor, penyunting):
    record_head_approval(submitted, APPROVAL, by=editor)
    change(penyunting, submitted)
    row = Release.objects.get(pk=submitted.pk)
    assert not row.is_submitted
    assert not row.has_head_approval


def test_saving_without_a_change_keeps_the_submission(submitted, penyunting):
    page = url("version", submitted.pk, factories.LOKOMOTIF)
    penyunting.post(page, as_sent(penyunting.get(page)))
    assert Release.objects.get(pk=submitted.pk).is_submitted


def test_taking_out_a_version_counts_as_a_change(submitted, penetap):
    discard(submitted.versions.get(), penetap)
    assert not Release.objects.get(pk=submitted.pk).is_submitted


def test_the_way_through_the_admin(draft, penyunting, pemutus):
    page = url("change", draft.pk)
    assert "Ajukan untuk disetujui" in text_of(penyunting.get(page))
    assert "Ajukan untuk disetujui" not in text_of(pemutus.get(page))
    penyunting.post(url("submit", draft.pk))
    waiting = text_of(pemutus.get("/kelola/"))
    assert "Menunggu persetujuan Anda" in waiting
    assert page in waiting
    assert "Menunggu persetujuan orang lain" in text_of(penyunting.get("/kelola/"))
    listed = pemutus.get(url("changelist"), {"keadaan": "menunggu persetujuan"}).context["cl"]
    assert list(listed.result_list) == [draft]
    pemutus.post(url("send_back", draft.pk), {"alasan": "Angka 25 <keliru>."})
    assert "Angka 25 &lt;keliru&gt;." in text_of(penyunting.get(page))
    penyunting.post(url("submit", draft.pk))
    pemutus.post(url("publish", draft.pk), {"diajukan": ""})
    assert Release.objects.get(pk=draft.pk).is_draft
    pemutus.post(url("publish", draft.pk), {"diajukan": _stamp_on(pemutus.get(page))})
    assert not Release.objects.get(pk=draft.pk).is_draft


def _stamp_on(page) -> str:
    return text_of(page).split('name="diajukan" value="')[1].split('"')[0]


def test_what_changed_since_the_approver_looked_is_not_published(submitted, penyunting, pemutus):
    seen = _stamp_on(pemutus.get(url("change", submitted.pk)))
    change_words(penyunting, submitted)
    penyunting.post(url("submit", submitted.pk))
    answer = pemutus.post(url("publish", submitted.pk), {"diajukan": seen}, follow=True)
    assert "berubah sejak halamannya Anda buka" in text_of(answer)
    assert Release.objects.get(pk=submitted.pk).is_draft


def test_who_may_do_which_step(draft, submitted, penyunting, pemutus, pengelola, as_user):
    assert penyunting.post(url("send_back", draft.pk), {"alasan": "x"}).status_code == 403
    assert pemutus.post(url("submit", draft.pk)).status_code == 403
    assert pemutus.get(url("head_approval", draft.pk)).status_code == 403
    admin = as_user(pengelola)
    for name in ("submit", "send_back", "head_approval", "preview_link"):
        assert admin.post(url(name, draft.pk), {"alasan": "x"}).status_code == 403


def test_the_heads_approval_is_recorded_on_a_page_that_loses_nothing(submitted, editor, penyunting):
    editor.groups.add(Group.objects.get(name=Role.APPROVER))
    page = url("head_approval", submitted.pk)
    wrong = text_of(penyunting.post(page, {"name": "Ratna", "on": "2099-01-01", "document": ""}))
    assert "Tanggal persetujuan belum tiba." in wrong
    assert "Isi nomor atau nama dokumennya." in wrong
    assert 'value="Ratna"' in wrong
    penyunting.post(page, {"name": "Ratna", "on": "2026-11-20", "document": "Nota dinas 12/2026"})
    shown = text_of(penyunting.get(url("change", submitted.pk)))
    assert "Disetujui Kepala (Ratna) pada 20 November 2026, Nota dinas 12/2026" in shown
    penyunting.post(url("publish", submitted.pk))
    assert not Release.objects.get(pk=submitted.pk).is_draft
    assert "sudah ditetapkan" in text_of(penyunting.get(page, follow=True))


def test_a_published_release_takes_no_step_any_more(submitted, penyunting, pemutus, penetap):
    publish(submitted, by=penetap, at=timezone.now())
    for client, name in ((penyunting, "submit"), (pemutus, "send_back"), (penyunting, "preview_link")):
        answer = client.post(url(name, submitted.pk), {"alasan": "x"}, follow=True)
        assert "sudah" in text_of(answer)
        assert answer.status_code == 200
