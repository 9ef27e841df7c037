"""A chain of regulations that replace one another ends somewhere."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from standards.models import Regulation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("successor", ["pp-5-2021", "pp-28-2025"], ids=["itself", "round about"])
def test_a_circle_is_refused(successor):
    old, new = Regulation.objects.get(slug="pp-5-2021"), Regulation.objects.get(slug="pp-28-2025")
    row = old if successor == "pp-5-2021" else new
    row.successor = old
    with pytest.raises(ValidationError, match="berputar kembali"):
        row.full_clean()


def test_the_form_says_so_and_keeps_what_was_typed(editor, as_user):
    law = Regulation.objects.get(slug="pp-5-2021")
    page = reverse("admin:standards_regulation_change", args=[law.pk])
    form = as_user(editor).get(page).context["adminform"].form
    typed = {name: form[name].value() or "" for name in form.fields} | {"successor": law.pk, "note": "Uji."}
    answer = as_user(editor).post(page, typed)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "Rantai pengganti ini berputar kembali ke awal." in html
    assert "Uji." in html
