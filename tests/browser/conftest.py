"""A real Chromium on a real server with the office's own data, shared by all browser tests."""

import os
from collections.abc import Callable, Iterator
from importlib.resources import files

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from complaints.models import Officer
from complaints.roles import Role
from tests.chromium import executable
from tests.conftest import account, restore_office

# Playwright's loop runs in this thread; the tests ask the database between its calls, never in it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

FLAGS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync""".split()
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROWEST, PHONE, DESKTOP = 320, 360, 1280


@pytest.fixture(scope="session")
def office(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The database is open for the whole run: what a person does stays, as in real life."""
    with django_db_blocker.unblock():
        restore_office()
        yield


@pytest.fixture(scope="session")
def staff(office: None) -> dict[str, User]:
    """The people of the desk and of the catalogue; each password is `sandi-` and the name."""
    bupati = Officer.objects.create(position="Bupati Purwakarta")
    kepala = account("kepala", Role.HEAD, "Kepala DPMPTSP", bupati)
    kasi = account("kasi", Role.SECTION_HEAD, "Kepala Seksi Pengaduan", kepala.officer)
    people = [
        kepala,
        kasi,
        account("pelaksana", Role.HANDLER, "Pelaksana pengaduan", kasi.officer),
        account("petugas", Role.COUNTER, "Petugas loket MPP", kasi.officer),
        account("editor", Role.EDITOR, "Penyunting standar", None),
        account("penetap", Role.APPROVER, "Pemberi persetujuan", None),
        account("pengelola", Role.ADMIN, "Administrator portal", None),
    ]
    return {user.username: user for user in people}


@pytest.fixture(scope="session")
def server(office: None) -> Iterator[str]:
    served = LiveServer("127.0.0.1")
    yield served.url
    served.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """open_page("/standar/", width=360, dark=True, script=False): a browser of its own."""
    contexts = []

    def opened(path: str = "/", *, width: int = DESKTOP, dark: bool = False, script: bool = True) -> Page:
        context = chromium.new_context(
            base_url=server,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale="id-ID",
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


def sign_in(page: Page, user: User) -> None:
    page.goto("/masuk/")
    page.get_by_label("Nama pengguna").fill(user.username)
    page.get_by_label("Kata sandi").fill(f"sandi-{user.username}")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/masuk/" not in url)


def press(page: Page, button: str) -> None:
    """Press the button and wait for the whole next page, however slow the machine is."""
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name=button).first.click()


def press_access_key(page: Page, key: str) -> None:
    """Alt and the key, as Chromium sees it from a keyboard; Playwright's own press does not say
    which letter stands on the key."""
    session = page.context.new_cdp_session(page)
    letter = {"modifiers": 1, "key": key, "text": key, "unmodifiedText": key}
    session.send(
        "Input.dispatchKeyEvent", {"type": "keyDown", "windowsVirtualKeyCode": ord(key.upper()), **letter}
    )
    session.detach()


def axe_findings(page: Page) -> list[str]:
    """What axe-core finds wrong, one line a finding with the place."""
    page.evaluate(AXE)
    options = {"runOnly": {"type": "tag", "values": AXE_RULES}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {violation['help']} — {node['target']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def scrolls_sideways(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
