"""Pages that change the calendar: each first shows which open cases move, then does both at once."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from complaints.models.calendar import lock_calendar
from complaints.replanning import Plan, carry_out, plan_moves
from purwakarta_ptsp.admin_site import PortalModelAdmin

CONSENT = "geser"
SHOWN_AT_MOST = 200


class MovesCases(PortalModelAdmin):
    """Django saves, logs and answers in one transaction: the answer is the place to look at what the
    change did to open cases, and to take all of it back while nobody has consented to that."""

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        lock_calendar()
        super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        lock_calendar()
        super().delete_model(request, obj)

    def response_add(self, request: HttpRequest, obj: Model, post_url_continue: Any = None) -> HttpResponse:
        first = self.moved_first(request, f"Ditambahkan: {self.in_words(obj)}.")
        return first or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Model) -> HttpResponse:
        first = self.moved_first(request, f"Diubah: {self.in_words(obj)}.")
        return first or super().response_change(request, obj)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: Any) -> HttpResponse:
        first = self.moved_first(request, f"Dihapus: {obj_display}.")
        return first or super().response_delete(request, obj_display, obj_id)

    def in_words(self, obj: Model) -> str:
        return str(obj)

    def moved_first(self, request: HttpRequest, cause: str) -> HttpResponse | None:
        """The page with the moves, and nothing stored; None once they were made, or there are none.
        To be called at the end of the transaction of the change."""
        plan = plan_moves(timezone.localdate())
        if plan.fingerprint != request.POST.get(CONSENT, ""):
            context = self._preview(request, plan, cause)
            transaction.set_rollback(True)
            return TemplateResponse(request, "admin/complaints/moves.html", context)
        if plan.moves:
            moved = carry_out(plan, by=request.user, cause=cause)
            messages.warning(request, f"Batas jawaban {moved} perkara terbuka ikut bergeser.")
        return None

    def _preview(self, request: HttpRequest, plan: Plan, cause: str) -> dict[str, Any]:
        kept = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
        return self.admin_site.each_context(request) | {
            "title": "Perkara yang ikut bergeser" if plan.moves else "Tidak ada lagi yang bergeser",
            "opts": self.opts,
            "plan": plan,
            "shown": plan.moves[:SHOWN_AT_MOST],
            "cause": cause,
            "asked_again": CONSENT in request.POST,
            "kept": [pair for pair in kept if pair[0] not in (CONSENT, "csrfmiddlewaretoken")],
        }
