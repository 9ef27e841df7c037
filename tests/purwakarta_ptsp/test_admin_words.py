"""The lists of the administration say yes and no in Indonesian."""

import pytest
from django.urls import reverse

from tests.complaints.citizen_form import page_text

pytestmark = pytest.mark.django_db
LISTS = (
    "complaints_officer",
    "complaints_calendaryear",
    "complaints_holiday",
    "standards_channel",
    "auth_user",
)


@pytest.mark.parametrize("model", LISTS)
def test_yes_and_no_are_words(as_user, pengelola, kepala, model):
    page = as_user(pengelola).get(reverse(f"admin:{model}_changelist"))
    html = page.content.decode()
    assert 'alt="True"' not in html
    assert 'alt="False"' not in html
    assert {"Ya", "Tidak"} & set(page_text(page).split())


def test_such_a_column_is_still_sorted_by_its_field(as_user, pengelola):
    page = as_user(pengelola).get(reverse("admin:complaints_holiday_changelist"), {"o": "-3"})
    shown = [row.is_estimate for row in page.context["cl"].result_list]
    assert shown == sorted(shown, reverse=True)
