"""A message by WhatsApp: chosen, prepared with its link on one answer, and noted as sent."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from complaints import messaging
from complaints.forms.whatsapp import WhatsAppForm
from complaints.models import Complaint
from complaints.permissions import NotAllowed, NotAllowedNow
from complaints.views.access import desk_page
from complaints.views.case import case_or_404


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_whatsapp(request: HttpRequest, number: str) -> HttpResponse:
    """The link with the number stands on this one answer, which no browser keeps (no-store)."""
    complaint, today = case_or_404(request.user, number), timezone.localdate()
    typed = request.POST if request.method == "POST" else None
    kinds = messaging.fitting(complaint, today)
    form = WhatsAppForm(typed, kinds=kinds)
    try:
        messaging.check_may_message(request.user, complaint, today)
        if form.is_valid():
            chosen = {**form.cleaned_data, "by": request.user, "on": today}
            prepared = messaging.prepare(complaint, **chosen)
            return _page(request, complaint, prepared=prepared)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except NotAllowedNow as refused:
        return _page(request, complaint, refused=str(refused), status=409)
    texts = [(kind.label, messaging.text_of(complaint, kind, today)) for kind in kinds]
    return _page(request, complaint, form=form, texts=texts)


def _page(request: HttpRequest, complaint: Complaint, status: int = 200, **shown: object) -> HttpResponse:
    return render(request, "complaints/desk/whatsapp.html", {"case": complaint, **shown}, status=status)


@desk_page
@require_POST
def desk_whatsapp_sent(request: HttpRequest, number: str) -> HttpResponse:
    complaint = case_or_404(request.user, number)
    try:
        is_new = messaging.mark_sent(complaint, by=request.user, on=timezone.localdate())
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    if is_new:
        messages.success(request, f"Pesan WhatsApp perkara {complaint} dicatat terkirim.")
    else:
        messages.info(request, f"Tidak ada pesan WhatsApp perkara {complaint} yang menunggu dicatat.")
    return redirect("desk-case", number=complaint.number)
