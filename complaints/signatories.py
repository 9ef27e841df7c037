"""Who signs a letter: the Head towards the complainant and other agencies, whoever wrote it upwards; on the
days of a deputy the deputy, as "Plh." or "Plt." (UU 25/2009 Pasal 45: no signature of the accused)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from complaints.impartiality import accused_of
from complaints.letters import CaseLetter
from complaints.models import Appointment, Officer
from complaints.officers import name_of, officer_of, superiors_of
from complaints.roles import Role


@dataclass(frozen=True)
class Signatory:
    """`from_on` and `to_on`: the days of a deputy, beyond which she signs nothing."""

    key: str
    title: str
    name: str
    from_on: date = date.min
    to_on: date = date.max

    def __str__(self) -> str:
        return f"{self.title}, {self.name}" if self.name else self.title


def signatories(letter: CaseLetter, today: date) -> list[Signatory]:
    """Those who may sign it, the ordinary one of this day first; never empty. Two queries, and one more
    where superiors have superiors."""
    accused = {officer.pk for officer in accused_of(letter.case)}
    posts = {post.pk: post for post in _posts(letter) if post.pk not in accused}
    absences = Appointment.objects.filter(
        absent__in=posts, from_on__lte=today, to_on__gte=letter.written_on
    ).exclude(deputy__in=accused)
    found = list(_in_order(list(posts.values()), list(absences.select_related("absent", "deputy")), today))
    return found or [Signatory("0", name_of(letter.event.by) or "Pejabat yang berwenang", "")]


def _posts(letter: CaseLetter) -> Iterator[Officer]:
    writer, above = officer_of(letter.event.by), superiors_of(letter.event.by)
    if letter.event.acting:
        yield letter.event.acting.absent
    heads = Officer.objects.filter(user__groups__name=Role.HEAD, is_active=True)
    if not letter.goes_up and not letter.case.goes_above:
        yield from heads
    if writer:
        yield writer
    # Upwards nobody signs a report to herself, nor above whom it goes to.
    last = letter.addressee.pk if letter.addressee else None
    for officer in above:
        if officer.pk == last or officer.user_id is None:
            return
        yield officer


def _in_order(posts: list[Officer], absences: list[Appointment], today: date) -> Iterator[Signatory]:
    """Each post with its deputies; who stands in for it today goes before its holder."""
    for post in posts:
        deputies = [_deputy(each) for each in absences if each.absent_id == post.pk]
        now = [each for each in deputies if each.from_on <= today <= each.to_on]
        yield from now
        yield Signatory(str(post.pk), post.position, post.name)
        yield from (each for each in deputies if each not in now)


def _deputy(each: Appointment) -> Signatory:
    key = f"{each.absent_id}-{each.pk}"
    return Signatory(key, each.title, each.deputy.name, each.from_on, each.to_on)
