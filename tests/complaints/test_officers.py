"""To whom a written report goes (R10, R11)."""

from datetime import date

import pytest

from complaints.forms.steps import CloseForm
from complaints.officers import superiors_of
from tests.factories import complaint

pytestmark = pytest.mark.django_db


def offered(handler) -> set:
    case = complaint()
    case.handler = handler
    return set(CloseForm(complaint=case, on=date(2026, 3, 11)).fields["report_to"].queryset)


def test_a_report_goes_to_those_above_the_handler(pelaksana, kasi, kepala, bupati, petugas):
    assert superiors_of(pelaksana) == [kasi.officer, kepala.officer, bupati]
    assert offered(pelaksana) == {kasi.officer, kepala.officer, bupati}
    assert offered(kepala) == {bupati}


def test_a_circle_of_superiors_ends(pelaksana, kasi):
    """The database refuses one; the reader of the list does not hang on it all the same."""
    kasi.officer.direct_superior = pelaksana.officer
    pelaksana.officer.direct_superior = kasi.officer
    assert len(superiors_of(pelaksana)) == 2


def test_without_a_superior_on_record_it_is_anyone_but_the_handler(pelaksana, kepala):
    pelaksana.officer.direct_superior = None
    pelaksana.officer.save()
    assert pelaksana.officer not in offered(pelaksana)
    assert kepala.officer in offered(pelaksana)
