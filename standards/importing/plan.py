"""What would become of every entry of an annex, before anything is stored: the dry run is this."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError

from standards.importing.catalogue import Catalogue, State
from standards.importing.channels import channel_notices
from standards.importing.identity import Identities
from standards.importing.rows import check_rows
from standards.importing.wordings import (
    CORRECTED_NOTE,
    Choice,
    Decision,
    Decisions,
    Known,
    Placed,
    Reading,
    Treatment,
    Wording,
    kept,
    keys,
    new_shared,
    place,
    says_the_same,
    wordings,
)
from standards.models import Channel, Regulation, ServiceStandard, Version
from standards.regulation import Annex, Notice, ParsedComponent, ParsedStandard, Severity, corrected

STATES = {
    "new": "standar baru",
    "changed": "berubah, dibuat draf baru",
    "restated": "kata-katanya sama, ditetapkan kembali oleh peraturan baru",
    "unchanged": "sama dengan yang sudah ada, tidak ada yang diubah",
    "refused": "tidak disimpan",
}
LABELS = {
    "new": "Baru",
    "changed": "Berubah",
    "restated": "Ditetapkan kembali",
    "unchanged": "Tidak berubah",
    "refused": "Ditolak",
}
STORED = ("new", "changed", "restated")


@dataclass
class Imported:
    """What becomes of one entry; `overrides` are the components of its own, `undecided` those of
    them that still wait for a decision."""

    document: str
    parsed: ParsedStandard
    state: str = "refused"
    standard: ServiceStandard | None = None
    placed: tuple[Placed, ...] = ()
    undecided: tuple[int, ...] = ()
    notices: list[Notice] = field(default_factory=list)

    @property
    def annex_number(self) -> int:
        return self.parsed.annex_number

    @property
    def kbli(self) -> str:
        return self.parsed.kbli

    @property
    def name(self) -> str:
        return self.parsed.name

    @property
    def overrides(self) -> list[int]:
        return [each.component.number for each in self.placed if each.treatment is Treatment.OWN]

    @property
    def own(self) -> list[int]:
        return [each for each in self.overrides if each not in self.undecided]

    @property
    def slips(self) -> list[int]:
        return [each.component.number for each in self.placed if each.slips]

    @property
    def state_label(self) -> str:
        return LABELS[self.state]

    @property
    def is_stored(self) -> bool:
        return self.state in STORED

    def refuse(self, causes: Iterable[str]) -> None:
        """Nothing of it is stored, so nothing is told of its components."""
        self.state, self.placed, self.undecided = "refused", (), ()
        self._note(causes, Severity.ERROR)

    def warn(self, causes: Iterable[str]) -> None:
        self._note(causes, Severity.WARNING)

    def _note(self, causes: Iterable[str], severity: Severity) -> None:
        line = self.parsed.title_line
        self.notices += [Notice(self.document, line, None, cause, severity) for cause in causes]


class Plan:
    """Reads the catalogue, stores nothing. With `regulation`, words that stay are set anew by it;
    with `is_whole`, standards in force that the annex no longer has end."""

    def __init__(
        self,
        annexes: Sequence[Annex],
        *,
        on: date,
        decisions: Decisions,
        regulation: Regulation | None = None,
        is_whole: bool = False,
    ) -> None:
        self.annexes, self.on, self.decisions, self.regulation = annexes, on, decisions, regulation
        self.catalogue = Catalogue(on)
        entries = [each for annex in annexes for each in annex.standards]
        self._identities = Identities(entries, on)
        self.results = [self._match(each, annex.document) for annex in annexes for each in annex.standards]
        self.wordings = self._wordings()
        self.new_shared = new_shared(self.wordings)
        self._waiting = {(each.number, each.key) for each in self.open_wordings}
        self._channels = dict(Channel.objects.values_list("code", "words"))
        for result in self.results:
            if result.standard is not None:
                self._settle(result, result.standard)
        self.ended, self.spared = self._endings() if is_whole else ([], [])

    @property
    def stored(self) -> list[Imported]:
        return [each for each in self.results if each.is_stored]

    @property
    def changes_nothing(self) -> bool:
        return not (self.stored or self.ended or self.new_shared)

    @property
    def open_wordings(self) -> list[Wording]:
        return [each for each in self.wordings if each.is_open]

    def fingerprint(self) -> str:
        """The same for the same outcome: what an editor saw is what is stored, or she is asked again."""
        told = hashlib.sha256(self.on.isoformat().encode())
        for line in self._outcome():
            told.update(line.encode())
        return told.hexdigest()[:32]

    def _outcome(self) -> Iterator[str]:
        for each in self.results:
            yield f"\n{each.annex_number} {each.standard} {each.state}"
            yield from (f" {p.treatment} {keys(p.component.text)} {p.note}" for p in each.placed)
        yield from (f"\nended {each.standard}" for each in self.ended)
        yield from (f"\nshared {n} {keys(each.text)}" for n, each in sorted(self.new_shared.items()))

    def _match(self, parsed: ParsedStandard, document: str) -> Imported:
        result = Imported(document, parsed, notices=[*parsed.errors, *parsed.warnings])
        if parsed.errors:
            return result
        try:
            found = self._identities.match(parsed)
        except ValidationError as error:
            result.refuse(error.messages)
            return result
        result.standard = found.standard
        result.warn(found.warnings)
        self._identities.taken(parsed, found.standard)
        return result

    def _wordings(self) -> tuple[Wording, ...]:
        """Once to learn what the shared words become, once to see all the others beside those."""
        shared = {number: text.text for number, text in self.catalogue.shared.items()}
        first = wordings(self._readings(), shared, self.decisions)
        replaced = {number: each.text for number, each in new_shared(first).items()}
        return wordings(self._readings(), shared | replaced, self.decisions) if replaced else first

    def _readings(self) -> Iterator[Reading]:
        for result in self.results:
            if result.standard is not None:
                current = self.catalogue.current(result.standard)
                for component in result.parsed.components:
                    yield Reading(result.parsed, component, _known(current, component.number))

    def _settle(self, result: Imported, standard: ServiceStandard) -> None:
        current = self.catalogue.current(standard)
        states = [*([current] if current else []), *self.catalogue.drafted(standard)]
        same = next((each for each in states if self._says_the_same(result.parsed, each)), None)
        if same is not None:
            self._settle_same(result, same.version)
            return
        result.state = "changed" if states else "new"
        result.placed = tuple(self._placed(each, current) for each in result.parsed.components)
        read = {each.number: keys(each.text) for each in result.parsed.components}
        result.undecided = tuple(n for n in result.overrides if (n, read[n]) in self._waiting)
        try:
            check_rows(result.parsed, result.placed)
        except ValidationError as error:
            result.refuse(error.messages)
            return
        result.notices += channel_notices(result.parsed, result.document, self._channels)

    def _settle_same(self, result: Imported, version: Version) -> None:
        release = version.release
        other_law = self.regulation is not None and release.regulation_id != self.regulation.pk
        result.state = "restated" if other_law and not release.is_draft else "unchanged"
        result.warn([f"Menunggu dalam draf {release}."] if release.is_draft else [])

    def _says_the_same(self, parsed: ParsedStandard, state: State) -> bool:
        return _header(parsed) == _header_of(state.version) and all(
            self._is_same(each, state.known(each.number)) for each in parsed.components
        )

    def _is_same(self, component: ParsedComponent, known: Known) -> bool:
        decision = self._decision(component)
        if known.text is not None and decision is not None and decision.choice is Choice.KEEP:
            return True
        if known.is_shared and component.number in self.new_shared:
            return False
        return says_the_same(_corrected(component, decision), known)

    def _placed(self, component: ParsedComponent, current: State | None) -> Placed:
        known = _known(current, component.number)
        decision, shared = self._decision(component), self.shared(component.number)
        choice = decision.choice if decision else None
        if choice is Choice.KEEP and (known.text is not None or shared is not None):
            return kept(component, known)
        placed = place(_corrected(component, decision), known, shared)
        if choice is not Choice.CORRECT:
            return placed
        return Placed(placed.component, placed.treatment, placed.slips, CORRECTED_NOTE)

    def _decision(self, component: ParsedComponent) -> Decision | None:
        return self.decisions.get((component.number, keys(component.text)))

    def shared(self, number: int) -> str | None:
        """The office's words for one component once this is published."""
        if number in self.new_shared:
            return self.new_shared[number].text
        text = self.catalogue.shared.get(number)
        return text.text if text else None

    def _endings(self) -> tuple[list[Version], list[Version]]:
        """What ends, and what is spared because an entry that could not be read may mean it."""
        faulty = [each.parsed for each in self.results if each.state == "refused"]
        spared = set().union(*(self._identities.may_be(each) for each in faulty))
        gone = [
            state.version
            for state in self.catalogue.in_force.values()
            if not self._identities.is_read(state.version.standard)
        ]
        return _parted(gone, spared, all_spared=any(not each.kbli for each in faulty))


def _parted(
    versions: Iterable[Version], spared: Collection[str], *, all_spared: bool
) -> tuple[list[Version], list[Version]]:
    ended: list[Version] = []
    kept_: list[Version] = []
    for each in sorted(versions, key=lambda version: version.name):
        (kept_ if all_spared or each.standard.slug in spared else ended).append(each)
    return ended, kept_


def _known(state: State | None, number: int) -> Known:
    return state.known(number) if state else Known()


def _corrected(component: ParsedComponent, decision: Decision | None) -> ParsedComponent:
    if decision is None or decision.choice is not Choice.CORRECT:
        return component
    return corrected(component, decision.text)


def _header(parsed: ParsedStandard) -> tuple[object, ...]:
    return parsed.annex_number, parsed.kbli, parsed.name, parsed.risk, parsed.licence_type


def _header_of(version: Version) -> tuple[object, ...]:
    code = version.activity.code if version.activity else ""
    return version.annex_number, code, version.name, version.risk, version.licence_type
