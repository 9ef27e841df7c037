"""Which cases there are, by meaning: open, counting, taken by somebody, as a list or a page needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, Exists, ExpressionWrapper, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from complaints import register
from complaints.impartiality import handles_above
from complaints.intake import Kind
from complaints.models.case_indexes import ANSWERED_LATE, OUTSIDE
from complaints.permissions import VIEW_IDENTITY
from complaints.side_steps import SideStep
from complaints.suspicion import Quarantine
from complaints.workflow import Action, State
from standards.in_force import newest_versions
from standards.search_terms import TsQuery

if TYPE_CHECKING:
    from complaints.models.case import Complaint


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def open(self) -> ComplaintQuerySet:
        return self.exclude(state=State.CLOSED)

    def closed(self) -> ComplaintQuerySet:
        return self.filter(state=State.CLOSED)

    def counting(self) -> ComplaintQuerySet:
        """Those whose clock still runs: complaints that are neither answered nor closed (R5)."""
        return self.open().filter(
            kind=Kind.COMPLAINT, answered_on__isnull=True, answer_working_days__isnull=False
        )

    def in_quarantine(self) -> ComplaintQuerySet:
        return self.filter(quarantine=Quarantine.HELD, state=State.REGISTERED)

    def reports(self) -> ComplaintQuerySet:
        """Those that somebody means: not held back, and not closed as no report."""
        spam = Q(quarantine=Quarantine.SPAM, state=State.CLOSED)
        return self.out_of_quarantine().exclude(spam)

    def about_service(self, slug: str, component: int | None) -> ComplaintQuerySet:
        cases = self.filter(standard__slug=slug)
        return cases.filter(component=component) if component else cases

    def out_of_quarantine(self) -> ComplaintQuerySet:
        return self.exclude(quarantine=Quarantine.HELD)

    def closed_until(self, day: date) -> ComplaintQuerySet:
        """Closed for good by the end of that day (WIB), each with the instant as `closed_at`."""
        closing = Q(events__target=State.CLOSED) & ~Q(events__source=State.CLOSED)
        return (
            self.closed()
            .annotate(closed_at=Max("events__at", filter=closing))
            .filter(closed_at__date__lte=day)
        )

    def due_until(self, day: date) -> ComplaintQuerySet:
        return self.filter(due_on__lte=day).order_by("due_on", "pk")

    def with_identity(self) -> ComplaintQuerySet:
        return self.filter(complainant__isnull=False)

    def with_files(self) -> ComplaintQuerySet:
        """With files that are not erased yet."""
        files = self.model._meta.get_field("attachments").related_model.objects
        return self.filter(Exists(files.kept().filter(complaint=OuterRef("pk"))))

    def handled_by(self, user: User) -> ComplaintQuerySet:
        return self.filter(handler=user)

    def heard_from(self) -> ComplaintQuerySet:
        """Those whose last step is the complainant's own: she answered or brought something, and nobody
        has acted on it since."""
        events = self.model._meta.get_field("events").related_model.objects
        last = events.heard().filter(complaint=OuterRef("pk"), seal=OuterRef("trail_seal"))
        return self.open().filter(Exists(last))

    def entered(self, by: User, on: date) -> ComplaintQuerySet:
        """What one account registered on one day (WIB), in order."""
        return self._entered_within(on, on).filter(entered_by=by).order_by("pk")

    def recorded_at_counter(self, first: date, last: date) -> ComplaintQuerySet:
        """What any account registered on these days (WIB), in order, with what a journal says of it."""
        told = "year serial kind entered_at channel__name entered_by__username entered_by__first_name"
        people = "entered_by__last_name entered_by__officer__name entered_by__officer__position"
        cases = self._entered_within(first, last).filter(entered_by__isnull=False)
        shown = cases.select_related("channel", "entered_by__officer").only(*f"{told} {people}".split())
        return shown.order_by("entered_at", "pk")

    def _entered_within(self, first: date, last: date) -> ComplaintQuerySet:
        """By instants, which the index knows; a date made of each row would have to be read from all."""
        midnights = (datetime.combine(day, time.min) for day in (first, last + timedelta(days=1)))
        begin, end = (timezone.make_aware(each) for each in midnights)
        return self.filter(entered_at__gte=begin, entered_at__lt=end)

    def not_taken(self) -> ComplaintQuerySet:
        return self.filter(state__in=(State.REGISTERED, State.REOPENED))

    def for_list(self) -> ComplaintQuerySet:
        """One query for a list: no identity, and none of the long texts."""
        cases = self.select_related("handler__officer", "channel").with_telling().with_dunnings()
        return cases.defer(
            "description", "loss", "requested_resolution", "intake_reason", "late_entry_reason"
        )

    def for_file(self, *, with_identity: bool) -> ComplaintQuerySet:
        """What a row of an export says; the identity is read only where it is asked for."""
        cases = self.select_related("handler__officer", "channel", "location")
        if with_identity:
            cases = cases.select_related("complainant")
        return cases.defer(
            "description", "loss", "requested_resolution", "intake_reason", "late_entry_reason"
        )

    def whose_identity_opens_to(self, user: User) -> ComplaintQuerySet:
        """As permissions.may_open_identity says of one case; those without an identity are not there."""
        if user.has_perm(VIEW_IDENTITY):
            return self.with_identity()
        return self.with_identity().filter(goes_above=True) if handles_above(user) else self.none()

    def with_telling(self) -> ComplaintQuerySet:
        """`was_told`: the result was told to the complainant (R11, UU 25/2009 Pasal 50 ayat (2));
        `completed_on`: the day what was missing came (Pasal 44 ayat (4)), None when nothing did."""
        steps = self._steps_of_this_round()
        completed = steps.filter(action=Action.COMPLETE).order_by("-pk").values("at__date")[:1]
        return self.annotate(
            was_told=Exists(steps.filter(complainantnotice__obstacle="")), completed_on=Subquery(completed)
        )

    def with_dunnings(self) -> ComplaintQuerySet:
        """`times_dunned`: how often the complainant asked for the late answer in this round."""
        asked = self._steps_of_this_round().filter(action=SideStep.DUN).order_by()
        count = asked.values("complaint").annotate(n=Count("pk")).values("n")
        return self.annotate(times_dunned=Coalesce(Subquery(count), 0))

    def dunned(self) -> ComplaintQuerySet:
        """Those whose complainant asked for the late answer, and waits."""
        return self.counting().filter(Exists(self._steps_of_this_round().filter(action=SideStep.DUN)))

    def _steps_of_this_round(self) -> models.QuerySet[Any]:
        """Of the case in the outer query: a telling before it was opened again told another result."""
        events = self.model._meta.get_field("events").related_model.objects
        opened = events.filter(complaint=OuterRef("complaint"), action=Action.REOPEN, pk__gt=OuterRef("pk"))
        return events.filter(~Exists(opened), complaint=OuterRef("pk"))

    def for_page(self) -> ComplaintQuerySet:
        """A case with the rows its own page shows, in one query; the identity stays sealed."""
        sealed = self.model._meta.get_field("complainant").related_model.objects
        identity = Exists(sealed.filter(complaint=OuterRef("pk")))
        messages = self.model._meta.get_field("messages").related_model.objects
        written = messages.filter(complaint=OuterRef("pk"))
        return (
            self.with_telling()
            .with_dunnings()
            .annotate(has_sealed_identity=identity, mails=ArraySubquery(written.as_shown()))
            .annotate(leads_others=Exists(self.model.objects.filter(same_as=OuterRef("pk"))))
            .select_related(
                "channel",
                "location",
                "standard",
                "clause_text__version__release",
                "erasure",
                "handler__officer__direct_superior__direct_superior__direct_superior",
                "entered_by__officer",
            )
        )

    def alike(self, case: Complaint, within: timedelta) -> ComplaintQuerySet:
        """Reports of the same promise, received within so long before or after, the nearest first; those
        that follow another are found by the one that leads them."""
        near = (case.received_on - within, case.received_on + within)
        promise = {"standard": case.standard_id, "component": case.component}
        same = self.reports().filter(**promise, received_on__range=near, same_as=None).exclude(pk=case.pk)
        day = models.Value(case.received_on)
        apart = Greatest(F("received_on") - day, day - F("received_on"))
        return same.only("year", "serial", "received_on", "state", "description").order_by(apart, "pk")

    def in_family_of(self, case: Complaint) -> ComplaintQuerySet:
        """The case that leads this one, and those that it leads."""
        return self.filter(Q(pk=case.same_as_id) | Q(same_as=case.pk)).latest_first()

    def with_public_page(self, on: date) -> ComplaintQuerySet:
        """`has_public_page`: whether the standard is in force that day, so that there is a page."""
        return self.annotate(
            has_public_page=Exists(newest_versions(on).filter(standard=OuterRef("standard")))
        )

    def visible_to(self, user: User) -> ComplaintQuerySet:
        """What exists for this account: nothing about herself, and what goes above only for those
        outside (UU 25/2009 Pasal 45). One word for page, list, count, search and export."""
        named = self.model.accused.through.objects.filter(officer__user=user)
        cases = self.exclude(pk__in=named.values("complaint"))
        return cases if handles_above(user) else cases.filter(goes_above=False)

    def with_identity_for(self, user: User) -> ComplaintQuerySet:
        """Of these, where the account may unseal the identity, as permissions.may_open_identity says of
        one case."""
        return self if user.has_perm(VIEW_IDENTITY) else self.filter(goes_above=True)

    def of_complainant(self, people: models.QuerySet[Any]) -> ComplaintQuerySet:
        """Whose complainant is among these rows of identities, newest case first."""
        return self.filter(pk__in=people.values("complaint")).latest_first()

    def with_receipt_for(self, user: User, on: date) -> ComplaintQuerySet:
        """As visible_to, and besides what this account wrote down today: the paper is handed over,
        also when the case goes above in the same moment."""
        named = self.model.accused.through.objects.filter(officer__user=user)
        cases = self.exclude(pk__in=named.values("complaint"))
        own = Q(entered_by=user, entered_at__date=on)
        return cases if handles_above(user) else cases.filter(Q(goes_above=False) | own)

    def numbered(self, number: str) -> ComplaintQuerySet:
        """The case with a register number as people write it. Raises register.BadNumber."""
        year, serial = register.parse_number(number)
        return self.filter(year=year, serial=serial)

    def numbered_as(self, numbers: Iterable[tuple[int, int]]) -> ComplaintQuerySet:
        """Those with one of these years and serials."""
        either = Q(pk__in=())
        for year, serial in numbers:
            either |= Q(year=year, serial=serial)
        return self.filter(either)

    def numbered_outside(self, number: str) -> ComplaintQuerySet:
        """Those that another office knows by this number, however it is spelled."""
        known = re.sub(r"[^A-Z0-9]+", "", number.upper())
        return self.exclude(outside_number="").alias(outside=OUTSIDE).filter(outside=known)

    def having_words(self, query: TsQuery) -> ComplaintQuerySet:
        """Asked of every case in turn, which suits words that many have."""
        words = self.model._meta.get_field("indexed").related_model.objects
        has_them = ExpressionWrapper(Q(words=query), output_field=models.BooleanField())
        asked = words.filter(complaint=OuterRef("pk")).values_list(has_them)
        return self.alias(has_words=Subquery(asked[:1])).filter(has_words=True)

    @property
    def asks_each_for_words(self) -> bool:
        """Whether these are counted one by one, so that nobody counts far."""
        return "has_words" in self.query.annotations

    def not_indexed(self) -> ComplaintQuerySet:
        return self.filter(indexed__isnull=True)

    def received_between(self, first: date | None, last: date | None) -> ComplaintQuerySet:
        """Both days included; without a day that end stays open."""
        cases = self.filter(received_on__gte=first) if first else self
        return cases.filter(received_on__lte=last) if last else cases

    def answered_late(self) -> ComplaintQuerySet:
        """Complaints with an answer after the last day of R5."""
        return self.filter(ANSWERED_LATE)

    def keyed(self, keys: models.QuerySet[Any, Any]) -> ComplaintQuerySet:
        """The cases of one page, chosen by key first: what a list says of each case is not worked out
        for those on the pages before it."""
        return self.filter(pk__in=keys)

    def latest_first(self) -> ComplaintQuerySet:
        return self.order_by("-year", "-serial")

    def latest_received_first(self) -> ComplaintQuerySet:
        """Of some days of receipt: their cases stand together in this order."""
        return self.order_by("-received_on", "-year", "-serial")

    def by_urgency(self) -> ComplaintQuerySet:
        return self.order_by("-is_priority", F("due_on").asc(nulls_last=True), "received_on", "pk")
