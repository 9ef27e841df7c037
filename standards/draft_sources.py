"""Where the words of a draft come from: the cells of the source document, and the slips seen in them."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Q

from standards.drafting import Draft
from standards.models import SourceCell, SourceNote


def source_cells(draft: Draft) -> dict[int, list[SourceCell]]:
    """By component: the newest cells on record of this standard (or of the shared texts), in the
    order of their lines. One query."""
    is_known = Q(version__release__published_at__isnull=False) | Q(version__release=draft.release)
    rows = SourceCell.objects.filter(is_known, version__standard=draft.standard, number__isnull=False)
    found: dict[int, list[SourceCell]] = defaultdict(list)
    for cell in rows.order_by("-version_id", "first_line"):
        known = found[cell.number]
        if not known or known[0].version_id == cell.version_id:
            known.append(cell)
    return dict(found)


def source_slips(draft: Draft) -> dict[int, dict[str, list[str]]]:
    """The slips of the source by component, those with one cause together. A note belongs to the
    standard's own versions, or to the version whose words a component starts from."""
    own = {version.pk for version in (draft.version, draft.in_force) if version}
    starts = {place.number: place.start.version_id for place in draft.places if place.start}
    found: Mapping[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for note in SourceNote.objects.filter(version__in=own | set(starts.values())):
        if note.version_id in own or note.version_id == starts.get(note.number):
            theirs = found[note.number][note.cause]
            theirs += [note.theirs] if note.theirs not in theirs else []
    return {place.number: dict(found[place.number]) for place in draft.places}
