"""The second step of signing in, for accounts that can see identities."""

from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_http_methods

from complaints.forms.second_factor import CodeForm, EnrolForm
from complaints.second_factor import (
    authenticator_of,
    mark_verified,
    needs_second_factor,
    recovery_codes_left,
    secret_in_groups,
)
from complaints.views.access import start_page
from standards.qr import qr_code

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@form_methods
@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    if _is_done(request):
        return redirect(_next(request))
    if authenticator_of(request.user) is None:
        return redirect(_with_next(request, "second-factor-enrol"))
    form = CodeForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_valid():
        mark_verified(request, request.user)
        if form.is_recovery:
            left = recovery_codes_left(request.user)
            messages.warning(request, f"Satu kode cadangan terpakai, sisa {left}. Coret dari kertas Anda.")
        return redirect(_next(request))
    return render(request, "registration/second_factor.html", {"form": form, "next": _next(request)})


@form_methods
@login_required
def second_factor_enrol(request: HttpRequest) -> HttpResponse:
    if _is_done(request) or authenticator_of(request.user):
        return redirect(_with_next(request, "second-factor"))
    form = EnrolForm(request.POST if request.method == "POST" else None, user=request.user)
    context = {"form": form, "next": _next(request)}
    if form.is_valid():
        mark_verified(request, request.user)
        codes = form.enrolled.codes if form.enrolled else ()
        return render(request, "registration/recovery_codes.html", context | {"codes": codes})
    context |= {"qr": qr_code(form.device.config_url), "secret": secret_in_groups(form.device)}
    return render(request, "registration/second_factor_enrol.html", context)


def _is_done(request: HttpRequest) -> bool:
    return not needs_second_factor(request.user) or request.user.is_verified()


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME) or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else start_page(request.user)


def _with_next(request: HttpRequest, name: str) -> str:
    return f"{reverse(name)}?{urlencode({REDIRECT_FIELD_NAME: _next(request)})}"
