import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.markers import Style
from standards.outline import (
    Item,
    Outline,
    find,
    parse,
    parse_run_on,
    problems,
    render,
    running,
    walk,
    without_heading,
)
from standards.wording import Fragment, clean, fragments, words


def tree(outline):
    """Markers and texts alone, nested as the items are."""

    def of(item):
        return (item.marker, item.text, *(of(child) for child in item.children))

    return (outline.intro, *(of(item) for item in outline.items))


# Every trap of the two documents, shortened; and some the other entries of the annex may hold.
TRAPS = {
    "house number": (
        "1. Jalan Veteran Nomor 139, Purwakarta",
        ("", ("1.", "Jalan Veteran Nomor 139, Purwakarta")),
    ),
    "extension before e": (
        "a. x; b. x; c. x; d. Telepon: (0264) 8224794 ext.103 e. SMS",
        (
            "",
            ("a.", "x;"),
            ("b.", "x;"),
            ("c.", "x;"),
            ("d.", "Telepon: (0264) 8224794 ext.103"),
            ("e.", "SMS"),
        ),
    ),
    "postcode before b": (
        "a. Jawa Barat 41115. b. Petugas",
        ("", ("a.", "Jawa Barat 41115."), ("b.", "Petugas")),
    ),
    "telephone number before next letter": (
        "a. SMS: 081809898222 b. WA: 081809898222",
        ("", ("a.", "SMS: 081809898222"), ("b.", "WA: 081809898222")),
    ),
    "abbreviation Kec.": (
        "a. Kelurahan Nagrikaler Kec. Purwakarta b. Surat",
        ("", ("a.", "Kelurahan Nagrikaler Kec. Purwakarta"), ("b.", "Surat")),
    ),
    "dll. and back up two levels": (
        "5. x: a. y: 1) Biaya/tarif; dll. 6. Langkah",
        ("", ("5.", "x:", ("a.", "y:", ("1)", "Biaya/tarif; dll."))), ("6.", "Langkah")),
    ),
    "bracket before 2": ("1. Kerja (K3); 2. Telah", ("", ("1.", "Kerja (K3);"), ("2.", "Telah"))),
    "year before 5": (
        "1. x; 2. x; 3. x; 4. PP Nomor 5 Tahun 2021. 5. Setelah",
        ("", ("1.", "x;"), ("2.", "x;"), ("3.", "x;"), ("4.", "PP Nomor 5 Tahun 2021."), ("5.", "Setelah")),
    ),
    "run-on list inside an item": (
        "1) Bidang; 2) Jenis: Persyaratan; Sistem, mekanisme, dan prosedur; dll.",
        ("", ("1)", "Bidang;"), ("2)", "Jenis: Persyaratan; Sistem, mekanisme, dan prosedur; dll.")),
    ),
    "final dan stays with its item": (
        "1. Kotak; dan 2. Kartu.",
        ("", ("1.", "Kotak; dan"), ("2.", "Kartu.")),
    ),
    "sub-groups start over": (
        "A. Umum: 1. x; 2. y. B. Khusus: 1. z",
        ("", ("A.", "Umum:", ("1.", "x;"), ("2.", "y.")), ("B.", "Khusus:", ("1.", "z"))),
    ),
    "intro": ("Evaluasi berupa: 1. x", ("Evaluasi berupa:", ("1.", "x"))),
    "no list": ("Gratis", ("Gratis",)),
    "number with a count": ("1. 1 (satu) kali 2. 4 kali", ("", ("1.", "1 (satu) kali"), ("2.", "4 kali"))),
    "reference is no marker": (
        "1. sesuai Pasal 2. Lalu huruf b. dan 2. x",
        ("", ("1.", "sesuai Pasal 2. Lalu huruf b. dan"), ("2.", "x")),
    ),
    "marker glued to its word": ("1. x a.b 2.5 y", ("", ("1.", "x a.b 2.5 y"))),
    "nothing": ("", ("",)),
}


@pytest.mark.parametrize(("text", "expected"), TRAPS.values(), ids=TRAPS.keys())
def test_run_on_text_passes_the_trap(text, expected):
    outline, found = parse_run_on(text)
    # The item 5 of one trap starts a shortened list on purpose.
    assert [each.marker for each in found] == (["5."] if text.startswith("5.") else [])
    assert tree(outline) == expected


