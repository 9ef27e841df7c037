import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.components import BY_NUMBER
from standards.facts import FACTS, ChannelText, channels, disagreements, facts_of, shown
from standards.number_words import in_words, number_in
from standards.outline import parse
from tests.standards.annex_text import standard

BASIS = "sejak diterimanya berkas permohonan secara lengkap dan benar"
TIME = {"days": 7, "unit": "working_day", "from": "complete_application", "basis": BASIS}
MOTTO = [
    "PASTI (Pelayanan Sepenuh Hati)",
    "KSATRIA (Kolaborasi, Satu Pintu, Rekreatif, Inovatif, dan Amanah)",
]
SHARED = {
    1: {},
    3: TIME,
    4: {"fee": 0},
    6: {"filing_calendar_days": 30, "answer_working_days": 14},
    7: {},
    8: {},
    9: {},
    10: {},
    11: {"staff": 30},
    12: {"motto": MOTTO},
    13: {},
    14: {"evaluations_per_year": 1, "surveys_per_year": 4},
}
OF_44 = SHARED | {
    2: {"classes": [4, 8, 13, 17], "annex": "Lampiran IV"},
    5: {
        "product": "NIB dan Izin Terverifikasi",
        "documents": ["NIB", "Izin Terverifikasi"],
        "electronic_signature": True,
    },
}
OF_64 = SHARED | {
    2: {"classes": [3, 7, 12, 16], "annex": "Lampiran IV"},
    5: {
        "product": "NIB dan Sertifikat Standar Terverifikasi",
        "documents": ["NIB", "Sertifikat Standar Terverifikasi"],
        "electronic_signature": True,
    },
}


@pytest.mark.parametrize(("annex_number", "expected"), [(44, OF_44), (64, OF_64)])
def test_facts_of_the_documents(annex_number, expected):
    components = standard(annex_number).components
    assert {each.number: each.facts for each in components} == expected
    for each in components:
        assert disagreements(each.number, each.text, each.facts) == ()


READ = {
    "calendar days": (3, "14 (empat belas) hari kalender.", {"days": 14, "unit": "calendar_day"}),
    "kind of day unsaid": (3, "7 hari sejak berkas diterima", {}),
    "hours": (3, "1 jam", {}),
    "free, other words": (4, "Tidak dipungut biaya.", {"fee": 0}),
    "fee unknown": (4, "Rp50.000", {}),
    "free for some": (4, "Gratis bagi usaha mikro", {}),
    "no signature said": (5, "NIB", {"product": "NIB", "documents": ["NIB"]}),
    "several products": (5, "1. NIB; 2. Izin", {}),
    "one class, no annex": (2, "Klasifikasi 4.", {"classes": [4]}),
    "no class": (2, "Melalui OSS", {}),
    "only one promise": (
        6,
        "Jawaban paling lambat 10 hari kerja sejak diterimanya pengaduan",
        {"answer_working_days": 10},
    ),
    "staff in words too": (11, "12 (dua belas) orang", {"staff": 12}),
    "staff unsaid": (11, "Sesuai kebutuhan", {}),
    "no motto": (12, "Kode etik (K3)", {}),
    "survey modern spelling": (14, "survei kepuasan 2 kali dalam 1 tahun", {"surveys_per_year": 2}),
    "component without facts": (8, "30 Orang", {}),
    "number out of range": (99, "30 Orang", {}),
}


@pytest.mark.parametrize(("number", "text", "expected"), READ.values(), ids=READ.keys())
def test_facts_are_what_the_words_say(number, text, expected):
    assert facts_of(number, text) == expected


