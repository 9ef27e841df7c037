"""Penetapan in the admin: one writes, another publishes, and then nothing moves."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from complaints.roles import Role
from standards.in_force import in_force, shared_text
from standards.models import ComponentText, Release, Version
from standards.release_state import ReleaseState, release_state
from tests import factories
from tests.standards.draft_form import as_sent

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
FACILITIES = "1. Ruang tunggu;\n2. Ruang laktasi."


def url(name: str, *args: object) -> str:
    return reverse(f"admin:standards_release_{name}", args=args)


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def penyunting(editor: User, as_user) -> Client:
    return as_user(editor)


@pytest.fixture
def pemutus(penetap: User, as_user) -> Client:
    return as_user(penetap)


@pytest.fixture
def draft(penyunting: Client) -> Release:
    """A draft made in the admin from its first page on, with new shared facilities."""
    sent = {
        "slug": "penetapan-uji",
        "note": "Ruang laktasi.",
        "effective_on": timezone.localdate(),
        "regulation": "",
    }
    penyunting.post(url("add"), sent)
    release = Release.objects.get(slug="penetapan-uji")
    page = url("shared", release.pk)
    penyunting.post(page, as_sent(penyunting.get(page), k8_text=FACILITIES))
    return release


@pytest.fixture
def submitted(draft: Release, penyunting: Client) -> Release:
    penyunting.post(url("submit", draft.pk))
    draft.refresh_from_db()
    return draft


@pytest.fixture
def published(submitted: Release, draft: Release, pemutus: Client) -> Release:
    pemutus.post(url("publish", draft.pk))
    draft.refresh_from_db()
    return draft


def test_an_editor_writes_and_an_approver_publishes(draft, penyunting, pemutus, penetap):
    standard = factories.standard(factories.LOKOMOTIF)
    assert in_force(standard, timezone.localdate()).clause(8).text.text != FACILITIES
    assert penyunting.post(url("publish", draft.pk)).status_code == 403
    assert "belum diajukan" in text_of(pemutus.post(url("publish", draft.pk), follow=True))
    penyunting.post(url("submit", draft.pk))
    answer = pemutus.post(url("publish", draft.pk), follow=True)
    assert "Penetapan penetapan-uji sudah ditetapkan." in text_of(answer)
    draft.refresh_from_db()
    assert draft.published_by == penetap
    assert in_force(standard, timezone.localdate()).clause(8).text.text == FACILITIES


def test_the_list_tells_the_states_apart(penyunting, draft):
    factories.published(date(2099, 1, 1), None, k9="1. Ramah;")
    states = {"draf": 1, "menunggu persetujuan": 0, "terjadwal": 1, "berlaku": 2, "dibatalkan": 0}
    for state, count in states.items():
        assert penyunting.get(url("changelist"), {"keadaan": state}).context["cl"].result_count == count, (
            state
        )


def test_who_wrote_any_of_it_may_not_publish_it(editor, penyunting, draft):
    editor.groups.add(Group.objects.get(name=Role.APPROVER))
    page = text_of(penyunting.get(url("change", draft.pk)))
    told = "Anda ikut menulis penetapan ini. Mintalah orang lain untuk menetapkannya."
    assert told in page
    assert told in text_of(penyunting.post(url("publish", draft.pk), follow=True))
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_withdrawal_alone_also_makes_its_writer_a_writer(editor, penyunting):
    """No words were written, so only the history knows."""
    editor.groups.add(Group.objects.get(name=Role.APPROVER))
    release = factories.release(date(2027, 1, 1))
    page = url("version", release.pk, factories.INSPEKSI)
    penyunting.post(page, as_sent(penyunting.get(page), judul_withdrawn="on"))
    assert "Anda ikut menulis" in text_of(penyunting.post(url("publish", release.pk), follow=True))


def test_what_stops_it_is_listed_before_anyone_presses(pemutus):
    release = factories.release()
    factories.version(release, None, words={9: "1. Ramah;\n3. Cepat;"})
    page = text_of(pemutus.get(url("change", release.pk)))
    assert "Belum dapat ditetapkan karena:" in page
    assert "Penanda “3.” meloncat" in page
    assert "Penanda “3.” meloncat" in text_of(pemutus.post(url("publish", release.pk), follow=True))
    assert Release.objects.get(pk=release.pk).is_draft


def test_an_empty_release_says_so(pemutus):
    page = pemutus.get(url("change", factories.release().pk))
    assert "Penetapan ini belum berisi versi standar apa pun." in text_of(page)


def test_a_scheduled_release_can_be_cancelled_once(pemutus, penetap):
    release = factories.published(date(2099, 1, 1), None, k9="1. Ramah;")
    assert "Batalkan penetapan" in text_of(pemutus.get(url("change", release.pk)))
    pemutus.post(url("cancel", release.pk))
    release.refresh_from_db()
    assert release.cancelled_at
    assert release.cancelled_by == penetap
    assert shared_text(9, date(2099, 2, 1)).text != "1. Ramah;"
    again = pemutus.post(url("cancel", release.pk), follow=True)
    assert "Hanya penetapan terjadwal yang belum berlaku dapat dibatalkan." in text_of(again)


def test_a_version_can_be_taken_out_of_a_draft(penyunting, draft):
    version = draft.versions.get()
    answer = penyunting.post(url("take_out", draft.pk, version.pk), follow=True)
    assert "dikeluarkan dari penetapan ini" in text_of(answer)
    assert not draft.versions.exists()


def test_the_list_of_standards_leads_to_the_page_of_one(penyunting, draft):
    answer = penyunting.get(url("versions", draft.pk), {"standar": factories.INSPEKSI})
    assert answer.url == url("version", draft.pk, factories.INSPEKSI)
    assert penyunting.get(url("versions", draft.pk)).url == url("shared", draft.pk)


def refused(act) -> None:
    with pytest.raises(IntegrityError, match="tidak dapat diubah"), transaction.atomic():
        act()


def test_nothing_of_a_published_release_moves_by_orm_or_sql(published):
    text = ComponentText.objects.get(version__release=published)
    refused(lambda: ComponentText.objects.filter(pk=text.pk).update(text="Lain"))
    refused(text.delete)
    refused(lambda: Version.objects.filter(pk=text.version_id).update(withdrawn=True))
    with connection.cursor() as cursor:
        refused(
            lambda: cursor.execute("UPDATE standards_release SET note = 'x' WHERE id = %s", [published.pk])
        )
        refused(lambda: cursor.execute("DELETE FROM standards_componenttext WHERE id = %s", [text.pk]))


def test_nothing_of_a_published_release_moves_in_the_admin(published, penyunting, admin_client):
    for client in (penyunting, admin_client):
        page = client.get(url("change", published.pk))
        assert page.status_code == 200
        assert 'name="_save"' not in text_of(page)
        answer = client.post(url("change", published.pk), {"slug": "x", "note": "x"}, follow=True)
        assert "sudah ditetapkan, jadi tidak dapat diubah lagi" in text_of(answer)
        assert client.post(url("delete", published.pk), {"post": "yes"}).status_code == 403
        assert client.get(url("shared", published.pk)).url == url("shared_preview", published.pk)
        taken = client.post(url("take_out", published.pk, published.versions.get().pk), follow=True)
        assert "isinya tidak dapat dikurangi" in text_of(taken)
    assert Release.objects.get(pk=published.pk).note == "Ruang laktasi."


def test_a_release_published_between_check_and_save_is_told_not_crashed(draft, penyunting, monkeypatch):
    def publish_first(release: Release, *args: object, **options: object) -> None:
        Release.objects.filter(pk=release.pk).update(published_at=factories.at(2026, 11, 21))
        super(Release, release).save(*args, **options)

    monkeypatch.setattr(Release, "save", publish_first)
    sent = {"slug": "penetapan-uji", "note": "Lain", "effective_on": "", "regulation": ""}
    answer = penyunting.post(url("change", draft.pk), sent, follow=True)
    assert "sudah ditetapkan, jadi tidak dapat diubah lagi" in text_of(answer)


def test_there_is_no_action_on_many_releases(admin_client, draft):
    assert admin_client.get(url("changelist")).context["action_form"] is None
    sent = {"action": "delete_selected", "_selected_action": [draft.pk], "post": "yes"}
    admin_client.post(url("changelist"), sent)
    assert Release.objects.filter(pk=draft.pk).exists()


def test_the_history_tells_what_was_done(published):
    entries = LogEntry.objects.filter(object_id=str(published.pk)).order_by("pk")
    told = [entry.get_change_message() for entry in entries]
    assert told == ["Ditambahkan.", "Disunting: teks bersama, komponen 8.", "Diajukan.", "Ditetapkan."]


PAGES = ["change", "publish", "cancel", "versions", "shared", "shared_preview"]
PAGES += ["submit", "send_back", "head_approval", "preview_link"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["petugas", "pelaksana", "kasi", "inspektorat"])
def test_other_roles_are_kept_out(name, who, request, as_user, draft):
    client = as_user(request.getfixturevalue(who))
    for answer in (client.get(url(name, draft.pk)), client.post(url(name, draft.pk))):
        assert answer.status_code in (302, 403, 405)
        assert answer.status_code != 302 or answer.url.startswith("/kelola/login/")
    assert client.get("/kelola/login/").status_code == 403


@pytest.mark.parametrize("name", PAGES)
def test_strangers_are_sent_to_the_portals_own_door(name, warga, draft):
    answer = warga.get(url(name, draft.pk), follow=True)
    assert answer.status_code == 405 or answer.redirect_chain[-1][0].startswith("/masuk/?next=/kelola/")


def test_readers_see_the_preview_and_cannot_write(pemutus, draft):
    assert pemutus.get(url("shared", draft.pk)).url == url("shared_preview", draft.pk)
    assert pemutus.post(url("shared", draft.pk), {}).status_code == 403
    assert pemutus.post(url("take_out", draft.pk, draft.versions.get().pk)).status_code == 403
    assert pemutus.get(url("add")).status_code == 403


@pytest.mark.parametrize(
    ("published_at", "cancelled_at", "effective_on", "state"),
    [
        (None, None, None, ReleaseState.DRAFT),
        (factories.at(2026, 1, 1), None, None, ReleaseState.IN_FORCE),
        (factories.at(2026, 1, 1), None, TODAY, ReleaseState.IN_FORCE),
        (factories.at(2026, 1, 1), None, date(2026, 11, 22), ReleaseState.SCHEDULED),
        (factories.at(2026, 1, 1), factories.at(2026, 2, 1), date(2026, 11, 22), ReleaseState.CANCELLED),
    ],
)
def test_state_of_a_release(published_at, cancelled_at, effective_on, state):
    assert release_state(published_at, cancelled_at, effective_on, TODAY) is state


def test_the_next_code_of_the_day_is_suggested(penyunting):
    def suggested() -> str:
        return penyunting.get(url("add")).context["adminform"].form["slug"].value()

    first = suggested()
    factories.release(slug=first)
    assert suggested() == f"{first}-2"


@pytest.mark.parametrize("pk", [0, 10**30])
@pytest.mark.parametrize("name", ["change", "versions", "shared", "shared_preview"])
def test_an_unknown_release_is_not_found(penyunting, name, pk):
    answer = penyunting.get(url(name, pk))
    assert answer.status_code == 404 or answer.url == "/kelola/"


def test_an_unknown_standard_is_not_found(penyunting, draft):
    assert penyunting.get(url("version", draft.pk, "tidak-ada")).status_code == 404
    assert penyunting.get(url("versions", draft.pk), {"standar": "tidak-ada"}).status_code == 404
