"""What a citizen without script does on her case by number and code: answers, completes, gives a name."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from complaints import asking
from complaints.intake import Identity
from complaints.models import Complaint, CompletenessNotice
from complaints.workflow import Action
from tests.browser.conftest import NARROWEST, axe_findings, press, scrolls_sideways, sign_in
from tests.browser.test_late_answer import opened
from tests.factories import complaint

QUESTION = "Kapan Anda mengajukan permohonan di OSS, dan berapa nomornya?"
CASE = "/pengaduan/status/lihat/"


def taken_today(by, **changes) -> Complaint:
    today = timezone.localdate()
    case = complaint(received_on=today, **changes)
    case.perform(Action.TAKE, by=by, on=today)
    return case


def asked(by) -> Complaint:
    case, today = taken_today(by), timezone.localdate()
    asking.ask(case, QUESTION, today + timedelta(days=7), by=by, on=today)
    return case


def incomplete(by) -> Complaint:
    case, today = taken_today(by), timezone.localdate()
    missing = "1. Nomor permohonan.\n2. Tanggal pengajuan."
    notice = CompletenessNotice(missing=missing, on=today, how="Telepon")
    case.perform(Action.ASK_COMPLETION, by=by, on=today, records=[notice])
    return case


def nameless(by) -> Complaint:
    return taken_today(by, identity=Identity.NONE)


@pytest.mark.parametrize("width", [360, 1280])
def test_staff_ask_and_the_citizen_answers(open_page, staff, width):
    case = taken_today(staff["pelaksana"])
    desk = open_page(width=width, script=False)
    sign_in(desk, staff["pelaksana"])
    desk.goto(f"/petugas/perkara/{case.number}/")
    desk.get_by_text("Tanyakan kepada pelapor").click()
    desk.get_by_label("Pertanyaan", exact=True).fill(QUESTION)
    press(desk, "Tampilkan kepada pelapor")
    expect(desk.get_by_text("Menunggu jawaban, sisa 7 hari")).to_be_visible()

    page = opened(open_page, case, width=width, script=False)
    page.get_by_role("link", name="Jawab pertanyaan 1").click()
    press(page, "Kirim jawaban")
    assert page.title().startswith("Galat: ")
    page.get_by_label("Jawaban Anda").fill("Tanggal 2 Februari, nomor I-2026-77.")
    press(page, "Kirim jawaban")
    expect(page.locator("#pertanyaan-1")).to_contain_text("Jawaban Anda sudah kami terima")
    desk.goto("/petugas/")
    expect(desk.get_by_role("region", name="Kabar baru dari pelapor")).to_contain_text(case.number)
    desk.get_by_role("region", name="Kabar baru dari pelapor").get_by_role("link", name=case.number).click()
    expect(desk.locator("#pertanyaan")).to_contain_text("nomor I-2026-77.")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_citizen_completes_what_is_missing(open_page, staff, width):
    case = incomplete(staff["pelaksana"])
    page = opened(open_page, case, width=width, script=False)
    page.get_by_role("link", name="Lengkapi sekarang").click()
    page.get_by_label("Keterangan Anda").fill("1. I-2026-77\n2. 2 Februari 2026")
    press(page, "Kirim kelengkapan")
    expect(page.locator("#lengkap")).to_contain_text("Terima kasih, kelengkapan Anda sudah kami terima")
    expect(page.locator("li.now")).to_contain_text("Ditelaah")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_name_given_later_makes_it_a_complaint(open_page, staff, width):
    case = nameless(staff["pelaksana"])
    page = opened(open_page, case, width=width, script=False)
    page.get_by_role("link", name="Lengkapi identitas").click()
    page.get_by_label("Identitas dirahasiakan").check()
    page.get_by_label("Nama Anda", exact=True).fill("Wulan Lestari")
    page.get_by_label("Nomor telepon atau WhatsApp").fill("0813 1111 2222")
    press(page, "Jadikan pengaduan")
    expect(page.locator("#identitas")).to_contain_text("Laporan ini sekarang pengaduan")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pengaduan")
    assert "Wulan" not in page.content()


PAGES = [(asked, "pertanyaan/1/"), (incomplete, "lengkapi/"), (nameless, "identitas/")]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [NARROWEST, 1280])
@pytest.mark.parametrize(("made", "path"), PAGES, ids=[path for _, path in PAGES])
def test_each_page_and_its_errors_are_accessible(open_page, staff, made, path, width, dark):
    page = opened(open_page, made(staff["pelaksana"]), width=width, dark=dark)
    for address in (CASE, CASE + path):
        page.goto(address)
        assert axe_findings(page) == []
        assert not scrolls_sideways(page)
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_role("heading", name="Ada masalah")).to_be_visible()
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)