COMPLAINT = "paling lambat {} hari kalender sejak pemohon menerima pelayanan. 3. lebih dari {} hari kelender"
DISAGREEMENTS = {
    "days differ": (
        6,
        "paling lambat 14 (empat belas) hari kerja sejak diterimanya pengaduan",
        {"answer_working_days": 10},
        ["Batas menjawab pengaduan: menurut uraian 14, menurut data 10."],
    ),
    "fact without words": (
        11,
        "Sesuai kebutuhan",
        {"staff": 30},
        ["Jumlah pelaksana: menurut uraian tidak ada, menurut data 30."],
    ),
    "words without fact": (4, "Gratis", {}, ["Biaya: menurut uraian 0, menurut data tidak ada."]),
    "kind of day": (
        3,
        "7 hari kerja",
        {"days": 7, "unit": "calendar_day"},
        ["Jenis hari: menurut uraian hari kerja, menurut data hari kalender."],
    ),
    "list": (
        2,
        "Klasifikasi 4 atau 8",
        {"classes": [4, 9]},
        ["Klasifikasi prosedur: menurut uraian 4, 8, menurut data 4, 9."],
    ),
    "fee typed by hand that stands in the words": (4, "Rp50.000 per izin", {"fee": 50000}, []),
    "fee typed by hand that does not": (
        4,
        "Rp50.000",
        {"fee": 5000},
        ["Biaya: menurut uraian tidak ada, menurut data 5000."],
    ),
    "figure and letters": (
        11,
        "30 (tiga belas) Orang",
        {"staff": 30},
        ["“30 (tiga belas)”: angka dan hurufnya berbeda."],
    ),
    "letters misspelt": (
        11,
        "30 (tiga pulu) Orang",
        {"staff": 30},
        ["Bilangan “30 (tiga pulu)” tidak terbaca dalam huruf."],
    ),
    "a remark is no number": (1, "usia 17 (sudah dewasa)", {}, []),
    "two windows in one text": (
        6,
        COMPLAINT.format(30, 20),
        {"filing_calendar_days": 30},
        ["Batas pengaduan 30 hari, tetapi dianggap lewat setelah 20 hari."],
    ),
    "one window": (6, COMPLAINT.format(30, 30), {"filing_calendar_days": 30}, []),
    "fact of another kind is not this component's": (4, "Gratis", {"fee": 0, "staff": 3}, []),
}


@pytest.mark.parametrize(
    ("number", "text", "facts", "expected"), DISAGREEMENTS.values(), ids=DISAGREEMENTS.keys()
)
def test_words_and_facts_that_differ_are_told(number, text, facts, expected):
    assert list(disagreements(number, text, facts)) == expected


def test_every_fact_read_is_in_the_table():
    table = {(fact.component, fact.name) for fact in FACTS}
    assert {(number, name) for number, facts in OF_44.items() for name in facts} == table
    assert all(fact.component in BY_NUMBER and fact.label for fact in FACTS)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "tidak ada"),
        (True, "ya"),
        (False, "tidak"),
        (0, "0"),
        (["a", 1], "a, 1"),
        ("working_day", "hari kerja"),
    ],
)
def test_fact_is_shown_in_indonesian(value, text):
    assert shown(value) == text


@pytest.mark.parametrize("annex_number", [44, 64])
def test_thirteen_channels_a_to_m(annex_number):
    found = channels(standard(annex_number).component(6).outline)
    assert "".join(each.letter for each in found) == "abcdefghijklm"
    assert found[3] == ChannelText("d", "Telepon: (0264) 8224794 ext.103")
    assert found[12] == ChannelText("m", "Kotak Pengaduan")


def test_text_without_the_list_has_no_channels():
    assert channels(parse("1. Pengaduan melalui:\n2. Lain\na. x")) == ()


NUMBERS = {
    0: "nol",
    1: "satu",
    10: "sepuluh",
    11: "sebelas",
    14: "empat belas",
    20: "dua puluh",
    30: "tiga puluh",
    99: "sembilan puluh sembilan",
    100: "seratus",
    111: "seratus sebelas",
    250: "dua ratus lima puluh",
    999: "sembilan ratus sembilan puluh sembilan",
}


@pytest.mark.parametrize(("number", "text"), NUMBERS.items())
def test_number_in_words(number, text):
    assert in_words(number) == text
    assert number_in(text.upper()) == number


def test_all_numbers_to_999_read_back_and_differ():
    assert [number_in(in_words(number)) for number in range(1000)] == list(range(1000))


@pytest.mark.parametrize("text", ["", "seribu", "tiga dua", "tiga puluh nol"])
def test_other_words_are_no_number(text):
    assert number_in(text) is None


@given(st.integers(-1, 20), st.text())
def test_any_text_gives_facts_that_agree_with_it(number, text):
    facts = facts_of(number, text)
    assert {fact.name for fact in FACTS if fact.component == number} >= facts.keys()
