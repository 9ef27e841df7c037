"""What one word of the citizen's may match: its root, its synonyms, a KBLI code of either edition;
and the word that was meant when nothing has the word as typed."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.contrib.postgres.search import SearchQuery
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from standards.in_force import shared_texts
from standards.kbli import counterparts
from standards.models import SearchWord, SharedEntry, StandardEntry, Synonym
from standards.search_index import code_word
from standards.snippets import Needle
from standards.spelling import is_mendable, likeliest
from standards.stems import forms, words_in

SHORTEST_BEGINNING = 3
MOST_TRIED = 5


class TsQuery(SearchQuery):
    """A query in PostgreSQL's own notation, not read by its parser, as the index is not.
    Its words come from `words_in`: letters and digits, nothing that could end a quotation."""

    template = "%(expressions)s::tsquery"

    def __init__(self, query: str) -> None:
        super().__init__(query, search_type="raw")


@contextmanager
def by_index() -> Iterator[None]:
    """Words are looked up in their index alone. PostgreSQL thinks that reading a long vector costs
    nothing and would rather read the whole table: 250 ms instead of 30 at 100,000 standards."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL enable_indexscan TO DEFAULT")


@dataclass(frozen=True)
class Term:
    """`word` as searched, `typed` as it was typed: they differ when it was mended."""

    word: str
    query: str
    needle: Needle
    typed: str

    @property
    def is_mended(self) -> bool:
        return self.word != self.typed


def read_terms(words: Iterable[str]) -> list[Term]:
    """The words as terms; the last may be unfinished."""
    words = list(words)
    meanings = _meanings(words)
    last = words[-1] if words else ""
    return [_term(word, meanings[word], is_last=word == last) for word in words]


def all_of(terms: Iterable[Term]) -> TsQuery:
    return TsQuery(" & ".join(f"({term.query})" for term in terms))


def any_of(terms: Iterable[Term]) -> TsQuery:
    return TsQuery(" | ".join(f"({term.query})" for term in terms))


@dataclass(frozen=True)
class Findable:
    """What may be found on a day: the standards in force, and the shared texts in force."""

    on: date

    @property
    def standards(self) -> QuerySet[StandardEntry]:
        return StandardEntry.objects.on(self.on)

    @property
    def shared(self) -> QuerySet[SharedEntry]:
        return SharedEntry.objects.filter(text__in=self._shared_keys).select_related("text")

    @cached_property
    def _shared_keys(self) -> list[int]:
        """14 at most."""
        return [text.pk for text in shared_texts(self.on).values()]

    def has(self, term: Term) -> bool:
        found = Q(words=TsQuery(term.query))
        if self.shared.filter(found).exists():
            return True
        with by_index():
            return self.standards.filter(found).exists()


def mended(term: Term, findable: Findable) -> Term | None:
    """The nearest word that something in force has, when nothing has this one. What is not yet
    in force is never told, not even by its words."""
    if not is_mendable(term.word):
        return None
    candidates = [_renamed(word, term.typed) for word in likeliest(term.word, _vocabulary(term.word))]
    return next((each for each in candidates[:MOST_TRIED] if findable.has(each)), None)


def _vocabulary(word: str) -> set[str]:
    """Words that begin alike: difflib over the whole vocabulary would take a tenth of a second.
    A wrong first letter is rarer, so the second may stand for it."""
    near = Q(word__startswith=word[0]) | Q(word__startswith=word[1]) | Q(word__contains=word[1:4])
    known = set(SearchWord.objects.filter(near).values_list("word", flat=True))
    return known | set(Synonym.objects.filter(near).values_list("word", flat=True))


def _meanings(words: Iterable[str]) -> dict[str, list[str]]:
    """By synonym, for a word or its root: "ongkosnya" as ongkos. One query."""
    asked = {word: forms(word) for word in words}
    rows = list(Synonym.objects.filter(word__in=frozenset().union(*asked.values())))
    return {word: [row.means for row in rows if row.word in asked[word]] for word in asked}


def _renamed(word: str, typed: str) -> Term:
    term = _term(word, _meanings([word])[word], is_last=False)
    return Term(term.word, term.query, term.needle, typed)


def _term(word: str, means: list[str], *, is_last: bool) -> Term:
    if word.isdigit():
        return _number(word)
    found = set(forms(word))
    queries = [_quoted(form) for form in sorted(found)]
    beginnings = (word,) if is_last and len(word) >= SHORTEST_BEGINNING else ()
    queries += [f"{_quoted(beginning)}:*" for beginning in beginnings]
    for meant in means:
        parts = [forms(each) for each in words_in(meant)]
        queries.append(" & ".join(f"({' | '.join(map(_quoted, sorted(part)))})" for part in parts))
        found = found.union(*parts)
    query = " | ".join(f"({each})" for each in queries if each)
    return Term(word, query, Needle(frozenset(found), beginnings), word)


def _number(digits: str) -> Term:
    """The beginning of a code of either edition, or a whole number in the words: "2021"."""
    other = [_quoted(code_word(each.edition, each.code)) for each in counterparts(digits)]
    query = " | ".join([f"{_quoted(digits)}:*A", _quoted(digits), *other])
    return Term(digits, query, Needle(frozenset({digits})), digits)


def _quoted(word: str) -> str:
    return f"'{word}'"
