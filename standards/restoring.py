"""An old state becomes a new draft: its words of then, to be read, submitted and published anew."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from standards.drafting import FOLLOW, HEADER, Place, Wording, open_draft, save_draft, wording
from standards.in_force import in_force, shared_texts
from standards.models import ComponentText, Release, ServiceStandard, Version


class NothingThen(Exception):
    """The standard was not in force on that day, so there are no words to restore."""


@transaction.atomic
def restore_as_draft(
    standard: ServiceStandard | None, on: date, *, note: str, by: User, today: date
) -> Release:
    """A draft release of what differs today from the day asked for; None: the shared texts. Dated
    today, for undated words would lose against dated ones; its editor sets the real day. Raises
    NothingThen."""
    state = in_force(standard, on) if standard else None
    if standard and state is None:
        raise NothingThen
    slug = Release.objects.free_code(f"pemulihan-{today:%Y-%m-%d}")
    known = {clause.number: clause.text for clause in state.clauses} if state else shared_texts(on)
    release = Release.objects.create(slug=slug, effective_on=today, note=note)
    draft = open_draft(release, standard, today)
    places = [place for place in draft.places if known.get(place.number)]
    then = {place.number: _then(place, known[place.number]) for place in places}
    save_draft(draft, _header(state.version) if state else None, then, by)
    return release


def _then(place: Place, text: ComponentText) -> Wording:
    """Back to the shared text where it was followed and still says the same."""
    was_shared = text.version.standard_id is None
    if was_shared and place.shared is not None and place.shared.text == text.text:
        return FOLLOW
    return wording(text)


def _header(version: Version) -> Version:
    return Version(standard=version.standard, **{name: getattr(version, name) for name in HEADER})
