"""The table for spreadsheets and the text for SIPPN."""

import csv
import io

import pytest

from purwakarta_ptsp.spreadsheet import harmless
from standards.components import COMPONENTS
from standards.open_data.sippn import MISSING, sippn
from standards.open_data.table import COLUMNS, table
from tests.factories import INSPEKSI, LOKOMOTIF

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|'/c calc'!A0"]


@pytest.mark.django_db
@pytest.mark.parametrize("text", FORMULAS)
def test_every_column_of_words_is_made_harmless(client, text):
    row = client.get("/data/standar.json").json()["standards"][0]
    row |= {"name": text, "slug": text, "address": text}
    row["kbli"]["name"] = row["sector"]["name"] = row["sector"]["source"] = text
    row["output"]["name"] = row["release"]["code"] = text
    _head, cells = csv.reader(io.StringIO(table([row]).removeprefix("\ufeff"), newline=""))
    assert sum(cell == harmless(text) for cell in cells) == 8
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in cells)


@pytest.mark.django_db
def test_one_line_a_standard_that_excel_reads_right(client):
    response = client.get("/data/standar.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="standar.csv"'
    assert response.content.startswith(b"\xef\xbb\xbf")
    text = response.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert text.count("\r\n") == len(rows) + 1 == 3
    assert tuple(rows[0]) == COLUMNS
    assert [row["kode"] for row in rows] == [LOKOMOTIF, INSPEKSI]
    assert (rows[0]["waktu"], rows[0]["satuan_waktu"], rows[0]["biaya_rupiah"]) == ("7", "working_day", "0")
    assert rows[1]["risiko"] == "Tinggi"


@pytest.mark.django_db
def test_sippn_has_every_component_word_for_word_without_marks(client):
    document = client.get(f"/data/standar/{INSPEKSI}.json").json()
    text = client.get(f"/data/standar/{INSPEKSI}.sippn.txt").content.decode()
    assert "<i>" in str(document["components"])
    assert "<" not in text
    for component in COMPONENTS:
        words = document["components"][component.number - 1]["words"]
        plain = words.replace("<i>", "").replace("</i>", "")
        assert f"\n{component.number}. {component.label.upper()}\n{plain}\n" in text
    for line in ("Nama layanan: Jasa Inspeksi Teknik Instalasi", "Tingkat risiko: Tinggi"):
        assert line in text.splitlines()


@pytest.mark.django_db
def test_sippn_names_what_is_missing(client):
    document = client.get(f"/data/standar/{INSPEKSI}.json").json()
    document["sector"]["name"] = None
    document["components"][10]["words"] = ""
    text = sippn(document)
    assert f"Sektor: {MISSING}" in text
    assert f"11. JUMLAH PELAKSANA\n{MISSING}" in text
