"""The page on which an editor writes: one version, its 14 components in order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from purwakarta_ptsp import kept_typing
from standards import outline
from standards.admin.outline_check import Report
from standards.admin.release_page import page_url
from standards.changes.comparison import Comparison, compare
from standards.clarity.answers import counts
from standards.draft_sources import source_cells, source_slips
from standards.drafting import (
    HEADER,
    AlreadyPublished,
    Draft,
    Place,
    discard,
    faults,
    open_draft,
    resulting,
    save_draft,
)
from standards.forms import ComponentForm, HeaderForm, Regulations, component_forms
from standards.in_force import followers, in_force
from standards.models import Regulation, Release, ServiceStandard, SourceCell, Version
from standards.submitting import submission_stoppers

if TYPE_CHECKING:
    from standards.admin.releases import ReleaseAdmin

MOVED_ON = (
    "Penetapan ini baru saja ditetapkan orang lain, jadi perubahan Anda tidak disimpan. Uraian Anda masih "
    "ada di halaman ini: salin ke penetapan yang baru."
)
KEPT = (
    "Anda sudah keluar sebelum menyimpan, jadi yang Anda ketik belum tersimpan. Semuanya masih ada di "
    "halaman ini: periksa, lalu simpan."
)


@dataclass(frozen=True)
class Card:
    """One component on the page."""

    place: Place
    form: ComponentForm
    faults: list[str]
    notes: Mapping[str, list[str]]
    cells: list[SourceCell]
    followers: int

    @cached_property
    def report(self) -> Report:
        """Of the words as the box shows them, typed or stored."""
        return Report(self.form["text"].value() or "")

    @property
    def is_unsaved(self) -> bool:
        return self.form.is_bound and (bool(self.form.errors) or self.form.is_touched)

    @property
    def other_faults(self) -> list[str]:
        """Those that the report beside the box does not say already."""
        return [fault for fault in self.faults if fault not in self.report.messages]


@dataclass(frozen=True)
class Shown:
    """One component of the preview."""

    place: Place
    tree: outline.Outline | None
    before: outline.Outline | None
    is_shared: bool
    prevails: bool


def choose(site: "ReleaseAdmin", request: HttpRequest, pk: int) -> HttpResponse:
    """From the list "Tambah versi" to the page of what was chosen; nothing is stored yet."""
    release = get_object_or_404(Release, pk=pk)
    slug = request.GET.get("standar", "")
    standard = get_object_or_404(ServiceStandard, slug=slug) if slug else None
    return redirect(page_url(release, standard))


def edit(site: "ReleaseAdmin", request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    draft = _draft(site, request, pk, slug)
    may_edit = site.has_change_permission(request)
    kept = kept_typing.take(request) if may_edit and request.method != "POST" else None
    data = request.POST if request.method == "POST" else kept
    if data is None and not (may_edit and draft.release.is_draft):
        return redirect(page_url(draft.release, draft.standard, "_preview"))
    if not may_edit:
        raise PermissionDenied
    header = HeaderForm(data, prefix="judul", instance=_header(draft)) if draft.standard else None
    forms = list(component_forms(draft.places, _regulations(), data))
    if request.method == "POST" and _valid(header, forms):
        return _saved(site, request, draft, header, forms)
    problem = KEPT if kept and draft.release.is_draft else MOVED_ON if kept else ""
    return _page(site, request, draft, header, forms, problem=problem)


def preview(site: "ReleaseAdmin", request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    draft = _draft(site, request, pk, slug)
    texts = resulting(draft)
    shown = [_shown(place, texts.get(place.number)) for place in draft.places]
    context = _context(site, request, draft, "Pratinjau") | {"shown": shown, "header": _header(draft)}
    if draft.release.is_draft and draft.standard:
        context["comparison"] = _changed(draft)
    if context["may_edit"]:
        context["stoppers"] = submission_stoppers(draft.release, timezone.localdate())
    return render(request, "admin/standards/preview.html", context)


def _changed(draft: Draft) -> Comparison | None:
    """The words of today beside those of the draft; None for a standard that is new or withdrawn."""
    before = in_force(draft.standard, draft.on)
    after = in_force(draft.standard, draft.on, draft.release)
    return compare(before, after) if before and after else None


def take_out(site: "ReleaseAdmin", request: HttpRequest, pk: int, version: int) -> HttpResponse:
    row = get_object_or_404(Version.objects.select_related("release"), pk=version, release=pk)
    if not request.user.has_perm("standards.delete_version"):
        raise PermissionDenied
    name = str(row)
    try:
        discard(row, request.user)
    except AlreadyPublished:
        return site.say(request, row.release, "Penetapan ini sudah ditetapkan; isinya tidak dapat dikurangi.")
    site.log_change(request, row.release, f"Dikeluarkan: {name}.")
    site.message_user(request, f"“{name}” dikeluarkan dari penetapan ini.", messages.SUCCESS)
    return redirect("admin:standards_release_change", pk)


def _draft(site: "ReleaseAdmin", request: HttpRequest, pk: int, slug: str) -> Draft:
    if not site.has_view_permission(request):
        raise PermissionDenied
    release = get_object_or_404(Release, pk=pk)
    standard = get_object_or_404(ServiceStandard, slug=slug) if slug else None
    return open_draft(release, standard, timezone.localdate())


def _header(draft: Draft) -> Version:
    """A copy to edit: the draft's own header, else the one in force."""
    known = draft.version or draft.in_force or Version()
    return Version(standard=draft.standard, **{name: getattr(known, name) for name in HEADER})


