"""The figures of R2 and R5: from component 6 in force, the standard's own first, and never silently
the portal's own."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from complaints.policy import Policy, policy_on
from standards.models import ComponentText, Release, ServiceStandard
from tests.complaints.citizen_form import WHAT, clock, page_text, start
from tests.factories import INSPEKSI, LOKOMOTIF, at, complaint, published, release, standard, version

pytestmark = pytest.mark.django_db
APRIL = date(2026, 4, 1)
STATED = "Angka di atas berasal dari standar pelayanan komponen 6 yang berlaku hari ini."
OWN_FIGURE = "Angka di atas adalah bawaan portal dan belum ditetapkan; tanyakan kepastiannya kepada kantor."


def other_figures() -> str:
    words = policy_on(date(2026, 3, 31)).text.text
    words = words.replace("14 (empat belas) hari", "10 (sepuluh) hari")
    return words.replace("30 (tiga puluh)", "45 (empat puluh lima)")


@pytest.fixture
def own_policy() -> ServiceStandard:
    """From April 2026 one standard answers in 10 working days and takes complaints for 45."""
    published(APRIL, standard(), k6=other_figures())
    return standard()


def publish_past_the_rules(number: int = 6, **facts: object) -> None:
    """A shared text as somebody could write it by hand, past publication.text_obstacles."""
    draft = release(APRIL)
    row = version(draft)
    words = "Dijawab dalam dua puluh hari kerja."
    ComponentText.objects.create(version=row, number=number, text=words, facts=facts)
    Release.objects.filter(pk=draft.pk).update(published_at=timezone.now())


def test_the_standards_own_figures_come_first(own_policy) -> None:
    own, shared = policy_on(APRIL, own_policy), policy_on(APRIL)
    assert (own.filing_calendar_days, own.answer_working_days, own.is_stated) == (45, 10, True)
    assert (shared.filing_calendar_days, shared.answer_working_days, shared.is_stated) == (30, 14, True)


def test_page_1_tells_the_figures_of_the_standard_one_came_from(own_policy, warga: Client) -> None:
    with clock(at(2026, 4, 2)):
        own = page_text(warga.get(start(warga, f"?standar={LOKOMOTIF}&komponen=3")))
        other = page_text(warga.get(start(warga, f"?standar={INSPEKSI}&komponen=3")))
    assert "Batas mengadu 45 hari kalender" in own
    assert "Batas mengadu 30 hari kalender" in other


def test_page_1_with_an_error_tells_the_figures_of_the_standard_chosen(own_policy, warga: Client) -> None:
    with clock(at(2026, 4, 2)):
        answer = warga.post(start(warga), WHAT | {"standard": LOKOMOTIF, "description": ""})
    assert "Batas mengadu 45 hari kalender" in page_text(answer)


@pytest.mark.parametrize(
    ("slug", "days"), [(LOKOMOTIF, 10), (INSPEKSI, 14), ("-", 14)], ids=["own", "shared", "no standard"]
)
def test_page_2_tells_the_figures_by_which_the_case_is_filed(own_policy, warga: Client, slug, days) -> None:
    with clock(at(2026, 4, 2)):
        page = warga.post(start(warga), WHAT | {"standard": slug})["Location"]
        assert f"dijawab paling lambat {days} hari kerja" in page_text(warga.get(page))


def test_without_any_component_6_the_page_says_whose_figures_these_are(warga: Client, monkeypatch) -> None:
    monkeypatch.setattr("complaints.policy.clause_on", lambda *_: None)
    assert policy_on(APRIL) == Policy(30, 14, None, is_stated=False)
    text = page_text(warga.get("/pengaduan/"))
    assert OWN_FIGURE in text
    assert STATED not in text
    assert "komponen 6 selengkapnya" not in text


@pytest.mark.parametrize(
    ("facts", "figures"),
    [
        ({}, (30, 14)),
        ({"answer_working_days": 20}, (30, 20)),
        ({"answer_working_days": "dua puluh", "filing_calendar_days": None}, (30, 14)),
    ],
    ids=["none", "one", "not numbers"],
)
def test_words_without_figures_stop_no_complaint_and_are_not_called_their_source(
    warga: Client, facts: dict, figures: tuple[int, int]
) -> None:
    publish_past_the_rules(**facts)
    policy = policy_on(APRIL)
    assert (policy.filing_calendar_days, policy.answer_working_days) == figures
    assert not policy.is_stated
    with clock(at(2026, 4, 2)):
        assert complaint(received_on=APRIL).answer_working_days == figures[1]
        text = page_text(warga.get("/pengaduan/"))
    assert OWN_FIGURE in text
    assert "Dijawab dalam dua puluh hari kerja." in text


def test_the_page_names_the_source_of_its_figures(warga: Client) -> None:
    text = page_text(warga.get("/pengaduan/"))
    assert STATED in text
    assert OWN_FIGURE not in text
