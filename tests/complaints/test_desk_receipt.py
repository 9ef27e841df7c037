"""The paper receipt of UU 25/2009 Pasal 44, and whose eyes may see what on it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from complaints import register
from complaints.intake import Identity, Kind
from complaints.models import Complaint, IdentityView
from complaints.receipts import receipt_code
from standards.models import Channel
from tests.factories import WARGA, complaint

pytestmark = pytest.mark.django_db
STATEMENT = "Pernyataan pengaduan lisan"
LONG = "Kata " + "kata " * 40 + "terakhir."


@pytest.fixture
def case(petugas):
    return entered_by(petugas)


def entered_by(petugas, **changes):
    usual = {"channel": Channel.objects.get(code="b"), "received_on": timezone.localdate()}
    return complaint(by=petugas, **usual | changes)


def page(client, case):
    return client.get(reverse("desk-receipt", args=[case.number])).content.decode()


def code_of(case):
    return register.display_code(receipt_code(case)).split("-")


def test_it_holds_what_the_law_asks(as_user, petugas, case):
    text = page(as_user(petugas), case)
    for word in (case.number, WARGA.name, WARGA.phone, "KBLI 33152", "3. Jangka Waktu Penyelesaian"):
        assert word in text
    for word in ("Loket pengaduan Mal Pelayanan Publik", "Petugas (Petugas loket MPP)", "14 hari kerja"):
        assert word in text
    assert all(f"<span>{part}</span>" in text for part in code_of(case))


def test_an_oral_complaint_is_printed_for_signature(as_user, petugas):
    oral = entered_by(petugas, description=LONG, loss="Ongkos tiga kali datang.")
    text = page(as_user(petugas), oral)
    for word in (STATEMENT, LONG, "Ongkos tiga kali datang.", "sesuai dengan yang saya sampaikan"):
        assert word in text
    assert text.count('<p class="line">Petugas (Petugas loket MPP)</p>') == 2  # on each of the two papers
    assert '<p class="line">Sari Wulandari</p>' in text


@pytest.mark.parametrize(
    "changes",
    [{"channel": "c"}, {"identity": Identity.NONE}, {"wants": Kind.SUGGESTION}],
    ids=["letter", "no identity", "suggestion"],
)
def test_what_nobody_signs_is_told_in_short_only(as_user, petugas, changes):
    if "channel" in changes:
        changes = {"channel": Channel.objects.get(code=changes["channel"])}
    text = page(as_user(petugas), entered_by(petugas, description=LONG, **changes))
    assert STATEMENT not in text
    assert LONG not in text
    assert "“Kata kata" in text


@pytest.mark.parametrize(
    ("asked", "before", "size"),
    [
        ("", "", "a4"),
        ("a6", "", "a6"),
        ("58", "a6", "58"),
        ("", "58", "58"),
        ("a4", "58", "a4"),
        ("\u202ea6", "a6", "a6"),
        ("a5", "<b>", "a4"),
    ],
)
def test_the_paper_is_chosen_once_for_a_computer(as_user, petugas, case, asked, before, size):
    browser = as_user(petugas)
    browser.cookies["kertas"] = before
    answer = browser.get(reverse("desk-receipt", args=[case.number]), {"kertas": asked})
    assert f'class="desk on-{size}"' in answer.content.decode()
    assert f'href="?kertas={size}" aria-current="true"' in answer.content.decode()
    kept = answer.cookies["kertas"]
    assert (kept.value, kept["path"], kept["httponly"], kept["samesite"]) == (size, "/petugas/", True, "Lax")


@pytest.mark.parametrize("size", ["a4", "a6", "58"])
def test_the_days_that_count_are_on_every_paper(as_user, petugas, size):
    case = entered_by(petugas, received_on=date(2026, 3, 10))
    address = reverse("desk-receipt", args=[case.number])
    text = " ".join(as_user(petugas).get(address, {"kertas": size}).content.decode().split())
    assert ("Cara menghitung batas jawaban" in text) == (size == "a4")
    told = "Dihitung: 11 Mar, 12 Mar, 13 Mar, 16 Mar, 17 Mar, 25 Mar,"
    assert (told in text) == (size != "a4")
    assert "Idul" in text


def test_the_next_person_is_one_key_away(as_user, petugas, case):
    text = page(as_user(petugas), case)
    assert f'href="{reverse("desk-entry")}" autofocus' in text
    assert "lisannya; Enter membuka formulir untuk pemohon berikutnya.</p>" in text


def test_who_has_no_form_of_the_counter_is_not_told_of_its_key(as_user, pelaksana, case):
    text = page(as_user(pelaksana), case)
    assert "Ctrl+P mencetak tanda terima dan pernyataan lisannya.</p>" in text
    assert "pemohon berikutnya" not in text


def test_each_opening_with_the_identity_is_on_record(as_user, petugas, case):
    page(as_user(petugas), case)
    look = IdentityView.objects.get(complaint=case)
    assert (look.by, look.reason) == (petugas, "Cetak tanda terima")


def test_the_same_account_and_day_make_one_line_however_often_it_is_opened(as_user, petugas, case):
    for client in (as_user(petugas), as_user(petugas)):
        page(client, case)
        page(client, case)
    assert [look.by for look in IdentityView.objects.all()] == [petugas]


def test_another_case_is_another_line(as_user, petugas):
    client = as_user(petugas)
    for case in (entered_by(petugas), entered_by(petugas)):
        page(client, case)
    assert IdentityView.objects.count() == 2


def test_an_opening_with_a_reason_of_its_own_hides_no_printing(as_user, petugas, case):
    IdentityView.objects.create(complaint=case, by=petugas, reason="Menelepon")
    page(as_user(petugas), case)
    assert IdentityView.objects.count() == 2


def test_asking_for_the_head_only_shows_nothing_and_logs_nothing(as_user, petugas, case):
    answer = as_user(petugas).head(reverse("desk-receipt", args=[case.number]))
    assert (answer.status_code, answer.content) == (200, b"")
    assert not IdentityView.objects.exists()


def test_a_secret_identity_is_not_on_the_paper_and_not_looked_at(as_user, petugas):
    case = entered_by(petugas, identity=Identity.CONFIDENTIAL)
    text = page(as_user(petugas), case)
    assert "Dirahasiakan" in text
    assert WARGA.name not in text
    assert not IdentityView.objects.exists()


def test_without_identity_it_says_so_and_has_no_due_date(as_user, petugas):
    text = page(as_user(petugas), entered_by(petugas, identity=Identity.NONE))
    assert "Tanpa identitas" in text
    assert "Tanpa tenggat" in text


@pytest.mark.parametrize("who", ["pelaksana", "kasi", "kepala", "inspektorat"])
def test_others_see_neither_code_nor_name_on_the_paper(who, request, as_user, case):
    text = page(as_user(request.getfixturevalue(who)), case)
    assert "Tercatat, tidak ditampilkan" in text
    assert WARGA.name not in text
    assert not any(f"<span>{part}</span>" in text for part in code_of(case))
    assert not IdentityView.objects.exists()


def test_the_next_day_code_and_identity_are_closed_to_the_counter(as_user, petugas, case):
    yesterday = timezone.now() - timedelta(days=1)
    Complaint.objects.filter(pk=case.pk).update(entered_at=yesterday)
    text = page(as_user(petugas), case)
    assert WARGA.name not in text
    assert "Kode rahasia hanya tertulis pada tanda terima yang diserahkan kepada pelapor" in text
    assert not any(f"<span>{part}</span>" in text for part in code_of(case))


def test_a_case_of_the_portal_names_no_officer(as_user, pelaksana):
    assert "Diterima melalui portal" in page(as_user(pelaksana), complaint())


def test_the_paper_is_kept_by_no_browser(as_user, petugas, case):
    answer = as_user(petugas).get(reverse("desk-receipt", args=[case.number]))
    assert "no-store" in answer["Cache-Control"]
