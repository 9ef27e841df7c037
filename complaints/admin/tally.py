"""What came about the words, beside the words: on the page on which an editor writes them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from complaints.permissions import may_read_together
from complaints.tally import counted, of_texts
from standards.drafting import Draft


def beside_draft(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    """`complaints_beside`: by component, of the words in force that the draft begins with."""
    if not may_read_together(request.user):
        return {"complaints_beside": {}}
    starts = {place.start.pk: place.number for place in draft.places if place.start}
    found = of_texts(counted(request.user), list(starts), timezone.localdate(), draft.standard)
    return {"complaints_beside": {starts[key]: tally for key, tally in found.items()}}


admin.site.draft_parts.append(beside_draft)
