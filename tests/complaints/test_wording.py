"""Words and values become one text; what a wording may not hold is refused with the reason."""

import json
from datetime import date

import pytest

from complaints.intake import Kind
from complaints.wording import (
    FALLBACK,
    FIELDS,
    LONGEST_LINK,
    SAMPLES,
    Field,
    MessageChannel,
    MessageKind,
    Text,
    allowed,
    is_usable,
    merge,
    problems,
    promise,
)
from purwakarta_ptsp.places import BASE_DIR

EMAIL, WHATSAPP = MessageChannel.EMAIL, MessageChannel.WHATSAPP
GOOD = Text("Laporan Anda sudah dijawab", "Nomor {nomor}: {alamat_status}")


def body_problems(body: str, kind: MessageKind = MessageKind.ANSWER, channel: MessageChannel = EMAIL) -> str:
    return " ".join(
        problems(kind, channel, Text("Perihal" if channel == EMAIL else "", body)).get("body", [])
    )


def shipped() -> list[tuple[MessageChannel, MessageKind, Text]]:
    rows = json.loads((BASE_DIR / "fixtures/messages.json").read_text(encoding="utf-8"))
    found = [row["fields"] for row in rows]
    return [
        (MessageChannel(row["channel"]), MessageKind(row["kind"]), Text(row["subject"], row["body"]))
        for row in found
    ]


def test_every_message_of_every_channel_is_shipped_once():
    known = [(channel, kind) for channel, kind, _ in shipped()]
    assert sorted(known) == sorted((channel, kind) for channel in MessageChannel for kind in MessageKind)


@pytest.mark.parametrize(("channel", "kind", "text"), shipped(), ids=lambda value: str(value)[:20])
def test_what_is_shipped_is_good_and_leaves_no_brace(channel, kind, text):
    assert problems(kind, channel, text) == {}
    done = merge(text, SAMPLES)
    assert "{" not in done.subject + done.body
    assert "P-2026-0012" in done.body
    assert "https://ptsp.contoh.go.id/pengaduan/status/" in done.body


def test_no_field_is_about_a_person_a_code_or_words_of_the_case():
    assert sorted(Field) == [
        "alamat_status",
        "batas_menjawab",
        "janji_jawaban",
        "kantor",
        "nomor",
        "tanggal",
        "tanggal_diterima",
    ]


def test_an_unknown_field_is_refused_with_the_list_of_those_allowed():
    assert body_problems("{nomor} {alamat_status} {nama} {kode}") == (
        "Pesan ini tidak mengenal {nama}, {kode}. Yang dapat dipakai: {nomor}, {alamat_status}, {kantor}, "
        "{tanggal_diterima}, {tanggal}."
    )


def test_a_field_of_another_message_is_refused():
    assert "{batas_menjawab}" in allowed(MessageKind.QUESTION)
    assert "tidak mengenal {batas_menjawab}" in body_problems("{nomor} {alamat_status} {batas_menjawab}")


@pytest.mark.parametrize(
    "broken",
    ["{", "}", "{}", "{ nomor}", "{nomor", "{{nomor}}", "{nomor!r}", "{0}", "{nomor.__class__}", "{Nomor}"],
)
def test_a_broken_field_is_refused(broken):
    assert "kurung kurawal" in body_problems(f"{{nomor}} {{alamat_status}} {broken}")
    assert not is_usable(MessageKind.ANSWER, EMAIL, Text(broken, GOOD.body))


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ("Halo.", "{nomor} dan {alamat_status}"),
        ("{nomor}", "{alamat_status}"),
        ("{alamat_status}", "{nomor}"),
    ],
)
def test_a_message_says_which_case_and_where(body, missing):
    assert f"wajib memuat {missing}," in body_problems(body)


@pytest.mark.parametrize("code", ["7K3M-Q2XV-9HTA", "7K3M Q2XV 9HTA"])
def test_nobody_writes_a_code_into_a_wording(code):
    assert "Jangan menulis kode" in body_problems(f"{{nomor}} {{alamat_status}} {code}")


@pytest.mark.parametrize(
    ("subject", "problem"),
    [
        ("", "Isi perihal surel."),
        ("  ", "Isi perihal surel."),
        ("Satu\nBcc: lain@example.id", "Perihal ditulis dalam satu baris."),
        ("Satu\rdua", "Perihal ditulis dalam satu baris."),
        ("x" * 101, "Perihal terlalu panjang: 101 huruf, paling banyak 100."),
    ],
)
def test_a_subject_is_one_short_line(subject, problem):
    assert problems(MessageKind.ANSWER, EMAIL, Text(subject, GOOD.body)) == {"subject": [problem]}


def test_a_whatsapp_message_has_no_subject_and_fits_into_its_link():
    assert "tidak mempunyai perihal" in problems(MessageKind.ANSWER, WHATSAPP, GOOD)["subject"][0]
    long = "{nomor} {alamat_status} " + "€" * 300
    assert f"paling banyak {LONGEST_LINK}" in body_problems(long, channel=WHATSAPP)
    assert body_problems(long) == ""


def test_a_long_body_is_refused_with_its_length():
    assert "2035 huruf, paling banyak 2000" in body_problems("{nomor} {alamat_status} ".ljust(2035, "x"))


def test_values_are_put_in_once_and_never_read_for_fields():
    done = merge(
        Text("{kantor}: {nomor}", "{nomor} {kantor} {tanggal}\n\n"),
        {Field.OFFICE: "Kantor {nomor}\nBcc: x@example.id", Field.NUMBER: "P-2026-0001"},
    )
    assert done.subject == "Kantor {nomor} Bcc: x@example.id: P-2026-0001"
    assert done.body == "P-2026-0001 Kantor {nomor}\nBcc: x@example.id {tanggal}\n"


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("channel", MessageChannel)
def test_the_sentence_for_a_missing_wording_fits_every_message(channel, kind):
    text = FALLBACK if channel == EMAIL else Text("", FALLBACK.body)
    assert is_usable(kind, channel, text)


@pytest.mark.parametrize(
    ("kind", "due_on", "sentence"),
    [
        (Kind.COMPLAINT, date(2026, 4, 7), "Kami wajib menjawab paling lambat 7 April 2026."),
        (
            Kind.COMPLAINT,
            None,
            "Batas hari jawabannya belum dapat dihitung, karena hari libur tahun itu belum ditetapkan.",
        ),
        (
            Kind.SUGGESTION,
            date(2026, 4, 7),
            "Saran dan masukan tidak mempunyai batas hari jawaban; kami tetap membaca dan mencatatnya.",
        ),
        (Kind.INFORMATION_REQUEST, None, "Pertanyaan Anda kami jawab secepatnya."),
    ],
)
def test_what_is_promised_to_whom(kind, due_on, sentence):
    assert promise(kind, due_on) == sentence


def test_every_field_has_a_sample_and_a_meaning():
    assert set(SAMPLES) == set(Field)
    assert set(FIELDS) == set(MessageKind)
