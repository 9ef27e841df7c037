"""The 14 components of a document: words, outline, facts, citations with their state, source."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from standards.in_force import ClauseInForce, StandardInForce
from standards.models import ComponentText, LegalBasis, Regulation, SourceCell, Version
from standards.outline import Item
from standards.standard_page import tree


def components(state: StandardInForce) -> list[dict[str, Any]]:
    """Two queries: the citations and the source cells of everything shown."""
    texts = [clause.text for clause in state.clauses if clause.text]
    bases = _bases(texts)
    cells = _cells([state.version, *(text.version for text in texts)])
    return [_component(clause, state, bases, cells) for clause in state.clauses]


def _component(
    clause: ClauseInForce,
    state: StandardInForce,
    bases: Mapping[int, list[LegalBasis]],
    cells: Mapping[tuple[int, int], list[SourceCell]],
) -> dict[str, Any]:
    text = clause.text
    read = tree(text.text) if text else None
    return {
        "number": clause.number,
        "code": clause.component.code,
        "label": clause.component.label,
        "group": clause.component.group.value,
        "clause": clause.component.clause,
        "shared": clause.is_shared,
        "words": text.text if text else "",
        "intro": read.intro if read else "",
        "items": [_item(item) for item in read.items] if read else [],
        "facts": dict(clause.facts),
        "release": text.version.release.slug if text else None,
        "legal_bases": [_basis(each, state.on) for each in bases.get(text.pk, [])] if text else [],
        "sources": _sources(clause, state.version, cells),
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "marker": item.marker,
        "text": item.text,
        "path": item.path,
        "children": [_item(child) for child in item.children],
    }


def _basis(basis: LegalBasis, on: date) -> dict[str, Any]:
    law = basis.regulation
    return {
        "position": basis.position,
        "code": law.slug,
        "kind": law.kind,
        "number": law.number,
        "year": law.year,
        "title": law.title,
        "short_name": law.short_name,
        "state": _state(law, on),
        "successor": law.successor.short_name if law.successor else None,
        "source": law.source,
        "source_address": law.source_url or None,
        "checked_on": law.checked_on.isoformat() if law.checked_on else None,
    }


def _state(law: Regulation, on: date) -> dict[str, str]:
    state = law.state(on)
    return {"code": state.value, "label": state.label}


def _sources(
    clause: ClauseInForce, version: Version, cells: Mapping[tuple[int, int], list[SourceCell]]
) -> list[dict[str, Any]]:
    """Own words were copied from these lines. Shared words were compared with the standard's own
    entry, unless they are newer than it: then no line of a document is known to hold them."""
    text = clause.text
    if text is None:
        return []
    if not clause.is_shared:
        return [_cell(cell, "copied") for cell in cells.get((text.version_id, clause.number), [])]
    if _is_newer(text.version, version):
        return []
    return [_cell(cell, "compared") for cell in cells.get((version.pk, clause.number), [])]


def _is_newer(shared: Version, own: Version) -> bool:
    def since(version: Version) -> tuple[Any, ...]:
        return (version.release.effective_on or date.min, version.release.published_at)

    return since(shared) > since(own)


def _cell(cell: SourceCell, relation: str) -> dict[str, Any]:
    return {
        "document": cell.document,
        "annex_number": cell.annex_number,
        "first_line": cell.first_line,
        "last_line": cell.last_line,
        "relation": relation,
    }


def _bases(texts: Iterable[ComponentText]) -> dict[int, list[LegalBasis]]:
    rows = LegalBasis.objects.filter(text__in=texts).select_related("regulation__successor")
    return _by(rows.order_by("text_id", "position"), lambda basis: basis.text_id)


def _cells(versions: Iterable[Version]) -> dict[tuple[int, int], list[SourceCell]]:
    rows = SourceCell.objects.filter(version__in=versions, number__isnull=False).defer("raw")
    return _by(rows.order_by("version_id", "first_line"), lambda cell: (cell.version_id, cell.number))


def _by(rows: Iterable[Any], key: Any) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found
