""" "Ubah standar": from a citizen's word for a licence to the page on which its words are written."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from purwakarta_ptsp.day_input import DayInput
from standards.admin.release_page import page_url
from standards.components import BY_NUMBER
from standards.models import Release, ServiceStandard, Version
from standards.publishing import DATE_IS_PAST
from standards.revising import begin, drafts_of, revisable

if TYPE_CHECKING:
    from standards.admin.releases import ReleaseAdmin

A_PAGE = 30
LONGEST_QUERY = 200
NEW = ""
SHARED_TEXTS = "Teks bersama seluruh kantor"
# A second person needs a few days to read what was written.
TIME_TO_APPROVE = timedelta(days=7)


class BeginForm(forms.Form):
    """A new draft with its reason and day, or one that is open already."""

    draft = forms.ChoiceField(
        label="Ditulis di mana",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Draf itu sudah tidak terbuka. Pilih lagi."},
    )
    note = forms.CharField(
        label="Apa yang berubah, dan mengapa",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu dua kalimat. Warga membacanya di riwayat standar ini.",
    )
    effective_on = forms.DateField(
        label="Berlaku mulai",
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=DayInput(),
        help_text="Hari ini atau sesudahnya. Sampai hari itu warga membaca uraian yang sekarang.",
        error_messages={"invalid": "Tulis tanggal yang ada di kalender."},
    )

    def __init__(self, drafts: list[Release], today: date, data: Any = None) -> None:
        super().__init__(
            data, prefix="mulai", initial={"draft": NEW, "effective_on": today + TIME_TO_APPROVE}
        )
        self.today = today
        self.drafts = {str(each.pk): each for each in drafts}
        named = [(key, f"Draf “{each.note[:80]}” ({each})") for key, each in self.drafts.items()]
        self.fields["draft"].choices = [(NEW, "Draf baru"), *named]

    @property
    def chosen(self) -> Release | None:
        return self.drafts.get(self.cleaned_data["draft"])

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("draft") or "draft" in self.errors:
            return values
        if not values.get("note") and "note" not in self.errors:
            self.add_error("note", "Isi apa yang berubah dan mengapa.")
        if not values.get("effective_on") and "effective_on" not in self.errors:
            self.add_error("effective_on", "Isi tanggal mulai berlakunya.")
        elif values.get("effective_on") and values["effective_on"] < self.today:
            self.add_error("effective_on", DATE_IS_PAST)
        return values


def choose(site: "ReleaseAdmin", request: HttpRequest) -> HttpResponse:
    _must_write(site, request)
    text = request.GET.get("q", "")[:LONGEST_QUERY]
    page = Paginator(revisable(text, timezone.localdate()), A_PAGE).get_page(request.GET.get("hal"))
    drafts = drafts_of([version.standard_id for version in page])
    context = site.admin_site.each_context(request) | {
        "title": "Ubah standar",
        "text": text,
        "page": page,
        "rows": [(version, drafts.get(version.standard_id, [])) for version in page],
    }
    return render(request, "admin/standards/revise.html", context)


def start(site: "ReleaseAdmin", request: HttpRequest, slug: str = "") -> HttpResponse:
    """Asks for the reason and the day, makes the draft, and opens the page of its words."""
    _must_write(site, request)
    standard = get_object_or_404(ServiceStandard, slug=slug) if slug else None
    form = BeginForm(list(Release.objects.open_drafts()), timezone.localdate(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        place = f"#komponen-{_component(request)}" if _component(request) else ""
        return redirect(page_url(_draft(site, request, form), standard) + place)
    version = _last_named(standard) if standard else None
    named = {"title": f"Ubah: {version or standard or SHARED_TEXTS}", "version": version, "form": form}
    named |= {"component": BY_NUMBER.get(_component(request))}
    return render(request, "admin/standards/begin.html", site.admin_site.each_context(request) | named)


def _last_named(standard: ServiceStandard) -> Version | None:
    return standard.versions.exclude(name="").select_related("activity").order_by("pk").last()


def _must_write(site: "ReleaseAdmin", request: HttpRequest) -> None:
    if not (site.has_add_permission(request) and site.has_change_permission(request)):
        raise PermissionDenied


def _component(request: HttpRequest) -> int:
    """The component a finding led to; 0 for the whole page."""
    word = request.GET.get("komponen", "")
    return int(word) if word.isdecimal() and len(word) < 3 else 0


def _draft(site: "ReleaseAdmin", request: HttpRequest, form: BeginForm) -> Release:
    if form.chosen:
        return form.chosen
    values = form.cleaned_data
    release = begin(values["note"], values["effective_on"], by=request.user, today=timezone.localdate())
    site.log_addition(request, release, "Draf dimulai.")
    site.message_user(
        request, "Draf dibuat. Ubah uraiannya di bawah ini; warga belum melihatnya.", messages.SUCCESS
    )
    return release
