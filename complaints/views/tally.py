"""Standards and complaints read together, by those who write standards and those who answer for cases."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints.matters import service_name
from complaints.permissions import may_read_together
from complaints.tally import counted, reading, rows
from standards.components import COMPONENTS
from standards.in_force import last_versions
from standards.models import ServiceStandard

STANDARDS_A_PAGE = 25
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def together_page(view: View[P]) -> View[P]:
    @wraps(view)
    def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may_read_together(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return login_required(checked)


@together_page
@require_safe
def together(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    page = Paginator(rows(counted(request.user), today), STANDARDS_A_PAGE).get_page(request.GET.get("hal"))
    known = {each.standard_id: each for each in last_versions([row.standard for row in page], today)}
    named = [
        replace(row, name=service_name(known[row.standard]), slug=known[row.standard].standard.slug)
        for row in page
        if row.standard in known
    ]
    context = {"page": page, "rows": named, "components": COMPONENTS}
    return render(request, "complaints/desk/together.html", context)


@together_page
@require_safe
def together_standard(request: HttpRequest, slug: str) -> HttpResponse:
    today = timezone.localdate()
    standard = get_object_or_404(ServiceStandard, slug=slug)
    version = last_versions([standard.pk], today).first()
    context = {
        "standard": standard,
        "name": service_name(version) if version else slug,
        "is_withdrawn": version is None or version.withdrawn,
        "reading": reading(counted(request.user), standard, today),
    }
    return render(request, "complaints/desk/together_standard.html", context)
