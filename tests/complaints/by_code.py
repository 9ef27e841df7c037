"""A complainant's browser with her case opened by number and code."""

from django.test import Client

from complaints.models import Complaint
from tests.complaints.citizen_form import clock
from tests.complaints.test_citizen_status import CASE, PAGE, look_up
from tests.factories import at

__all__ = ["CASE", "PAGE", "look_up", "opened"]


def opened(case: Complaint, *instant: int) -> Client:
    """As she has it at this instant, for half an hour."""
    browser = Client()
    with clock(at(*instant)):
        assert look_up(browser, case).status_code == 302
    return browser
