"""Standards and complaints read together: numbers by component and by words, and nobody's story."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from complaints.deadlines import StandingKind
from complaints.intake import Identity
from complaints.models import Complaint
from complaints.models.calendar import working_calendar
from complaints.tally import Tally, late_on, of_texts, reading, rows
from complaints.workflow import Outcome
from standards.models import ComponentText
from tests.complaints.desk import by_hand, closed
from tests.factories import INSPEKSI, LOKOMOTIF, complaint, published, release, standard, version

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


@pytest.fixture
def cases(pelaksana) -> list[Complaint]:
    """Of component 3: one open and late, one proven, one suggestion, and two that count nowhere."""
    late, proven, held, spam = (complaint() for _ in range(4))
    closed(proven, pelaksana)
    complaint(identity=Identity.NONE)
    Complaint.objects.filter(pk=held.pk).update(quarantine="held")
    by_hand(Complaint.objects.filter(pk=spam.pk), state="closed", quarantine="spam")
    return [late, proven]


def test_a_standard_is_counted_by_component(cases):
    complaint(component=None)
    (row,) = rows(Complaint.objects.reports(), TODAY)
    expected = Tally(complaints=2, open=1, late=1, proven=1, suggestions=1)
    assert {component.number: tally for component, tally in row.cells if tally} == {3: expected}
    assert row.total == expected + Tally(complaints=1, open=1, late=1)


@pytest.mark.parametrize("due_in", [-30, -1, 0, 1, 30, None])
@pytest.mark.parametrize("answered_in", [None, -40, -5, 0])
def test_late_is_what_the_one_lateness_says(due_in, answered_in):
    def day(days):
        return None if days is None else TODAY + timedelta(days=days)

    case = complaint()
    by_hand(Complaint.objects.filter(pk=case.pk), due_on=day(due_in), answered_on=day(answered_in))
    case.refresh_from_db()
    is_late = case.standing(TODAY, working_calendar()).kind == StandingKind.LATE
    assert Complaint.objects.filter(late_on(TODAY)).exists() is is_late


def test_what_was_withdrawn_is_not_late():
    case = complaint()
    by_hand(Complaint.objects.filter(pk=case.pk), outcome=Outcome.WITHDRAWN)
    assert not Complaint.objects.filter(late_on(TODAY)).exists()


def test_the_words_of_the_day_of_receipt_count_not_those_that_replaced_them(cases):
    published(date(2026, 11, 1), standard(), k3="1. Datang ke kantor;")
    complaint(received_on=date(2026, 11, 10))
    lines = reading(Complaint.objects.reports(), standard(), TODAY).lines
    assert lines[2].text.text == "1. Datang ke kantor;"
    assert (lines[2].now.complaints, lines[2].earlier.complaints) == (1, 2)
    assert not any(line.now or line.earlier for line in lines if line is not lines[2])


def test_shared_words_are_told_of_all_standards_and_of_one():
    two = [complaint(component=8), complaint(component=8, standard=standard(INSPEKSI))]
    text = two[0].clause_text_id
    assert two[1].clause_text_id == text
    everywhere = of_texts(Complaint.objects.reports(), [text], TODAY)
    here = of_texts(Complaint.objects.reports(), [text], TODAY, standard())
    assert (everywhere[text].complaints, here[text].complaints) == (2, 1)


def test_words_say_only_what_there_is():
    assert Tally(3, 1, 0, 1, 1, 0, 2).in_words == "3 pengaduan, 1 terbukti, 1 terbukti sebagian, 2 saran"
    assert Tally().in_words == ""


def test_the_page_shows_numbers_and_nobody(as_user, editor, cases):
    page = as_user(editor).get(reverse("together")).content.decode()
    assert page.count("2 pengaduan, 1 terlambat, 1 terbukti, 1 saran") == 2
    assert cases[0].number not in page
    assert cases[0].description not in page


def test_a_standard_shows_its_words_beside_the_numbers(as_user, editor, kasi, cases):
    address = reverse("together-standard", args=[LOKOMOTIF])
    page = as_user(editor).get(address).content.decode()
    words = ComponentText.objects.get(pk=cases[0].clause_text_id).text
    assert words.splitlines()[0] in page
    assert "2 pengaduan, 1 terlambat, 1 terbukti, 1 saran; 1 masih terbuka." in page
    assert "?standar=" not in page
    assert (
        f"{reverse('desk-queue')}?standar={LOKOMOTIF}&amp;komponen=3"
        in as_user(kasi).get(address).content.decode()
    )


def test_the_queue_is_filtered_by_service_and_component(as_user, kasi, cases):
    other = complaint(component=8)
    desk, address = as_user(kasi), reverse("desk-queue")

    def shown(query):
        page = desk.get(f"{address}?standar={query}").content.decode()
        return [case for case in (*cases, other) if f">{case.number}<" in page]

    assert shown(LOKOMOTIF) == [cases[0], other]
    assert shown(f"{LOKOMOTIF}&komponen=3") == [cases[0]]
    assert shown(f"{LOKOMOTIF}&komponen=3&tahap=selesai") == [cases[1]]
    assert shown(f"{LOKOMOTIF}&komponen=x") == [cases[0], other]
    assert shown("tidak-ada") == []


def test_a_case_that_goes_above_is_counted_for_nobody_inside(as_user, kasi, cases):
    Complaint.objects.filter(pk=cases[0].pk).update(goes_above=True)
    page = as_user(kasi).get(reverse("together-standard", args=[LOKOMOTIF])).content.decode()
    assert '<p class="lead">1 pengaduan, 1 terbukti, 1 saran.' in page


def test_nothing_yet_and_no_such_standard(as_user, editor):
    browser = as_user(editor)
    assert "Belum ada pengaduan tentang suatu standar" in browser.get(reverse("together")).content.decode()
    assert browser.get(reverse("together-standard", args=["tidak-ada"])).status_code == 404
    page = browser.get(reverse("together-standard", args=[LOKOMOTIF])).content.decode()
    assert "Belum ada pengaduan atau saran tentang standar ini." in page


def test_the_pages_cost_at_most_twelve_queries(as_user, editor, cases, django_assert_max_num_queries):
    browser = as_user(editor)
    for address in (reverse("together"), reverse("together-standard", args=[LOKOMOTIF])):
        browser.get(address)
        with django_assert_max_num_queries(12):
            assert browser.get(address).status_code == 200


def test_an_editor_reads_it_beside_the_words_she_changes(as_user, editor, cases):
    draft = release(timezone.localdate())
    version(draft, standard())
    address = reverse("admin:standards_release_version", args=[draft.pk, LOKOMOTIF])
    page = as_user(editor).get(address).content.decode()
    line = "Pengaduan sejak uraian ini berlaku: 2 pengaduan, 1 terlambat, 1 terbukti, 1 saran."
    assert page.count("Pengaduan sejak uraian ini berlaku") == page.count(line) == 1
    assert f"{reverse('together-standard', args=[LOKOMOTIF])}#komponen-3" in page


def test_the_first_page_of_the_catalogue_leads_there(as_user, editor):
    assert reverse("together") in as_user(editor).get(reverse("admin:index")).content.decode()
