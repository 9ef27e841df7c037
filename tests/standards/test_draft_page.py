"""The draft page beside its boxes: the check of the numbering, where the words come from, and that
nothing typed is lost by a sign-out."""

import time

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from purwakarta_ptsp.kept_typing import KEY, SEAL
from standards.models import ComponentText, SourceCell
from standards.publishing import publish
from tests import factories
from tests.standards.draft_form import as_sent

pytestmark = pytest.mark.django_db
CHECK = "/kelola/standards/release/periksa-uraian/"
NEW_WORDS = "1. Ruang tunggu;\n2. Ruang menyusui."


@pytest.fixture
def penyunting(editor, as_user) -> Client:
    return as_user(editor)


@pytest.fixture
def draft():
    return factories.release(timezone.localdate())


def page_of(draft) -> str:
    return reverse("admin:standards_release_version", args=[draft.pk, factories.LOKOMOTIF])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. Satu;\n2. Dua.", "Penomoran berurutan:</strong> 2 butir."),
        ("A. Umum:\r\n1. Satu;\r\na. Anak;\r\n1) Cucu.", "Penomoran berurutan:</strong> 4 butir."),
        ("1. Satu;\n3. Tiga.", "Baris 2:</button> Penanda “3.” meloncat: setelah “1.” seharusnya “2.”."),
        ("\n\n1. Satu;\n3. Tiga.", "Baris 4:</button> Penanda “3.”"),
        ("Tanpa pungutan.", "Tanpa penomoran: satu alinea."),
        ("  \n ", "Belum ada uraian."),
        ("x" * 100_001, "Terlalu panjang."),
    ],
    ids=["list", "nested", "jump", "jump-after-blank-lines", "sentence", "blank", "too-long"],
)
def test_the_check_answers_with_what_the_parser_reads(penyunting, text, said):
    answer = penyunting.post(CHECK, {"text": text})
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_the_check_shows_words_as_words(penyunting):
    html = penyunting.post(CHECK, {"text": "1. <script>x</script> dan <i>software</i>;"}).content.decode()
    assert "&lt;script&gt;" in html
    assert "<i>software</i>" in html
    assert ComponentText.objects.filter(version__release__published_at=None).count() == 0


@pytest.mark.parametrize("sent", [{}, {"text": "a\0b"}, {"other": "1."}], ids=["nothing", "nul", "other"])
def test_odd_posts_to_the_check_are_no_failure(penyunting, sent):
    assert penyunting.post(CHECK, sent).status_code in (200, 400)


def test_without_script_the_same_report_comes_with_the_save(penyunting, draft):
    page = penyunting.get(page_of(draft))
    sent = as_sent(page, k8_text="1. Ruang tunggu;\n3. Ruang menyusui.")
    saved = penyunting.post(page_of(draft), sent, follow=True).content.decode()
    checked = penyunting.post(CHECK, {"text": "1. Ruang tunggu;\n3. Ruang menyusui."}).content.decode()
    assert checked.strip() in saved
    assert "Draf tersimpan; 1 hal ini masih perlu dibetulkan:" in saved


def test_the_source_stands_beside_its_words(penyunting, draft):
    html = penyunting.get(page_of(draft)).content.decode()
    [cell] = SourceCell.objects.filter(version__standard=factories.standard(), number=1)
    assert f"Naskah {cell.document}, nomor 64 dalam lampiran, komponen 1, baris {cell.first_line}</p>" in html
    assert cell.raw[:40].replace("<", "&lt;").replace(">", "&gt;") in html
    assert "baris 12–21" in html


def test_only_what_is_known_of_the_source_is_shown(penyunting, draft):
    other = factories.version(factories.release(), factories.standard())
    SourceCell.objects.create(
        version=other,
        document="lain.txt",
        annex_number=64,
        number=1,
        first_line=1,
        last_line=1,
        raw="Draf lain",
    )
    assert "Draf lain" not in penyunting.get(page_of(draft)).content.decode()


