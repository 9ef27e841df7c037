"""A standard as plain text, to paste field by field into SIPPN, the national information system
of public services: it asks for the same 14 components (UU 25/2009 Pasal 21)."""

from collections.abc import Mapping
from typing import Any

from standards.open_data.plain import plain

MISSING = "(belum diisi)"


def sippn(document: Mapping[str, Any]) -> str:
    """The header, then each component: its name in capitals, its words as the regulation has them."""
    kbli = document["kbli"]
    head = [
        ("Nama layanan", document["name"]),
        ("Penyelenggara", document["publisher"]["name"] or MISSING),
        ("Jenis izin", document["licence_type"]["label"]),
        ("KBLI", f"{kbli['code']} {kbli['name']} (edisi {kbli['edition']})"),
        ("Tingkat risiko", document["risk"]["label"]),
        ("Sektor", document["sector"]["name"] or MISSING),
        ("Berlaku mulai", document["effective_on"] or document["effective_note"]),
        ("Sumber", document["address"]),
    ]
    lines = [f"{label}: {value}" for label, value in head]
    for component in document["components"]:
        lines += ["", f"{component['number']}. {component['label'].upper()}"]
        lines.append(plain(component["words"]) or MISSING)
    return "\n".join(lines) + "\n"
