"""Accounts, staff and calendar in the admin: roles only, no way up, no names in the history."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import NoReverseMatch, reverse

from complaints.models import CalendarYear, Holiday, Officer
from complaints.roles import Role
from standards import models as standards_models

pytestmark = pytest.mark.django_db

PASSWORD = "kata-sandi-awal-yang-panjang"


@pytest.fixture
def client(pengelola: User, as_user) -> Client:
    return as_user(pengelola)


@pytest.fixture
def superuser(db: None) -> User:
    return User.objects.create_superuser("pemilik", password=PASSWORD)


def account_form(**changes) -> dict[str, object]:
    return {
        "username": "sari",
        "first_name": "Sari",
        "last_name": "W",
        "email": "",
        "is_active": "on",
    } | changes


def new_account(client: Client, *roles: Role, **changes) -> User:
    groups = list(Group.objects.filter(name__in=roles).values_list("pk", flat=True))
    sent = account_form(password1=PASSWORD, password2=PASSWORD, groups=groups, **changes)
    client.post(reverse("admin:auth_user_add"), sent)
    return User.objects.get(username="sari")


def url(name: str, *args: object) -> str:
    return reverse(f"admin:{name}", args=args)


@pytest.mark.parametrize(
    ("role", "manages"),
    [
        (Role.EDITOR, True),
        (Role.APPROVER, True),
        (Role.ADMIN, True),
        (Role.COUNTER, False),
        (Role.HEAD, False),
    ],
)
def test_whether_an_account_opens_the_admin_follows_from_its_roles(superuser, as_user, role, manages):
    client = as_user(superuser)
    user = new_account(client, role)
    assert [group.name for group in user.groups.all()] == [role]
    assert user.is_staff is manages
    client.post(url("auth_user_change", user.pk), account_form(groups=[]))
    user.refresh_from_db()
    assert user.is_staff is False


def test_an_administrator_cannot_make_a_superuser_or_grant_single_permissions(client):
    permission = Permission.objects.get(codename="view_identity")
    sent = {"is_superuser": "on", "is_staff": "on", "user_permissions": [permission.pk]}
    user = new_account(client, **sent)
    client.post(url("auth_user_change", user.pk), account_form(**sent))
    user.refresh_from_db()
    assert (user.is_superuser, user.is_staff) == (False, False)
    assert not user.user_permissions.exists()
    page = client.get(url("auth_user_change", user.pk)).content.decode()
    assert "is_superuser" not in page
    assert "user_permissions" not in page


def test_an_administrator_cannot_touch_a_superuser(client, superuser):
    before = superuser.password
    assert client.post(url("auth_user_change", superuser.pk), account_form()).status_code == 403
    password = {"password1": PASSWORD + "x", "password2": PASSWORD + "x", "usable_password": "true"}
    assert client.post(url("auth_user_password_change", superuser.pk), password).status_code == 403
    assert client.get(url("auth_user_password_change", superuser.pk)).status_code == 403
    assert client.post(url("auth_user_delete", superuser.pk), {"post": "yes"}).status_code == 403
    superuser.refresh_from_db()
    assert (superuser.username, superuser.password) == ("pemilik", before)


DESK = (Role.COUNTER, Role.HANDLER, Role.SECTION_HEAD, Role.HEAD, Role.INSPECTORATE)


def password_page(user: User) -> str:
    return url("auth_user_password_change", user.pk)


def new_password() -> dict[str, str]:
    return {"password1": PASSWORD + "x", "password2": PASSWORD + "x", "usable_password": "true"}


def roles_of(user: User) -> list[str]:
    return list(user.groups.order_by("name").values_list("name", flat=True))


@pytest.mark.parametrize("role", DESK)
def test_an_administrator_cannot_make_an_account_that_sees_cases(client, role):
    group = Group.objects.get(name=role)
    sent = account_form(password1=PASSWORD, password2=PASSWORD, groups=[group.pk])
    assert client.post(url("auth_user_add"), sent).status_code == 200
    assert not User.objects.filter(username="sari").exists()
    user = new_account(client, Role.EDITOR)
    client.post(url("auth_user_change", user.pk), account_form(groups=[group.pk]))
    assert roles_of(user) == [Role.EDITOR]


def test_every_role_that_sees_an_identity_or_takes_a_case_is_one_of_the_desk():
    working = Permission.objects.filter(codename__in=["view_identity", "register_complaint", "use_desk"])
    assert set(Group.objects.filter(permissions__in=working).values_list("name", flat=True)) == set(DESK)
    assert set(Group.objects.filter(permissions__codename="use_desk").values_list("name", flat=True)) == set(
        DESK
    )


def test_an_administrator_is_told_who_gives_the_roles_of_the_desk(client, kepala):
    for page in (url("auth_user_add"), url("auth_user_change", kepala.pk)):
        shown = client.get(page).content.decode()
        assert "Peran di meja pengaduan membuka perkara dan identitas pelapor." in shown
    assert "Kepala dinas" in shown
    assert "../password/" not in shown
    assert "Ganti kata sandi" not in shown.partition("<main")[2]


@pytest.mark.parametrize("active", [True, False])
@pytest.mark.parametrize("who", ["petugas", "pelaksana", "kasi", "kepala", "inspektorat"])
def test_an_administrator_sets_no_password_of_an_account_that_sees_cases(client, request, who, active):
    user = request.getfixturevalue(who)
    User.objects.filter(pk=user.pk).update(is_active=active)
    for page in (password_page(user), url("auth_user_password_change", f"0{user.pk}")):
        assert client.get(page).status_code == 403
        assert client.post(page, new_password()).status_code == 403
    user.refresh_from_db()
    assert user.check_password(f"sandi-{who}")


def test_an_administrator_may_close_such_an_account_but_not_change_its_roles(client, kepala):
    editor = Group.objects.get(name=Role.EDITOR)
    sent = account_form(username="kepala", groups=[editor.pk], password=PASSWORD)
    del sent["is_active"]
    assert client.post(url("auth_user_change", kepala.pk), sent).status_code == 302
    kepala.refresh_from_db()
    assert not kepala.is_active
    assert roles_of(kepala) == [Role.HEAD]
    assert kepala.check_password("sandi-kepala")


def test_an_administrator_keeps_the_other_accounts(client, editor):
    assert client.post(password_page(editor), new_password()).status_code == 302
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD + "x")
    approver = Group.objects.get(name=Role.APPROVER)
    client.post(url("auth_user_change", editor.pk), account_form(username="editor", groups=[approver.pk]))
    assert roles_of(editor) == [Role.APPROVER]


def test_a_superuser_gives_the_roles_of_the_desk_and_sets_passwords(superuser, as_user, kepala):
    client = as_user(superuser)
    assert "../password/" in client.get(url("auth_user_change", kepala.pk)).content.decode()
    assert client.post(password_page(kepala), new_password()).status_code == 302
    kepala.refresh_from_db()
    assert kepala.check_password(PASSWORD + "x")
    assert roles_of(new_account(client, *DESK)) == sorted(DESK)


def test_nobody_gives_a_role_to_herself(client, pengelola):
    handler = Group.objects.get(name=Role.HANDLER)
    sent = account_form(username=pengelola.username, groups=[handler.pk])
    client.post(url("auth_user_change", pengelola.pk), sent)
    assert [group.name for group in pengelola.groups.all()] == [Role.ADMIN]
    pengelola.refresh_from_db()
    assert pengelola.is_staff


def test_a_superuser_stays_one(superuser, as_user):
    as_user(superuser).post(url("auth_user_change", superuser.pk), account_form(username="pemilik"))
    superuser.refresh_from_db()
    assert (superuser.is_superuser, superuser.is_staff) == (True, True)


@pytest.mark.parametrize("who", ["pengelola", "admin_user"])
def test_roles_are_to_read_only(who, request, as_user):
    client = as_user(request.getfixturevalue(who))
    role = Group.objects.get(name=Role.EDITOR)
    page = client.get(url("auth_group_change", role.pk)).content.decode()
    assert "peraturan: menambah, mengubah, melihat" in page
    assert client.post(url("auth_group_change", role.pk), {"name": "x", "permissions": []}).status_code == 403
    assert client.get(url("auth_group_add")).status_code == 403
    assert client.post(url("auth_group_delete", role.pk), {"post": "yes"}).status_code == 403


def test_cases_identities_and_events_are_not_in_the_admin(client):
    registered = {model._meta.label for model in admin.site._registry}
    cases = {
        "Complaint",
        "ComplainantIdentity",
        "Event",
        "Answer",
        "Review",
        "IdentityView",
        "RegisterCounter",
    }
    assert not registered & {f"complaints.{name}" for name in cases}
    assert {f"complaints.{name}" for name in ("Officer", "Holiday", "CalendarYear")} <= registered
    with pytest.raises(NoReverseMatch):
        reverse("admin:complaints_complaint_changelist")


def test_the_history_holds_no_names(client, pengelola):
    user = new_account(client, first_name="Rahasia")
    client.post(url("auth_user_change", user.pk), account_form(first_name="Rahasiawati"))
    sent = {
        "name": "Rahasia Sekali",
        "position": "Kepala Loket",
        "user": "",
        "direct_superior": "",
        "is_active": "on",
    }
    client.post(url("complaints_officer_add"), sent)
    officer = Officer.objects.get(position="Kepala Loket")
    client.post(url("complaints_officer_change", officer.pk), sent | {"name": "Rahasia Lain"})
    entries = LogEntry.objects.filter(user=pengelola)
    assert entries.count() == 4
    written = " ".join(f"{entry.object_repr} {entry.change_message}" for entry in entries)
    assert "Rahasia" not in written
    assert "sari" not in written
    assert f"Pejabat dan pelaksana nomor {officer.pk}" in written


def test_deleting_an_officer_leaves_no_name_either(superuser, as_user):
    officer = Officer.objects.create(name="Rahasia Sekali", position="Sementara")
    as_user(superuser).post(url("complaints_officer_delete", officer.pk), {"post": "yes"})
    assert not Officer.objects.filter(pk=officer.pk).exists()
    assert LogEntry.objects.get().object_repr == f"Pejabat dan pelaksana nomor {officer.pk}"


def test_a_holiday_is_added_by_the_browsers_date(client):
    sent = {"on": "2027-03-03", "kind": "local_closure", "name": "Pindah gedung", "note": ""}
    client.post(url("complaints_holiday_add"), sent)
    assert Holiday.objects.get(name="Pindah gedung").on.isoformat() == "2027-03-03"
    again = client.post(url("complaints_holiday_add"), sent).content.decode()
    assert "Tanggal ini sudah tercatat dengan jenis yang sama." in again


def test_the_year_of_a_calendar_cannot_be_rewritten(client):
    year = CalendarYear.objects.latest("year")
    client.post(
        url("complaints_calendaryear_change", year.pk),
        {"year": 2050, "decree": "Baru", "source": "", "note": ""},
    )
    assert not CalendarYear.objects.filter(year=2050).exists()
    year.refresh_from_db()
    assert year.decree == "Baru"


@pytest.mark.parametrize("who", ["editor", "penetap"])
def test_accounts_staff_and_calendar_are_the_administrators(who, request, as_user):
    client = as_user(request.getfixturevalue(who))
    for name in (
        "auth_user",
        "auth_group",
        "complaints_officer",
        "complaints_holiday",
        "complaints_calendaryear",
    ):
        assert client.get(url(f"{name}_changelist")).status_code == 403


def test_an_administrator_keeps_the_office_but_not_the_standards(client):
    assert client.get(url("standards_office_change", 1)).status_code == 200
    assert client.get(url("standards_release_add")).status_code == 403
    law = standards_models.Regulation.objects.first()
    assert client.post(url("standards_regulation_change", law.pk), {"slug": "x"}).status_code == 403
