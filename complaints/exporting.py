"""A list of cases as a file. It is written down before the first row leaves, with one look at an identity
for every name in it (UU 25/2009 Pasal 49); the rows are read in parts, so that memory stays small."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from complaints import queue
from complaints.matters import service_names
from complaints.models import CaseExport, Complaint, IdentityView
from complaints.models.case_lists import ComplaintQuerySet
from complaints.officers import name_of
from complaints.workdays import Calendar
from purwakarta_ptsp.spreadsheet import Cell, Column
from standards.components import component

MOST_CASES = 20_000  # rows of one file: a few seconds, and still a list somebody reads
MOST_IDENTITIES = 1_000
AT_ONCE = 500
ABOUT_THE_CASE = (
    Column("Nomor register"),
    Column("Jenis", 22),
    Column("Tahap", 22),
    Column("Keadaan tenggat", 28),
    Column("Terlambat (hari kerja)", 12),
    Column("Diterima", 12),
    Column("Batas jawaban", 12),
    Column("Dijawab", 12),
    Column("Kanal", 24),
    Column("Nomor dari luar", 18),
    Column("Tempat penerimaan", 24),
    Column("Standar pelayanan", 44),
    Column("Komponen", 34),
    Column("Penangan", 32),
    Column("Hasil", 22),
    Column("Jalur penyelesaian", 30),
    Column("Didahulukan", 12),
)
ABOUT_THE_PERSON = (
    Column("Nama pelapor", 28),
    Column("Mewakili", 28),
    Column("Alamat", 40),
    Column("Telepon", 18),
    Column("Surel", 28),
)


class TooMany(Exception):
    """More than one file takes; the message says how to ask for less, in Indonesian."""


@dataclass(frozen=True)
class Export:
    """`opened`: the cases whose identity is in the file; None when it has no such columns."""

    keys: Sequence[int]
    opened: Collection[int] | None

    @property
    def columns(self) -> tuple[Column, ...]:
        return ABOUT_THE_CASE if self.opened is None else ABOUT_THE_CASE + ABOUT_THE_PERSON


@transaction.atomic
def write_down(
    cases: ComplaintQuerySet, *, by: User, filters: str, file_format: str, with_identity: bool, reason: str
) -> Export:
    """Fixes which cases leave, and what is on record of it. An identity that this account may not open,
    or that is not there, stays out. Raises TooMany."""
    most = MOST_IDENTITIES if with_identity else MOST_CASES
    keys = list(cases.values_list("pk", flat=True)[: most + 1])
    if len(keys) > most:
        raise TooMany(too_many(most, with_identity=with_identity))
    opened = _opened(keys, by, reason) if with_identity else None
    CaseExport.objects.create(
        by=by,
        filters=filters,
        file_format=file_format,
        cases=len(keys),
        has_identities=with_identity,
        identities=len(opened or ()),
        reason=reason if with_identity else "",
    )
    return Export(keys, opened)


def too_many(most: int, *, with_identity: bool) -> str:
    what, figure = "Dengan identitas, sekali" if with_identity else "Sekali", f"{most:,}".replace(",", ".")
    advice = "Persempit daftarnya, misalnya dengan tanggal diterima."
    return f"{what} ekspor paling banyak {figure} perkara. {advice}"


def _opened(keys: Sequence[int], by: User, reason: str) -> frozenset[int]:
    opened = frozenset(
        Complaint.objects.filter(pk__in=keys).whose_identity_opens_to(by).values_list("pk", flat=True)
    )
    IdentityView.objects.bulk_create(
        IdentityView(complaint_id=key, by=by, reason=f"Ekspor: {reason}") for key in keys if key in opened
    )
    return opened


def rows(export: Export, today: date, calendar: Calendar) -> Iterator[list[Cell]]:
    """In the order of the list; read in parts of 500."""
    for start in range(0, len(export.keys), AT_ONCE):
        part = export.keys[start : start + AT_ONCE]
        known = Complaint.objects.for_file(with_identity=export.opened is not None).in_bulk(part)
        services = service_names({case.standard_id for case in known.values()} - {None}, today)
        for key in part:
            cells = _case(known[key], services.get(known[key].standard_id or 0, ""), today, calendar)
            yield cells if export.opened is None else cells + _person(known[key], export.opened)


def _case(case: Complaint, service: str, today: date, calendar: Calendar) -> list[Cell]:
    standing = case.standing(today, calendar)
    badge = queue.badge_of(case, standing)
    return [
        case.number,
        case.get_kind_display(),
        case.get_state_display(),
        badge.text,
        standing.days if badge.tone == "late" else None,
        case.received_on,
        None if case.former_due_on else case.due_on,
        case.answered_on,
        str(case.channel),
        case.outside_number,
        str(case.location or ""),
        service,
        f"{case.component}. {component(case.component).label}" if case.component else "",
        name_of(case.handler),
        case.get_outcome_display(),
        case.get_route_display(),
        "ya" if case.is_priority else "",
    ]


def _person(case: Complaint, opened: Collection[int]) -> list[Cell]:
    person: Any = getattr(case, "complainant", None) if case.pk in opened else None
    if person is None:
        return [""] * len(ABOUT_THE_PERSON)
    return [person.name, person.represented_name, person.address, person.phone, person.email]
