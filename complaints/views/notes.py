"""Writing an internal note."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from complaints import notes
from complaints.forms.notes import NoteForm
from complaints.permissions import NotAllowed, NotAllowedNow
from complaints.views.access import desk_page
from complaints.views.case import case_or_404, case_page, refused_page


@desk_page
@require_POST
def desk_note(request: HttpRequest, number: str) -> HttpResponse:
    case = case_or_404(request.user, number)
    form = NoteForm(request.POST)
    try:
        notes.check_may_write(request.user, case)
        if not form.is_valid():
            return case_page(request, case, form=form, note_form=form)
        notes.write(case, form.cleaned_data["text"], by=request.user)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except NotAllowedNow as refused:
        return refused_page(
            request, case, refused, unsaved=[("Catatan", request.POST.get("catatan-text", ""))]
        )
    messages.success(request, f"Catatan internal perkara {case} tersimpan.")
    return redirect(reverse("desk-case", args=[case.number]) + "#catatan")
