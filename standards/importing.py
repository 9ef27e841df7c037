"""The parsed annex into a draft release: only what differs from what the office already says."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import DataError, transaction
from django.db.models import Q

from standards.components import COMPONENTS
from standards.importing_identity import EDITION, Identities
from standards.importing_texts import channel_notices, same_words, store_source, store_text
from standards.in_force import ClauseInForce, StandardInForce, in_force, inherited, shared_texts
from standards.models import BusinessActivity, Release, ServiceStandard, Version
from standards.regulation import Annex, Notice, ParsedStandard, Severity
from standards.slips import ComparisonKind

TOO_LONG = "Ada kata atau bilangan yang terlalu panjang untuk disimpan; periksa naskahnya."


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

    def refuse(self, line: int, causes: Iterable[str]) -> None:
        """Nothing of it is stored, so nothing is told of its components."""
        self.state, self.overrides, self.slips = "refused", [], []
        self._note(line, causes, Severity.ERROR)

    def warn(self, line: int, causes: Iterable[str]) -> None:
        self._note(line, causes, Severity.WARNING)

    def _note(self, line: int, causes: Iterable[str], severity: Severity) -> None:
        self.notices += [Notice(self.document, line, None, cause, severity) for cause in causes]


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
        entries = [each for annex in self.annexes for each in annex.standards]
        self.identities = Identities(entries, self.on)

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
        except (ValidationError, DataError) as error:
            self.release = release
            messages = error.messages if isinstance(error, ValidationError) else [TOO_LONG]
            result.refuse(parsed.title_line, messages)
        return result

    def _store(self, parsed: ParsedStandard, result: Imported) -> None:
        found = self.identities.match(parsed)
        current = in_force(found.standard, self.on)
        result.warn(parsed.title_line, found.warnings)
        known = [*([current] if current else []), *self._drafted(found.standard)]
        same = next((each.version.release for each in known if _says_the_same(parsed, each)), None)
        if same is not None:
            result.state = "unchanged"
            result.warn(parsed.title_line, [f"Menunggu dalam draf {same}."] if same.is_draft else [])
        else:
            result.state = "changed" if known else "new"
            version = self._version(parsed, found.standard)
            self._store_texts(version, parsed, result, current)
            store_source(version, parsed, result.document)
            result.notices += channel_notices(parsed, result.document)
        self.identities.stored(parsed, found.standard)

    def _store_texts(
        self, version: Version, parsed: ParsedStandard, result: Imported, current: StandardInForce | None
    ) -> None:
        """Only what differs from what is in force; drafts may never be published."""
        shared = shared_texts(self.on)
        for component in parsed.components:
            number = component.number
            clause = current.clause(number) if current else None
            kind = store_text(version, component, clause, shared.get(number))
            if kind is ComparisonKind.DIFFERENT:
                result.overrides.append(number)
            elif kind is ComparisonKind.SLIP:
                result.slips.append(number)

    def _drafted(self, standard: ServiceStandard) -> list[StandardInForce]:
        """What open drafts say of it: not public yet, but read already."""
        drafts = Version.objects.filter(
            standard=standard, withdrawn=False, release__published_at__isnull=True
        )
        return [_once_in_force(version, self.on) for version in drafts.select_related("release")]

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


def _once_in_force(version: Version, on: date) -> StandardInForce:
    """As its draft says, dated or not: its own rows before the words it would start from."""
    release = version.release
    shared = shared_texts(on, release)
    rows = version.texts.select_related("version")
    own = {row.number: shared.get(row.number) if row.follows_shared else row for row in rows}
    texts = {**inherited(version.standard, release, on), **own}
    clauses = (ClauseInForce(each.number, texts.get(each.number)) for each in COMPONENTS)
    return StandardInForce(version.standard, version, on, tuple(clauses))


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
    return header == known and all(
        same_words(current.clause(each.number), each.text) for each in parsed.components
    )


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
