"""What waits in the catalogue for one person: drafts, decisions, and what comes by itself."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User

from standards.models import Release
from standards.publication import same_hand_obstacles, submission_obstacles

PUBLISH = "standards.publish_release"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Worklist:
    """Releases that are not in force yet, each in one group, those that wait longest first."""

    to_decide: tuple[Release, ...] = ()
    returned: tuple[Release, ...] = ()
    begun: tuple[Release, ...] = ()
    waiting: tuple[Release, ...] = ()
    of_others: tuple[Release, ...] = ()
    scheduled: tuple[Release, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.to_decide or self.returned or self.begun or self.waiting or self.scheduled)


def worklist(person: User, on: date) -> Worklist:
    """Three queries, however many releases."""
    found: dict[str, list[Release]] = defaultdict(list)
    for release in _not_in_force(on):
        found[_group(person, release)].append(release)
    return Worklist(**{group: tuple(releases) for group, releases in found.items()})


def _not_in_force(on: date) -> Iterable[Release]:
    releases = Release.objects.to_come(on).order_by("submitted_at", "effective_on", "pk")
    return releases.select_related("submitted_by", "returned_by").prefetch_related("writers", "versions")


def _group(person: User, release: Release) -> str:
    if not release.is_draft:
        return "scheduled"
    if release.is_submitted:
        return "to_decide" if may_decide(person, release) else "waiting"
    if person not in release.writers.all():
        return "of_others"
    return "returned" if release.return_reason else "begun"


def may_decide(person: User, release: Release) -> bool:
    """Whether the second person can be this one (`publication` holds the rule)."""
    return person.has_perm(PUBLISH) and not _own_hand(person, release)


def approvers(release: Release) -> list[str]:
    """By name: who could publish it, none of those who wrote or submitted it."""
    people = User.objects.with_perm(PUBLISH, include_superusers=False, backend=BACKEND)
    others = [each for each in people.order_by("first_name", "username") if not _own_hand(each, release)]
    return names(others)


def names(people: Iterable[User]) -> list[str]:
    return [each.get_full_name() or each.get_username() for each in people]


def _own_hand(person: User, release: Release) -> bool:
    approved = release.has_head_approval
    writers = {each.username for each in release.writers.all()}
    submitter = release.submitted_by.username if release.submitted_by else ""
    return bool(
        same_hand_obstacles(person.username, writers, head_approved=approved)
        or submission_obstacles(person.username, submitter, head_approved=approved)
    )
