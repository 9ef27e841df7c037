"""The list as a table for spreadsheets, one line per standard."""

from collections.abc import Iterable, Mapping
from typing import Any

from purwakarta_ptsp.spreadsheet import Column, csv_lines

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
    return "".join(csv_lines([Column(name) for name in COLUMNS], map(_cells, rows)))


def _cells(row: Mapping[str, Any]) -> list[Any]:
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
