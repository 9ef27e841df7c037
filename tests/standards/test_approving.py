"""A proposal becomes what citizens read by the hand of a second person, and never changes again."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from standards.approving import LIVING, approve, refuse, waiting
from standards.living_rules import NO_REASON, NOT_WAITING, SAME_HAND
from standards.models import Contact, OpeningHours, RequirementNote, ServiceLocation
from standards.publishing import Refused
from tests.factories import contact, hours, note, said

pytestmark = pytest.mark.django_db


def place() -> ServiceLocation:
    return ServiceLocation.objects.get(slug="kantor")


def proposed(by, **week) -> OpeningHours:
    entry = OpeningHours(
        location=place(), checked_on=date(2026, 11, 20), **({"monday": "08.00–15.00"} | week)
    )
    return said(entry, by=by, approved=False)


def now():
    return timezone.now()


class TestTwoPeople:
    def test_another_approves_and_citizens_read_it(self, editor, penetap):
        entry = proposed(editor)
        assert OpeningHours.objects.current().count() == 0
        approve(entry, by=penetap, at=now())
        assert OpeningHours.objects.current().get() == entry

    def test_the_writer_does_not(self, editor):
        with pytest.raises(Refused, match=SAME_HAND):
            approve(proposed(editor), by=editor, at=now())

    def test_nor_past_the_rule_by_sql(self, editor):
        entry = proposed(editor)
        with pytest.raises(IntegrityError, match="openinghours_second_person"), transaction.atomic():
            OpeningHours.objects.filter(pk=entry.pk).update(approved_at=now(), approved_by=editor)
        with pytest.raises(IntegrityError, match="openinghours_second_person"):
            OpeningHours.objects.filter(pk=entry.pk).update(approved_at=now())

    @pytest.mark.parametrize("model", LIVING)
    def test_every_kind_holds_it(self, model):
        names = {constraint.name for constraint in model._meta.constraints}
        kind = model._meta.model_name
        assert {f"{kind}_second_person", f"{kind}_refused_with_reason", f"{kind}_one_waiting"} <= names

    def test_what_came_with_the_portal_waits_for_one(self, penetap):
        entries = waiting()
        assert len(entries) == 15
        assert {entry.written_by for entry in entries} == {None}
        approve(entries[0], by=penetap, at=now())
        assert len(waiting()) == 14


class TestRefusing:
    def test_it_stays_on_record_with_the_reason(self, editor, penetap):
        entry = proposed(editor)
        refuse(entry, reason=" Jumat keliru. ", by=penetap, at=now())
        entry.refresh_from_db()
        assert (entry.refuse_reason, entry.refused_by, entry.is_waiting) == ("Jumat keliru.", penetap, False)
        assert not OpeningHours.objects.current().exists()

    def test_a_reason_is_needed(self, editor, penetap):
        entry = proposed(editor)
        with pytest.raises(Refused, match=NO_REASON):
            refuse(entry, reason=" ", by=penetap, at=now())
        with pytest.raises(IntegrityError, match="refused_with_reason"):
            OpeningHours.objects.filter(pk=entry.pk).update(refused_at=now(), refused_by=penetap)


def test_the_second_of_two_decisions_is_told(editor, penetap):
    entry = proposed(editor)
    approve(entry, by=penetap, at=now())
    with pytest.raises(Refused, match=NOT_WAITING):
        refuse(entry, reason="Keliru.", by=penetap, at=now())


def test_the_old_stays_until_the_new_is_approved(editor, penetap):
    old = hours(monday="08.00–15.00")
    new = proposed(editor, monday="09.00–14.00")
    assert OpeningHours.objects.current().get() == old
    approve(new, by=penetap, at=now())
    assert OpeningHours.objects.current().get() == new


def test_what_is_taken_down_is_gone_and_may_come_back():
    hours(monday="08.00–15.00")
    hours(withdrawn=True)
    assert not OpeningHours.objects.current().exists()
    again = hours(monday="10.00–11.00")
    assert OpeningHours.objects.current().get() == again


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE standards_openinghours SET note = 'x' WHERE id = %s",
        "UPDATE standards_openinghours SET approved_at = NULL WHERE id = %s",
        "DELETE FROM standards_openinghours WHERE id = %s",
    ],
)
def test_what_was_approved_is_never_changed(attack):
    entry = hours(monday="08.00–15.00")
    with pytest.raises(IntegrityError, match="sudah diputuskan"), connection.cursor() as cursor:
        cursor.execute(attack, [entry.pk])


def test_one_proposal_a_subject(editor, penetap):
    proposed(editor)
    with pytest.raises(IntegrityError, match="openinghours_one_waiting"):
        proposed(penetap)


def test_a_state_other_than_unchecked_has_its_day():
    with pytest.raises(IntegrityError, match="contact_state_was_checked"), transaction.atomic():
        contact(checked_on=None)
    with pytest.raises(IntegrityError, match="contact_state_was_checked"):
        contact(state="UNCHECKED")


def test_a_note_says_something():
    with pytest.raises(IntegrityError, match="requirementnote_says_something"):
        note(explanation="")


def test_kinds_of_subjects_do_not_mix():
    contact("081111111111")
    contact("082222222222")
    note("A.1")
    note("A.2")
    assert Contact.objects.current().count() == RequirementNote.objects.current().count() == 2