JUMPS = {
    "after a semicolon": ("1. x; 3. y", "3.", "Penanda “3.” meloncat: setelah “1.” seharusnya “2.”."),
    "after a full stop": ("a. x. d. y", "d.", "Penanda “d.” meloncat: setelah “a.” seharusnya “b.”."),
    "after dan": ("1) x; dan 3) y", "3)", "Penanda “3)” meloncat: setelah “1)” seharusnya “2)”."),
    "five above": ("1. x; 6. y", "6.", "Penanda “6.” meloncat: setelah “1.” seharusnya “2.”."),
    "the first one missing": (
        "2. x; 3. y",
        "2.",
        "Penanda “2.” meloncat: daftar seharusnya mulai dari “1.”.",
    ),
    "the first section missing": (
        "1. x. B. Khusus: y",
        "B.",
        "Penanda “B.” meloncat: daftar seharusnya mulai dari “A.”.",
    ),
}


@pytest.mark.parametrize(("text", "marker", "message"), JUMPS.values(), ids=JUMPS.keys())
def test_run_on_jump_is_reported_once(text, marker, message):
    outline, found = parse_run_on(text)
    assert [(each.marker, each.message, each.is_jump) for each in found] == [(marker, message, True)]
    assert running(outline) == text


NO_JUMPS = {
    "six above": "1. x; 7. y",
    "in mid-phrase": "1. sebanyak 3. x",
    "after a reference word": "1. x: Pasal 3. y",
}


@pytest.mark.parametrize("text", NO_JUMPS.values(), ids=NO_JUMPS.keys())
def test_run_on_number_of_the_text_itself_is_no_jump(text):
    outline, found = parse_run_on(text)
    assert found == []
    assert [item.path for item in walk(outline)] == ["1"]


def test_run_on_repeated_marker_is_reported_and_stays_text():
    outline, found = parse_run_on("1. Dokumen: 1. KTP; 2. NPWP")
    assert [(each.marker, each.expected, each.is_jump, each.word) for each in found] == [
        ("1.", "2.", False, 2)
    ]
    assert found[0].message == "Penanda “1.” tidak dibaca sebagai butir: yang diharapkan “2.”."
    assert tree(outline) == ("", ("1.", "Dokumen: 1. KTP;"), ("2.", "NPWP"))


def test_layout_markup_is_dropped_and_emphasis_stays():
    outline, _ = parse_run_on(
        '<p>: 1. <i>Sign system</i> ;</p> <ol style="list-style-type: none"> 2. AC</ol>'
    )
    assert tree(outline) == ("", ("1.", "<i>Sign system</i> ;"), ("2.", "AC"))


def test_paths_address_every_level():
    outline = parse("A. Umum:\n1. x\na. y\n1) z\n2) z\nB. Khusus:\n1. w")
    assert [item.path for item in walk(outline)] == ["A", "A.1", "A.1.a", "A.1.a.1", "A.1.a.2", "B", "B.1"]
    assert find(outline, "A.1.a.2") == Item("2)", "z", (), "A.1.a.2")
    assert find(outline, "A.2") is None


def test_stored_lines_that_are_no_item_continue_the_one_above():
    outline = parse("Evaluasi\nberupa:\n\n1. satu\n   dan lagi\n41115. b\n2. dua 3. bukan butir\n")
    assert tree(outline) == (
        "Evaluasi berupa:",
        ("1.", "satu dan lagi 41115. b"),
        ("2.", "dua 3. bukan butir"),
    )


def test_stored_form_has_one_item_a_line_indented_by_level():
    outline, _ = parse_run_on("5. Petugas: a. Pencatatan; b. Menelaah: 1) Bidang; 2) Jenis; dll. 6. Langkah")
    assert render(outline) == (
        "5. Petugas:\n  a. Pencatatan;\n  b. Menelaah:\n    1) Bidang;\n    2) Jenis; dll.\n6. Langkah"
    )


