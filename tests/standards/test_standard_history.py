"""The history of a standard in Pengelolaan portal: what changed, and back to it as a draft."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from standards.models import Release
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = f"/kelola/standards/servicestandard/riwayat/{factories.LOKOMOTIF}/"


@pytest.fixture
def releases():
    """The standard's own change of today, after a change of the shared words some days ago."""
    today = timezone.localdate()
    shared = factories.published(today - timedelta(days=9), None, k9="1. Ramah;\n2. Cepat.")
    own = factories.published(today, factories.standard(), k11="25 Orang")
    return shared, own


@pytest.fixture
def penyunting(editor, as_user):
    return as_user(editor)


def html_of(client, **query) -> str:
    return client.get(PAGE, query).content.decode()


def test_each_release_that_touched_it_stands_there_newest_first(penyunting, releases):
    shared, own = releases
    html = html_of(penyunting)
    assert html.index(f"penetapan-{own.pk}") < html.index(f"penetapan-{shared.pk}")
    assert "Berubah: 11. Jumlah Pelaksana." in html
    assert "9. Kompetensi Pelaksana (teks bersama)." in html
    assert "Pertama dicatat." in html


def test_the_changed_words_of_one_release(penyunting, releases):
    html = html_of(penyunting, beda=releases[1].pk)
    assert "Yang diubah penetapan ini" in html
    assert "dihapus: </span>30</del>" in html
    assert "ditambah: </span>25</ins>" in html
    assert "Kompetensi Pelaksana</strong>" not in html


def test_how_an_old_state_differs_from_today(penyunting, releases):
    html = html_of(penyunting, kini=releases[0].pk)
    assert "Yang berubah sejak itu sampai hari ini" in html
    assert "ditambah: </span>25</ins>" in html


def test_an_old_state_comes_back_as_a_draft(penyunting, releases):
    shared = releases[0]
    restore = reverse("admin:standards_release_restore", args=[shared.pk, factories.LOKOMOTIF])
    assert f'action="{restore}"' in html_of(penyunting)
    penyunting.post(restore)
    draft = Release.objects.get(slug__startswith="pemulihan-")
    assert [text.number for text in draft.versions.get().texts.all()] == [11]
    assert draft.slug in html_of(penyunting)


def test_today_is_not_restored_and_readers_restore_nothing(penyunting, penetap, as_user, releases):
    newest = reverse("admin:standards_release_restore", args=[releases[1].pk, factories.LOKOMOTIF])
    assert newest not in html_of(penyunting)
    assert "Pulihkan sebagai draf" not in html_of(as_user(penetap))


def test_what_is_to_come_stands_apart(penyunting):
    later = factories.published(date(2999, 1, 1), factories.standard(), k11="26 Orang")
    factories.version(factories.release(slug="draf-uji"), factories.standard(), words={11: "27 Orang"})
    html = html_of(penyunting)
    assert "berlaku mulai 1 Januari 2999" in html
    assert "draf-uji" in html
    assert f'id="penetapan-{later.pk}"' not in html


def test_a_withdrawn_standard_keeps_its_history(penyunting, releases):
    gone = factories.release(timezone.localdate())
    factories.version(gone, factories.standard(), withdrawn=True)
    factories.publish_in_time(gone)
    html = html_of(penyunting, kini=releases[0].pk, beda=gone.pk)
    assert "Standar dicabut." in html


@pytest.mark.parametrize("query", [{"beda": "x"}, {"kini": "9" * 30}, {"beda": "0", "kini": "-1"}])
def test_an_odd_address_is_no_failure(penyunting, releases, query):
    assert penyunting.get(PAGE, query).status_code == 200


def test_an_unknown_standard_is_not_found(penyunting):
    assert penyunting.get("/kelola/standards/servicestandard/riwayat/tidak-ada/").status_code == 404


def test_whoever_looks_for_the_words_at_the_standard_finds_the_way(penyunting):
    row = factories.standard()
    page = penyunting.get(reverse("admin:standards_servicestandard_change", args=[row.pk]))
    assert f'<a href="{PAGE}">Riwayat dan perubahan uraiannya</a>' in page.content.decode()
    new = penyunting.get(reverse("admin:standards_servicestandard_add")).content.decode()
    assert "ditulis dalam penetapan, sesudah standar ini didaftarkan" in new
