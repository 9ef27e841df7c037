""" "Unggah atau tempel naskah": the first page of reading a new Peraturan Bupati in."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from standards.importing.annex import OVER
from standards.importing.forms import PART, WHOLE, AnnexForm
from standards.models import UploadedAnnex

if TYPE_CHECKING:
    from standards.admin.releases import ReleaseAdmin


class Over(Exception):
    """The annex does not wait any more; `release` is where it went, if it was stored."""

    def __init__(self, annex: UploadedAnnex | None) -> None:
        self.release = annex.release if annex else None


def opened(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> UploadedAnnex:
    """Of its own editor only. Raises PermissionDenied, Http404 and Over."""
    if not site.has_add_permission(request):
        raise PermissionDenied
    annex = UploadedAnnex.objects.select_related("regulation", "release").filter(pk=pk).first()
    if annex is not None and annex.owner_id != request.user.pk:
        raise Http404
    if annex is None or annex.release_id:
        raise Over(annex)
    return annex


def over(pk: int) -> Over:
    return Over(UploadedAnnex.objects.select_related("release").filter(pk=pk).first())


def gone(site: "ReleaseAdmin", request: HttpRequest, late: Over) -> HttpResponse:
    """A stale click is a normal answer."""
    site.message_user(request, OVER, messages.WARNING)
    if late.release is not None:
        return redirect("admin:standards_release_change", late.release.pk)
    return redirect("admin:standards_release_annex")


def upload(site: "ReleaseAdmin", request: HttpRequest) -> HttpResponse:
    if not site.has_add_permission(request):
        raise PermissionDenied
    return _form(site, request, None)


def change(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> HttpResponse:
    try:
        return _form(site, request, opened(site, request, pk))
    except Over as late:
        return gone(site, request, late)


def discard(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> HttpResponse:
    try:
        annex = opened(site, request, pk)
    except Over as late:
        return gone(site, request, late)
    deleted, _rows = UploadedAnnex.objects.filter(pk=pk, release=None).delete()
    if not deleted:
        return gone(site, request, over(pk))
    site.message_user(request, f"Naskah “{annex}” dibuang. Tidak ada standar yang berubah.", messages.SUCCESS)
    return redirect("admin:standards_release_annex")


def _form(site: "ReleaseAdmin", request: HttpRequest, annex: UploadedAnnex | None) -> HttpResponse:
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AnnexForm(*data, today=timezone.localdate(), annex=annex, initial=_initial(annex))
    if form.is_bound and form.is_valid():
        stored = form.store(annex or UploadedAnnex(owner=request.user))
        return redirect("admin:standards_release_annex_report", stored.pk)
    if form.is_bound:
        form.keep_file()
    title = "Ubah naskah atau keterangannya" if annex else "Unggah atau tempel naskah"
    context = site.admin_site.each_context(request) | {
        "title": title,
        "form": form,
        "annex": annex,
        "pending": [] if annex else UploadedAnnex.objects.pending().filter(owner=request.user),
    }
    return render(request, "admin/standards/annex/form.html", context)


def _initial(annex: UploadedAnnex | None) -> dict[str, Any]:
    if annex is None:
        return {}
    names = ("note", "effective_on", "regulation", "consulted_on", "pledged_on")
    return {name: getattr(annex, name) for name in names} | {"coverage": WHOLE if annex.is_whole else PART}
