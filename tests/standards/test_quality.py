"""Every rule with an example that passes and one that is found, and what each does to publishing."""

from dataclasses import replace
from datetime import date

import pytest

from standards.components import COMPONENTS
from standards.findings import FAULTS, LABELS, WARNINGS, Basis, Clause, Finding, Grade, Law, SlipNote, worst
from standards.legal_state import LegalState
from standards.publication import stopping
from standards.quality import Header, Issued, Office, Subject, assess

TODAY = date(2026, 11, 21)
UU = Law("uu-11-2020", "UU 11/2020", "Undang-Undang", "11", 2020)
CITATION = "1. Undang-Undang Nomor 11 Tahun 2020 tentang Cipta Kerja."
TEXTS = {each.number: Clause(each.number, f"Uraian {each.label}.") for each in COMPONENTS}
TEXTS |= {
    2: Clause(2, "Klasifikasi 4 dalam Lampiran IV.", {"classes": [4], "annex": "Lampiran IV"}),
    3: Clause(3, "7 hari kerja", {"days": 7, "unit": "working_day"}),
    4: Clause(4, "Gratis", {"fee": 0}),
    5: Clause(5, "NIB", {"product": "NIB", "documents": ["NIB"]}),
    6: Clause(6, "30 hari, lalu 14 hari.", {"filing_calendar_days": 30, "answer_working_days": 14}),
    7: Clause(7, CITATION, bases=(Basis(1, UU),)),
    11: Clause(11, "30 Orang", {"staff": 30}),
    12: Clause(12, "Motto PASTI (Pelayanan Sepenuh Hati)", {"motto": ["PASTI (Pelayanan Sepenuh Hati)"]}),
    14: Clause(14, "Evaluasi", {"note": "ya"}),
}
SOUND = Subject(
    Header("HIGH", "PERMIT", "Ketenagakerjaan", 44, has_current_kbli=True),
    Issued("Perbup 1/2026", date(2026, 1, 5)),
    TEXTS,
    source_order=(1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14),
)
OFFICE = Office({}, {4})


def words(number: int, text: str, **changes) -> Subject:
    clause = replace(TEXTS[number], text=text, **changes)
    return replace(SOUND, clauses=TEXTS | {number: clause})


def header(**changes) -> Subject:
    return replace(SOUND, header=replace(SOUND.header, **changes))


def law(**changes) -> Subject:
    return words(7, CITATION, bases=(Basis(1, replace(UU, **changes)),))


def issued(on: date | None) -> Subject:
    return replace(SOUND, issued=Issued("Perbup 1/2026", on))


# Code: what passes, what is found, the component (None: the whole standard).
RULES: dict[str, tuple[Subject, Subject, int | None]] = {
    "component_missing": (
        SOUND,
        replace(SOUND, clauses={number: each for number, each in TEXTS.items() if number != 13}),
        13,
    ),
    "component_order": (SOUND, replace(SOUND, source_order=(1, 2, 4, 3, 5)), 3),
    "numbering_jump": (words(8, "1. Aula;\n2. Kantin."), words(8, "1. Aula;\n3. Kantin."), 8),
    "facts_differ": (SOUND, words(11, "25 Orang"), 11),
    "clock_missing": (SOUND, words(6, "30 hari.", facts={"filing_calendar_days": 30}), 6),
    "basis_mismatch": (SOUND, words(7, CITATION, bases=()), 7),
    "law_out_of_force": (SOUND, law(state=LegalState.OUT_OF_FORCE), 7),
    "law_not_yet": (SOUND, law(state=LegalState.NOT_YET), 7),
    "law_unchecked": (SOUND, law(state=LegalState.UNCHECKED), 7),
    "sector_mismatch": (law(sector="Ketenagakerjaan"), law(sector="Pertanian"), 7),
    "citation_unread": (SOUND, words(7, f"{CITATION}\n2. Adat setempat."), 7),
    "source_slip": (SOUND, replace(SOUND, slips=(SlipNote(8, "didalam", "Semestinya “di dalam”."),)), 8),
    "risk_instrument": (
        header(risk="MEDIUM_HIGH", licence_type="STANDARD_CERTIFICATE"),
        header(risk="LOW"),
        None,
    ),
    "no_current_kbli": (header(has_current_kbli=None), header(has_current_kbli=False), None),
    "evaluation_overdue": (issued(date(2025, 11, 21)), issued(date(2025, 11, 20)), None),
    "review_overdue": (issued(date(2023, 11, 21)), issued(date(2023, 11, 20)), None),
    "effective_date_unknown": (SOUND, issued(None), None),
    "regulation_unknown": (SOUND, replace(SOUND, issued=Issued("", date(2026, 1, 5))), None),
    "annex_number_unknown": (SOUND, header(annex_number=None), None),
    "sector_unknown": (SOUND, header(sector=""), None),
    "procedure_unknown": (
        SOUND,
        words(2, "Klasifikasi 5 dalam Lampiran IV.", facts={"classes": [5], "annex": "Lampiran IV"}),
        2,
    ),
    "facts_unread": (SOUND, words(3, "Segera.", facts={}), 3),
}
# The two that need shared words beside the standard's own: the shared clause that passes, that does not.
BESIDE = {
    "same_as_shared": (Clause(13, "Lain sama sekali."), TEXTS[13]),
    "older_than_shared": (
        Clause(13, "Lain sama sekali.", since=None),
        Clause(13, "Lain sama sekali.", since=date(2026, 6, 1)),
    ),
}


