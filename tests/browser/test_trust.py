"""Identity, data requests and messages as people meet them: journeys, axe, no sideways scroll."""

import pytest
from django.utils import timezone

from complaints.models import DataRequest, IdentityView, Message
from complaints.receipts import receipt_code
from tests import factories
from tests.browser.conftest import DESKTOP, NARROWEST, axe_findings, press, scrolls_sideways, sign_in

SCREENS = [(NARROWEST, False), (DESKTOP, True)]


def check(page) -> None:
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_a_correction_from_the_receipt_to_the_answer(open_page, staff, width, dark):
    case = factories.complaint(separate_hearing=True)
    page = open_page("/pengaduan/status/", width=width, dark=dark)
    page.get_by_label("Nomor").fill(case.number)
    page.get_by_label("Kode").fill(receipt_code(case))
    press(page, "Lihat status")
    page.get_by_role("link", name="Lihat atau perbaiki data pribadi Anda").click()
    check(page)
    press(page, "Kirim permintaan")
    assert page.title().startswith("Galat: ")
    check(page)
    page.get_by_label("Memperbaiki atau melengkapi data").check()
    page.get_by_label("Rincian").fill("Nomor saya 0822-1111-2222. " * 12)
    press(page, "Kirim permintaan")
    assert page.get_by_text("Sisa 71 jam").or_(page.get_by_text("Sisa 72 jam")).is_visible()
    check(page)

    asked = DataRequest.objects.get(complaint=case)
    desk = open_page("/masuk/", width=width, dark=dark)
    sign_in(desk, staff["pelaksana"])
    desk.goto("/petugas/data-pribadi/")
    check(desk)
    desk.get_by_role("link", name=f"D-{asked.pk}", exact=True).click()
    check(desk)
    press(desk, "Buka data dan jawab")
    check(desk)
    press(desk, "Simpan jawaban")
    assert desk.title().startswith("Galat: ")
    check(desk)
    desk.get_by_label("Data diperbaiki").check()
    desk.get_by_label("Yang dilakukan, atau alasan penolakan").fill("Nomor telepon diganti.")
    desk.get_by_label("Telepon atau WhatsApp").fill("0822 1111 2222")
    press(desk, "Simpan jawaban")
    assert desk.get_by_text("Nomor telepon diganti.").is_visible()
    check(desk)
    desk.goto(f"/petugas/perkara/{case}/data-pribadi/")
    check(desk)
    desk.goto(f"/petugas/perkara/{case}/")
    assert desk.get_by_role("heading", name="Didengar terpisah").is_visible()
    check(desk)


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_looks_and_messages(open_page, staff, width, dark):
    case = factories.complaint()
    IdentityView.objects.create(
        complaint=case, by=staff["pelaksana"], reason="Menelepon " + "klarifikasi" * 15
    )
    now, words = timezone.now(), {"complaint": case, "to": "kasi@kantor.example", "body": "Isi."}
    for state, more in (
        ("failed", {"attempts": 9, "last_error": "Alamat penerima ditolak (550)"}),
        ("waiting", {"attempts": 1, "last_error": "Peladen surel tidak menjawab"}),
        ("sent", {"sent_at": now}),
    ):
        key, subject = f"{case} {state}", f"Perkara {case}: sisa 3 hari kerja"
        Message.objects.create(key=key, subject=subject, state=state, **words, **more)
    page = open_page("/masuk/", width=width, dark=dark)
    sign_in(page, staff["kasi"])
    page.goto("/petugas/pembukaan-identitas/")
    check(page)
    page.goto("/petugas/pembukaan-identitas/?nomor=entah")
    check(page)
    page.goto("/petugas/pesan/")
    check(page)
    press(page, "Coba lagi")
    assert page.get_by_text("akan dicoba lagi oleh pengirim").is_visible()
    check(page)
