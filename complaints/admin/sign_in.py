"""Helping an account back in: the lock after wrong passwords opened, a lost phone forgotten."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from complaints.lockout import is_locked, unlock
from complaints.second_factor import authenticator_of, forget, recovery_codes_left

if TYPE_CHECKING:
    from complaints.admin.accounts import AccountAdmin

UNLOCK, FORGET = "buka", "lupakan"
DONE = {UNLOCK: "Kunci masuk dibuka.", FORGET: "Faktor kedua dihapus; dipasang lagi saat masuk berikutnya."}


def sign_in(site: "AccountAdmin", request: HttpRequest, key: str) -> HttpResponse:
    """What keeps this account out, and two ways to help. Nobody removes her own second factor."""
    user = site.get_object(request, key)
    if user is None:
        raise Http404(key)
    if not site.has_change_permission(request, user):
        raise PermissionDenied
    if request.method == "POST":
        return _helped(site, request, user)
    context = site.admin_site.each_context(request) | {
        "title": f"Masuk: {user.get_username()}",
        "account": user,
        "is_own": user.pk == request.user.pk,
        "is_locked": is_locked(user, timezone.now()),
        "authenticator": authenticator_of(user),
        "codes_left": recovery_codes_left(user),
    }
    return render(request, "admin/complaints/sign_in.html", context)


def _helped(site: "AccountAdmin", request: HttpRequest, user: User) -> HttpResponse:
    action = request.POST.get("langkah", "")
    if action == FORGET and user.pk == request.user.pk:
        raise PermissionDenied
    if action in DONE:
        {UNLOCK: unlock, FORGET: forget}[action](user)
        site.log_change(request, user, DONE[action])
        messages.success(request, DONE[action])
    return redirect("admin:auth_user_sign_in", user.pk)
