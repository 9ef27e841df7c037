"""The check of a text while it is typed: the parser that reads it when saved says what it sees."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from standards import outline
from standards.forms import LONGEST_TEXT

if TYPE_CHECKING:
    from standards.admin.releases import ReleaseAdmin


@dataclass(frozen=True)
class Report:
    """What the numbering of a text is, line for line as it stands in the box."""

    text: str

    @cached_property
    def tree(self) -> outline.Outline:
        return outline.parse(self._lines)

    @cached_property
    def problems(self) -> list[outline.Problem]:
        return outline.problems(self._lines)

    @property
    def messages(self) -> list[str]:
        return [f"Baris {each.line}: {each.message}" for each in self.problems]

    @property
    def item_count(self) -> int:
        return sum(1 for _ in outline.walk(self.tree))

    @property
    def is_too_long(self) -> bool:
        return len(self.text) > LONGEST_TEXT

    @property
    def _lines(self) -> str:
        return self.text[:LONGEST_TEXT].replace("\r\n", "\n")


def check(site: "ReleaseAdmin", request: HttpRequest) -> HttpResponse:
    """The part of the page beside one box, for the words posted; nothing is stored."""
    if not site.has_change_permission(request):
        raise PermissionDenied
    report = Report(request.POST.get("text", ""))
    return render(request, "admin/standards/_outline_report.html", {"report": report})