def _regulations() -> Regulations:
    known = [(each.pk, each.slug, str(each), each.title) for each in Regulation.objects.all()]
    choices = [(pk, f"{name} {title}"[:110].strip()) for pk, _slug, name, title in known]
    return [("", "– belum ada –"), *choices], {slug: pk for pk, slug, _name, _title in known}


def _valid(header: HeaderForm | None, forms: Iterable[ComponentForm]) -> bool:
    checked = [form.is_valid() for form in ([header] if header else [])]
    return all(checked + [form.is_valid() for form in forms])


def _saved(
    site: "ReleaseAdmin",
    request: HttpRequest,
    draft: Draft,
    header: HeaderForm | None,
    forms: list[ComponentForm],
) -> HttpResponse:
    said = {form.place.number: form.said for form in forms if form.is_touched}
    try:
        changed = save_draft(draft, header.save(commit=False) if header else None, said, request.user)
    except AlreadyPublished:
        return _page(site, request, draft, header, forms, problem=MOVED_ON)
    _tell(site, request, draft, changed, bool(header and header.has_changed()))
    if "_pratinjau" in request.POST:
        return redirect(page_url(draft.release, draft.standard, "_preview"))
    return redirect(page_url(draft.release, draft.standard))


def _tell(
    site: "ReleaseAdmin", request: HttpRequest, draft: Draft, changed: list[int], header_changed: bool
) -> None:
    parts = (["keterangan"] if header_changed else []) + [f"komponen {number}" for number in changed]
    if not parts:
        site.message_user(request, "Tidak ada perubahan, jadi tidak ada yang disimpan.", messages.INFO)
        return
    what = ", ".join(parts)
    site.log_change(request, draft.release, f"Disunting: {draft.standard or 'teks bersama'}, {what}.")
    text = f"Tersimpan sebagai draf: {what}."
    if not draft.release.versions.filter(standard=draft.standard).exists():
        text = "Kini tidak ada lagi yang berbeda dari yang berlaku, jadi versi ini keluar dari penetapan."
    site.message_user(request, text, messages.SUCCESS)


def _page(
    site: "ReleaseAdmin",
    request: HttpRequest,
    draft: Draft,
    header: HeaderForm | None,
    forms: list[ComponentForm],
    *,
    problem: str = "",
) -> HttpResponse:
    cards = _cards(draft, forms)
    context = _context(site, request, draft, "Sunting") | {
        "header_form": header,
        "cards": cards,
        "problem": problem,
        "failed": [each for each in [header, *forms] if each is not None and each.errors],
        "seal": kept_typing.seal(request),
        "fault_count": sum(len(card.faults) for card in cards),
    }
    return render(request, "admin/standards/draft.html", context, status=409 if problem == MOVED_ON else 200)


def _context(site: "ReleaseAdmin", request: HttpRequest, draft: Draft, title: str) -> dict[str, Any]:
    name = str(_header(draft)) if draft.standard else "Teks bersama seluruh kantor"
    parts = [part(request, draft) for part in site.admin_site.draft_parts]
    told = {key: value for part in parts for key, value in part.items()}
    return (
        site.admin_site.each_context(request)
        | told
        | {
            "title": f"{title}: {name}",
            "name": name,
            "draft": draft,
            "release": draft.release,
            "edit_url": page_url(draft.release, draft.standard),
            "preview_url": page_url(draft.release, draft.standard, "_preview"),
            "may_restore": not draft.release.is_draft and request.user.has_perm("standards.add_release"),
            "clarity": counts(draft.standard),
            "may_edit": draft.release.is_draft and site.has_change_permission(request),
        }
    )


def _cards(draft: Draft, forms: Iterable[ComponentForm]) -> list[Card]:
    slips, cells = source_slips(draft), source_cells(draft)
    readers = followers(draft.on) if draft.standard is None else {}
    return [
        Card(
            form.place, form, faults(form.place), slips[number], cells.get(number, []), readers.get(number, 0)
        )
        for form in forms
        for number in [form.place.number]
    ]


def _shown(place: Place, text: Any) -> Shown:
    own = place.row is not None
    return Shown(
        place,
        outline.parse(text.text) if text else None,
        outline.parse(place.start.text) if own and place.start else None,
        bool(text and text.version.standard_id is None),
        not own or place.row.follows_shared or text == place.row,
    )
