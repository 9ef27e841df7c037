"""The counter: one page for every channel, forgiving, and nothing typed is ever lost."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from complaints.intake import Identity, Kind, ServiceStatus
from complaints.models import Complaint
from standards.models import Channel, ServiceLocation
from tests.factories import INSPEKSI, LOKOMOTIF

pytestmark = pytest.mark.django_db
ENTRY = "/petugas/loket/"


@pytest.fixture
def desk(as_user, petugas):
    return as_user(petugas)


def today() -> date:
    return timezone.localdate()


def typed(**changes) -> dict:
    """What an ordinary complaint looks like when the form is sent."""
    usual = {
        "key": str(uuid4()),
        "standard": "33152",
        "component": "3",
        "service_status": ServiceStatus.NOT_SERVED.value,
        "description": "Berkas belum diproses.",
        "identity": Identity.OPEN.value,
        "name": "Sari Wulandari",
        "contact": "0812 3456 7890",
        "kind": Kind.COMPLAINT.value,
        "channel": Channel.objects.get(code="b").pk,
        "location": ServiceLocation.objects.get(slug="mpp").pk,
        "received_on": today().strftime("%d-%m-%Y"),
        "dibacakan": "sesuai",
    }
    return usual | changes


def sent(desk, **changes) -> Complaint:
    answer = desk.post(ENTRY, typed(**changes))
    assert answer.status_code == 302, answer.context["form"].errors
    case = Complaint.objects.latest("pk")
    assert answer["Location"] == reverse("desk-receipt", args=[case.number])
    return case


def errors(desk, **changes) -> dict:
    answer = desk.post(ENTRY, typed(**changes))
    assert answer.status_code == 200
    assert Complaint.objects.count() == 0
    return answer.context["form"].errors


def test_an_ordinary_complaint_is_one_case_with_its_promise(desk, petugas):
    case = sent(desk)
    assert (case.standard.slug, case.component, case.clause_text.number) == (LOKOMOTIF, 3, 3)
    assert (case.entered_by, case.channel.code, case.kind) == (petugas, "b", Kind.COMPLAINT)
    assert (case.complainant.name, case.complainant.phone) == ("Sari Wulandari", "081234567890")
    assert case.due_on is not None


def test_the_page_is_ready_for_the_first_word(desk):
    form = desk.get(ENTRY).context["form"]
    assert form["channel"].value() == Channel.objects.get(code="b").pk
    assert form["received_on"].value() == today()
    assert 'name="standard" autofocus' in desk.get(ENTRY).content.decode()
    assert "Kompetensi Pelaksana" in desk.get(ENTRY).content.decode()


@pytest.mark.parametrize("page", ["", "pertanyaan/", "saran/"])
@pytest.mark.parametrize(("place", "code"), [("mpp", "b"), ("kantor", "a")])
def test_after_a_letter_the_next_person_speaks(desk, page, place, code):
    """At the place where the letter came in: what is taken for a letter is not read back."""
    here = ServiceLocation.objects.get(slug=place).pk
    sent(desk, channel=Channel.objects.get(code="c").pk, location=here)
    spoken = desk.get(f"{ENTRY}{page}").context["form"]["channel"].value()
    assert spoken == Channel.objects.get(code=code, is_oral=True).pk


def test_after_the_box_the_next_person_is_at_the_counter_again(desk):
    sent(desk, channel=Channel.objects.get(code="m").pk)
    assert desk.get(ENTRY).context["form"]["channel"].value() == Channel.objects.get(code="b").pk


@pytest.mark.parametrize("text", ["71204", "712", "KBLI 71204"])
def test_digits_that_mean_one_standard_need_no_second_question(desk, text):
    assert sent(desk, standard=text).standard.slug == INSPEKSI


def test_words_are_asked_about_with_everything_kept(desk):
    answer = desk.post(ENTRY, typed(standard="inspeksi"))
    page = answer.content.decode()
    assert "Pilih standar yang dimaksud." in page
    assert "KBLI 71204 Jasa Inspeksi Teknik Instalasi" in page
    for kept in ("Berkas belum diproses.", "Sari Wulandari", "0812 3456 7890"):
        assert kept in page
    which = answer.context["form"].fields["which"].choices[0][0]
    assert sent(desk, standard="inspeksi", which=which).standard.slug == INSPEKSI


def test_words_may_turn_out_to_mean_no_standard(desk):
    assert sent(desk, standard="inspeksi", which="bukan").standard is None


def test_a_choice_that_was_never_offered_is_refused(desk):
    assert "which" in errors(desk, standard="inspeksi", which="999999")


def test_words_that_find_nothing_are_quoted(desk):
    assert "Tidak ada standar dengan “zzz”" in errors(desk, standard="zzz")["standard"][0]


def test_a_report_about_no_standard_at_all_is_taken(desk):
    case = sent(desk, standard="", component="")
    assert (case.standard, case.component) == (None, None)


@pytest.mark.parametrize("number", ["0", "15", "tiga", "-1", "99999999999999999999"])
def test_a_component_that_is_none_is_told(desk, number):
    assert errors(desk, component=number)["component"] == ["Tulis nomor komponen, 1 sampai 14."]


def test_a_date_alone_says_that_the_service_was_received(desk):
    day = today() - timedelta(days=3)
    case = sent(desk, service_status="", served_on=f"{day.day}-{day.month}")
    assert (case.service_status, case.served_on) == (ServiceStatus.RECEIVED, day)


def test_a_day_without_year_is_the_latest_such_day(desk):
    tomorrow = today() + timedelta(days=1)
    case = sent(desk, service_status="", served_on=f"{tomorrow.day}/{tomorrow.month}")
    assert (case.served_on.year, case.served_on.month) == (tomorrow.year - 1, tomorrow.month)
    assert case.may_be_suggestion


def test_a_late_complaint_is_accepted_and_left_to_a_decision(desk):
    day = today() - timedelta(days=31)
    case = sent(desk, service_status="", served_on=f"{day:%d-%m-%Y}")
    assert (case.kind, case.may_be_suggestion) == (Kind.COMPLAINT, True)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"service_status": ""}, "service_status", "Pilih apakah layanannya sudah diterima"),
        ({"service_status": "received"}, "served_on", "Isi tanggalnya"),
        ({"served_on": "1-2-2026"}, "served_on", "Kosongkan tanggal"),
        ({"service_status": "", "served_on": "31-2-2026"}, "served_on", "tanggal itu tidak ada"),
        ({"service_status": "", "served_on": "1-1-1999"}, "served_on", "terlalu lampau"),
        ({"service_status": "", "served_on": "1-1-2999"}, "served_on", "tidak boleh sesudah"),
        ({"received_on": "1-1-2999"}, "received_on", "tidak boleh sesudah hari ini"),
        ({"received_on": "1-2-2026"}, "late_entry_reason", "Tulis alasan mengapa"),
        ({"sent_on": "1-1-2999"}, "sent_on", "tidak boleh sesudah tanggal diterima"),
        ({"description": "  "}, "description", "Tulis apa yang disampaikan"),
        ({"name": ""}, "name", "Tulis nama pelapor"),
        ({"contact": ""}, "contact", "Tulis satu cara menghubungi"),
        ({"contact": "0812"}, "contact", "Periksa nomor telepon"),
        ({"contact": "a@b"}, "contact", "Periksa alamat surel"),
        ({"contact": "a" * 60 + "@" + "b." * 100 + "id"}, "contact", "Periksa alamat surel"),
        ({"identity": "none"}, "name", "Kosongkan, atau pilih"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(desk, changes, field, words):
    assert words in errors(desk, **changes)[field][0]


def test_an_error_page_puts_the_summary_in_focus(desk):
    page = desk.post(ENTRY, typed(name="", description="")).content.decode()
    assert "<title>Galat: Catat laporan" in page
    assert 'class="error-summary" role="alert" tabindex="-1" autofocus' in page
    assert '<a href="#id_name">' in page


@pytest.mark.parametrize(
    ("contact", "field", "value"),
    [
        ("(0264) 822-4794", "phone", "02648224794"),
        ("sari@contoh.id", "email", "sari@contoh.id"),
        ("Kp. Cikopo RT 3, Purwakarta", "address", "Kp. Cikopo RT 3, Purwakarta"),
    ],
)
def test_one_field_takes_any_way_to_reach_a_person(desk, contact, field, value):
    assert getattr(sent(desk, contact=contact).complainant, field) == value


def test_someone_may_complain_for_another(desk):
    person = sent(desk, represented_name="Ibu Aminah").complainant
    assert (person.is_proxy, person.represented_name) == (True, "Ibu Aminah")


def test_without_identity_it_is_a_suggestion(desk):
    case = sent(desk, identity="none", name="", contact="")
    assert (case.kind, case.due_on, case.intake_clause) == (Kind.SUGGESTION, None, "R7")
    assert not hasattr(case, "complainant")


def test_an_information_request_is_outside_the_figures(desk):
    case = sent(desk, kind="information_request", service_status="")
    assert (case.kind, case.due_on) == (Kind.INFORMATION_REQUEST, None)


def test_the_three_dates_are_told_apart(desk):
    received = today() - timedelta(days=2)
    case = sent(
        desk,
        channel=Channel.objects.get(code="c").pk,
        sent_on=f"{received - timedelta(days=4):%d-%m-%Y}",
        received_on=f"{received:%d-%m-%Y}",
        late_entry_reason="Surat terselip di meja depan.",
    )
    assert (case.sent_on, case.received_on) == (received - timedelta(days=4), received)
    assert timezone.localdate(case.entered_at) == today()


def test_every_channel_takes_its_number_from_outside(desk):
    channels = Channel.objects.filter(is_in_use=True, is_portal=False)
    assert len(channels) >= 17
    for channel in channels:
        case = sent(desk, channel=channel.pk, outside_number=f"LUAR-{channel.code}")
        assert (case.channel, case.outside_number) == (channel, f"LUAR-{channel.code}")


def test_a_case_of_another_institution_keeps_its_number(desk):
    lapor = Channel.objects.get(code="sp4n-lapor")
    answer = desk.post(ENTRY, typed(channel=lapor.pk))
    assert answer.context["form"].errors["outside_number"] == ["Tulis nomor perkara dari SP4N-LAPOR!."]
    assert sent(desk, channel=lapor.pk, outside_number="8812345").outside_number == "8812345"


def test_the_portals_own_channel_is_not_at_the_counter(desk):
    assert "channel" in errors(desk, channel=Channel.objects.get(is_portal=True).pk)


def test_sent_twice_is_one_case_and_says_so(desk):
    form = typed()
    first = desk.post(ENTRY, form, follow=True)
    assert "sudah tercatat" not in first.content.decode()
    again = desk.post(ENTRY, form | {"description": "Teks yang diubah."}, follow=True)
    case = Complaint.objects.get()
    assert first.redirect_chain == again.redirect_chain
    assert again.redirect_chain[0][0] == reverse("desk-receipt", args=[case.number])
    assert f"sudah tercatat sebagai {case.number}" in again.content.decode()
    assert case.description == "Berkas belum diproses."


@pytest.mark.parametrize("key", ["", "x", "00000000"])
def test_a_form_without_its_key_is_not_taken(desk, key):
    assert "key" in errors(desk, key=key)


@pytest.mark.parametrize(
    "text", ["a" * 200_000, "9" * 200_000, "izin " * 40_000], ids=["word", "digits", "words"]
)
def test_a_text_no_pattern_can_hold_is_told_not_status_500(desk, text):
    assert "standard" in errors(desk, standard=text)


def test_the_counter_takes_no_other_method(desk):
    assert desk.put(ENTRY).status_code == 405
    assert desk.delete(ENTRY).status_code == 405
    assert desk.head(ENTRY).status_code == 200


def test_hostile_values_end_in_errors_not_in_status_500(desk):
    bad = dict.fromkeys(typed(), "\u202e'\"><script>" + "9" * 400)
    assert desk.post(ENTRY, bad).status_code == 200
    assert desk.post(ENTRY, {}).status_code == 200
