"""An old state as a new draft; what is published stays as it is."""

from datetime import date

import pytest
from django.urls import reverse

from standards.in_force import in_force
from standards.models import ComponentText, Release, Version
from standards.restoring import restore_as_draft
from tests.factories import INSPEKSI, LOKOMOTIF, publish_in_time, published, release, standard, version

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)


def words(number: int, draft: Release | None = None) -> str:
    return in_force(standard(), TODAY, draft).clause(number).text.text


def test_the_words_of_then_become_a_draft_of_what_differs(editor):
    published(date(2026, 11, 1), standard(), k11="25 Orang")
    published(date(2026, 11, 10), standard(), k11="26 Orang", k4="Rp10.000")
    draft = restore_as_draft(standard(), date(2026, 11, 5), note="Uji.", by=editor, today=TODAY)
    assert draft.is_draft
    assert {text.number for text in draft.versions.get().texts.all()} == {4, 11}
    assert (words(11), words(4)) == ("26 Orang", "Rp10.000")
    assert (words(11, draft), words(4, draft)) == ("25 Orang", "Gratis")
    assert ComponentText.objects.get(version__release=draft, number=4).follows_shared
    assert list(draft.writers.all()) == [editor]


def test_a_shared_text_that_changed_since_comes_back_as_its_own_words(editor):
    published(date(2026, 11, 10), None, k11="31 Orang")
    draft = restore_as_draft(standard(), date(2026, 11, 5), note="Uji.", by=editor, today=TODAY)
    assert (words(11), words(11, draft)) == ("31 Orang", "30 Orang")
    assert in_force(standard(INSPEKSI), TODAY, draft).clause(11).text.text == "31 Orang"


def test_the_shared_texts_themselves_can_be_restored(editor):
    published(date(2026, 11, 10), None, k11="31 Orang")
    draft = restore_as_draft(None, date(2026, 11, 5), note="Uji.", by=editor, today=TODAY)
    assert words(11, draft) == "30 Orang"


def test_laws_come_back_with_their_words(editor):
    published(date(2026, 11, 10), standard(), k7="1. Undang-Undang Nomor 25 Tahun 2009.")
    draft = restore_as_draft(standard(), date(2026, 11, 5), note="Uji.", by=editor, today=TODAY)
    assert ComponentText.objects.get(version__release=draft, number=7).legal_bases.count() == 6


def test_the_button_of_the_admin(editor, penetap, as_user):
    first = Release.objects.get(versions__standard=standard())
    published(date(2026, 11, 10), standard(), k11="26 Orang")
    page = reverse("admin:standards_release_version_preview", args=[first.pk, LOKOMOTIF])
    step = reverse("admin:standards_release_restore", args=[first.pk, LOKOMOTIF])
    assert step in as_user(editor).get(page).content.decode()
    assert step not in as_user(penetap).get(page).content.decode()
    assert as_user(penetap).post(step).status_code == 403
    answer = as_user(editor).post(step, follow=True)
    assert "Draf pemulihan dibuat" in answer.content.decode()
    draft = Release.objects.get(slug__startswith="pemulihan-")
    assert Version.objects.filter(release=draft, standard=standard()).exists()


def test_a_draft_has_nothing_to_restore(editor, as_user):
    row = Release.objects.create(slug="uji", note="Uji.")
    step = reverse("admin:standards_release_restore_shared", args=[row.pk])
    assert "belum terbit" in as_user(editor).post(step, follow=True).content.decode()


def test_a_withdrawal_leaves_nothing_to_restore(editor, as_user):
    row = release(date(2026, 11, 10))
    version(row, standard(), withdrawn=True)
    publish_in_time(row)
    step = reverse("admin:standards_release_restore", args=[row.pk, LOKOMOTIF])
    assert "tidak ada yang dipulihkan" in as_user(editor).post(step, follow=True).content.decode()
    assert not Release.objects.filter(slug__startswith="pemulihan-").exists()
