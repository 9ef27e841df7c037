"""A case held back that goes above is read by those outside the office, who alone can see it."""

import pytest

from complaints.accusation import About
from complaints.assignment import name_accused
from complaints.models import QuarantineEnd
from complaints.quarantine import hold
from complaints.suspicion import Quarantine, Suspicion
from tests.factories import complaint

pytestmark = pytest.mark.django_db
REASONS = {Quarantine.RELEASED: "", Quarantine.SPAM: "Iklan."}


@pytest.mark.parametrize("verdict", REASONS)
def test_the_inspectorate_ends_the_quarantine_of_a_case_above_only(as_user, kasi, inspektorat, verdict):
    above, other = complaint(), complaint()
    for case in (above, other):
        hold(case, Suspicion.LIMIT)
    name_accused(above, About.OFFICE, [], by=kasi)
    client, sent = as_user(inspektorat), {"verdict": verdict.value, "reason": REASONS[verdict]}
    assert client.get(f"/petugas/perkara/{above}/").context["quarantine_form"]
    assert client.get(f"/petugas/perkara/{other}/").context["quarantine_form"] is None
    assert client.post(f"/petugas/perkara/{above}/karantina/", sent).status_code == 302
    assert client.post(f"/petugas/perkara/{other}/karantina/", sent).status_code == 403
    assert QuarantineEnd.objects.get().verdict == verdict
