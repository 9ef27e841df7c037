"""The signed regulation of a Penetapan: its file, and on which of its pages each standard stands."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from standards.models import Release, Version
from standards.publishing import Refused
from standards.signed_pdf import EMPTY, check_pdf, download, read_pages
from standards.signed_pdf_pages import by_annex_number, store_pages

if TYPE_CHECKING:
    from standards.admin.releases import ReleaseAdmin


class SignedPdfInput(forms.ClearableFileInput):
    """Django's would link to an address where no file is ever served."""

    template_name = "admin/standards/_signed_pdf_input.html"
    clear_checkbox_label = "Hapus naskah ini dari draf"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        release = getattr(value, "instance", None)
        self.attrs |= {"accept": "application/pdf,.pdf"}
        return super().get_context(name, value, attrs) | {"release": release}


class ReleaseForm(forms.ModelForm):
    class Meta:
        error_messages = {"signed_pdf": {"empty": EMPTY}}

    def clean_signed_pdf(self) -> Any:
        file = self.cleaned_data["signed_pdf"]
        if file and "signed_pdf" in self.changed_data:
            check_pdf(file)
        return file


class PagesForm(forms.Form):
    pages = forms.CharField(
        label="Nomor lampiran dan halaman",
        required=False,
        max_length=60_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
        help_text="Satu standar sebaris: nomor dalam lampiran, spasi, lalu halaman PDF, misalnya “44 131”. "
        "Dapat ditempel dari lembar sebar. Yang tidak ditulis: halamannya belum diketahui.",
    )

    def __init__(self, versions: dict[int, Version], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = versions

    def clean_pages(self) -> dict[int, int]:
        return read_pages(self.cleaned_data["pages"], self.versions)


def signed_pdf(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> HttpResponse:
    """For whoever may see the release, drafts included."""
    release = get_object_or_404(Release, pk=pk)
    if not site.has_view_permission(request):
        raise PermissionDenied
    return download(release)


def pages(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> HttpResponse:
    release = get_object_or_404(Release, pk=pk)
    if not site.has_change_permission(request):
        raise PermissionDenied
    if not release.is_draft:
        return site.say(request, release, "Penetapan ini sudah ditetapkan; halamannya tidak dapat diubah.")
    versions = by_annex_number(release)
    initial = {"pages": _lines(versions)}
    form = PagesForm(versions, request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        return _stored(site, request, release, form.cleaned_data["pages"])
    context = site.admin_site.each_context(request) | _context(release, form)
    return render(request, "admin/standards/pages.html", context)


def _context(release: Release, form: PagesForm) -> dict[str, Any]:
    return {
        "title": f"Halaman naskah: {release}",
        "name": "Halaman naskah",
        "release": release,
        "form": form,
        "versions": form.versions,
        "unnumbered": release.versions.filter(annex_number=None, standard__isnull=False).count(),
    }


def _lines(versions: dict[int, Version]) -> str:
    rows = (f"{number} {each.pdf_page}" for number, each in sorted(versions.items()) if each.pdf_page)
    return "\n".join(rows)


def _stored(
    site: "ReleaseAdmin", request: HttpRequest, release: Release, typed: dict[int, int]
) -> HttpResponse:
    try:
        changed = store_pages(release, typed, request.user)
    except Refused as refused:
        return site.say(request, release, *refused.obstacles)
    if changed:
        site.log_change(request, release, f"Halaman naskah dicatat: {changed} standar.")
    told = f"Halaman {changed} standar dicatat." if changed else "Tidak ada halaman yang berubah."
    site.message_user(request, told, messages.SUCCESS if changed else messages.INFO)
    return redirect("admin:standards_release_change", release.pk)
