"""Two states of a standard side by side: what differs, component by component."""

from dataclasses import dataclass
from datetime import date

from standards.components import Component
from standards.differences import (
    FactChange,
    Shown,
    changed_parts,
    facts_changed,
    taken_and_added,
)
from standards.in_force import ClauseInForce, StandardInForce
from standards.models import LegalBasis, Version

LEGAL_BASIS = 7
Names = tuple[str, ...]


@dataclass(frozen=True)
class ComponentChange:
    """`is_reworded` false with another text: only its markup or its lines differ."""

    component: Component
    is_changed: bool
    parts: tuple[Shown, ...] = ()
    facts: tuple[FactChange, ...] = ()
    laws_taken: Names = ()
    laws_added: Names = ()
    moved: str = ""

    @property
    def is_reworded(self) -> bool:
        return bool(self.parts)


@dataclass(frozen=True)
class Comparison:
    before: date
    after: date
    header: tuple[FactChange, ...]
    components: tuple[ComponentChange, ...]

    @property
    def changed(self) -> tuple[ComponentChange, ...]:
        return tuple(each for each in self.components if each.is_changed)

    @property
    def is_same(self) -> bool:
        return not self.header and not self.changed


def compare(before: StandardInForce, after: StandardInForce) -> Comparison:
    pairs = zip(before.clauses, after.clauses, strict=True)
    return Comparison(
        before.on,
        after.on,
        _header(before.version, after.version),
        tuple(_component(old, new) for old, new in pairs),
    )


def _component(old: ClauseInForce, new: ClauseInForce) -> ComponentChange:
    if old.text == new.text:
        return ComponentChange(new.component, is_changed=False)
    taken, added = taken_and_added(_laws(old), _laws(new))
    change = ComponentChange(
        new.component,
        is_changed=True,
        parts=changed_parts(_words(old), _words(new)),
        facts=facts_changed(new.number, old.facts, new.facts),
        laws_taken=taken,
        laws_added=added,
        moved=_moved(old, new),
    )
    said_anew = _words(old) == _words(new) and not (change.facts or taken or added or change.moved)
    return ComponentChange(new.component, is_changed=False) if said_anew else change


def _words(clause: ClauseInForce) -> str:
    return clause.text.text if clause.text else ""


def _moved(old: ClauseInForce, new: ClauseInForce) -> str:
    if old.is_shared and not new.is_shared:
        return "Dari teks bersama kantor menjadi uraian sendiri."
    if new.is_shared and not old.is_shared:
        return "Dari uraian sendiri kembali ke teks bersama kantor."
    return ""


def _laws(clause: ClauseInForce) -> Names:
    if clause.number != LEGAL_BASIS or clause.text is None:
        return ()
    bases = LegalBasis.objects.filter(text=clause.text).select_related("regulation")
    return tuple(basis.regulation.short_name for basis in bases)


def _header(before: Version, after: Version) -> tuple[FactChange, ...]:
    old, new = _told(before), _told(after)
    return tuple(FactChange(label, old[label], new[label]) for label in new if old[label] != new[label])


def _told(version: Version) -> dict[str, str]:
    return {
        "Nama pelayanan": version.name,
        "Kegiatan usaha": str(version.activity or "tidak ada"),
        "Tingkat risiko": version.get_risk_display(),
        "Jenis izin": version.get_licence_type_display(),
        "Nomor dalam lampiran": str(version.annex_number or "belum dicatat"),
    }
