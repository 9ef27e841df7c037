"""The list as a table for spreadsheets: UTF-8 with a byte order mark, so that every program reads
the letters right, and no cell that a spreadsheet would run as a formula."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

BYTE_ORDER_MARK = "\ufeff"
# A cell that begins with one of these is a formula to a spreadsheet, not text.
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    "kode",
    "nama",
    "edisi_kbli",
    "kode_kbli",
    "judul_kbli",
    "risiko",
    "jenis_izin",
    "sektor",
    "dasar_sektor",
    "waktu",
    "satuan_waktu",
    "biaya_rupiah",
    "produk",
    "nomor_lampiran",
    "penetapan",
    "berlaku_mulai",
    "catatan_berlaku",
    "alamat",
    "alamat_json",
)


def table(rows: Iterable[Mapping[str, Any]]) -> str:
    """One line per standard, every cell in quotation marks, lines end in CRLF (RFC 4180)."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([harmless(cell) for cell in _cells(row)])
    return out.getvalue()


def harmless(value: object) -> str:
    """As text; an apostrophe before what a spreadsheet would run."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(RUNS) else text


def _cells(row: Mapping[str, Any]) -> list[object]:
    time, fee, output = row["processing_time"] or {}, row["fee"] or {}, row["output"] or {}
    return [
        row["slug"],
        row["name"],
        row["kbli"]["edition"],
        row["kbli"]["code"],
        row["kbli"]["name"],
        row["risk"]["label"],
        row["licence_type"]["label"],
        row["sector"]["name"],
        row["sector"]["source"],
        time.get("days"),
        time.get("unit"),
        fee.get("amount"),
        output.get("name"),
        row["annex_number"],
        row["release"]["code"],
        row["release"]["effective_on"],
        row["release"]["effective_note"],
        row["address"],
        row["data"]["standard"],
    ]
