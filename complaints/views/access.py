"""Who gets to a page of the desk: signed in, and with the permission of its door."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from complaints.forms.sign_in import SignInForm
from purwakarta_ptsp.kept_typing import lock as keep_and_sign_out
from purwakarta_ptsp.kept_typing import page_waiting, surviving_sign_out

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

USE_DESK = "complaints.use_desk"
REGISTER = "complaints.register_complaint"


def desk_page(view: View[P]) -> View[P]:
    """For every account that works at the desk; others are told so (403), guests sign in first."""
    return login_required(permission_required(USE_DESK, raise_exception=True)(view))


def counter_page(view: View[P]) -> View[P]:
    """For those who may register what people bring to the office. What they type survives a sign-out."""
    guarded = login_required(permission_required([USE_DESK, REGISTER], raise_exception=True)(view))
    return surviving_sign_out(guarded)


def start_page(user: User | AnonymousUser) -> str:
    """Editors, approvers and the administrator work in /kelola/, not at the desk."""
    return reverse("desk-queue") if user.has_perm(USE_DESK) else reverse("admin:index")


@method_decorator(require_http_methods(["GET", "HEAD", "POST"]), name="dispatch")
class SignIn(LoginView):
    """Django's own, except that everyone lands where their work is."""

    redirect_authenticated_user = True
    authentication_form = SignInForm

    def get_default_redirect_url(self) -> str:
        """Back to what this person had typed when the screen was locked, else to her work."""
        return page_waiting(self.request) or start_page(self.request.user)


@never_cache
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """The locked screen of a shared computer: what was typed on the page waits for whoever typed it."""
    keep_and_sign_out(request)
    return render(request, "registration/logged_out.html")
