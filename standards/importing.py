"""The parsed annex into a draft release: only what differs from what the office already says."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from standards.importing_cells import store_channels, store_source, store_text
from standards.in_force import StandardInForce, in_force, newest_versions
from standards.models import BusinessActivity, Release, ServiceStandard, Version
from standards.regulation import Annex, Notice, ParsedStandard, Severity
from standards.slips import ComparisonKind, compare

EDITION = 2020  # the annex cites KBLI codes of this edition


@dataclass
class Imported:
    """What became of one standard of the annex; `overrides` are the components of its own."""

    document: str
    annex_number: int
    kbli: str
    name: str
    state: str = "refused"
    overrides: list[int] = field(default_factory=list)
    slips: list[int] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


STATES = {
    "new": "standar baru",
    "changed": "berubah, dibuat draf baru",
    "unchanged": "sama dengan yang sudah ada, tidak ada yang diubah",
    "refused": "tidak disimpan",
}


class Importer:
    """Imports annexes into one release, made when the first standard needs it."""

    def __init__(self, annexes: Iterable[Annex], *, effective_on: date | None, on: date) -> None:
        self.annexes = tuple(annexes)
        self.effective_on = effective_on
        # What stands on the day the import would take effect is what it is compared with.
        self.on = max(effective_on, on) if effective_on else on
        self.release: Release | None = None

    def run(self) -> list[Imported]:
        return [self._import(parsed, annex.document) for annex in self.annexes for parsed in annex.standards]

    def _import(self, parsed: ParsedStandard, document: str) -> Imported:
        result = Imported(document, parsed.annex_number, parsed.kbli, parsed.name)
        result.notices += [*parsed.errors, *parsed.warnings]
        if parsed.errors:
            return result
        release = self.release
        try:
            with transaction.atomic():
                self._store(parsed, result)
        except ValidationError as error:
            self.release = release
            result.state = "refused"
            result.notices += _refusals(parsed, document, error)
        return result

    def _store(self, parsed: ParsedStandard, result: Imported) -> None:
        standard = self._standard(parsed)
        current = self._current(standard)
        if current and _says_the_same(parsed, current):
            result.state = "unchanged"
            return
        result.state = "changed" if current else "new"
        version = self._version(parsed, standard)
        for component in parsed.components:
            kind = store_text(version, component, self.on)
            if kind is ComparisonKind.DIFFERENT:
                result.overrides.append(component.number)
            elif kind is ComparisonKind.SLIP:
                result.slips.append(component.number)
        store_source(version, parsed, result.document)
        result.notices += store_channels(parsed, result.document)

    def _version(self, parsed: ParsedStandard, standard: ServiceStandard) -> Version:
        version = Version(
            release=self._draft(),
            standard=standard,
            annex_number=parsed.annex_number,
            activity=_activity(parsed),
            name=parsed.name,
            risk=parsed.risk,
            licence_type=parsed.licence_type,
        )
        version.full_clean()
        version.save()
        return version

    def _draft(self) -> Release:
        if self.release is None:
            names = " dan ".join(annex.document for annex in self.annexes)
            self.release = Release.objects.create(
                slug=_free_slug(f"impor-{_digest(self.annexes)}"),
                effective_on=self.effective_on,
                note=f"Impor dari naskah {names}.",
            )
        return self.release

    def _current(self, standard: ServiceStandard) -> StandardInForce | None:
        """An open draft of the standard comes before what is in force: it was read already."""
        draft = (
            Release.objects.filter(published_at__isnull=True, versions__standard=standard)
            .order_by("-created_at")
            .first()
        )
        return in_force(standard, self.on, draft) if standard.pk else None

    def _standard(self, parsed: ParsedStandard) -> ServiceStandard:
        """By what it is, never by its annex number: the same licence for the same activity."""
        known = newest_versions(self.on).filter(activity__edition=EDITION, activity__code=parsed.kbli)
        same = known.filter(risk=parsed.risk, licence_type=parsed.licence_type).first()
        if same is not None and same.standard is not None:
            return same.standard
        slug = slugify(f"kbli-{parsed.kbli}-{parsed.name}")[:60].strip("-")
        if self._is_one_of_several(parsed):
            slug = f"{slug}-{slugify(parsed.risk)}"
        return ServiceStandard.objects.get_or_create(slug=slug)[0]

    def _is_one_of_several(self, parsed: ParsedStandard) -> bool:
        """One activity may need several licences; then the risk is part of the address."""
        standards = (each for annex in self.annexes for each in annex.standards)
        return sum(each.kbli == parsed.kbli and not each.errors for each in standards) > 1


def _activity(parsed: ParsedStandard) -> BusinessActivity:
    return BusinessActivity.objects.get_or_create(
        edition=EDITION, code=parsed.kbli, defaults={"name": parsed.name}
    )[0]


def _says_the_same(parsed: ParsedStandard, current: StandardInForce) -> bool:
    version = current.version
    header = (parsed.annex_number, parsed.kbli, parsed.name, parsed.risk, parsed.licence_type)
    known = (
        version.annex_number,
        version.activity.code if version.activity else "",
        version.name,
        version.risk,
        version.licence_type,
    )
    return header == known and all(_same_words(current, each.number, each.text) for each in parsed.components)


def _same_words(current: StandardInForce, number: int, text: str) -> bool:
    known = current.clause(number)
    if known.text is None:
        return False
    if known.is_shared:  # a slip in the new text does not make it another text
        return compare(known.text.text, text).kind is not ComparisonKind.DIFFERENT
    return known.text.text == text


def _refusals(parsed: ParsedStandard, document: str, error: ValidationError) -> Iterator[Notice]:
    for message in error.messages:
        yield Notice(document, parsed.title_line, None, message, Severity.ERROR)


def _digest(annexes: Iterable[Annex]) -> str:
    """Names a release after what was read: the same files, the same name."""
    read = hashlib.sha256()
    for annex in annexes:
        for each in annex.standards:
            for cell in each.cells:
                read.update(cell.raw.encode())
    return read.hexdigest()[:10]


def _free_slug(slug: str) -> str:
    taken = Release.objects.filter(Q(slug=slug) | Q(slug__startswith=f"{slug}-")).count()
    return f"{slug}-{taken + 1}" if taken else slug
