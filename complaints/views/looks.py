"""Who opened which identity, when and why: for those who oversee the desk (UU 25/2009 Pasal 49)."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from complaints.forms.looks import LooksForm
from complaints.models import Complaint
from complaints.views.access import desk_page

ROWS_A_PAGE = 50


@desk_page
@permission_required("complaints.view_identityview", raise_exception=True)
@require_safe
def desk_looks(request: HttpRequest) -> HttpResponse:
    form = LooksForm(request.GET)
    form.is_valid()
    looks = form.found().of_cases(Complaint.objects.visible_to(request.user))
    page = Paginator(looks, ROWS_A_PAGE).get_page(request.GET.get("hal"))
    asked = bool(request.GET.get("akun") or request.GET.get("nomor"))
    return render(request, "complaints/desk/looks.html", {"form": form, "page": page, "asked": asked})
