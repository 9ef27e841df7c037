"""Where an editor mends a finding: the words, the regulation, the class, or the standard's sector."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse

from standards.admin.release_page import begin_url, page_url
from standards.assessing import Assessed
from standards.findings import Finding
from standards.models import ProcedureClass, Regulation, Release, ServiceStandard

OF_THE_LAW = ("law_out_of_force", "law_not_yet", "law_unchecked")
OF_THE_STANDARD = ("sector_mismatch", "sector_unknown")


@dataclass(frozen=True)
class Link:
    label: str
    url: str


class Mending:
    """The links for one person: nobody is sent to a page she may not open. A few queries in all."""

    def __init__(self, user: User | AnonymousUser) -> None:
        self.may_write = user.has_perm("standards.add_release")

    def of(self, assessed: Assessed, finding: Finding) -> Link | None:
        standard = assessed.version.standard if assessed.version else None
        if finding.code in OF_THE_LAW:
            return _change("Peraturan", "regulation", self._laws.get(finding.about))
        if finding.code == "procedure_unknown":
            return _change("Klasifikasi", "procedureclass", self._classes.get(finding.about))
        if finding.code == "no_current_kbli":
            return Link("Kegiatan usaha", reverse("admin:standards_businessactivity_changelist"))
        if finding.code in OF_THE_STANDARD and standard:
            return _change("Sektor", "servicestandard", standard.pk)
        return self.of_words(standard, finding.component)

    def of_words(self, standard: ServiceStandard | None, component: int | None) -> Link | None:
        """In the newest open draft; without one an editor begins a release."""
        if not self.may_write:
            return None
        if self._draft is None:
            place = f"?komponen={component}" if component else ""
            return Link("Ubah", f"{begin_url(standard)}{place}")
        place = f"#komponen-{component}" if component else ""
        return Link("Sunting", f"{page_url(self._draft, standard)}{place}")

    @cached_property
    def _draft(self) -> Release | None:
        return Release.objects.filter(published_at=None).order_by("-created_at").first()

    @cached_property
    def _laws(self) -> dict[str, int]:
        return dict(Regulation.objects.values_list("slug", "pk"))

    @cached_property
    def _classes(self) -> dict[str, int]:
        return {str(number): pk for number, pk in ProcedureClass.objects.values_list("number", "pk")}


def _change(label: str, model: str, pk: int | None) -> Link | None:
    return Link(label, reverse(f"admin:standards_{model}_change", args=[pk])) if pk else None
