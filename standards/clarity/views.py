"""The page behind "Apakah informasi ini jelas?". The pages of the standard set no cookie; this form
carries the usual one against forgery, and nothing else."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from standards.clarity.answers import KEEP_WORDS_DAYS, TooMany, take
from standards.clarity.form_ticket import HastyTicket, StaleTicket, Ticket
from standards.clarity.forms import HASTY, STALE, TOO_MANY, ClarityForm
from standards.components import BY_NUMBER
from standards.in_force import StandardInForce, in_force
from standards.models import ServiceStandard

SENT = "terkirim"


@require_http_methods(["GET", "HEAD", "POST"])
def clarity(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    state = _state(slug, number)
    clause = state.clause(number)
    form = ClarityForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_taken(form, state, number):
        return redirect(f"{request.path}?{SENT}=1")
    if not form.is_bound or form.errors:
        form.with_ticket(Ticket.new(state.standard.pk, number, clause.text.pk).sealed())
    context = {"form": form, "state": state, "clause": clause, "sent": SENT in request.GET}
    return render(request, "standards/clarity/question.html", context | {"keep_days": KEEP_WORDS_DAYS})


def _state(slug: str, number: int) -> StandardInForce:
    standard = get_object_or_404(ServiceStandard, slug=slug)
    state = in_force(standard, timezone.localdate()) if number in BY_NUMBER else None
    if state is None or state.clause(number).text is None:
        raise Http404("Tidak ada bagian itu dalam standar yang berlaku.")
    return state


def _is_taken(form: ClarityForm, state: StandardInForce, number: int) -> bool:
    """Whether to say thanks: a machine is thanked too, and leaves nothing."""
    if form.is_by_machine:
        return True
    try:
        ticket = Ticket.read(form.cleaned_data["tiket"])
        if (ticket.standard, ticket.number) != (state.standard.pk, number):
            raise StaleTicket
        take(ticket, is_clear=form.is_clear, words=form.cleaned_data["kata"], on=timezone.localdate())
    except (HastyTicket, StaleTicket, TooMany) as problem:
        form.add_error(None, {HastyTicket: HASTY, StaleTicket: STALE, TooMany: TOO_MANY}[type(problem)])
        return False
    return True
