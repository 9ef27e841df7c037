"""From the save that names her the accused neither opens the case nor acts on it, at any address; what
is about the Head or the office goes above (UU 25/2009 Pasal 45 ayat (1))."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.urls import get_resolver, reverse
from django.utils import timezone

from complaints.accusation import About, goes_above, is_below
from complaints.assignment import hand_over, name_accused, take_over
from complaints.data_requests import ask
from complaints.data_rights import Right
from complaints.models import Appointment, Complaint, IdentityView, Message, Officer
from complaints.permissions import NotAllowed, NotAllowedNow, may
from complaints.reminders import Stage
from complaints.reminding import recipients
from complaints.views.case_page import PATHS
from complaints.workflow import Action, State
from tests.access import CASE_PARTS, patterns
from tests.complaints.desk import answered, closed, reviewed, taken
from tests.factories import complaint

pytestmark = pytest.mark.django_db
CASE_URLS = [name for name, pattern in patterns(get_resolver()) if "<number>" in str(pattern.pattern)]
PARTS = CASE_PARTS | {"desk-action": [{"action": each} for each in PATHS.values()]}


def addresses(case: Complaint) -> list[str]:
    """Every address of a case that there is."""
    return [
        reverse(name, kwargs={"number": case.number, **parts})
        for name in CASE_URLS
        for parts in PARTS.get(name, [{}])
    ]


def name(
    case: Complaint, by: User, *accused: User, about: About = About.OFFICERS, reason: str = ""
) -> Complaint:
    name_accused(case, about, [user.officer for user in accused], by=by, reason=reason)
    case.refresh_from_db()
    return case


def test_the_matrix_knows_every_address_of_a_case():
    assert {"desk-case", "desk-receipt", "desk-identity", "desk-action", "desk-accused"} <= set(CASE_URLS)
    assert len(addresses(complaint())) == len(CASE_URLS) - 1 + len(PATHS)


STAGES = [complaint, taken, reviewed, answered, closed]


@pytest.mark.parametrize("stage", STAGES, ids=[stage.__name__ for stage in STAGES])
@pytest.mark.parametrize("who", ["petugas", "pelaksana", "kasi"])
def test_for_the_accused_the_case_does_not_exist_at_any_address(request, as_user, kasi, kepala, who, stage):
    accused, handler = request.getfixturevalue(who), request.getfixturevalue("pelaksana")
    client, case = as_user(accused), complaint()
    if stage is not complaint:
        stage(case, handler)
    Complaint.objects.filter(pk=case.pk).update(about=About.OFFICERS)
    case.accused.add(accused.officer)
    case.refresh_from_db()
    for address in addresses(case):
        for method in ("get", "head", "post"):
            assert getattr(client, method)(address).status_code in (403, 404, 405), (method, address)
    read = client.get(reverse("desk-case", args=[case.number]))
    assert read.status_code == 404
    for list_of in ("", "?milik=saya", "?milik=belum-diambil", "?tahap=selesai", f"?nomor={case.number}"):
        page = client.get(reverse("desk-queue") + list_of).content.decode()
        assert f"perkara/{case.number}/" not in page, list_of
    assert case.number not in client.get(reverse("desk-reports")).content.decode()
    for action in Action:
        assert not may(accused, action, case)


LISTS = [
    name
    for name, pattern in patterns(get_resolver())
    if name.startswith("desk-") and "<" not in str(pattern.pattern)
]


@pytest.mark.parametrize("name_of_list", LISTS)
def test_no_list_of_the_desk_shows_it(kasi, kepala, pelaksana, as_user, name_of_list):
    """With a report, a look at the identity and a message, which each have a list of their own."""
    case = closed(complaint(), pelaksana)
    IdentityView.objects.create(complaint=case, by=pelaksana, reason="Menelepon")
    Message.objects.create(key="x", complaint=case, to="kasi@contoh.id", subject=f"Perkara {case}", body="x")
    ask(case, Right.ACCESS, "")
    shown = as_user(kasi).get(reverse(name_of_list) + "?tahap=selesai").content.decode()
    Complaint.objects.filter(pk=case.pk).update(about=About.OFFICERS)
    case.accused.add(kasi.officer)
    hidden = as_user(kasi).get(reverse(name_of_list) + "?tahap=selesai").content.decode()
    assert case.number not in hidden
    shows = ("desk-queue", "desk-cases", "desk-reports", "desk-looks", "desk-messages", "desk-data-requests")
    assert (case.number in shown) is (name_of_list in shows)


def test_no_reminder_goes_to_whom_it_is_about(kasi, kepala, pelaksana, inspektorat):
    for user in (kasi, kepala, pelaksana, inspektorat):
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@contoh.id")
    case = taken(complaint(), pelaksana)
    Complaint.objects.filter(pk=case.pk).update(about=About.OFFICERS)
    case.accused.add(kasi.officer)
    case = Complaint.objects.get(pk=case.pk)
    assert [user.username for user in recipients(case, list(Stage)[-1], date(2026, 4, 8))] == [
        "pelaksana",
        "kepala",
    ]
    above = name(complaint(), kepala, about=About.OFFICE)
    assert [user.username for user in recipients(above, list(Stage)[-1], date(2026, 4, 8))] == ["inspektorat"]


def test_the_counts_of_the_queue_are_without_it(kasi, pelaksana, as_user):
    case = name(complaint(), kasi, pelaksana)
    shown = as_user(pelaksana).get(reverse("desk-queue"))
    assert sum(section.total for section in shown.context["sections"]) == 0
    assert Complaint.objects.visible_to(kasi).get() == case


def test_the_search_says_the_same_as_of_a_number_never_given(kasi, pelaksana, as_user):
    case = name(complaint(), kasi, pelaksana)
    client = as_user(pelaksana)
    barred = client.get(reverse("desk-queue"), {"nomor": case.number}).content.decode()
    unknown = client.get(reverse("desk-queue"), {"nomor": "P-2026-9999"}).content.decode()
    words = "Nomor ini tidak ada dalam register."
    assert words in barred
    assert words in unknown


def test_it_stays_closed_when_deputising(kasi, kepala, pelaksana, as_user):
    today = timezone.localdate()
    case = name(complaint(), kasi, pelaksana)
    Appointment.objects.create(
        kind="plh",
        absent=kepala.officer,
        deputy=pelaksana.officer,
        from_on=today,
        to_on=today,
        letter="1",
    )
    client = as_user(pelaksana)
    assert client.get(reverse("desk-handover")).status_code == 200
    for address in addresses(case):
        assert client.post(address).status_code in (403, 404, 405)


def test_the_handler_who_is_named_loses_it_to_the_superior(kasi, kepala, pelaksana):
    case = name(reviewed(complaint(), pelaksana), kepala, pelaksana)
    assert case.handler == kasi
    assert [event.action for event in case.events.all()][-2:] == ["name_accused", "transfer"]
    assert case.events.last().transferrecord.former == pelaksana.officer


def test_those_below_the_accused_may_read_but_not_act(kasi, kepala, pelaksana, as_user):
    case = name(taken(complaint(), pelaksana), kepala, kasi)
    assert case.handler == kepala
    assert as_user(pelaksana).get(reverse("desk-case", args=[case.number])).status_code == 200
    assert not may(pelaksana, Action.REVIEW, case)
    assert may(kepala, Action.REVIEW, case)
    with pytest.raises(NotAllowed, match="tentang dirinya atau atasannya"):
        hand_over([case], pelaksana, by=kepala, reason="x")


def test_a_superior_takes_the_case_whatever_the_role(kasi, kepala):
    case = name(complaint(), kepala, kasi)
    case.perform(Action.TAKE, by=kepala, on=date(2026, 3, 11))
    assert case.handler == kepala


@pytest.mark.parametrize("about", ["head", "office", "bupati"])
def test_what_is_about_the_head_or_the_office_goes_above(
    kepala, kasi, pelaksana, petugas, inspektorat, bupati, as_user, about
):
    case = taken(complaint(), pelaksana)
    if about == "office":
        name(case, kasi, about=About.OFFICE)
    else:
        named = kepala.officer if about == "head" else bupati
        name_accused(case, About.OFFICERS, [named], by=kasi)
        case.refresh_from_db()
    assert (case.goes_above, case.handler) == (True, None)
    for user in (kepala, kasi, pelaksana, petugas):
        client = as_user(user)
        assert {client.get(address).status_code for address in addresses(case)} <= {403, 404, 405}
        assert {client.post(address).status_code for address in addresses(case)} <= {403, 404, 405}
        assert not Complaint.objects.visible_to(user).exists()
    page = as_user(inspektorat).get(reverse("desk-case", args=[case.number])).content.decode()
    assert "ditangani di luar kantor: oleh Inspektorat, atau oleh pejabat yang ditunjuk" in page
    take_over(case, by=inspektorat)
    case.refresh_from_db()
    assert case.handler == inspektorat
    assert may(inspektorat, Action.REVIEW, case)


def test_the_inspectorate_takes_a_new_case_above_but_no_other(kasi, inspektorat):
    other, above = complaint(), name(complaint(), kasi, about=About.OFFICE)
    assert not may(inspektorat, Action.TAKE, other)
    above.perform(Action.TAKE, by=inspektorat, on=date(2026, 3, 11))
    assert above.state == State.UNDER_REVIEW


def test_a_designated_post_outside_handles_it(kasi, editor, as_user):
    from django.contrib.auth.models import Group

    editor.groups.add(Group.objects.get(name="Pelaksana"))
    case = name(complaint(), kasi, about=About.OFFICE)
    assert not Complaint.objects.visible_to(editor).exists()
    Officer.objects.filter(pk=editor.officer.pk).update(handles_above=True)
    editor = User.objects.get(pk=editor.pk)
    assert Complaint.objects.visible_to(editor).get() == case
    assert may(editor, Action.TAKE, case)


@pytest.mark.parametrize("who", ["kepala", "pelaksana"])
def test_the_head_and_those_below_are_not_designated(request, who, pengelola, as_user):
    user = request.getfixturevalue(who)
    post = user.officer
    form = {
        "name": "P",
        "position": post.position,
        "user": user.pk,
        "direct_superior": post.direct_superior_id,
        "is_active": "on",
        "handles_above": "on",
    }
    address = reverse("admin:complaints_officer_change", args=[post.pk])
    page = as_user(pengelola).post(address, form).content.decode()
    assert "tidak menangani perkara tentang" in page
    assert not Officer.objects.get(pk=post.pk).handles_above


def test_taking_a_name_off_needs_a_reason_and_an_overseer(kasi, pelaksana, petugas):
    case = name(complaint(), kasi, petugas)
    with pytest.raises(NotAllowed, match="dilakukan oleh kepala seksi"):
        name(case, pelaksana, about=About.NOBODY, reason="Salah orang.")
    with pytest.raises(NotAllowedNow, match="Tulis alasan mencabut 1 nama"):
        name(case, kasi, about=About.UNKNOWN)
    assert not name(case, kasi, about=About.UNKNOWN, reason="Salah orang.").accused.exists()
    assert Complaint.objects.visible_to(petugas).exists()


def form(about: str, *officers: User, **more: str) -> dict[str, object]:
    return {"accused-about": about, "accused-officers": [u.officer.pk for u in officers]} | more


def test_it_is_recorded_on_the_page_of_the_case(kasi, pelaksana, petugas, as_user):
    case = complaint()
    address = reverse("desk-accused", args=[case.number])
    page = as_user(kasi).post(address, form("officers", petugas), follow=True).content.decode()
    assert f"Yang diadukan dalam perkara {case} tercatat." in page
    assert "Petugas (Petugas loket MPP)" in page
    assert as_user(petugas).get(reverse("desk-case", args=[case.number])).status_code == 404


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({}, "Pilih tentang siapa perkara ini."),
        ({"accused-about": "officers"}, "Pilih pegawainya, atau pilih “tidak tahu siapa”."),
        ({"accused-about": "siapa"}, "Pilih satu."),
        ({"accused-about": "officers", "accused-officers": ["0"]}, "Pilih dari daftar."),
        ({"accused-about": "officers", "accused-officers": ["x"]}, "Pilih dari daftar."),
        ({"accused-about": "officers", "accused-officers": ["9" * 30]}, "Pilih dari daftar."),
    ],
    ids=["nothing", "no name", "unknown word", "unknown key", "no number", "huge number"],
)
def test_a_faulty_form_is_told_and_stores_nothing(kasi, as_user, sent, message):
    case = complaint()
    page = as_user(kasi).post(reverse("desk-accused", args=[case.number]), sent)
    assert page.status_code == 200
    assert message in page.content.decode()
    assert case.events.count() == 1


def test_whoever_sends_it_above_is_told_that_it_left_her_desk(kasi, as_user):
    case = complaint()
    page = as_user(kasi).post(reverse("desk-accused", args=[case.number]), form("office"), follow=True)
    assert f"Perkara {case} sejak sekarang tidak terbuka bagi akun Anda." in page.content.decode()


@pytest.mark.parametrize(
    ("about", "accused", "top", "above"),
    [
        (About.NOBODY, [], [1], False),
        (About.UNKNOWN, [], [1], False),
        (About.OFFICE, [], [1], True),
        (About.OFFICERS, [3], [1, 2], False),
        (About.OFFICERS, [3, 2], [1, 2], True),
    ],
)
def test_what_goes_above(about, accused, top, above):
    assert goes_above(about, accused, top) is above


def test_below_is_anywhere_in_the_chain():
    assert is_below([2, 1], [1])
    assert not is_below([2, 1], [3])
