"""The steps from a finished draft to its publication: submit, send back, publish, cancel, the Head's
approval, and a link for people without an account."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as date_format

from purwakarta_ptsp.day_input import DayInput
from standards import publishing, submitting
from standards.models import Release, ServiceStandard
from standards.preview.links import LASTS, new_link
from standards.publishing import Refused
from standards.restoring import NothingThen, restore_as_draft
from standards.worklist import PUBLISH, approvers

if TYPE_CHECKING:
    from standards.admin.releases import ReleaseAdmin

ALREADY_PUBLISHED = (
    "Penetapan ini sudah ditetapkan, jadi tidak ada lagi yang dapat dipratinjau atau disetujui."
)

NOBODY_ELSE = (
    "Diajukan, tetapi tidak ada orang lain yang berwenang menetapkan. Mintalah Administrator memberi peran "
    "Pemberi persetujuan kepada orang kedua, atau catat persetujuan Kepala."
)
CHANGED_SINCE = (
    "Isi penetapan ini berubah sejak halamannya Anda buka, jadi belum ditetapkan. Periksa sekali lagi."
)


class HeadApprovalForm(forms.Form):
    name = forms.CharField(
        label="Nama kepala", max_length=120, error_messages={"required": "Isi nama kepala yang menyetujui."}
    )
    on = forms.DateField(
        label="Tanggal persetujuan",
        input_formats=["%Y-%m-%d"],
        widget=DayInput(),
        error_messages={
            "required": "Isi tanggal persetujuannya.",
            "invalid": "Tulis tanggal yang ada di kalender.",
        },
    )
    document = forms.CharField(
        label="Dokumen persetujuan",
        max_length=200,
        help_text="Nomor surat, nota dinas, atau disposisi, agar dapat dicari kembali.",
        error_messages={"required": "Isi nomor atau nama dokumennya."},
    )

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError("Tanggal persetujuan belum tiba.")
        return on


def submit(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> HttpResponse:
    release = _editable(site, request, pk)
    try:
        submitting.submit(release, by=request.user, at=timezone.now())
    except Refused as refused:
        return site.say(request, release, *refused.obstacles)
    people = approvers(Release.objects.get(pk=release.pk))
    told = f"Diajukan. Kini menunggu persetujuan {', '.join(people)}." if people else NOBODY_ELSE
    return _done(site, request, release, "Diajukan.", told)


def send_back(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> HttpResponse:
    release = get_object_or_404(Release, pk=pk)
    if not request.user.has_perm(PUBLISH):
        raise PermissionDenied
    reason = request.POST.get("alasan", "")
    try:
        submitting.send_back(release, reason=reason, by=request.user, at=timezone.now())
    except Refused as refused:
        return site.say(request, release, *refused.obstacles)
    told = f"Dikembalikan: {reason.strip()}"
    return _done(site, request, release, told, "Dikembalikan kepada penyuntingnya.")


def publish(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> HttpResponse:
    release = get_object_or_404(Release, pk=pk)
    if not request.user.has_perm(PUBLISH):
        raise PermissionDenied
    if request.POST.get("diajukan", _stamp(release)) != _stamp(release):
        return site.say(request, release, CHANGED_SINCE)
    try:
        publishing.publish(release, by=request.user, at=timezone.now())
    except Refused as refused:
        return site.say(request, release, *refused.obstacles)
    site.log_change(request, release, "Ditetapkan.")
    site.message_user(request, f"Penetapan {release} sudah ditetapkan.", messages.SUCCESS)
    return redirect("admin:standards_release_change", pk)


def cancel(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> HttpResponse:
    release = get_object_or_404(Release, pk=pk)
    if not request.user.has_perm(PUBLISH):
        raise PermissionDenied
    try:
        publishing.cancel(release, by=request.user, at=timezone.now())
    except Refused as refused:
        return site.say(request, release, *refused.obstacles)
    site.log_change(request, release, "Dibatalkan.")
    site.message_user(request, f"Penetapan {release} dibatalkan sebelum berlaku.", messages.SUCCESS)
    return redirect("admin:standards_release_change", pk)


def _stamp(release: Release) -> str:
    """As the template writes it: which submission the approver has read."""
    return date_format(timezone.localtime(release.submitted_at), "c") if release.submitted_at else ""


def head_approval(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> HttpResponse:
    release = _editable(site, request, pk)
    form = HeadApprovalForm(request.POST or None)
    if not release.is_draft:
        return site.say(request, release, ALREADY_PUBLISHED)
    if request.method == "POST" and form.is_valid():
        approval = submitting.HeadApproval(**form.cleaned_data)
        try:
            submitting.record_head_approval(release, approval, by=request.user)
        except Refused as refused:
            return site.say(request, release, *refused.obstacles)
        return _done(site, request, release, "Persetujuan kepala dicatat.", "Persetujuan kepala dicatat.")
    context = _context(site, request, release, "Persetujuan kepala") | {"form": form}
    return render(request, "admin/standards/head_approval.html", context)


def preview_link(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> HttpResponse:
    release = get_object_or_404(Release, pk=pk)
    if not (site.has_change_permission(request) or request.user.has_perm(PUBLISH)):
        raise PermissionDenied
    if not release.is_draft:
        return site.say(request, release, ALREADY_PUBLISHED)
    path = reverse("release-preview", args=[new_link(release)])
    site.log_change(request, release, "Tautan pratinjau dibuat.")
    context = _context(site, request, release, "Tautan pratinjau") | {
        "link": request.build_absolute_uri(path),
        "until": timezone.now() + LASTS,
    }
    return render(request, "admin/standards/preview_link.html", context)


def restore(site: "ReleaseAdmin", request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """A new draft with the words as they were when a published release took effect."""
    release = _editable(site, request, pk)
    if not request.user.has_perm("standards.add_release"):
        raise PermissionDenied
    if release.is_draft:
        return site.say(request, release, "Penetapan ini belum terbit, jadi belum ada yang dipulihkan.")
    standard = get_object_or_404(ServiceStandard, slug=slug) if slug else None
    on, today = release.effective_on or date.min, timezone.localdate()
    note = f"Memulihkan keadaan menurut penetapan {release}."
    try:
        draft = restore_as_draft(standard, on, note=note, by=request.user, today=today)
    except NothingThen:
        return site.say(request, release, "Standar ini tidak berlaku saat itu; tidak ada yang dipulihkan.")
    return _done(site, request, draft, note, "Draf pemulihan dibuat; periksa isi dan tanggal berlakunya.")


def _editable(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> Release:
    release = get_object_or_404(Release, pk=pk)
    if not site.has_change_permission(request):
        raise PermissionDenied
    return release


def _done(
    site: "ReleaseAdmin", request: HttpRequest, release: Release, logged: str, told: str
) -> HttpResponse:
    site.log_change(request, release, logged)
    site.message_user(request, told, messages.SUCCESS)
    return redirect("admin:standards_release_change", release.pk)


def _context(site: "ReleaseAdmin", request: HttpRequest, release: Release, title: str) -> dict[str, Any]:
    return site.admin_site.each_context(request) | {
        "title": f"{title}: {release}",
        "name": title,
        "release": release,
    }
