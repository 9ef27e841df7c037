"""The outbox: what failed, what waits, what went; for those who answer for reminders arriving."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from complaints.models import Complaint, Message, Reminder
from complaints.sending import try_again
from complaints.views.access import desk_page

ROWS_A_PAGE = 30
UNSENT_SHOWN = 100
LARGEST_KEY = 2**63 - 1


@desk_page
@permission_required("complaints.view_message", raise_exception=True)
@require_safe
def desk_messages(request: HttpRequest) -> HttpResponse:
    cases = Complaint.objects.visible_to(request.user)
    rows = Message.objects.select_related("complaint").of_cases(cases)
    context = {
        "counts": rows.counts(),
        "unsent": rows.unsent()[:UNSENT_SHOWN],
        "page": Paginator(rows.sent(), ROWS_A_PAGE).get_page(request.GET.get("hal")),
        "unread": Reminder.objects.without_reader().of_cases(cases)[:UNSENT_SHOWN],
    }
    return render(request, "complaints/desk/messages.html", context)


@desk_page
@permission_required("complaints.change_message", raise_exception=True)
@require_POST
def desk_message_again(request: HttpRequest, key: int) -> HttpResponse:
    visible = Message.objects.of_cases(Complaint.objects.visible_to(request.user))
    message = visible.filter(pk=min(key, LARGEST_KEY)).first()
    if message is None:
        raise Http404(key)
    if try_again(timezone.now(), message):
        messages.success(request, f"Pesan “{message}” akan dicoba lagi oleh pengirim.")
    else:
        messages.info(request, f"Pesan “{message}” tidak lagi gagal; tidak ada yang perlu dikirim ulang.")
    return redirect("desk-messages")
