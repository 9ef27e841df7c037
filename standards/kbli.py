"""KBLI codes across their editions: what a code was, what it became, and where the same five
digits now mean another activity (71204)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from standards.models import ActivityLink, BusinessActivity


@dataclass(frozen=True)
class CodeNotice:
    """What a citizen who knows only the digits must be told. `here` is the activity under the code
    in one edition, `there` the other activity under the same code in a later one."""

    here: BusinessActivity
    successors: tuple[BusinessActivity, ...]
    there: BusinessActivity | None = None

    @property
    def newest_edition(self) -> int:
        return max(each.edition for each in self.successors)

    @property
    def is_renamed(self) -> bool:
        """The code stays, under another title."""
        return [each.code for each in self.successors] == [self.here.code]


def counterparts(beginning: str) -> list[BusinessActivity]:
    """The activities of the other editions that continue, or were, those whose code begins so."""
    return list(
        BusinessActivity.objects.filter(
            Q(newer_links__newer__code__startswith=beginning)
            | Q(older_links__older__code__startswith=beginning)
        ).distinct()
    )


def continued_activities() -> dict[int, bool]:
    """Whether an activity is of the newest edition or the crosswalk leads it there, by key. Of an
    edition that no crosswalk to the newest covers, nothing is known. Two queries."""
    activities = list(BusinessActivity.objects.values_list("pk", "edition"))
    newest = max((edition for _, edition in activities), default=0)
    links = ActivityLink.objects.filter(newer__edition=newest).values_list("older", "older__edition")
    older, editions = set(), {newest}
    for activity, edition in links:
        older.add(activity)
        editions.add(edition)
    return {pk: edition == newest or pk in older for pk, edition in activities if edition in editions}


def notice(activity: BusinessActivity) -> CodeNotice | None:
    """What became of an activity in later editions; None where the crosswalk does not say, or
    where code and title stay what they were."""
    follows = Exists(ActivityLink.objects.filter(older=activity, newer=OuterRef("pk")))
    later = BusinessActivity.objects.filter(edition__gt=activity.edition).annotate(follows=follows)
    found = list(later.filter(Q(follows=True) | Q(code=activity.code)).order_by("edition", "code"))
    successors = tuple(each for each in found if each.follows)
    if not successors or _is_the_same(activity, successors):
        return None
    # The same digits in a later edition mean another activity when the crosswalk leads elsewhere.
    stays = any(each.code == activity.code for each in successors)
    strangers = [each for each in found if not each.follows]
    return CodeNotice(activity, successors, strangers[-1] if strangers and not stays else None)


def notices(words: Iterable[str]) -> list[CodeNotice]:
    """For whole codes among the words of a search, whichever edition they are of."""
    codes = [word for word in words if word.isdigit() and len(word) == 5]
    asked = Q(code__in=codes) | Q(newer_links__newer__code__in=codes)
    older = BusinessActivity.objects.filter(asked, newer_links__isnull=False).distinct() if codes else ()
    return [found for found in map(notice, older) if found]


def _is_the_same(activity: BusinessActivity, successors: tuple[BusinessActivity, ...]) -> bool:
    return [(each.code, each.name.casefold()) for each in successors] == [
        (activity.code, activity.name.casefold())
    ]
