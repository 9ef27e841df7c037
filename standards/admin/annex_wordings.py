"""One decision for each wording of a component, whatever the number of standards that have it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from standards.admin.annex_page import Over, gone, opened, over
from standards.components import BY_NUMBER
from standards.differences import Shown, changed_parts
from standards.importing.annex import plan_of
from standards.importing.decisions import decide
from standards.importing.forms import WordingForm
from standards.importing.plan import Plan
from standards.importing.wordings import Choice, Wording
from standards.models import UploadedAnnex
from standards.regulation import ParsedStandard
from standards.slips import ComparisonKind

if TYPE_CHECKING:
    from standards.admin.releases import ReleaseAdmin

A_PAGE, MOST_NAMES = 10, 8
CHOOSE_ONE = "Pilih satu keputusan."
ONE_SHARED = "Hanya satu kalimat dapat menjadi teks bersama komponen ini. Ubah keputusan yang lain."


@dataclass(frozen=True)
class Against:
    """What differs from the words of some standards; `names` only where others have other words."""

    parts: tuple[Shown, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Card:
    """One wording with its form, and what differs from the shared words or, where the office has
    none, from what is in force."""

    wording: Wording
    form: WordingForm
    against: tuple[Against, ...]

    @property
    def some(self) -> tuple[Any, ...]:
        return tuple(each.entry for each in self.wording.readings[:MOST_NAMES])

    @property
    def others(self) -> int:
        return max(0, self.wording.count - MOST_NAMES)


def component(site: "ReleaseAdmin", request: HttpRequest, pk: int, number: int) -> HttpResponse:
    try:
        annex = opened(site, request, pk)
    except Over as late:
        return gone(site, request, late)
    if number not in BY_NUMBER:
        raise Http404
    sheet = _sheet(request, annex, number)
    if request.method == "POST":
        sheet.refuse_nothing()
    if request.method != "POST" or sheet.failed:
        context = site.admin_site.each_context(request) | sheet.context()
        return render(request, "admin/standards/annex/component.html", context)
    try:
        decide(annex, number, {form.wording.key: form.decision for form in sheet.forms})
    except UploadedAnnex.DoesNotExist:
        return gone(site, request, over(pk))
    return _decided(site, request, sheet)


@dataclass(frozen=True)
class Sheet:
    """One page of the wordings of a component, with their forms."""

    annex: UploadedAnnex
    number: int
    page: Page
    forms: list[WordingForm]
    shared: str
    is_replaced: bool

    @property
    def problem(self) -> str:
        chosen = [form for form in self.forms if form.is_valid() and _makes_shared(form)]
        return ONE_SHARED if len(chosen) > 1 else ""

    @property
    def failed(self) -> bool:
        return bool(self.problem or any(form.errors for form in self.forms))

    def refuse_nothing(self) -> None:
        """Sent with no decision at all, nothing would be recorded: every open wording says so."""
        if self.failed or any(form.decision for form in self.forms):
            return
        for form in [each for each in self.forms if each.wording.is_open] or self.forms:
            form.add_error("choice", CHOOSE_ONE)

    @property
    def cards(self) -> list[Card]:
        return [Card(form.wording, form, self._against(form.wording)) for form in self.forms]

    def context(self) -> dict[str, Any]:
        label = BY_NUMBER[self.number].label
        return {
            "title": f"Komponen {self.number}: {label}",
            "sheet": self,
            "annex": self.annex,
            "page": self.page,
        }

    def _against(self, wording: Wording) -> tuple[Against, ...]:
        if self.shared:
            return (Against(changed_parts(self.shared, wording.text)),)
        before = wording.in_force
        if len(before) == 1 and not wording.new_entries:
            return tuple(Against(changed_parts(text, wording.text)) for text in before)
        return tuple(
            Against(changed_parts(text, wording.text), tuple(_called(each) for each in entries[:MOST_NAMES]))
            for text, entries in before.items()
        )


def _sheet(request: HttpRequest, annex: UploadedAnnex, number: int) -> Sheet:
    plan = plan_of(annex, timezone.localdate())
    page = Paginator(_in_question(plan, number), A_PAGE).get_page(request.GET.get("hal"))
    data = request.POST if request.method == "POST" else None
    shared = plan.shared(number) or ""
    forms = [WordingForm(each, data, has_shared=bool(shared)) for each in page.object_list]
    return Sheet(annex, number, page, forms, shared, is_replaced=number in plan.new_shared)


def _in_question(plan: Plan, number: int) -> list[Wording]:
    """What asks for a decision first, decided or not, so that pages stay as they are."""
    found = [
        each
        for each in plan.wordings
        if each.number == number and (each.comparison is ComparisonKind.DIFFERENT or each.decision)
    ]
    return sorted(found, key=lambda each: (not each.asks, each.stands, -each.count))


def _called(entry: ParsedStandard) -> str:
    return f"{entry.annex_number}. {entry.name}"


def _makes_shared(form: WordingForm) -> bool:
    return form.cleaned_data["choice"] == Choice.SHARED


def _decided(site: "ReleaseAdmin", request: HttpRequest, sheet: Sheet) -> HttpResponse:
    site.message_user(request, f"Keputusan komponen {sheet.number} dicatat.", messages.SUCCESS)
    if not sheet.page.has_next():
        return redirect("admin:standards_release_annex_report", sheet.annex.pk)
    here = redirect("admin:standards_release_annex_component", sheet.annex.pk, sheet.number)
    here["Location"] += f"?hal={sheet.page.next_page_number()}"
    return here
