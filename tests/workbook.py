"""A workbook as it lies in its file: what each cell holds, and whether anything in it would run."""

import io
import re
import zipfile
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet_of(content: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert parts.testzip() is None
        return ElementTree.fromstring(parts.read("xl/worksheets/sheet1.xml"))


def cells(content: bytes) -> list[list[str | float]]:
    """Row by row; texts as texts, numbers and dates as the number that stands there."""
    rows = sheet_of(content).iter(f"{_MAIN}row")
    return [_row(row) for row in rows]


def formulas(content: bytes) -> list[ElementTree.Element]:
    return list(sheet_of(content).iter(f"{_MAIN}f"))


def quoted_texts(content: bytes) -> list[bool]:
    """Of every text below the head whether it stays a text when somebody edits its cell."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        styles = ElementTree.fromstring(parts.read("xl/styles.xml")).find(f"{_MAIN}cellXfs")
    quoted = [style.get("quotePrefix") == "1" for style in styles]
    _head, *rows = sheet_of(content).iter(f"{_MAIN}row")
    texts = [cell for row in rows for cell in row.iter(f"{_MAIN}c") if cell.get("t") == "inlineStr"]
    return [quoted[int(cell.get("s"))] for cell in texts]


def _row(row: ElementTree.Element) -> list[str | float]:
    """A cell that was never written is empty; the last written one ends the row."""
    written = {_place(cell.get("r")): _cell(cell) for cell in row.iter(f"{_MAIN}c")}
    return [written.get(at, "") for at in range(max(written) + 1)] if written else []


def _place(name: str) -> int:
    letters = re.match("[A-Z]+", name)[0]
    return sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(letters))) - 1


def _cell(cell: ElementTree.Element) -> str | float:
    if cell.get("t") == "inlineStr":
        text = "".join(part.text or "" for part in cell.iter(f"{_MAIN}t"))
        return re.sub(r"_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), text)
    value = cell.find(f"{_MAIN}v")
    return "" if value is None else float(value.text)
