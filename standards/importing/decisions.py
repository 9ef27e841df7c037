"""What editors decided about the wordings of an annex."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from standards.importing.wordings import Choice, Decision, Decisions
from standards.models import UploadedAnnex, WordingDecision

MISREAD = (Choice.KEEP, Choice.CORRECT)


def remembered() -> Decisions:
    """Misreadings of annexes that were stored: the same text read again changes nothing."""
    rows = WordingDecision.objects.filter(annex__release__isnull=False, choice__in=MISREAD)
    return _decisions(rows.order_by("pk"))


def decisions_of(annex: UploadedAnnex) -> Decisions:
    """Its own before what is remembered."""
    return {**remembered(), **_decisions(annex.decisions.all())}


@transaction.atomic
def decide(annex: UploadedAnnex, number: int, decided: Mapping[str, Decision | None]) -> None:
    """For some wordings of one component; None takes a decision back. There is one shared text: the
    last one chosen. Raises UploadedAnnex.DoesNotExist when it was stored or discarded meanwhile."""
    UploadedAnnex.objects.select_for_update().get(pk=annex.pk, release=None)
    of_component = annex.decisions.filter(number=number)
    of_component.filter(key__in=decided).delete()
    if any(each is not None and each.choice is Choice.SHARED for each in decided.values()):
        of_component.filter(choice=Choice.SHARED).delete()
    WordingDecision.objects.bulk_create(
        WordingDecision(annex=annex, number=number, key=key, choice=each.choice, text=each.text)
        for key, each in decided.items()
        if each is not None
    )


def _decisions(rows: Iterable[WordingDecision]) -> dict[tuple[int, str], Decision]:
    return {(row.number, row.key): Decision(Choice(row.choice), row.text) for row in rows}
