"""The history of one standard for its editors: what each release changed, word by word, and the way
back to an old state as a new draft."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from standards.changes.comparison import Comparison, compare
from standards.changes.history import Entry, history
from standards.in_force import in_force
from standards.models import Release, ServiceStandard, Version

if TYPE_CHECKING:
    from standards.admin.catalogue import ServiceStandardAdmin


@dataclass(frozen=True)
class Line:
    """One release of the history; with the words that changed where they were asked for."""

    entry: Entry
    is_newest: bool
    changed: Comparison | None = None
    since_then: Comparison | None = None

    @property
    def changes(self) -> list[str]:
        entry = self.entry
        told = [f"{each.number}. {each.label}" for each in entry.own]
        told += [f"{each.number}. {each.label} (teks bersama)" for each in entry.shared]
        told += [f"{each.number}. {each.label} (kembali ke teks bersama)" for each in entry.follows_again]
        return [*entry.header, *told]


def standard_history(site: "ServiceStandardAdmin", request: HttpRequest, slug: str) -> HttpResponse:
    if not site.has_view_permission(request):
        raise PermissionDenied
    standard = get_object_or_404(ServiceStandard, slug=slug)
    today = timezone.localdate()
    entries = history(standard, today)
    asked = request.GET.get("beda", ""), request.GET.get("kini", "")
    lines = [_line(standard, entry, today, entry is entries[0], asked) for entry in entries]
    named = Version.objects.filter(standard=standard).exclude(name="").order_by("-pk").first()
    context = site.admin_site.each_context(request) | {
        "title": f"Riwayat: {named or standard}",
        "standard": standard,
        "lines": lines,
        "coming": Release.objects.to_come(today).filter(versions__standard=standard),
        "may_restore": request.user.has_perms(["standards.add_release", "standards.change_release"]),
    }
    return render(request, "admin/standards/history.html", context)


def _line(
    standard: ServiceStandard, entry: Entry, today: date, is_newest: bool, asked: tuple[str, str]
) -> Line:
    """`asked`: the release whose own change, and the one whose distance from today, is to be shown."""
    own, since = (each == str(entry.release.pk) for each in asked)
    on = entry.release.effective_on or date.min
    changed = _between(standard, entry.day_before, on) if own and entry.day_before else None
    return Line(entry, is_newest, changed, _between(standard, on, today) if since else None)


def _between(standard: ServiceStandard, before: date, after: date) -> Comparison | None:
    """None where the standard was not in force on either day."""
    states = in_force(standard, before), in_force(standard, after)
    return compare(states[0], states[1]) if states[0] and states[1] else None
