"""What counts on a day, whatever the order in which releases were made."""

from datetime import date

import pytest
from django.utils import timezone

from standards.in_force import in_force, newest_versions, shared_text
from standards.models import ComponentText, Release
from standards.publishing import Refused, cancel
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
TOMORROW = date(2026, 11, 22)


def words(number: int, on: date, slug: str = factories.LOKOMOTIF) -> str:
    return in_force(factories.standard(slug), on).clause(number).text.text


def test_both_standards_are_in_force_on_any_day_with_all_14_components():
    for on in (date(1990, 1, 1), TODAY, date(2999, 1, 1)):
        assert newest_versions(on).count() == 2
        for version in newest_versions(on):
            clauses = in_force(version.standard, on).clauses
            assert [c.number for c in clauses] == list(range(1, 15))
            assert all(c.text and c.text.text for c in clauses)


def test_only_components_1_2_5_and_7_are_a_standards_own():
    state = in_force(factories.standard(), TODAY)
    assert [c.number for c in state.clauses if not c.is_shared] == [1, 2, 5, 7]


def test_a_scheduled_release_shows_on_its_day_and_not_before():
    factories.published(TOMORROW, factories.standard(), k11="25 Orang")
    assert words(11, TODAY) == "30 Orang"
    assert words(11, TOMORROW) == "25 Orang"


def test_an_urgent_fix_survives_a_release_scheduled_earlier():
    factories.published(TOMORROW, factories.standard(), k4="Rp10.000")
    factories.published(TODAY, factories.standard(), k11="25 Orang")
    assert words(11, TOMORROW) == "25 Orang"
    assert words(4, TOMORROW) == "Rp10.000"


def test_of_one_component_the_later_day_counts_not_the_later_publication():
    factories.published(date(2026, 12, 1), factories.standard(), k11="25 Orang")
    urgent = factories.release(date(2026, 11, 25))
    factories.version(urgent, factories.standard(), words={11: "26 Orang"})
    Release.objects.filter(pk=urgent.pk).update(published_at=factories.at(2026, 11, 25))
    on = {day: in_force(factories.standard(), date(2026, *day)) for day in ((11, 25), (12, 1))}
    words = {day: state.clause(11).text.text for day, state in on.items()}
    assert words == {(11, 25): "26 Orang", (12, 1): "25 Orang"}


def test_of_two_releases_of_one_day_the_later_published_counts():
    factories.published(TODAY, factories.standard(), k11="25 Orang")
    factories.published(TODAY, factories.standard(), k11="26 Orang")
    assert words(11, TODAY) == "26 Orang"


def test_a_change_of_the_shared_text_reaches_every_standard_that_follows_it():
    factories.published(TODAY, factories.standard(factories.INSPEKSI), k11="5 Orang")
    factories.published(TOMORROW, None, k11="31 Orang")
    assert words(11, TOMORROW) == "31 Orang"
    assert words(11, TOMORROW, factories.INSPEKSI) == "5 Orang"


def test_a_standard_can_follow_the_shared_text_again():
    factories.published(TODAY, factories.standard(), k11="25 Orang")
    draft = factories.release(TOMORROW)
    version = factories.version(draft, factories.standard())
    ComponentText.objects.create(version=version, number=11, follows_shared=True)
    assert in_force(factories.standard(), TOMORROW).clause(11).text.text == "25 Orang"
    seen = in_force(factories.standard(), TOMORROW, draft).clause(11)
    assert (seen.text.text, seen.is_shared) == ("30 Orang", True)


def test_a_withdrawn_standard_ends_on_the_day_of_its_release():
    draft = factories.release(TOMORROW)
    factories.version(draft, factories.standard(), withdrawn=True)
    Release.objects.filter(pk=draft.pk).update(published_at=timezone.now())
    assert in_force(factories.standard(), TODAY) is not None
    assert in_force(factories.standard(), TOMORROW) is None


def test_a_draft_is_seen_by_nobody_who_does_not_ask_for_it():
    draft = factories.release(TODAY)
    factories.version(draft, factories.standard(), words={11: "25 Orang"})
    assert words(11, TODAY) == "30 Orang"
    assert in_force(factories.standard(), TODAY, draft).clause(11).text.text == "25 Orang"


def test_a_cancelled_release_never_takes_effect(penetap):
    scheduled = factories.published(date(2999, 1, 1), factories.standard(), k11="25 Orang")
    cancel(scheduled, by=penetap, at=timezone.now())
    assert scheduled.cancelled_by == penetap
    assert words(11, date(2999, 1, 1)) == "30 Orang"


def test_a_release_in_effect_cannot_be_cancelled(penetap):
    release = factories.published(TODAY, factories.standard(), k11="25 Orang")
    with pytest.raises(Refused, match="belum berlaku"):
        cancel(release, by=penetap, at=timezone.now())


def test_a_release_cancelled_meanwhile_is_refused(penetap, editor):
    """The row counts, not what was read of it a moment ago."""
    scheduled = factories.published(date(2999, 1, 1), factories.standard(), k11="25 Orang")
    stale = Release.objects.get(pk=scheduled.pk)
    cancel(scheduled, by=penetap, at=timezone.now())
    with pytest.raises(Refused, match="Hanya penetapan terjadwal"):
        cancel(stale, by=editor, at=timezone.now())
    assert Release.objects.get(pk=scheduled.pk).cancelled_by == penetap


def test_a_page_costs_three_queries_whatever_the_history(django_assert_num_queries):
    for staff in range(31, 41):
        factories.published(TODAY, None, k11=f"{staff} Orang")
    standard = factories.standard()
    with django_assert_num_queries(3):
        state = in_force(standard, TODAY)
        assert state.clause(11).text.version.release.regulation is None


def test_the_shared_text_is_that_of_the_day():
    factories.published(TOMORROW, None, k11="31 Orang")
    assert shared_text(11, TODAY).text == "30 Orang"
    assert shared_text(11, TOMORROW).text == "31 Orang"
