"""The title line of a standard: "44. Izin (Risiko Tinggi) KBLI 71204 Jasa Inspeksi ..."."""

import re
from dataclasses import dataclass

from standards.wording import without_layout

SHAPE = "“nomor. jenis izin (Risiko tingkat) KBLI lima angka nama usaha”"

LICENCE_TYPES = {
    "nib": "NIB",
    "nomor induk berusaha": "NIB",
    "sertifikat standar": "STANDARD_CERTIFICATE",
    "izin": "PERMIT",
}
RISKS = {
    "rendah": "LOW",
    "menengah rendah": "MEDIUM_LOW",
    "menengah tinggi": "MEDIUM_HIGH",
    "tinggi": "HIGH",
}
# UU 11/2020 Pasal 8-10: the instrument each level of risk asks for, beside the NIB.
LICENCE_OF_RISK = {
    "LOW": "NIB",
    "MEDIUM_LOW": "STANDARD_CERTIFICATE",
    "MEDIUM_HIGH": "STANDARD_CERTIFICATE",
    "HIGH": "PERMIT",
}
LONGEST_NAME = 250

_TITLE = re.compile(
    r"(?P<number>[0-9]{1,4})\. ?(?P<licence>[^()]*)\( ?Risiko (?P<risk>[^()]*)\) ?"
    r"KBLI (?P<kbli>\S+) (?P<name>.+)"
)


@dataclass(frozen=True)
class Title:
    """What could not be read is empty (0), and named in `errors`."""

    annex_number: int = 0
    licence_type: str = ""
    risk: str = ""
    kbli: str = ""
    name: str = ""
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def read_title(line: str) -> Title:
    """The five facts of a title line, each unreadable one with its cause."""
    match = _TITLE.fullmatch(without_layout(line))
    if match is None:
        return Title(errors=(f"Judul standar tidak terbaca; bentuknya {SHAPE}.",))
    licence_words, risk_words = match["licence"].strip(), match["risk"].strip()
    licence_type = LICENCE_TYPES.get(licence_words.casefold(), "")
    risk = RISKS.get(risk_words.casefold(), "")
    checks = (
        (licence_type, f"Jenis izin “{licence_words}” tidak dikenal."),
        (risk, f"Tingkat risiko “{risk_words}” tidak dikenal."),
        (_is_kbli(match["kbli"]), f"Kode KBLI “{match['kbli']}” bukan lima angka."),
        (len(match["name"]) <= LONGEST_NAME, f"Nama usaha melebihi {LONGEST_NAME} huruf."),
    )
    return Title(
        int(match["number"]),
        licence_type,
        risk,
        match["kbli"],
        match["name"],
        errors=tuple(cause for is_fine, cause in checks if not is_fine),
        warnings=_mismatch(risk, licence_type, risk_words, licence_words),
    )


def _is_kbli(code: str) -> bool:
    return re.fullmatch(r"[0-9]{5}", code) is not None


def _mismatch(risk: str, licence_type: str, risk_words: str, licence_words: str) -> tuple[str, ...]:
    """Unusual, not impossible: a warning for the editor."""
    if not risk or not licence_type or LICENCE_OF_RISK[risk] == licence_type:
        return ()
    return (
        f"Risiko {risk_words} lazimnya tidak berpasangan dengan {licence_words} "
        "(UU 11/2020 Pasal 8-10); periksa judulnya.",
    )
