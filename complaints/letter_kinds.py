"""The letters of a case: one table with what each is called, to whom it goes, and why.

A letter upwards, to an agency or to APIP says what the case is about and never whose it is: the
complainant's identity is sealed (UU 25/2009 Pasal 49 ayat (1)), and nobody needs it to check an office's
work. What goes to the complainant bears her name only where she did not ask to keep it secret.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from complaints.clauses import Clause
from complaints.intake import Identity
from complaints.labels import Labelled


class LetterKind(Labelled):
    """The value is the table of words that the letter is made from (models/trail.py)."""

    COMPLETENESS = "completenessnotice", "Pemberitahuan kekurangan"
    ANSWER = "answer", "Surat jawaban"
    REFERRAL = "letter", "Surat kepada instansi lain"
    RAISING = "raising", "Laporan dan penyerahan ke atasan"
    SUPERIOR_REPORT = "superiorreport", "Laporan hasil kepada atasan langsung"
    WRITTEN_REPORT = "writtenreport", "Laporan tertulis berjenjang"


class LetterState(Labelled):
    """The label is read by people, the value is a kind of includes/_tag.html."""

    UNNUMBERED = "due", "Belum bernomor"
    NUMBERED = "soon", "Bernomor, belum ditandatangani"
    SIGNED = "ok", "Ditandatangani"


@dataclass(frozen=True)
class Rule:
    """`word` is the letter in addresses, `about` its subject line before the number of the case."""

    word: str
    about: str
    clause: Clause


# fmt: off
RULES: Mapping[LetterKind, Rule] = {
    LetterKind.COMPLETENESS: Rule("kekurangan", "Kelengkapan", Clause.A44_3),
    LetterKind.ANSWER: Rule("jawaban", "Jawaban atas", Clause.R5),
    LetterKind.REFERRAL: Rule("instansi", "Permintaan penjelasan dan tindak lanjut atas", Clause.R10),
    LetterKind.RAISING: Rule("penyerahan", "Laporan dan penyerahan penanganan", Clause.R10),
    LetterKind.SUPERIOR_REPORT: Rule("laporan-hasil", "Laporan hasil penanganan", Clause.R11),
    LetterKind.WRITTEN_REPORT: Rule("laporan-tertulis", "Laporan tertulis penanganan", Clause.R10),
}
# fmt: on
TO_COMPLAINANT = frozenset({LetterKind.COMPLETENESS, LetterKind.ANSWER})
UPWARDS = frozenset({LetterKind.RAISING, LetterKind.SUPERIOR_REPORT, LetterKind.WRITTEN_REPORT})
BY_WORD = {rule.word: kind for kind, rule in RULES.items()}


def bears_name(kind: LetterKind, identity: Identity) -> bool:
    """Whether name and address may stand on this letter at all, for whoever may open them.
    Source: UU 25/2009 Pasal 42 ayat (5) and 49 ayat (1)."""
    return kind in TO_COMPLAINANT and identity == Identity.OPEN


def classification(identity: Identity, *, somebody_is_accused: bool) -> str:
    """The line "Sifat": secret where the complainant asked for it or officers are named."""
    return "Rahasia" if identity == Identity.CONFIDENTIAL or somebody_is_accused else "Biasa"
