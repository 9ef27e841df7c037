"""Penjelasan kantor in Pengelolaan portal: propose, compare, approve or refuse."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from standards.living_rules import CHANGED_SINCE, NO_REASON, NOT_WAITING, SAME_HAND
from standards.models import Contact, HowToApply, OpeningHours, RequirementNote, ServiceLocation
from tests.factories import LOKOMOTIF, contact, hours, note, published, said, standard
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db
OVERVIEW = "/kelola/standards/servicestandard/penjelasan/"
ITEMS = f"/kelola/standards/requirementnote/standar/{LOKOMOTIF}/"


def url(page: str, model: type, *args: object) -> str:
    return reverse(f"admin:standards_{model._meta.model_name}_{page}", args=args)


def week(**changes: object) -> dict[str, object]:
    place = ServiceLocation.objects.get(slug="kantor")
    return {
        "location": place.pk,
        "monday": "08.00-15.00",
        "checked_on": "2026-11-20",
        "source": "Pengumuman di pintu.",
    } | changes


def text_of_page(response) -> str:
    return words_of(response.content.decode())


def stamp_on(response) -> str:
    return re.search(r'name="dibaca" value="([^"]+)"', response.content.decode())[1]


class TestJourney:
    def test_proposed_approved_read(self, as_user, editor, penetap, warga):
        writing, approving = as_user(editor), as_user(penetap)
        told = text_of_page(writing.post(url("add", OpeningHours), week(), follow=True))
        entry = OpeningHours.objects.get()
        assert "Menunggu persetujuan Warga belum membacanya." in told
        assert "Senin 08.00–15.00" not in text_of_page(warga.get("/profil/"))
        assert "Setujui" not in told
        assert "16 usulan kontak, jam layanan" in text_of_page(approving.get("/kelola/"))
        page = approving.get(url("change", OpeningHours, entry.pk))
        answer = approving.post(
            url("approve", OpeningHours, entry.pk), {"dibaca": stamp_on(page)}, follow=True
        )
        assert "Disetujui. Warga kini membacanya." in text_of_page(answer)
        assert "Senin 08.00–15.00" in text_of_page(warga.get("/profil/?baru"))

    def test_refused_with_a_reason_the_writer_reads(self, as_user, editor, penetap):
        writing, approving = as_user(editor), as_user(penetap)
        writing.post(url("add", OpeningHours), week())
        entry = OpeningHours.objects.get()
        answer = approving.post(url("refuse", OpeningHours, entry.pk), {"alasan": " "}, follow=True)
        assert NO_REASON in text_of_page(answer)
        approving.post(url("refuse", OpeningHours, entry.pk), {"alasan": "Jumat beda."})
        told = text_of_page(writing.get(url("change", OpeningHours, entry.pk)))
        assert "Ditolak oleh penetap" in told
        assert "Jumat beda." in told
        assert "Usulkan lagi" in told

    def test_a_change_shows_before_and_after(self, as_user, editor, penetap):
        old = hours(monday="08.00–15.00")
        form = as_user(editor).get(f"{url('add', OpeningHours)}?dari={old.pk}").content.decode()
        assert 'value="08.00–15.00"' in form
        as_user(editor).post(url("add", OpeningHours), week(monday="09.00-14.00"))
        new = OpeningHours.objects.waiting().get()
        told = text_of_page(as_user(penetap).get(url("change", OpeningHours, new.pk)))
        assert "Yang akan berubah bagi warga" in told
        assert "Senin 08.00–15.00 09.00–14.00" in told


class TestRefusals:
    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"monday": "pagi"}, "“pagi” tidak terbaca sebagai jam."),
            ({"checked_on": "2999-01-01"}, "Tanggal pemeriksaan tidak boleh di masa depan."),
            ({"checked_on": "31-2-2026"}, "Masukkan tanggal yang valid."),
            ({"source": ""}, "Bidang ini tidak boleh kosong."),
            ({"location": "9999999999999999999"}, "Masukkan pilihan yang valid."),
        ],
        ids="words future no-day no-source huge".split(),
    )
    def test_each_is_said_and_nothing_typed_is_lost(self, as_user, editor, changes, told):
        response = as_user(editor).post(url("add", OpeningHours), week(note="Ramadan beda.") | changes)
        assert response.status_code == 200
        assert told in text_of_page(response)
        assert "Ramadan beda." in response.content.decode()
        assert not OpeningHours.objects.exists()

    @pytest.mark.parametrize(
        ("values", "told"),
        [
            ({"kind": "PHONE", "value": "112"}, "Tulis nomor telepon dengan kode wilayahnya"),
            ({"state": "UNCHECKED"}, "Kosongkan tanggalnya bila belum diperiksa."),
            ({"checked_on": ""}, "Isi kapan nomor atau alamat ini diperiksa."),
            ({"value": "081809898222"}, "Sudah ada usulan lain untuk hal ini yang belum diputuskan."),
        ],
        ids="number unchecked no-day second".split(),
    )
    def test_of_a_contact(self, as_user, editor, values, told):
        known = {"kind": "WHATSAPP", "value": "081111111111", "state": "IN_USE", "checked_on": "2026-11-20"}
        response = as_user(editor).post(url("add", Contact), known | {"source": "Dicoba."} | values)
        assert told in text_of_page(response)

    def test_nothing_new_is_no_proposal(self, as_user, editor):
        hours(monday="08.00–15.00", source="Pengumuman di pintu.")
        response = as_user(editor).post(url("add", OpeningHours), week())
        assert "Tidak ada yang berbeda dari yang sekarang dibaca warga." in text_of_page(response)

    def test_a_week_without_hours(self, as_user, editor):
        response = as_user(editor).post(url("add", OpeningHours), week(monday=""))
        assert "Isi jam sedikitnya satu hari, atau catatannya." in text_of_page(response)

    def test_a_way_without_steps(self, as_user, editor):
        response = as_user(editor).post(
            url("add", HowToApply), {"standard": standard().pk, "steps": " \n ", "source": "Kasi."}
        )
        assert "Isi sedikitnya satu langkah." in text_of_page(response)


class TestWhoMay:
    def test_nobody_approves_her_own(self, as_user, admin_user):
        entry = said(
            OpeningHours(location=ServiceLocation.objects.first(), monday="", checked_on="2026-11-20"),
            by=admin_user,
            approved=False,
        )
        client = as_user(admin_user)
        page = text_of_page(client.get(url("change", OpeningHours, entry.pk)))
        assert "Anda sendiri yang menulis usulan ini; orang lain yang menyetujuinya." in page
        told = text_of_page(client.post(url("approve", OpeningHours, entry.pk), follow=True))
        assert SAME_HAND in told

    def test_nobody_changes_another_ones_proposal(self, as_user, editor, pengelola):
        entry = contact("081111111111", approved=False)
        Contact.objects.filter(pk=entry.pk).update(written_by=pengelola)
        client, address = as_user(editor), url("change", Contact, entry.pk)
        assert 'name="_save"' not in client.get(address).content.decode()
        assert client.post(address, {"value": "081222222222"}).status_code == 403
        assert client.post(url("delete", Contact, entry.pk), {"post": "yes"}).status_code == 403

    def test_what_came_with_the_portal_belongs_to_whoever_changes_it(self, as_user, editor):
        entry = RequirementNote.objects.waiting().first()
        as_user(editor).post(
            url("change", RequirementNote, entry.pk),
            {"demand": "OBLIGATION", "explanation": "Laporkan.", "source": "Seksi industri."},
        )
        entry.refresh_from_db()
        assert (entry.explanation, entry.written_by) == ("Laporkan.", editor)

    def test_what_is_decided_is_only_read(self, as_user, editor):
        entry = hours(monday="08.00–15.00")
        address = url("change", OpeningHours, entry.pk)
        assert "Dibaca warga" in text_of_page(as_user(editor).get(address))
        assert as_user(editor).post(address, week()).status_code == 403


class TestStale:
    def test_what_changed_since_the_page_was_opened_is_not_approved(self, as_user, editor, penetap):
        as_user(editor).post(url("add", OpeningHours), week())
        entry = OpeningHours.objects.get()
        approving = as_user(penetap)
        seen = stamp_on(approving.get(url("change", OpeningHours, entry.pk)))
        as_user(editor).post(url("change", OpeningHours, entry.pk), week(monday="10.00-11.00"))
        answer = approving.post(url("approve", OpeningHours, entry.pk), {"dibaca": seen}, follow=True)
        assert CHANGED_SINCE in text_of_page(answer)
        assert not OpeningHours.objects.current().exists()

    def test_a_second_click_is_told(self, as_user, editor, penetap):
        entry = contact("081111111111", approved=False)
        client = as_user(penetap)
        client.post(url("approve", Contact, entry.pk))
        assert NOT_WAITING in text_of_page(client.post(url("approve", Contact, entry.pk), follow=True))

    @pytest.mark.parametrize("step", ["approve", "refuse"])
    def test_an_unknown_one_is_not_found(self, as_user, penetap, step):
        assert as_user(penetap).post(url(step, Contact, 2_000_000_000)).status_code == 404


class TestRequirements:
    def test_an_item_is_picked_from_the_list(self, as_user, editor):
        client = as_user(editor)
        assert client.get(url("add", RequirementNote)).url == "/kelola/standards/requirementnote/standar/"
        assert ITEMS in client.get("/kelola/standards/requirementnote/standar/").content.decode()
        page = client.get(ITEMS).content.decode()
        link = re.search(r'href="([^"]+path=A.1)"', page)[1].replace("&amp;", "&")
        form = client.get(link)
        assert "Butir A.1, bunyi peraturan Skala usaha kecil atau menengah;" in text_of_page(form)
        text = re.search(r"text=(\d+)", link)[1]
        client.post(link, {"text": text, "path": "A.1", "explanation": "Lihat NIB.", "source": "Kasi."})
        entry = RequirementNote.objects.get(explanation="Lihat NIB.")
        assert (entry.path, entry.written_by, entry.is_waiting) == ("A.1", editor, True)
        assert "Usulan" in text_of_page(client.get(ITEMS))

    @pytest.mark.parametrize(
        "query",
        ["", "text=x&path=A.1", "text=99999999999999999999&path=A.1", "text=1&path=Z.9"],
    )
    def test_no_such_item_leads_to_the_list(self, as_user, editor, query):
        answer = as_user(editor).get(f"{url('add', RequirementNote)}?{query}")
        assert answer.url == "/kelola/standards/requirementnote/standar/"

    def test_a_note_that_says_nothing_is_refused(self, as_user, editor):
        text = note("A.1", approved=False).text_id
        RequirementNote.objects.filter(path="A.1").delete()
        values = {"text": text, "path": "A.1", "source": "Kasi."}
        response = as_user(editor).post(url("add", RequirementNote), values)
        assert "Isi penjelasan, contoh bukti, atau pilih syarat/kewajiban." in text_of_page(response)

    def test_words_that_changed_ask_for_confirmation(self, as_user, editor):
        old = note("A.1")
        published(timezone.localdate(), standard(), k1="A. Umum:\n1. Skala usaha besar;")
        client = as_user(editor)
        page = client.get(ITEMS).content.decode()
        assert "Perlu dikonfirmasi ulang" in page
        assert "Perlu dikonfirmasi ulang" in text_of_page(client.get(OVERVIEW))
        link = re.search(r'href="([^"]+dari=\d+)"', page)[1].replace("&amp;", "&")
        assert link.endswith(f"dari={old.pk}")
        form = client.get(link)
        assert "Skala usaha besar;" in text_of_page(form)
        assert "Ukuran usaha pada NIB Anda." in form.content.decode()


def test_the_overview_names_what_waits_and_what_is_missing(as_user, editor):
    told = text_of_page(as_user(editor).get(OVERVIEW))
    assert told.count("sebagai bawaan portal") == 15
    for missing in (
        "Jam layanan Kantor DPMPTSP belum ada.",
        "Belum ada kontak yang dipastikan masih dipakai.",
        "Cara mengajukan untuk semua layanan belum ada.",
        "Alamat OSS belum diperiksa",
        "2 standar belum punya satu pun penjelasan syarat:",
    ):
        assert missing in told


@pytest.mark.parametrize("state", ["menunggu", "dibaca", "ditolak", "lain"])
def test_lists_can_be_narrowed(as_user, editor, state):
    answer = as_user(editor).get(f"{url('changelist', Contact)}?usulan={state}")
    assert answer.status_code == 200


def test_an_unknown_entry_to_begin_with_is_an_empty_form(as_user, editor):
    for before in ("x", "99999999999999999999", "٣"):
        assert as_user(editor).get(f"{url('add', Contact)}?dari={before}").status_code == 200
