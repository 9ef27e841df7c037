"""Words by their Indonesian root, as the search compares them: perizinan and izin, pengaduan and
mengadu, selesai and penyelesaian. A document becomes a PostgreSQL tsvector of these words, weighted
A to D; PostgreSQL's own parser is passed by, which reads "Biaya/Tarif" as a path.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

# Emphasis of foreign words, the only markup of a stored text.
_TAG = re.compile(r"</?i>")
_WORD = re.compile(r"[^\W_]+")
_SPLIT_NUMBER = re.compile(r"(?<=\d)[ .](?=\d)")
LONGEST_WORD = 40
# They stand before or between the words that count: "izin KBLI 33152", "berapa lama selesai".
SILENT_WORDS = frozenset(
    """kbli dan atau untuk yang di ke dari pada apa apakah saja siapa berapa bagaimana gimana
    kapan dimana mana cara mau ingin saya kami aku bisa boleh dapat ini itu nya dengan""".split()
)
# A shorter number in the words of a text is a list marker or a count, not what people look for.
SHORTEST_NUMBER = 4


def words_in(text: str) -> list[str]:
    """The words of a text in order, small letters, punctuation out."""
    return _WORD.findall(_TAG.sub(" ", text).casefold())


def joined_numbers(text: str) -> str:
    """ "33.152" and "33 152" are one code, as people copy it from a form."""
    return _SPLIT_NUMBER.sub("", text)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The root of a word; a name or a foreign word stays what it is."""
    if len(word) > LONGEST_WORD or not (word.isascii() and word.isalpha()):
        return word
    return str(_stemmer().stem(word)) or word


def forms(word: str) -> frozenset[str]:
    """The word itself, which a prefix finds, and its root, which its relatives find."""
    return frozenset((word, stem(word)))


@lru_cache(maxsize=2048)
def indexed(text: str) -> frozenset[str]:
    """The words of a text worth an entry in the index, each once."""
    return frozenset(filter(_is_worth_an_entry, words_in(text)))


def vector(weighted: Mapping[str, Iterable[str]]) -> str:
    """A tsvector literal of texts by their weight, "A" to "D"; a word counts once, at its heaviest."""
    weights: dict[str, str] = {}
    for weight in sorted(weighted, reverse=True):
        for text in weighted[weight]:
            weights |= dict.fromkeys(_lexemes(text), weight)
    return " ".join(f"'{word}':1{weight}" for word, weight in weights.items())


@lru_cache(maxsize=2048)
def _lexemes(text: str) -> frozenset[str]:
    return frozenset().union(*map(forms, indexed(text)))


def _is_worth_an_entry(word: str) -> bool:
    return len(word) <= LONGEST_WORD and (not word.isdigit() or len(word) >= SHORTEST_NUMBER)


@cache
def _stemmer() -> Stemmer:
    # Made without the factory's cache, which would grow with every word that anyone types.
    return Stemmer(ArrayDictionary(StemmerFactory().get_words()))
