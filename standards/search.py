"""The citizen's words and filters → standards, and shared texts, in force on a day."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.contrib.postgres.search import SearchRank
from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q, QuerySet

from standards.components import component
from standards.models import SharedEntry, StandardEntry
from standards.search_form import Search, Tally
from standards.search_terms import Findable, Term, TsQuery, all_of, any_of, by_index, mended, read_terms
from standards.stems import words_in

# Nobody reads further, and ranking half the catalogue for one common word would cost too much.
MOST_RANKED = 500
MOST_SHARED = 3
# Of D, C, B, A, as PostgreSQL wants them: the texts, their labels, the instrument, the name.
WEIGHTS = [0.05, 0.2, 0.4, 1.0]


@dataclass(frozen=True)
class Found:
    """What has the `terms`: standards by `query`, counted in `tally`, and shared texts.
    `is_partial`: nothing has all the words, these have some of them; `unmet` has no one."""

    query: TsQuery | None = None
    tally: Tally = field(default_factory=dict)
    shared: tuple[SharedEntry, ...] = ()
    terms: tuple[Term, ...] = ()
    unmet: tuple[str, ...] = ()
    is_partial: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.tally or self.shared)

    @property
    def mended(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.is_mended)

    @property
    def mended_text(self) -> str:
        return " ".join(term.word for term in self.terms)


def find(search: Search, on: date) -> Found:
    """Those with every word; else with every word that was meant; else with some of them."""
    findable = Findable(on)
    if not search.words:
        return Found() if search.text else Found(tally=_tally(findable.standards))
    terms = tuple(read_terms(search.words))
    found = _with_all(terms, findable)
    if not found.is_empty:
        return found
    terms, unmet = _understood(terms, findable, mend=not search.is_literal)
    found = _nearest(terms, findable) if terms else found
    return replace(found, unmet=unmet, is_partial=found.is_partial or bool(unmet))


def ranked(search: Search, found: Found, on: date) -> Sequence[int]:
    """The keys of the standards found, the best first; without words by name."""
    entries = StandardEntry.objects.on(on).filter(**search.columns())
    if found.query is None:
        by_name = entries.none() if search.text else entries.order_by("name", "id")
        return by_name.values_list("pk", flat=True)
    total = search.total(found.tally)
    with by_index():
        best = list(_candidates(entries, found.query, total))
    # The long vectors of hundreds would cost more than their finer order is worth.
    by = "words" if total <= MOST_RANKED else "title"
    rank = SearchRank(F(by), found.query, weights=WEIGHTS)
    best_first = StandardEntry.objects.filter(pk__in=best).order_by(rank.desc(), "name", "id")
    return list(best_first.values_list("pk", flat=True))


def entries_of(keys: Collection[int], found: Found, on: date) -> list[StandardEntry]:
    """The rows of a page in the order of their keys; `in_title`: the name alone has all the words."""
    rows = StandardEntry.objects.shown(on).filter(pk__in=list(keys))
    if found.query is not None:
        in_title = ExpressionWrapper(Q(title=found.query), output_field=BooleanField())
        rows = rows.annotate(in_title=in_title)
    by_key = rows.defer("title", "words").in_bulk()
    return [by_key[key] for key in keys if key in by_key]


def _candidates(entries: QuerySet[StandardEntry], query: TsQuery, total: int) -> Collection[int]:
    """All of them; of too many first those that have the words in their name."""
    in_words = entries.filter(words=query).values_list("pk", flat=True)
    if total <= MOST_RANKED:
        return in_words
    in_title = set(entries.filter(title=query).values_list("pk", flat=True)[:MOST_RANKED])
    return in_title if len(in_title) == MOST_RANKED else in_title.union(in_words[:MOST_RANKED])


def _understood(
    terms: Iterable[Term], findable: Findable, *, mend: bool
) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    """The terms that something has, mended where need be, and the words that nothing has."""
    kept, unmet = [], []
    for term in terms:
        meant = term if findable.has(term) else mended(term, findable) if mend else None
        if meant:
            kept.append(meant)
        else:
            unmet.append(term.typed)
    return tuple(kept), tuple(unmet)


def _nearest(terms: tuple[Term, ...], findable: Findable) -> Found:
    found = _with_all(terms, findable)
    if found.is_empty:
        found = _about_a_component(terms, findable)
    if found.is_empty:
        found = replace(_matching(any_of(terms), terms, findable), is_partial=True)
    return found


def _with_all(terms: tuple[Term, ...], findable: Findable) -> Found:
    return _matching(all_of(terms), terms, findable)


def _matching(query: TsQuery, terms: tuple[Term, ...], findable: Findable) -> Found:
    return Found(query, _tally_of(query, findable), _shared(query, findable), terms)


def _about_a_component(terms: tuple[Term, ...], findable: Findable) -> Found:
    """ "biaya inspeksi": the words that name a component ask for it, the others say of what."""
    entries = list(findable.shared)
    asked = [term for term in terms if any(names_component(term, each) for each in entries)]
    others = [term for term in terms if term not in asked]
    if not asked or not others:
        return Found()
    of_what = all_of(others)
    tally = _tally_of(of_what, findable)
    named = tuple(each for each in entries if all(names_component(term, each) for term in asked))
    return Found(of_what, tally, named[:MOST_SHARED], terms) if tally else Found()


def names_component(term: Term, entry: SharedEntry) -> bool:
    """Whether a word asks for a component by its label: "biaya" for Biaya/Tarif."""
    return any(term.needle.is_in(word) for word in words_in(component(entry.text.number).label))


def _tally(entries: QuerySet[StandardEntry]) -> Tally:
    """How many standards by sector, risk and licence type: every filter's counts in one query."""
    by = entries.order_by().values_list("sector_id", "risk", "licence_type")
    return {tuple(key): count for *key, count in by.annotate(count=Count("*"))}


def _tally_of(query: TsQuery, findable: Findable) -> Tally:
    with by_index():
        return _tally(findable.standards.filter(words=query))


def _shared(query: TsQuery, findable: Findable) -> tuple[SharedEntry, ...]:
    rank = SearchRank(F("words"), query, weights=WEIGHTS)
    ranked = findable.shared.filter(words=query).annotate(rank=rank)
    return tuple(ranked.order_by("-rank", "text__number")[:MOST_SHARED])
