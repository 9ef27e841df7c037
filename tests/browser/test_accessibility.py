"""axe-core on every kind of page and error state, and no sideways scroll, on phone and desk."""

import pytest

from tests import factories
from tests.browser.conftest import (
    AXE,
    AXE_RULES,
    DESKTOP,
    NARROWEST,
    PHONE,
    axe_findings,
    press,
    scrolls_sideways,
    sign_in,
)
from tests.public_pages import FORMS, NOT_FOUND, PUBLIC

SCREENS = [(NARROWEST, False), (PHONE, True), (DESKTOP, False), (DESKTOP, True)]
PAGES = [*PUBLIC, *FORMS, NOT_FOUND]
DESK = {"queue": "/petugas/", "counter": "/petugas/loket/", "together": "/petugas/standar/"}
CASE = ("", "tanda-terima/", "berkas/", "berkas/?untuk=pelapor")


def check(page) -> None:
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_public_pages(open_page, width, dark):
    page = open_page("/", width=width, dark=dark)
    for path in PAGES:
        page.goto(path)
        check(page)


def test_axe_looks_at_contrast_and_at_the_size_of_targets(open_page):
    """What the page on accessibility says is tested: 4.5 to 1, and 24 pixels."""
    page = open_page("/")
    page.evaluate(AXE)
    options = {"runOnly": {"type": "tag", "values": AXE_RULES}}
    found = page.evaluate("options => axe.run(document, options)", options)
    assert {"color-contrast", "target-size"} <= {rule["id"] for rule in found["passes"]}


# A date is several stops of one control: day, month, year, and the button of its calendar.
DATE_PARTS = 4
# Of a group of radio buttons the browser stops at one; what is folded away is no stop at all.
STOPS = """() => {
    const found = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
        .filter(each => each.checkVisibility() && each.type !== "hidden" && !each.disabled);
    const group = each => each.type === "radio" ? each.name : found.indexOf(each);
    return [...new Map(found.map(each => [group(each), each])).values()].length;
}"""
HERE = """() => {
    const here = document.activeElement;
    if (here === document.body) return null;
    return here.type === "radio" ? here.name : [...document.querySelectorAll("*")].indexOf(here);
}"""


@pytest.mark.parametrize("path", PAGES)
def test_the_tab_key_stops_at_every_control(open_page, path):
    page = open_page(path)
    wanted, reached = page.evaluate(STOPS), set()
    dates = page.locator("input[type=date]").count()
    for _ in range(wanted + DATE_PARTS * (1 + dates)):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(HERE))
    assert len(reached - {None}) == wanted


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_the_form_its_errors_and_the_receipt(open_page, width, dark):
    page = open_page("/pengaduan/baru/", width=width, dark=dark)
    press(page, "Lanjutkan")
    assert page.title().startswith("Galat: ")
    check(page)
    page.locator("input[name=standard]").first.check()
    page.locator("input[name=component][value='3']").check()
    page.locator("textarea[name=description]").fill("a" * 300)
    page.locator("input[name=service_status][value=not_served]").check()
    press(page, "Lanjutkan")
    check(page)
    press(page, "Lanjutkan")
    assert page.title().startswith("Galat: ")
    check(page)
    page.locator("input[name=identity][value=open]").check()
    page.get_by_label("Nama Anda", exact=True).fill("Sari Wulandari")
    page.get_by_label("Alamat surel").fill("sari@contoh.id")
    press(page, "Lanjutkan")
    check(page)
    press(page, "Kirim pengaduan")
    check(page)


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_the_desk(open_page, staff, width, dark):
    case = factories.complaint()
    page = open_page("/masuk/", width=width, dark=dark)
    sign_in(page, staff["kasi"])
    own = [f"/petugas/perkara/{case}/{name}" for name in CASE]
    for path in [*DESK.values(), f"/petugas/standar/{factories.LOKOMOTIF}/", *own]:
        page.goto(path)
        check(page)
    page.goto("/petugas/loket/")
    press(page, "Simpan dan cetak tanda terima")
    assert page.title().startswith("Galat: ")
    check(page)
