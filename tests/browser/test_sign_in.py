"""Signing in where the second factor is on: set up once, given each time, closed after five tries."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django_otp.oath import totp
from playwright.sync_api import Page, expect

from complaints.lockout import unlock
from complaints.second_factor import forget
from tests.browser.conftest import DESKTOP, NARROWEST, axe_findings, press, scrolls_sideways
from tests.complaints.authenticator import secret_on


@pytest.fixture
def head(staff: dict[str, User]) -> Iterator[User]:
    """The Head, asked for a second factor; the others' sign-in is as it was, before and after."""
    settings.SECOND_FACTOR = True
    yield staff["kepala"]
    settings.SECOND_FACTOR = False
    forget(staff["kepala"])
    unlock(staff["kepala"])


def give_password(page: Page, user: User, password: str = "") -> None:
    page.goto("/masuk/?next=/petugas/")
    page.get_by_label("Nama pengguna").fill(user.username)
    page.get_by_label("Kata sandi").fill(password or f"sandi-{user.username}")
    press(page, "Masuk")


def is_fit(page: Page) -> None:
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize(
    ("width", "dark"), [(NARROWEST, False), (DESKTOP, True)], ids=["phone", "desktop dark"]
)
def test_set_up_then_a_recovery_code(
    open_page: Callable[..., Page], head: User, width: int, dark: bool
) -> None:
    page = open_page("/masuk/", width=width, dark=dark, script=width == DESKTOP)
    give_password(page, head)
    expect(page.get_by_role("heading", name="Pasang kode masuk")).to_be_visible()
    expect(page.get_by_role("img", name="Kode QR untuk aplikasi autentikator")).to_be_visible()
    if width == DESKTOP:
        is_fit(page)
    page.get_by_text("Tidak dapat memindai?").click()
    page.get_by_label("Kode 6 angka").fill(f"{totp(secret_on(page.content())):06}")
    press(page, "Pasang dan lanjutkan")
    expect(page.get_by_role("heading", name="Kode cadangan Anda")).to_be_visible()
    codes = page.get_by_role("listitem").filter(has_text="-")
    expect(codes).to_have_count(10)
    paper = codes.first.inner_text()
    page.get_by_role("link", name="Sudah saya simpan, lanjutkan").click()
    expect(page.get_by_role("heading", name="Antrean perkara")).to_be_visible()
    press(page, "Kunci dan keluar")
    give_password(page, head)
    expect(page.get_by_role("heading", name="Kode masuk")).to_be_visible()
    page.get_by_label("Kode", exact=True).fill("12")
    press(page, "Lanjutkan")
    expect(page).to_have_title("Galat: Kode masuk – DPMPTSP Kabupaten Purwakarta")
    if width == DESKTOP:
        is_fit(page)
    page.get_by_label("Kode", exact=True).fill(paper)
    press(page, "Lanjutkan")
    expect(page.get_by_text("Satu kode cadangan terpakai, sisa 9.")).to_be_visible()


def test_five_wrong_passwords_close_the_door(open_page: Callable[..., Page], head: User) -> None:
    page = open_page("/masuk/", width=NARROWEST)
    for _ in range(5):
        give_password(page, head, "salah")
    expect(page.get_by_role("heading", name="Masuk ditutup sampai pukul")).to_be_visible()
    is_fit(page)
    give_password(page, head)
    expect(page.get_by_role("heading", name="Masuk ditutup sampai pukul")).to_be_visible()
