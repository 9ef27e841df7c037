"""The signed letters to the complainant, for whoever holds number and code."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from complaints.signed_letters import download, signed_for_complainant
from complaints.views.status import opened_case


@require_safe
def own_letter(request: HttpRequest, letter: str) -> FileResponse | HttpResponseRedirect:
    complaint = opened_case(request)
    if complaint is None:
        return redirect("complaint-status")
    found = next((each for each in signed_for_complainant(complaint) if each.name == letter), None)
    if found is None:
        raise Http404(letter)
    return download(found)
