"""A table as a download, by the ending of its name: CSV, or a workbook."""

import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from purwakarta_ptsp.spreadsheet import Column, Row, csv_lines, write_workbook

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table_file(name: str, title: str, columns: Sequence[Column], rows: Iterable[Row]) -> HttpResponse:
    """A name that ends in `.csv` is one; any other is a workbook. Whole before its first byte leaves, so
    that a fault half-way is no half list; the most rows of an export (20,000) are a few MB."""
    head = {"Content-Disposition": f'attachment; filename="{name}"'}
    if name.endswith(".csv"):
        text = "".join(csv_lines(columns, rows))
        return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=head)
    book = io.BytesIO()
    write_workbook(book, title, columns, rows)
    return HttpResponse(book.getvalue(), content_type=WORKBOOK, headers=head)