class TestSignOut:
    """Idle sign-out, then the save: the words wait until the same person is back."""

    @pytest.fixture
    def sent(self, penyunting, draft):
        return as_sent(penyunting.get(page_of(draft)), k8_text=NEW_WORDS) | self.seal(penyunting, draft)

    @staticmethod
    def seal(client: Client, draft) -> dict[str, str]:
        return {SEAL: client.get(page_of(draft)).context["seal"]}

    def test_what_was_typed_is_there_after_signing_in_again(
        self, penyunting, draft, sent, editor, monkeypatch
    ):
        later = time.time() + 31 * 60
        monkeypatch.setattr("purwakarta_ptsp.idle.time", lambda: later)
        door = penyunting.post(page_of(draft), sent, follow=True).redirect_chain[-1][0]
        assert door == f"/masuk/?next={page_of(draft)}"
        back = penyunting.post(door, {"username": "editor", "password": "sandi-editor"})
        assert back.url == page_of(draft)
        page = penyunting.get(back.url)
        html = page.content.decode()
        assert "Anda sudah keluar sebelum menyimpan" in html
        assert "Ruang menyusui." in html
        assert [card.place.number for card in page.context["cards"] if card.is_unsaved] == [8]
        assert not draft.versions.exists()
        penyunting.post(page_of(draft), as_sent(page))
        assert draft.versions.get().texts.get().text == NEW_WORDS

    def test_it_is_shown_once(self, penyunting, draft, sent, editor):
        penyunting.logout()
        penyunting.post(page_of(draft), sent)
        penyunting.post("/masuk/", {"username": "editor", "password": "sandi-editor"})
        assert "Ruang menyusui." in penyunting.get(page_of(draft)).content.decode()
        assert "Anda sudah keluar" not in penyunting.get(page_of(draft)).content.decode()

    def test_nobody_else_sees_it_nor_on_another_page(self, penyunting, draft, sent, penetap, admin_user):
        penyunting.logout()
        penyunting.post(page_of(draft), sent)
        penyunting.force_login(admin_user)
        assert "Ruang menyusui." not in penyunting.get(page_of(draft)).content.decode()

    @pytest.mark.parametrize("seal", ["", "palsu", "x:y:z"])
    def test_without_a_seal_of_ours_nothing_is_kept(self, penyunting, draft, sent, seal):
        penyunting.logout()
        penyunting.post(page_of(draft), sent | {SEAL: seal})
        assert KEY not in penyunting.session

    def test_a_seal_of_another_page_keeps_nothing(self, penyunting, draft, sent, editor):
        penyunting.logout()
        other = signing.dumps({"by": editor.pk, "path": "/kelola/lain/"}, salt=KEY)
        penyunting.post(page_of(draft), sent | {SEAL: other})
        assert KEY not in penyunting.session

    def test_a_page_of_an_earlier_sign_in_is_not_lost_to_the_check_against_forgery(self, draft, sent, editor):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(editor)
        answer = strict.post(page_of(draft), sent | {"csrfmiddlewaretoken": "lama"})
        assert answer.url == page_of(draft)
        assert "Ruang menyusui." in strict.get(page_of(draft)).content.decode()
        assert not draft.versions.exists()

    def test_forgery_is_still_refused(self, draft, sent, penetap):
        strict = Client(enforce_csrf_checks=True)
        assert strict.post(page_of(draft), {}).status_code == 403
        strict.force_login(penetap)
        assert strict.post(page_of(draft), sent).status_code == 403

    def test_words_for_a_draft_published_meanwhile_are_still_shown(self, penyunting, draft, sent, penetap):
        factories.version(draft, factories.standard(), words={11: "25 Orang"})
        penyunting.logout()
        penyunting.post(page_of(draft), sent)
        publish(draft, by=None, at=timezone.now())
        penyunting.post("/masuk/", {"username": "editor", "password": "sandi-editor"})
        page = penyunting.get(page_of(draft))
        assert page.status_code == 409
        assert "Ruang menyusui." in page.content.decode()


class TestWayToApproval:
    def test_the_preview_offers_to_submit_and_names_who_approves(self, penyunting, penetap, draft):
        factories.version(draft, factories.standard(), words={11: "25 Orang"})
        preview = reverse("admin:standards_release_version_preview", args=[draft.pk, factories.LOKOMOTIF])
        submit = reverse("admin:standards_release_submit", args=[draft.pk])
        assert f'action="{submit}"' in penyunting.get(preview).content.decode()
        page = penyunting.post(submit, follow=True).content.decode()
        assert "Diajukan. Kini menunggu persetujuan penetap." in page
        assert "Yang dapat menetapkannya: <strong>penetap</strong>." in page
        assert "Sudah diajukan" in penyunting.get(preview).content.decode()

    def test_where_nobody_else_may_approve_it_says_what_to_do(self, penyunting, draft):
        factories.version(draft, factories.standard(), words={11: "25 Orang"})
        page = penyunting.post(reverse("admin:standards_release_submit", args=[draft.pk]), follow=True)
        assert "tidak ada orang lain yang berwenang menetapkan" in page.content.decode()
        assert "Tidak ada orang kedua yang berwenang menetapkannya." in page.content.decode()

    def test_the_preview_says_why_it_cannot_be_submitted(self, penyunting):
        undated = factories.release()
        factories.version(undated, factories.standard(), words={8: "1. Aula;\n3. Kantin."})
        preview = reverse("admin:standards_release_version_preview", args=[undated.pk, factories.LOKOMOTIF])
        html = penyunting.get(preview).content.decode()
        assert "Belum dapat diajukan" in html
        assert "Isi tanggal berlakunya" in html
        assert "Penanda “3.” meloncat" in html
        assert "Ajukan untuk disetujui" not in html

    def test_there_is_no_button_to_publish_while_anything_stops_it(self, penyunting, penetap, as_user, draft):
        factories.version(draft, factories.standard(), words={11: "25 Orang"})
        page, approver = reverse("admin:standards_release_change", args=[draft.pk]), as_user(penetap)
        publish_url = reverse("admin:standards_release_publish", args=[draft.pk])
        html = approver.get(page).content.decode()
        assert "Penetapan ini belum diajukan oleh penyuntingnya." in html
        assert publish_url not in html
        penyunting.post(reverse("admin:standards_release_submit", args=[draft.pk]))
        assert f'action="{publish_url}"' in approver.get(page).content.decode()
