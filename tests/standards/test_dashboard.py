"""The first page of Pengelolaan portal: what waits for each person, and nothing else."""

from datetime import date, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from standards.models import Regulation, Release
from standards.submitting import HeadApproval, record_head_approval, send_back, submit
from standards.worklist import Worklist, approvers, worklist
from tests import factories

pytestmark = pytest.mark.django_db
LATER = date(2999, 12, 1)
IN_MEMORY = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "dashboard"}}


def draft(*writers, words: dict[int, str] | None = None) -> Release:
    row = factories.release(LATER)
    factories.version(row, factories.standard(), words=words or {11: "25 Orang"})
    row.writers.add(*writers)
    return row


def submitted(*writers) -> Release:
    row = draft(*writers)
    submit(row, by=writers[0], at=timezone.now())
    return Release.objects.get(pk=row.pk)


def a_slip_of_transcription() -> None:
    """In force since long ago, so that its evaluation and its review are overdue too."""
    row = factories.release(date(2020, 1, 6))
    factories.version(row, factories.standard(), words={8: "1. Aula;\n3. Kantin."})
    Release.objects.filter(pk=row.pk).update(published_at=factories.at(2020, 1, 6))


def today_of(person) -> Worklist:
    return worklist(person, timezone.localdate())


def page_of(person, as_user) -> str:
    return as_user(person).get("/kelola/").content.decode()


def test_each_release_is_in_the_group_of_its_person(editor, penetap):
    mine, theirs, given = draft(editor), draft(penetap), submitted(editor)
    factories.published(LATER, factories.standard(), k11="26 Orang")
    scheduled = Release.objects.get(effective_on=LATER, published_at__isnull=False)
    desk = today_of(editor)
    assert (desk.begun, desk.of_others, desk.waiting) == ((mine,), (theirs,), (given,))
    assert (desk.to_decide, desk.scheduled) == ((), (scheduled,))
    assert today_of(penetap).to_decide == (given,)


def test_what_was_sent_back_comes_with_its_reason(editor, penetap, as_user):
    row = submitted(editor)
    send_back(row, reason="Angka 25 keliru.", by=penetap, at=timezone.now())
    assert today_of(editor).returned == (row,)
    html = page_of(editor, as_user)
    assert "Dikembalikan kepada Anda" in html
    assert "Angka 25 keliru." in html


def test_an_approver_decides_on_nothing_of_his_own_unless_the_head_approved(editor, penetap):
    row = submitted(penetap)
    assert today_of(penetap).to_decide == ()
    assert today_of(penetap).waiting == (row,)
    approval = HeadApproval("Ratna Sukmawati", date(2026, 11, 20), "Nota dinas 12/2026")
    record_head_approval(row, approval, by=editor)
    assert today_of(penetap).to_decide == (row,)


def test_what_was_cancelled_or_is_in_force_waits_for_nobody(editor):
    factories.published(timezone.localdate(), factories.standard(), k11="26 Orang")
    assert today_of(editor).is_empty


def test_who_could_approve_is_named_without_the_writers(editor, penetap):
    assert approvers(submitted(editor)) == ["penetap"]
    assert approvers(submitted(editor, penetap)) == []


def test_the_numbers_of_the_catalogue_lead_to_the_findings(editor, as_user):
    a_slip_of_transcription()
    html = page_of(editor, as_user)
    law = Regulation.objects.get(slug="pp-5-2021")
    assert "<b>1</b> <span>temuan merah: salah salin, menghalangi penetapan</span>" in html
    assert "?temuan=evaluation_overdue" in html
    assert "?temuan=review_overdue" in html
    assert f'/kelola/standards/regulation/{law.pk}/dikutip/">PP 5/2021</a>' in html
    assert "dikutip 2 standar" in html


def test_each_role_sees_only_what_it_may(editor, penetap, pengelola, as_user):
    submitted(editor)
    seen = {
        who: page_of(person, as_user) for who, person in zip("epa", (editor, penetap, pengelola), strict=True)
    }
    offered = {who: ("Ubah standar" in html, "Keadaan standar" in html) for who, html in seen.items()}
    assert offered == {"e": (True, True), "p": (False, False), "a": (False, False)}
    assert "Menunggu persetujuan Anda" in seen["p"]
    assert "Menunggu persetujuan Anda" not in seen["e"] + seen["a"]


def test_a_quiet_day_says_so(editor, penetap, pengelola, as_user):
    assert "Tidak ada draf atau pengajuan yang menunggu Anda." in page_of(editor, as_user)
    assert "Tidak ada penetapan yang menunggu keputusan Anda." in page_of(penetap, as_user)
    assert "Tidak ada penetapan yang sedang menunggu." in page_of(pengelola, as_user)


@override_settings(CACHES=IN_MEMORY)
@pytest.mark.parametrize("who", ["editor", "penetap", "pengelola"])
def test_the_page_costs_at_most_twelve_queries(who, request, as_user, django_assert_max_num_queries):
    """Whatever waits; the findings were counted within the last five minutes."""
    person = request.getfixturevalue(who)
    client = as_user(person)
    for _ in range(6):
        draft(person)
        submitted(person)
    client.get("/kelola/standards/servicestandard/mutu/")
    with django_assert_max_num_queries(12):
        assert client.get("/kelola/").status_code == 200


@override_settings(CACHES=IN_MEMORY)
def test_mutu_renews_the_numbers_of_the_first_page(editor, as_user):
    client = as_user(editor)
    client.get("/kelola/standards/servicestandard/mutu/")
    a_slip_of_transcription()
    red = "<b>1</b> <span>temuan merah"
    assert red not in client.get("/kelola/").content.decode()
    client.get("/kelola/standards/servicestandard/mutu/")
    assert red in client.get("/kelola/").content.decode()


def test_a_long_reason_or_note_is_cut_for_the_list(editor, as_user):
    row = draft(editor)
    Release.objects.filter(pk=row.pk).update(note="Panjang sekali " * 40)
    assert page_of(editor, as_user).count("Panjang sekali") <= 8


def test_yesterday_is_not_shown_tomorrow(editor):
    factories.published(timezone.localdate() + timedelta(days=1), factories.standard(), k11="26 Orang")
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert len(today_of(editor).scheduled) == 1
    assert worklist(editor, tomorrow).scheduled == ()
