"""Facts read from the words of a component: the days, the fee, the staff that programs count with.

A fact is what the words say. What they do not say is left out, never guessed: an empty result
means "not read", and a fee of 0 means the words say Gratis.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from standards.number_words import begins_a_number, number_in
from standards.outline import Outline, walk
from standards.wording import words

Json: TypeAlias = int | str | bool | list["Json"] | dict[str, "Json"]
Facts: TypeAlias = dict[str, Json]

COMPLAINT_HANDLING = 6


@dataclass(frozen=True)
class Fact:
    """A fact by its key in ComponentText.facts, named for editors; `unit` may be empty."""

    component: int
    name: str
    label: str
    unit: str = ""


@dataclass(frozen=True)
class ChannelText:
    """A channel of component 6 (R3): its letter a to m and its words."""

    letter: str
    words: str


FACTS: tuple[Fact, ...] = (
    Fact(2, "classes", "Klasifikasi prosedur"),
    Fact(2, "annex", "Lampiran yang memuatnya"),
    Fact(3, "days", "Jangka waktu", "hari"),
    Fact(3, "unit", "Jenis hari"),
    Fact(3, "from", "Dihitung sejak"),
    Fact(3, "basis", "Bunyi awal hitungan"),
    Fact(4, "fee", "Biaya", "rupiah"),
    Fact(5, "product", "Produk"),
    Fact(5, "documents", "Dokumen yang diterima"),
    Fact(5, "electronic_signature", "Bertanda tangan elektronik"),
    Fact(6, "filing_calendar_days", "Batas menyampaikan pengaduan", "hari kalender"),
    Fact(6, "answer_working_days", "Batas menjawab pengaduan", "hari kerja"),
    Fact(11, "staff", "Jumlah pelaksana", "orang"),
    Fact(12, "motto", "Motto pelayanan"),
    Fact(14, "evaluations_per_year", "Evaluasi standar dan SOP", "kali setahun"),
    Fact(14, "surveys_per_year", "Survei kepuasan", "kali setahun"),
)

# How the regulation writes a number: "30 (tiga puluh)", "7", "5 tahun".
_NUMBER = r"(?P<number>[0-9]{1,4})(?: \([a-z ]+\))?"
_CLASSES = re.compile(r"Klasifikasi (?P<list>[0-9]+(?:(?:, dan|, atau|,| dan| atau) [0-9]+)*)\b")
_ANNEX = re.compile(r"\bLampiran [IVXLC]+\b")
_TIME = re.compile(rf"^{_NUMBER} hari (?P<unit>kerja|kalender)\b ?(?P<basis>[^.;]*)")
_FREE = frozenset({"gratis", "tidak dipungut biaya", "tanpa biaya"})
_SIGNED = " dengan tanda tangan elektronik"
_NEXT_DOCUMENT = re.compile(r",? dan (?=NIB|Izin|Sertifikat|Surat|Persetujuan|Rekomendasi)")
_FILING = re.compile(
    rf"paling lambat {_NUMBER} hari kalender sejak pemohon menerima pelayanan", re.IGNORECASE
)
_ANSWER = re.compile(rf"paling lambat {_NUMBER} hari kerja sejak diterimanya pengaduan", re.IGNORECASE)
# Both spellings stand in the source.
_LATE = re.compile(rf"lebih dari {_NUMBER} hari k[ae]lender", re.IGNORECASE)
_STAFF = re.compile(rf"^{_NUMBER} orang\b", re.IGNORECASE)
_MOTTO = re.compile(r"\b[A-Z]{3,} \([^()]+\)")
_TIMES_A_YEAR = rf"\b[^.;]*? {_NUMBER} kali dalam 1 (?:\(satu\) )?tahun"
_EVALUATIONS = re.compile(rf"Evaluasi pelaksanaan standar{_TIMES_A_YEAR}", re.IGNORECASE)
_SURVEYS = re.compile(rf"surve[yi]{_TIMES_A_YEAR}", re.IGNORECASE)
_SPELLED_OUT = re.compile(r"\b(?P<number>[0-9]{1,3}) \((?P<words>[a-zA-Z ]+)\)")


def facts_of(number: int, text: str) -> Facts:
    """The facts in the words of a component, by the keys of FACTS; unread facts are left out."""
    reader = _READERS.get(number)
    return reader(" ".join(words(text))) if reader else {}


def facts_expected(number: int) -> bool:
    """Whether the words of this component are expected to hold facts."""
    return number in _READERS


def disagreements(number: int, text: str, facts: Facts) -> tuple[str, ...]:
    """Where the words and the facts beside them differ, or the words differ from themselves.
    Publishing refuses these: the clock would count by one number and the citizen read another."""
    running = " ".join(words(text))
    found = [*_unequal_spellings(running), *_unequal_days(number, running)]
    read = facts_of(number, text)
    for fact in FACTS:
        said, given = read.get(fact.name), facts.get(fact.name)
        if fact.component == number and said != given and not (said is None and _stands_in(running, given)):
            found.append(_differs(fact, said, given))
    return tuple(found)


def missing_clocks(number: int, facts: Mapping[str, Json]) -> tuple[str, ...]:
    """R2 and R5: without its two numbers component 6 would promise one thing and the clock of
    every case count another. "Dua puluh hari" without a figure is not read."""
    return tuple(
        f"{fact.label} ({fact.unit}) belum ada: tulis angkanya dalam uraian, lalu isi datanya."
        for fact in FACTS
        if fact.component == number == COMPLAINT_HANDLING and not facts.get(fact.name)
    )


def channels(outline: Outline) -> tuple[ChannelText, ...]:
    """The channels of component 6 in their order: the lettered list after "melalui:" (R3)."""
    for item in walk(outline):
        if item.children and item.text.endswith("melalui:"):
            return tuple(ChannelText(child.marker.rstrip(".)"), child.text) for child in item.children)
    return ()


def shown(value: Json | None) -> str:
    """A fact as an editor reads it."""
    if value is None:
        return "tidak ada"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return ", ".join(shown(each) for each in value)
    return _SHOWN.get(str(value), str(value))


_SHOWN = {
    "working_day": "hari kerja",
    "calendar_day": "hari kalender",
    "complete_application": "berkas lengkap dan benar",
}


def _procedure(text: str) -> Facts:
    """2: the classes are described in a Lampiran that is not part of the component."""
    match, annex = _CLASSES.search(text), _ANNEX.search(text)
    if match is None:
        return {}
    classes: list[Json] = [int(each) for each in re.findall("[0-9]+", match["list"])]
    facts: Facts = {"classes": classes}
    if annex:
        facts["annex"] = annex[0]
    return facts


def _processing_time(text: str) -> Facts:
    """3: the clock of a licence starts with a complete and correct application, not with any."""
    match = _TIME.search(text)
    if match is None:
        return {}
    unit = {"kerja": "working_day", "kalender": "calendar_day"}[match["unit"]]
    facts: Facts = {"days": int(match["number"]), "unit": unit}
    if match["basis"]:
        facts["basis"] = match["basis"].strip()
    if "lengkap dan benar" in match["basis"]:
        facts["from"] = "complete_application"
    return facts


def _fee(text: str) -> Facts:
    return {"fee": 0} if text.strip(" .;").casefold() in _FREE else {}


def _output(text: str) -> Facts:
    product, signed, _rest = text.strip(" .;").partition(_SIGNED)
    if not product or len(product) > 200 or ";" in product:
        return {}
    facts: Facts = {"product": product, "documents": list(_NEXT_DOCUMENT.split(product))}
    return facts | ({"electronic_signature": True} if signed else {})


def _complaint_handling(text: str) -> Facts:
    """6: R2 and R5, the two clocks of every complaint."""
    return _figures(text, filing_calendar_days=_FILING, answer_working_days=_ANSWER)


def _staff(text: str) -> Facts:
    return _figures(text, staff=_STAFF)


def _guarantee(text: str) -> Facts:
    mottos: list[Json] = list(_MOTTO.findall(text.partition("Motto")[2]))
    return {"motto": mottos} if mottos else {}


def _evaluation(text: str) -> Facts:
    return _figures(text, evaluations_per_year=_EVALUATIONS, surveys_per_year=_SURVEYS)


_READERS: dict[int, Callable[[str], Facts]] = {
    2: _procedure,
    3: _processing_time,
    4: _fee,
    5: _output,
    6: _complaint_handling,
    11: _staff,
    12: _guarantee,
    14: _evaluation,
}


def _figures(text: str, **sought: re.Pattern[str]) -> Facts:
    found = ((name, pattern.search(text)) for name, pattern in sought.items())
    return {name: int(match["number"]) for name, match in found if match}


def _unequal_spellings(text: str) -> list[str]:
    """ "30 (tiga puluh)" says one number twice; when it says two, nobody knows which holds."""
    found = []
    for match in _SPELLED_OUT.finditer(text):
        said = number_in(match["words"])
        if said is None and begins_a_number(match["words"]):
            found.append(f"Bilangan “{match[0]}” tidak terbaca dalam huruf.")
        elif said is not None and said != int(match["number"]):
            found.append(f"“{match[0]}”: angka dan hurufnya berbeda.")
    return found


def _unequal_days(number: int, text: str) -> list[str]:
    """R2 and R4 name the same window; a text that gives it two lengths contradicts itself."""
    if number != COMPLAINT_HANDLING:
        return []
    filing, late = _FILING.search(text), _LATE.search(text)
    if filing is None or late is None or filing["number"] == late["number"]:
        return []
    return [f"Batas pengaduan {filing['number']} hari, tetapi dianggap lewat setelah {late['number']} hari."]


def _stands_in(text: str, given: Json | None) -> bool:
    """Whether a fact that no pattern reads ("Rp50.000") at least stands in the words."""
    if isinstance(given, list):
        return all(_stands_in(text, each) for each in given)
    sought, running = (each.replace(".", "").casefold() for each in (shown(given), text))
    return re.search(rf"(?<!\d){re.escape(sought)}(?!\d)", running) is not None


def _differs(fact: Fact, read: Json | None, given: Json | None) -> str:
    return f"{fact.label}: menurut uraian {shown(read)}, menurut data {shown(given)}."
