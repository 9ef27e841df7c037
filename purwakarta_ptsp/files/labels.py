"""The name a file had on the sender's device, cleaned: only ever shown, never a place on a disk."""

import re
import unicodedata

LONGEST = 80  # characters, ending included
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean_label(name: str, ending: str) -> str:
    """Without folders, controls, signs that turn the reading direction, and with the ending that is
    true: "C:\\\\fotoku\\\\bukti.php" of a photograph becomes "bukti.jpg"."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(" " if char.isspace() else char for char in last if _may_show(char))
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", shown)
    stem = re.sub(r'[<>:"|?*]+', " ", stem)
    stem = " ".join(stem.split()).strip(". ")
    return f"{stem[: LONGEST - len(ending) - 1].rstrip('. ') or 'berkas'}.{ending}"


def shown_name(name: str) -> str:
    """For a message about a file that was not taken: the name as typed, made harmless."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = " ".join("".join(char for char in last if _may_show(char)).split())
    return (shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…") or "berkas tanpa nama"


def _may_show(char: str) -> bool:
    return char in "\t " or unicodedata.category(char) not in _UNPRINTABLE