STORED_PROBLEMS = {
    "in order": ("1. x\na. y\nb. y\n2. z", []),
    "jump": ("1. x\n\n3. y\n4. z", [(3, "3.", "2.")]),
    "repeat": ("1. x\n2. y\n2. z", [(3, "2.", "3.")]),
    "far ahead": ("a. x\nz. y", [(2, "z.", "b.")]),
    "first missing": ("Intro\nb. x", [(2, "b.", "a.")]),
    "year at the start of a line": ("1. Tahun\n2021. Lalu\n2. x", []),
    "past the last letter": (
        "\n".join(f"{chr(97 + n)}. x" for n in range(26)) + "\na. y",
        [(27, "a.", "aa.")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), STORED_PROBLEMS.values(), ids=STORED_PROBLEMS.keys())
def test_stored_problems_name_line_marker_and_expected(text, expected):
    assert [(each.line, each.marker, each.expected) for each in problems(text)] == expected


def test_label_repeated_in_the_text_is_left_out_on_the_page_only():
    outline = parse("Sistem, Mekanisme dan Prosedur: Klasifikasi 4")
    assert without_heading(outline, "Sistem, Mekanisme dan Prosedur").intro == "Klasifikasi 4"
    assert without_heading(outline, "Dasar Hukum") == outline


def test_words_fold_white_space_markup_and_artefact():
    assert words('<p>:\t<ol style="x"> <i>Sound</i>\n system</p>') == ["Sound", "system"]
    assert words("<plan> <b>x</b> <i class='y'>z") == ["<plan>", "<b>x</b>", "<i", "class='y'>z"]
    assert clean("a<p>b</P>c") == "a b c"


FRAGMENTS = {
    "balanced": ("(<i>touch</i> x)", [("(", False), ("touch", True), (" x)", False)]),
    "open only": ("<i>touch", [("<i>touch", False)]),
    "close only": ("touch</i>", [("touch</i>", False)]),
    "nested": ("<i>a<i>b</i>c</i>", [("<i>a", False), ("b", True), ("c</i>", False)]),
    "with an attribute": ("<i onclick=x>b</i>", [("<i onclick=x>b</i>", False)]),
    "other tag": ("<b>x</b>", [("<b>x</b>", False)]),
    "tag inside": ("<i><script></i>", [("<script>", True)]),
    "empty": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), FRAGMENTS.values(), ids=FRAGMENTS.keys())
def test_only_balanced_bare_i_is_emphasis(text, expected):
    assert fragments(text) == tuple(Fragment(part, emphasised) for part, emphasised in expected)


@given(st.text(st.sampled_from("<>/i ax"), max_size=40))
def test_fragments_lose_no_character(text):
    joined = "".join(f"<i>{each.text}</i>" if each.emphasised else each.text for each in fragments(text))
    assert joined == text


MARKERS = st.sampled_from(
    ["A.", "B.", "C.", "1.", "2.", "3.", "7.", "a.", "b.", "c.", "1)", "2)", "12.", "dll."]
)
TOKENS = st.one_of(MARKERS, st.sampled_from(["x", "y;", "dan", "Pasal", "z.", ":", "<i>w</i>", "<p>"]))
RUN_ON = st.one_of(st.text(max_size=60), st.lists(TOKENS, max_size=30).map(" ".join))


@given(RUN_ON)
def test_any_run_on_text_keeps_every_word_in_order(text):
    outline, _ = parse_run_on(text)
    assert running(outline) == clean(text)


@given(RUN_ON)
def test_any_run_on_text_comes_back_from_its_stored_form(text):
    outline, _ = parse_run_on(text)
    assert parse(render(outline)) == outline


@given(RUN_ON)
def test_paths_of_any_text_differ(text):
    paths = [item.path for item in walk(parse_run_on(text)[0])]
    assert len(paths) == len(set(paths))


TEXTS = st.lists(TOKENS, max_size=5).map(" ".join)


@st.composite
def outlines(draw):
    """Well-formed trees: each list counts from 1, and no list stands inside one of its own style."""

    def items(styles, above):
        if not styles:
            return ()
        style, *rest = styles
        return tuple(item(style, number, rest, above) for number in range(1, draw(st.integers(0, 3)) + 1))

    def item(style, number, rest, above):
        marker = style.marker(number)
        path = f"{above}{marker.rstrip('.)')}"
        return Item(marker, draw(TEXTS), items(rest, f"{path}."), path)

    intro = draw(st.sampled_from(["", "Pembuka:", "Evaluasi 1. berupa"]))
    return Outline(intro, items(draw(st.permutations(list(Style))), ""))


@given(outlines())
def test_stored_form_gives_the_same_tree(outline):
    assert parse(render(outline)) == outline
    assert problems(render(outline)) == []
