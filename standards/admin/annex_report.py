"""The dry run of an annex: what would become of each standard, and the step that stores it."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from standards.admin.annex_page import Over, gone, opened
from standards.components import COMPONENTS, Component
from standards.importing.annex import Moved, plan_of, store_annex
from standards.importing.plan import LABELS, Plan
from standards.importing.reversals import reversals
from standards.importing.wordings import Wording
from standards.models import UploadedAnnex
from standards.publishing import Refused
from standards.slips import ComparisonKind

if TYPE_CHECKING:
    from standards.admin.releases import ReleaseAdmin

A_PAGE, MOST_NOTICES = 100, 100
CONFLICT = 409


@dataclass(frozen=True)
class ComponentRow:
    """The wordings of one component over all standards."""

    component: Component
    wordings: tuple[Wording, ...]
    is_replaced: bool

    def _count(self, kind: ComparisonKind) -> int:
        return sum(each.count for each in self.wordings if each.comparison is kind)

    @property
    def same(self) -> int:
        return self._count(ComparisonKind.IDENTICAL)

    @property
    def slips(self) -> int:
        return self._count(ComparisonKind.SLIP)

    @property
    def different(self) -> tuple[Wording, ...]:
        return tuple(each for each in self.wordings if each.comparison is ComparisonKind.DIFFERENT)

    @property
    def different_count(self) -> int:
        return sum(each.count for each in self.different)

    @property
    def open_count(self) -> int:
        return sum(each.is_open for each in self.wordings)


def component_rows(plan: Plan) -> list[ComponentRow]:
    return [
        ComponentRow(
            each,
            tuple(wording for wording in plan.wordings if wording.number == each.number),
            each.number in plan.new_shared,
        )
        for each in COMPONENTS
    ]


def report(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> HttpResponse:
    try:
        return _page(site, request, opened(site, request, pk))
    except Over as over:
        return gone(site, request, over)


def store(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> HttpResponse:
    try:
        annex = opened(site, request, pk)
    except Over as over:
        return gone(site, request, over)
    try:
        release = store_annex(
            annex,
            seen=request.POST.get("laporan", ""),
            endings_confirmed="berakhir" in request.POST,
            by=request.user,
            today=timezone.localdate(),
        )
    except Refused as refused:
        status = CONFLICT if isinstance(refused, Moved) else 200
        return _page(site, request, annex, problems=refused.obstacles, status=status)
    site.log_change(request, release, f"Dibuat dari naskah {annex}.")
    told = f"Naskah disimpan sebagai draf penetapan {release}. Periksa isinya, unggah PDF-nya, lalu ajukan."
    site.message_user(request, told, messages.SUCCESS)
    return redirect("admin:standards_release_change", release.pk)


def _page(
    site: "ReleaseAdmin",
    request: HttpRequest,
    annex: UploadedAnnex,
    *,
    problems: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    plan = plan_of(annex, timezone.localdate())
    context = site.admin_site.each_context(request) | _standards(request, plan) | _notices(plan)
    context |= {
        "title": f"Laporan naskah: {annex}",
        "annex": annex,
        "plan": plan,
        "rows": component_rows(plan),
        "reversals": reversals(plan, timezone.localdate()),
        "problems": problems or [],
        "fingerprint": plan.fingerprint(),
        "needs_date": annex.effective_on is None and any(each.state != "new" for each in plan.stored),
    }
    return render(request, "admin/standards/annex/report.html", context, status=status)


def _notices(plan: Plan) -> dict[str, Any]:
    found = [*plan.annexes[0].file_notices, *(n for each in plan.results for n in each.notices)]
    found.sort(key=lambda each: each.line)
    return {
        "errors": [each for each in found if each.is_error],
        "warnings": [each for each in found if not each.is_error],
        "most": MOST_NOTICES,
    }


def _standards(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """The list of standards, of one state if the address asks for it."""
    counts = Counter(each.state for each in plan.results)
    chosen = request.GET.get("keadaan", "")
    shown = [each for each in plan.results if not LABELS.get(chosen) or each.state == chosen]
    return {
        "counts": [(state, label, counts[state]) for state, label in LABELS.items() if counts[state]],
        "chosen": chosen if chosen in LABELS else "",
        "page": Paginator(shown, A_PAGE).get_page(request.GET.get("hal")),
    }
