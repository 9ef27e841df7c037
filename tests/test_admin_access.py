"""Role × URL × method for Pengelolaan portal. An address of the admin without a line here fails the suite."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.urls import get_resolver, reverse

from complaints.models import Appointment, CalendarYear, Holiday, MessageWording, Officer, WorkingWeek
from standards.approving import LIVING
from standards.models import (
    ActivityLink,
    BusinessActivity,
    Channel,
    ClarityAnswer,
    Contact,
    HowToApply,
    NextDoor,
    Office,
    OpeningHours,
    ProcedureClass,
    Regulation,
    Release,
    RequirementNote,
    Sector,
    ServiceLocation,
    ServiceStandard,
    Synonym,
    UnmetWord,
    UploadedAnnex,
)
from tests import factories
from tests.access import (
    CATALOGUE,
    FORBIDDEN,
    MOVED,
    NO_METHOD,
    OK,
    SIGN_IN,
    UNKNOWN,
    Access,
    everyone,
    patterns,
    statuses,
)

pytestmark = pytest.mark.django_db
EDITOR, APPROVER, ADMINISTRATOR = CATALOGUE


def managing(editor: int, approver: int, administrator: int) -> Access:
    """The three who may open it; everyone else is sent to the door."""
    return Access(SIGN_IN, SIGN_IN, dict(zip(CATALOGUE, (editor, approver, administrator), strict=True)))


def all_managing(status: int) -> Access:
    return managing(status, status, status)


PAGE = (all_managing(OK), all_managing(OK))
ONLY_READ = (all_managing(OK), all_managing(NO_METHOD))
STEP = everyone(NO_METHOD)
CONFLICT = 409  # what was sent is not what would be done now
RELEASE, ITEM = ("release",), ("release", "slug")

# name: which of `places` are its arguments, (GET, POST of nothing)
OWN: dict[str, tuple[tuple[str, ...], tuple[Access, Access]]] = {
    "index": ((), PAGE),
    "app_list": (("app",), PAGE),
    "login": ((), (Access(MOVED, FORBIDDEN, dict.fromkeys(CATALOGUE, MOVED)),) * 2),
    "logout": ((), (all_managing(NO_METHOD), all_managing(MOVED))),
    "password_change": ((), PAGE),
    "password_change_done": ((), ONLY_READ),
    "autocomplete": ((), (all_managing(FORBIDDEN), all_managing(NO_METHOD))),
    "jsi18n": ((), ONLY_READ),
    "view_on_site": (("content_type", "release"), (all_managing(UNKNOWN), all_managing(UNKNOWN))),
    "auth_user_password_change": (
        ("user",),
        (managing(FORBIDDEN, FORBIDDEN, OK), managing(FORBIDDEN, FORBIDDEN, OK)),
    ),
    "auth_user_sign_in": (
        ("user",),
        (managing(FORBIDDEN, FORBIDDEN, OK), managing(FORBIDDEN, FORBIDDEN, MOVED)),
    ),
    "standards_release_publish": (RELEASE, (STEP, managing(FORBIDDEN, MOVED, FORBIDDEN))),
    "standards_release_cancel": (RELEASE, (STEP, managing(FORBIDDEN, MOVED, FORBIDDEN))),
    "standards_release_take_out": (
        ("release", "version"),
        (STEP, managing(MOVED, FORBIDDEN, FORBIDDEN)),
    ),
    "standards_release_submit": (RELEASE, (STEP, managing(MOVED, FORBIDDEN, FORBIDDEN))),
    "standards_release_send_back": (RELEASE, (STEP, managing(FORBIDDEN, MOVED, FORBIDDEN))),
    "standards_release_head_approval": (RELEASE, (managing(OK, FORBIDDEN, FORBIDDEN),) * 2),
    "standards_release_preview_link": (RELEASE, (STEP, managing(OK, OK, FORBIDDEN))),
    "standards_release_restore": (ITEM, (STEP, managing(MOVED, FORBIDDEN, FORBIDDEN))),
    "standards_release_restore_shared": (RELEASE, (STEP, managing(MOVED, FORBIDDEN, FORBIDDEN))),
    "standards_release_revise": ((), (managing(OK, FORBIDDEN, FORBIDDEN),) * 2),
    "standards_release_begin": (("slug",), (managing(OK, FORBIDDEN, FORBIDDEN),) * 2),
    "standards_release_begin_shared": ((), (managing(OK, FORBIDDEN, FORBIDDEN),) * 2),
    "standards_release_check": ((), (STEP, managing(OK, FORBIDDEN, FORBIDDEN))),
    "standards_regulation_citing": (("regulation",), PAGE),
    "standards_quality": ((), PAGE),
    "standards_living": ((), PAGE),
    "standards_requirementnote_standards": ((), PAGE),
    "standards_requirementnote_items": (("slug",), PAGE),
    **{
        f"standards_{model._meta.model_name}_{step}": (
            (model._meta.model_name,),
            (STEP, managing(FORBIDDEN, MOVED, FORBIDDEN)),
        )
        for model in LIVING
        for step in ("approve", "refuse")
    },
    "standards_standard_history": (("slug",), PAGE),
    "standards_release_annex": ((), (managing(OK, FORBIDDEN, FORBIDDEN),) * 2),
    "standards_release_annex_report": (("annex",), (managing(OK, FORBIDDEN, FORBIDDEN),) * 2),
    "standards_release_annex_change": (("annex",), (managing(OK, FORBIDDEN, FORBIDDEN),) * 2),
    "standards_release_annex_component": (
        ("annex", "component"),
        (managing(OK, FORBIDDEN, FORBIDDEN), managing(MOVED, FORBIDDEN, FORBIDDEN)),
    ),
    "standards_release_annex_store": (("annex",), (STEP, managing(CONFLICT, FORBIDDEN, FORBIDDEN))),
    "standards_release_annex_discard": (("annex",), (STEP, managing(MOVED, FORBIDDEN, FORBIDDEN))),
    "standards_release_signed_pdf": (RELEASE, (all_managing(UNKNOWN), all_managing(UNKNOWN))),
    "standards_release_pages": (
        RELEASE,
        (managing(OK, FORBIDDEN, FORBIDDEN), managing(MOVED, FORBIDDEN, FORBIDDEN)),
    ),
    "complaints_calendaryear_days": (("year",), (managing(FORBIDDEN, FORBIDDEN, OK),) * 2),
    "complaints_calendaryear_proposal": (("year",), (managing(FORBIDDEN, FORBIDDEN, OK),) * 2),
    "standards_release_versions": (RELEASE, (all_managing(MOVED), all_managing(MOVED))),
    "standards_release_version": (ITEM, (managing(OK, MOVED, MOVED), managing(OK, FORBIDDEN, FORBIDDEN))),
    "standards_release_version_preview": (ITEM, PAGE),
    "standards_release_shared": (
        RELEASE,
        (managing(OK, MOVED, MOVED), managing(OK, FORBIDDEN, FORBIDDEN)),
    ),
    "standards_release_shared_preview": (RELEASE, PAGE),
}

# What each role may do with the rows of a model: view, add, change, delete.
RIGHTS: dict[type[Model], tuple[str, str, str]] = {
    Release: ("vac", "v", "v"),
    ServiceStandard: ("vac", "v", "v"),
    Regulation: ("vac", "v", "v"),
    ProcedureClass: ("vac", "v", "v"),
    BusinessActivity: ("vac", "v", "v"),
    Synonym: ("vacd", "v", "v"),
    # Written by the search alone.
    UnmetWord: ("vd", "v", "v"),
    # Written by citizens alone.
    ClarityAnswer: ("vd", "v", "v"),
    ActivityLink: ("vacd", "v", "v"),
    RequirementNote: ("vacd", "v", "v"),
    HowToApply: ("vacd", "v", "v"),
    OpeningHours: ("vacd", "v", "vacd"),
    Contact: ("vacd", "v", "vacd"),
    Office: ("v", "v", "vc"),
    ServiceLocation: ("v", "v", "vac"),
    Channel: ("v", "v", "vac"),
    NextDoor: ("", "", "vacd"),
    Sector: ("v", "v", "vc"),
    CalendarYear: ("", "", "vac"),
    Holiday: ("", "", "vacd"),
    WorkingWeek: ("", "", "vc"),  # there is one, so nobody adds another
    Officer: ("", "", "vac"),
    MessageWording: ("vc", "", "vc"),  # every message has its wording, so nobody adds another
    Appointment: ("", "", "vacd"),
    User: ("", "", "vac"),
    Group: ("", "", "v"),
}
# The right that opens each page of a model, and the one that its POST asks.
PAGES = {"changelist": "vv", "add": "aa", "change": "vc", "delete": "dd", "history": "vv"}


def names_of(model: type[Model]) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        yield page, f"{model._meta.label_lower.replace('.', '_')}_{page}"


@pytest.fixture
def places(editor: User) -> dict[str, object]:
    """A draft with one version, and whatever else the addresses point to."""
    draft = factories.release()
    text = factories.standard().versions.earliest("pk").texts.first()
    ClarityAnswer.objects.create(
        standard=factories.standard(),
        number=1,
        text=text,
        is_clear=True,
        day=date(2026, 11, 21),
        form_key=uuid4(),
    )
    UnmetWord.objects.create(word="warung", day=date(2026, 11, 21))
    factories.hours(approved=False)
    absent = Officer.objects.create(position="Kepala Bidang")
    Appointment.objects.create(
        kind="plh",
        absent=absent,
        deputy=editor.officer,
        from_on=date(2026, 11, 21),
        to_on=date(2026, 11, 22),
        letter="SP 1",
    )
    return {
        **{model._meta.model_name: model.objects.waiting().first().pk for model in LIVING},
        "app": "standards",
        "content_type": 1,
        "release": draft.pk,
        "annex": UploadedAnnex.objects.create(
            owner=editor, document="x", text="x", note="x", is_whole=False
        ).pk,
        "component": 11,
        "version": factories.version(draft, factories.standard()).pk,
        "slug": factories.LOKOMOTIF,
        "regulation": Regulation.objects.get(slug="pp-5-2021").pk,
        "user": editor.pk,
        "year": 2027,
    }


@pytest.fixture
def rows(places: dict[str, object]) -> dict[type[Model], object]:
    """One row of each model to open."""
    special = {Release: places["release"], User: places["user"]}
    return {model: special.get(model) or model._default_manager.first().pk for model in RIGHTS}


def test_every_address_of_the_admin_has_its_line():
    found = [(name, pattern) for name, pattern in patterns(get_resolver()) if name.startswith("admin:")]
    known = {f"admin:{name}" for name in OWN}
    known |= {f"admin:{name}" for model in RIGHTS for _, name in names_of(model)}
    assert {name for name, _ in found if name != "admin:"} == known
    # Django's own two without a name: a row's old address, and whatever is no address at all.
    assert {str(pattern.pattern) for name, pattern in found if name == "admin:"} == {
        "<path:object_id>/",
        "(?P<url>.*)$",
    }


@pytest.mark.parametrize("name", OWN)
def test_each_role_gets_what_its_line_says(name, browsers, places):
    arguments, (get, post) = OWN[name]
    address = reverse(f"admin:{name}", args=[places[place] for place in arguments])
    assert statuses(browsers, address, "get") == get.by_role
    assert statuses(browsers, address, "post") == post.by_role


@pytest.mark.parametrize("model", RIGHTS, ids=lambda model: model._meta.label)
def test_each_role_gets_the_pages_of_a_model_that_its_rights_open(model, browsers, places, rows):
    for page, name in names_of(model):
        address = reverse(f"admin:{name}", args=[] if page in ("changelist", "add") else [rows[model]])
        for method, right in zip(("get", "post"), PAGES[page], strict=True):
            got = statuses(browsers, address, method)
            for role, rights in zip(CATALOGUE, RIGHTS[model], strict=True):
                wanted = (OK, MOVED) if right in rights else (FORBIDDEN,)
                assert got.pop(role) in wanted, (role, method, page)
            assert set(got.values()) == {SIGN_IN}, (method, page)


def test_no_other_method_is_answered(browsers, places, rows):
    addresses = [
        reverse(f"admin:{name}", args=[places[place] for place in arguments])
        for name, (arguments, _) in OWN.items()
    ]
    addresses += [reverse(f"admin:{name}") for name in ("standards_release_changelist", "auth_user_add")]
    addresses += [reverse("admin:complaints_holiday_delete", args=[rows[Holiday]])]
    for address, method in product(addresses, ("put", "delete", "patch")):
        assert set(statuses(browsers, address, method).values()) == {NO_METHOD}, (address, method)
