"""What the office writes to complainants: the messages there are, the fields each may carry, and how
words and values become one text.

A text can hold what stands in `FIELDS` and nothing else: no field carries the code, the complaint, the
answer or a name, so no wording can put them into a mail. Braces are read here and not by str.format,
which would also reach into objects.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from complaints.intake import Kind
from complaints.labels import Labelled
from complaints.workdays import in_words


class MessageChannel(Labelled):
    EMAIL = "email", "Surel"
    WHATSAPP = "whatsapp", "WhatsApp"


class MessageKind(Labelled):
    """What a complainant is told of; in the order in which it comes."""

    RECEIVED = "received", "Laporan diterima"
    DECIDED = "decided", "Keputusan karena lewat batas mengadu"  # R4
    INCOMPLETE = "incomplete", "Laporan belum lengkap"
    QUESTION = "question", "Pertanyaan dari kantor"
    QUESTION_OPEN = "question_open", "Pengingat pertanyaan yang belum dijawab"
    ANSWER = "answer", "Jawaban sudah dapat dibaca"
    REOPENED = "reopened", "Laporan dibuka kembali"


class Field(Labelled):
    """The name in braces, and what stands there in the end."""

    NUMBER = "nomor", "nomor register, atau petunjuk ke tanda terima bila identitas dirahasiakan"
    RECEIVED_ON = "tanggal_diterima", "hari laporan diterima"
    TODAY = "tanggal", "hari pesan ini dibuat"
    PROMISE = "janji_jawaban", "satu kalimat: sampai kapan kantor wajib menjawab"
    CLOSES_ON = "batas_menjawab", "hari terakhir pelapor melengkapi atau menjawab"
    OFFICE = "kantor", "nama singkat kantor"
    WHERE = "alamat_status", "alamat halaman status di portal"


K, F = MessageKind, Field
_ALWAYS = (F.NUMBER, F.WHERE, F.OFFICE, F.RECEIVED_ON, F.TODAY)
# What each message knows. A field without a line here is refused when a wording is saved.
FIELDS: Mapping[MessageKind, tuple[Field, ...]] = {
    K.RECEIVED: (*_ALWAYS, F.PROMISE),
    K.DECIDED: (*_ALWAYS, F.PROMISE),
    K.INCOMPLETE: (*_ALWAYS, F.PROMISE, F.CLOSES_ON),
    K.QUESTION: (*_ALWAYS, F.PROMISE, F.CLOSES_ON),
    K.QUESTION_OPEN: (*_ALWAYS, F.PROMISE, F.CLOSES_ON),
    K.ANSWER: _ALWAYS,
    K.REOPENED: (*_ALWAYS, F.PROMISE),
}
# Without these nobody knows what a message is about, or where to read on.
NEEDED = (F.NUMBER, F.WHERE)
SAMPLES: Mapping[Field, str] = {
    F.NUMBER: "P-2026-0012",
    F.RECEIVED_ON: "10 Maret 2026",
    F.TODAY: "11 Maret 2026",
    F.PROMISE: "Kami wajib menjawab paling lambat 7 April 2026.",
    F.CLOSES_ON: "27 April 2026",
    F.OFFICE: "DPMPTSP Kabupaten Purwakarta",
    F.WHERE: "https://ptsp.contoh.go.id/pengaduan/status/",
}
# A complainant who asked for secrecy is not tied to a case by a mail that others may open.
ON_THE_RECEIPT = "lihat tanda terima Anda"

LONGEST_SUBJECT, LONGEST_BODY = 100, 2_000  # characters before merging
# Browsers and telephones cut longer addresses off; counted as it stands in the link.
LONGEST_LINK = 2_000
_FIELD = re.compile(r"\{([a-z_]+)\}")
_CODE = re.compile(r"\b[0-9A-Z]{4}[- ][0-9A-Z]{4}[- ][0-9A-Z]{4}\b")


@dataclass(frozen=True)
class Text:
    """A wording, or what became of it. A WhatsApp message has no subject."""

    subject: str
    body: str


# Where the office's own wording is missing: true of every message.
FALLBACK = Text(
    "Ada kabar tentang laporan Anda",
    "Ada kabar tentang laporan Anda di {kantor}.\n\nNomor register: {nomor}\n"
    "Bacalah di {alamat_status} dengan nomor register dan kode pada tanda terima.",
)


def allowed(kind: MessageKind) -> str:
    """The fields of this message as they are typed: "{nomor}, {tanggal}"."""
    return ", ".join(f"{{{field}}}" for field in FIELDS[kind])


def problems(kind: MessageKind, channel: MessageChannel, text: Text) -> dict[str, list[str]]:
    """Why this wording cannot be used, by its field "subject" or "body", in sentences; empty when it can."""
    found = {"subject": list(_of_subject(kind, channel, text.subject))}
    found["body"] = list(_of_body(kind, channel, text))
    return {name: sentences for name, sentences in found.items() if sentences}


def _of_subject(kind: MessageKind, channel: MessageChannel, subject: str) -> Iterator[str]:
    if channel == MessageChannel.WHATSAPP:
        if subject:
            yield "Pesan WhatsApp tidak mempunyai perihal: kosongkan."
        return
    if not subject.strip():
        yield "Isi perihal surel."
    if "\n" in subject or "\r" in subject:
        yield "Perihal ditulis dalam satu baris."
    if len(subject) > LONGEST_SUBJECT:
        yield f"Perihal terlalu panjang: {len(subject)} huruf, paling banyak {LONGEST_SUBJECT}."
    yield from _of_fields(kind, subject)


def _of_body(kind: MessageKind, channel: MessageChannel, text: Text) -> Iterator[str]:
    wrong = list(_of_fields(kind, text.body))
    yield from wrong
    if missing := [f"{{{field}}}" for field in NEEDED if f"{{{field}}}" not in text.body]:
        yield f"Isi pesan wajib memuat {' dan '.join(missing)}, agar pelapor tahu laporan mana dan di mana."
    if _CODE.search(text.body):
        yield "Jangan menulis kode tanda terima dalam pesan: kode hanya untuk pelapor."
    if len(text.body) > LONGEST_BODY:
        yield f"Isi pesan terlalu panjang: {len(text.body)} huruf, paling banyak {LONGEST_BODY}."
    elif channel == MessageChannel.WHATSAPP and not wrong:
        length = len(quote(merge(text, SAMPLES).body))
        if length > LONGEST_LINK:
            yield f"Tautan WhatsApp menjadi {length} huruf, paling banyak {LONGEST_LINK}. Persingkat."


def _of_fields(kind: MessageKind, words: str) -> Iterator[str]:
    names = dict.fromkeys(_FIELD.findall(words))
    if unknown := [f"{{{name}}}" for name in names if name not in FIELDS[kind]]:
        yield f"Pesan ini tidak mengenal {', '.join(unknown)}. Yang dapat dipakai: {allowed(kind)}."
    if re.search(r"[{}]", _FIELD.sub("", words)):
        yield f"Ada kurung kurawal yang tidak berpasangan atau keliru isinya. Tulis seperti {allowed(kind)}."


def is_usable(kind: MessageKind, channel: MessageChannel, text: Text) -> bool:
    return not problems(kind, channel, text)


def promise(kind: Kind, due_on: date | None) -> str:
    """What the office owes this complainant, as one sentence (R5; suggestions have no day by law)."""
    if kind == Kind.COMPLAINT and due_on:
        return f"Kami wajib menjawab paling lambat {in_words(due_on)}."
    if kind == Kind.COMPLAINT:
        return "Batas hari jawabannya belum dapat dihitung, karena hari libur tahun itu belum ditetapkan."
    if kind == Kind.INFORMATION_REQUEST:
        return "Pertanyaan Anda kami jawab secepatnya."
    return "Saran dan masukan tidak mempunyai batas hari jawaban; kami tetap membaca dan mencatatnya."


def merge(text: Text, values: Mapping[Field, str]) -> Text:
    """The text with its values. A field without a value stays as it was typed; a value is never read
    for fields again. The subject is one line, whatever the values hold."""
    by_name = {str(field): value for field, value in values.items()}

    def value_of(match: re.Match[str]) -> str:
        return by_name.get(match[1], match[0])

    return Text(
        " ".join(_FIELD.sub(value_of, text.subject).split()), _FIELD.sub(value_of, text.body).strip() + "\n"
    )