def codes(subject: Subject, office: Office = OFFICE) -> dict[str, int | None]:
    return {finding.code: finding.component for finding in assess(subject, office, TODAY)}


def test_every_rule_has_its_examples():
    assert {*RULES, *BESIDE} == set(LABELS)


def test_a_sound_standard_is_green():
    assert assess(SOUND, OFFICE, TODAY) == ()
    assert worst(()) is Grade.GREEN


@pytest.mark.parametrize("code", RULES)
def test_each_rule_passes_and_finds(code):
    passing, found, component = RULES[code]
    assert code not in codes(passing)
    assert codes(found)[code] == component


@pytest.mark.parametrize("code", BESIDE)
def test_each_rule_beside_the_shared_words_passes_and_finds(code):
    passing, found = BESIDE[code]
    assert code not in codes(SOUND, Office({13: passing}, {4}))
    assert codes(SOUND, Office({13: found}, {4}))[code] == 13


@pytest.mark.parametrize("code", [code for code in RULES if code in FAULTS])
def test_a_fault_of_transcription_is_red_and_stops_publishing(code):
    findings = assess(RULES[code][1], OFFICE, TODAY)
    assert worst(findings) is Grade.RED
    assert len(stopping(findings)) == 1


@pytest.mark.parametrize("code", [code for code in RULES if code in WARNINGS])
def test_whatever_else_is_found_is_yellow_and_never_stops_publishing(code):
    findings = assess(RULES[code][1], OFFICE, TODAY)
    assert worst(findings) is Grade.YELLOW
    assert stopping(findings) == []


def test_a_slip_apart_is_still_the_shared_text():
    shared = {8: Clause(8, "1. Ruang di dalam kelender.")}
    own = replace(SOUND, clauses=TEXTS | {8: Clause(8, "1. Ruang di dalam kalender.")})
    [finding] = [each for each in assess(own, Office(shared, {4}), TODAY) if each.code == "same_as_shared"]
    assert finding.cause == "Sama dengan teks bersama kecuali ejaannya; cukup mengikuti teks bersama."


def test_shared_words_are_judged_once_without_a_header():
    shared = {8: Clause(8, "1. Aula;\n3. Kantin.")}
    subject = Subject(None, SOUND.issued, shared)
    assert codes(subject, Office(shared)) == {"numbering_jump": 8}
    own = replace(SOUND, clauses={number: each for number, each in TEXTS.items() if number != 8})
    assert codes(own, Office(shared, {4})) == {}


BASES = {
    "the citation's own regulation": ((Basis(1, UU),), []),
    "another slug, same number": ((Basis(1, replace(UU, slug="ciptaker")),), []),
    "an abbreviated kind": ((Basis(1, replace(UU, slug="x", kind="UU")),), []),
    "not paired": ((), [f"Belum dipasangkan dengan daftar peraturan: “{CITATION[3:]}”."]),
    "another year": (
        (Basis(1, replace(UU, slug="uu-11-2019", year=2019, name="UU 11/2019")),),
        [f"“{CITATION[3:]}” dipasangkan dengan UU 11/2019."],
    ),
    "another sort": (
        (Basis(1, replace(UU, slug="pp-11-2020", kind="Peraturan Pemerintah", name="PP 11/2020")),),
        [f"“{CITATION[3:]}” dipasangkan dengan PP 11/2020."],
    ),
    "a row too many": (
        (Basis(1, UU), Basis(2, UU)),
        ["UU 11/2020 dipasangkan dengan butir 2, yang tidak ada dalam uraian."],
    ),
}


@pytest.mark.parametrize(("bases", "causes"), BASES.values(), ids=BASES)
def test_the_rows_of_the_legal_basis_match_the_citations(bases, causes):
    found = assess(words(7, CITATION, bases=bases), OFFICE, TODAY)
    assert [each.cause for each in found if each.code == "basis_mismatch"] == causes


@pytest.mark.parametrize(
    ("on", "overdue"),
    [(date(2025, 2, 28), False), (date(2025, 3, 1), True)],
    ids=["its anniversary", "the day after"],
)
def test_a_leap_day_has_its_anniversary_on_the_28th(on, overdue):
    found = assess(issued(date(2024, 2, 29)), OFFICE, on)
    assert ("evaluation_overdue" in {each.code for each in found}) is overdue


@pytest.mark.parametrize(
    ("risk", "licence_type", "fits"),
    [
        ("LOW", "NIB", True),
        ("MEDIUM_LOW", "STANDARD_CERTIFICATE", True),
        ("MEDIUM_HIGH", "STANDARD_CERTIFICATE", True),
        ("HIGH", "PERMIT", True),
        ("HIGH", "STANDARD_CERTIFICATE", False),
        ("MEDIUM_HIGH", "PERMIT", False),
        ("MEDIUM_LOW", "NIB", False),
    ],
)
def test_risk_and_instrument_of_the_job_creation_law(risk, licence_type, fits):
    assert ("risk_instrument" not in codes(header(risk=risk, licence_type=licence_type))) is fits


def test_the_law_out_of_force_is_named_with_its_successor():
    [finding] = assess(law(state=LegalState.OUT_OF_FORCE, successor="UU 6/2023"), OFFICE, TODAY)
    assert finding == Finding(
        "law_out_of_force", "UU 11/2020 tidak berlaku lagi, digantikan UU 6/2023.", 7, "uu-11-2020"
    )
