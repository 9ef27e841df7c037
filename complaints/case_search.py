"""What staff type → cases: the register number in any spelling, a number from outside, or the words of
the case by their Indonesian roots. Identities are in no index, so that no search finds a name there."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db import transaction

from complaints import register
from complaints.models import CaseWords, Complaint
from complaints.models.case_lists import ComplaintQuerySet
from standards.in_force import last_versions
from standards.models import ServiceStandard, StandardEntry, Version
from standards.search_form import words_of
from standards.search_index import title_of
from standards.search_terms import TsQuery, all_of, read_terms
from standards.stems import vector

AT_ONCE = 1_000
FEW = 5_000


def found(cases: ComplaintQuerySet, text: str) -> ComplaintQuerySet:
    """Those of the cases that are meant: a number that is on record means its case, anything else are
    words, all of which the case has. Text without a single word finds nothing."""
    for numbered in (_by_register, ComplaintQuerySet.numbered_outside):
        if any(letter.isdigit() for letter in text):
            meant = numbered(cases, text)
            if meant is not None and meant.exists():
                return meant
    words = words_of(text)
    return _having(cases, all_of(read_terms(words))) if words else cases.none()


def _having(cases: ComplaintQuerySet, query: TsQuery) -> ComplaintQuerySet:
    """Few hits are named one by one, so that the rest of the list is looked for among them; a common word
    is asked of each case as the list goes by. PostgreSQL, left to choose, reads a million cases. The
    dearest question, a word of one case in fifty and a filter that none of them meets, takes 0.4 s there."""
    hits = list(CaseWords.objects.filter(words=query).values_list("pk", flat=True)[: FEW + 1])
    return cases.filter(pk__in=hits) if len(hits) <= FEW else cases.having_words(query)


def _by_register(cases: ComplaintQuerySet, text: str) -> ComplaintQuerySet | None:
    try:
        return cases.numbered(text)
    except register.BadNumber:
        return None


def about_standards(cases: ComplaintQuerySet, text: str) -> ComplaintQuerySet:
    """Those about one standard, by the word in its own address; else about all that are, or once were,
    called so: KBLI code or words of the name."""
    if key := ServiceStandard.objects.filter(slug=text).values_list("pk", flat=True).first():
        return cases.filter(standard=key)
    words = words_of(text)
    if not words:
        return cases.none()
    meant = StandardEntry.objects.filter(title=all_of(read_terms(words))).values("standard")
    return cases.filter(standard__in=meant)


def index_case(complaint: Complaint, on: date) -> None:
    """Its words enter the index; the standard by its name on that day."""
    standards = [complaint.standard_id] if complaint.standard_id else []
    versions = last_versions(standards, on) if standards else ()
    CaseWords.objects.create(complaint=complaint, words=_vector(complaint, next(iter(versions), None)))


def index_cases(on: date) -> Iterator[int]:
    """Cases that are not in the index yet, a thousand in a transaction; says how many each time."""
    while keys := list(Complaint.objects.not_indexed().values_list("pk", flat=True)[:AT_ONCE]):
        yield _index(keys, on)


@transaction.atomic
def _index(keys: Collection[int], on: date) -> int:
    cases = list(Complaint.objects.filter(pk__in=keys))
    standards = {case.standard_id for case in cases} - {None}
    versions = {each.standard_id: each for each in last_versions(standards, on)} if standards else {}
    rows = [
        CaseWords(complaint=case, words=_vector(case, versions.get(case.standard_id or 0))) for case in cases
    ]
    return len(CaseWords.objects.bulk_create(rows, ignore_conflicts=True))


def _vector(case: Complaint, version: Version | None) -> str:
    """The title weighs A, as in the catalogue's own index: the beginning of a KBLI code is looked for
    there alone."""
    title = [title_of(version)] if version else []
    return vector({"A": title, "D": [case.description, case.loss, case.requested_resolution]})
