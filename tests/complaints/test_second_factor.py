"""Who can see an identity gives a second factor before anything else is answered."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver, reverse
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from purwakarta_ptsp.second_factor_gate import OPEN
from tests.access import patterns
from tests.complaints.authenticator import CODE, ENROL, code_now, phone_of, secret_on, sign_in, wrong_code
from tests.complaints.citizen_form import page_text
from tests.factories import complaint
from tests.test_access import URLS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on(settings):
    settings.SECOND_FACTOR = True


@pytest.fixture
def root(db: None) -> User:
    return User.objects.create_superuser("root", password="sandi-root")


@pytest.mark.parametrize("who", ["pelaksana", "kasi", "kepala", "inspektorat", "root"])
def test_a_role_that_sees_identities_is_asked(request, who):
    browser = sign_in(request.getfixturevalue(who))
    answer = browser.get("/petugas/?milik=saya")
    assert answer["Location"] == f"{CODE}?next=%2Fpetugas%2F%3Fmilik%3Dsaya"


@pytest.mark.parametrize("who", ["petugas", "editor", "penetap", "pengelola"])
def test_the_others_are_not(request, who):
    browser = sign_in(request.getfixturevalue(who))
    assert browser.get("/petugas/").status_code in (200, 403)
    assert browser.get(CODE).status_code == 302


def test_nobody_is_asked_where_it_is_off(settings, kasi):
    settings.SECOND_FACTOR = False
    assert sign_in(kasi).get("/petugas/").status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", [name for name in URLS if name not in (*OPEN, "healthz")])
def test_without_it_every_address_leads_to_its_page(kasi, method, name):
    complaint()
    browser = Client()
    browser.force_login(kasi)
    answer = getattr(browser, method)(reverse(name, kwargs=URLS[name][0]))
    assert answer.status_code == 302
    assert answer["Location"].startswith(CODE)


def test_the_admin_is_closed_too(root):
    browser = sign_in(root)
    names = [f"admin:{name}" for name in ("index", "auth_user_changelist", "login", "password_change")]
    for name in names:
        assert browser.get(reverse(name))["Location"].startswith(CODE), name


def test_every_open_address_exists():
    assert {name for name, _ in patterns(get_resolver())} >= OPEN


def test_a_guest_finds_no_second_step(warga):
    assert warga.get(CODE)["Location"] == f"/masuk/?next={CODE}"
    assert warga.get(ENROL)["Location"] == f"/masuk/?next={ENROL}"


def test_setting_it_up_once(kasi):
    browser = sign_in(kasi)
    answer = browser.get(f"{CODE}?next=/petugas/loket/", follow=True)
    assert answer.redirect_chain[-1][0] == f"{ENROL}?next=%2Fpetugas%2Floket%2F"
    page = answer.content.decode()
    assert "<svg" in page
    secret = secret_on(page)
    assert secret_on(browser.get(ENROL).content.decode()) == secret  # a reload undoes nothing
    answer = browser.post(ENROL, {"code": f"{totp(secret):06}", "next": "/petugas/loket/"})
    assert "no-store" in answer["Cache-Control"]
    shown = page_text(answer)
    codes = [word for word in shown.split() if len(word) == 9 and word[4] == "-"]
    assert len(codes) == len(set(codes)) == 10
    assert 'href="/petugas/loket/"' in answer.content.decode()
    assert browser.get("/petugas/").status_code == 200
    assert StaticToken.objects.filter(token=codes[0].replace("-", "")).exists()
    assert codes[0] not in page_text(browser.get(ENROL, follow=True))


def test_a_wrong_code_sets_nothing_up(kasi):
    browser = sign_in(kasi)
    browser.get(ENROL)
    device = TOTPDevice.objects.get()
    answer = browser.post(ENROL, {"code": wrong_code(device)})
    assert "Kode ini tidak cocok" in page_text(answer)
    assert not TOTPDevice.objects.filter(confirmed=True).exists()
    assert browser.get("/petugas/").status_code == 302


def test_who_has_a_phone_is_not_given_another(kasi):
    phone_of(kasi)
    browser = sign_in(kasi)
    for answer in (browser.get(ENROL), browser.post(ENROL, {"code": "123456"})):
        assert answer["Location"].startswith(CODE)
    assert TOTPDevice.objects.count() == 1


def test_the_code_of_the_moment_opens_this_session_only(kasi):
    device = phone_of(kasi)
    browser = sign_in(kasi)
    before = browser.session.session_key
    answer = browser.post(CODE, {"code": f" {code_now(device)} ", "next": "/petugas/?milik=saya"})
    assert answer["Location"] == "/petugas/?milik=saya"
    assert browser.session.session_key != before
    assert browser.get("/petugas/").status_code == 200
    assert browser.get(CODE)["Location"] == "/petugas/"
    assert sign_in(kasi).get("/petugas/").status_code == 302


def test_the_same_code_twice_is_refused(kasi):
    device = phone_of(kasi)
    code = code_now(device)
    assert sign_in(kasi).post(CODE, {"code": code}).status_code == 302
    answer = sign_in(kasi).post(CODE, {"code": code})
    assert "tidak cocok atau sudah dipakai" in page_text(answer)


def test_each_wrong_code_makes_the_next_wait(kasi):
    device = phone_of(kasi)
    browser = sign_in(kasi)
    assert "tidak cocok" in page_text(browser.post(CODE, {"code": wrong_code(device)}))
    answer = browser.post(CODE, {"code": code_now(device)})
    assert "Terlalu sering salah. Coba lagi sesudah pukul" in page_text(answer)
    assert browser.get("/petugas/").status_code == 302


def test_a_recovery_code_opens_once(kasi):
    phone_of(kasi)
    browser = sign_in(kasi)
    answer = browser.post(CODE, {"code": "ABCD-2345"}, follow=True)
    assert "Satu kode cadangan terpakai, sisa 0." in page_text(answer)
    assert browser.get("/petugas/").status_code == 200
    again = sign_in(kasi).post(CODE, {"code": "abcd-2345"})
    assert "Kode cadangan ini tidak cocok atau sudah dipakai." in page_text(again)


@pytest.mark.parametrize("code", ["", "12345", "abcdefghi", "١٢٣٤٥٦", "1" * 500], ids=len)
def test_what_is_no_code_is_said_so(kasi, code):
    phone_of(kasi)
    answer = sign_in(kasi).post(CODE, {"code": code})
    assert answer.status_code == 200
    assert "Tulis 6 angka dari aplikasi" in page_text(answer)


@pytest.mark.parametrize("place", ["https://jahat.example/", "//jahat.example", "javascript:alert(1)"])
def test_it_never_leads_to_a_foreign_place(kasi, place):
    device = phone_of(kasi)
    answer = sign_in(kasi).post(CODE, {"code": code_now(device), "next": place})
    assert answer["Location"] == "/petugas/"


def test_another_persons_phone_does_not_count(kasi, kepala):
    device = phone_of(kepala)
    phone_of(kasi)
    assert "tidak cocok" in page_text(sign_in(kasi).post(CODE, {"code": code_now(device)}))


def test_signing_out_asks_again(kasi):
    device = phone_of(kasi)
    browser = sign_in(kasi)
    browser.post(CODE, {"code": code_now(device)})
    browser.post("/keluar/")
    browser.force_login(kasi)
    assert browser.get("/petugas/").status_code == 302


def test_an_administrator_forgets_a_lost_phone_on_record(as_user, pengelola, kasi):
    device = phone_of(kasi)
    browser = sign_in(kasi)
    browser.post(CODE, {"code": code_now(device)})
    page = reverse("admin:auth_user_sign_in", args=[kasi.pk])
    desk = as_user(pengelola)
    assert "Sisa kode cadangan: 1" in page_text(desk.get(page))
    answer = desk.post(page, {"langkah": "lupakan"}, follow=True)
    assert "Faktor kedua dihapus" in page_text(answer)
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (pengelola, str(kasi.pk))
    assert entry.object_repr == f"Pengguna nomor {kasi.pk}"
    assert "Faktor kedua dihapus" in entry.get_change_message()
    assert browser.get("/petugas/")["Location"].startswith(CODE)  # the open session is asked again
    assert browser.get(CODE)["Location"].startswith(ENROL)


def test_nobody_forgets_her_own(root):
    device = phone_of(root)
    browser = sign_in(root)
    browser.post(CODE, {"code": code_now(device)})
    page = reverse("admin:auth_user_sign_in", args=[root.pk])
    assert browser.post(page, {"langkah": "lupakan"}).status_code == 403
    assert "Mintalah administrator lain" in page_text(browser.get(page))
    assert TOTPDevice.objects.exists()


def test_an_administrator_touches_no_superuser(as_user, pengelola, root):
    phone_of(root)
    page = reverse("admin:auth_user_sign_in", args=[root.pk])
    assert as_user(pengelola).get(page).status_code == 403
    assert as_user(pengelola).post(page, {"langkah": "lupakan"}).status_code == 403
    assert TOTPDevice.objects.exists()


@pytest.mark.parametrize("key", ["999999", "abc", "9" * 40])
def test_the_page_of_no_account_is_none(as_user, pengelola, key):
    assert as_user(pengelola).get(f"/kelola/auth/user/{key}/masuk/").status_code == 404
