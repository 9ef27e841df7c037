"""The whole published catalogue as one JSON file, and back: what is exported, imported into an
empty catalogue and exported again is the same file, byte for byte.

Only what is published goes out, and nobody's name: who wrote and who published stay here, and so
do the signed PDFs, which are files. A file can hold nothing but the rows named below.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.core.serializers.json import DjangoJSONEncoder
from django.core.serializers.python import Deserializer, Serializer
from django.db import DatabaseError, connection, models, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from standards import models as catalogue
from standards.approving import LIVING
from standards.models import Release, ServiceStandard
from standards.publishing import obstacles
from standards.search_index import index_all

FORMAT, VERSION = "katalog-standar-pelayanan", 1
_PUBLISHED = {"published_at__isnull": False}
# In the order of their references: the model, which of its rows, and their order.
CONTENTS: tuple[tuple[type[models.Model], dict[str, Any], tuple[str, ...]], ...] = (
    (catalogue.Sector, {}, ("position", "slug")),
    (catalogue.BusinessActivity, {}, ("edition", "code")),
    (
        catalogue.ActivityLink,
        {},
        ("older__edition", "older__code", "newer__edition", "newer__code"),
    ),
    (catalogue.Synonym, {}, ("word", "means")),
    (catalogue.ProcedureClass, {}, ("number",)),
    (catalogue.Regulation, {}, ("slug",)),
    (ServiceStandard, {"versions__release__published_at__isnull": False}, ("slug",)),
    (catalogue.SlugRedirect, {"standard__versions__release__published_at__isnull": False}, ("slug",)),
    (catalogue.ServiceLocation, {}, ("slug",)),
    (catalogue.Channel, {}, ("code",)),
    (Release, _PUBLISHED, ("published_at", "pk")),
    *(
        (model, {f"{path}published_at__isnull": False}, (f"{path}published_at", "pk"))
        for model, path in (
            (catalogue.Version, "release__"),
            (catalogue.ComponentText, "version__release__"),
            (catalogue.LegalBasis, "text__version__release__"),
            (catalogue.SourceCell, "version__release__"),
            (catalogue.SourceNote, "version__release__"),
        )
    ),
    # What the office says beside the words; a proposal is nobody's business yet.
    *((model, {"approved_at__isnull": False}, ("approved_at", "pk")) for model in LIVING),
)
# What the natural keys of a row are made of: one query a table, however many rows it has.
_VERSION_KEY = ("version__release", "version__standard")
RELATED: dict[type[models.Model], tuple[str, ...]] = {
    catalogue.ActivityLink: ("older", "newer"),
    catalogue.Version: ("release", "standard", "activity"),
    catalogue.ComponentText: _VERSION_KEY,
    catalogue.LegalBasis: ("regulation", *(f"text__{path}" for path in _VERSION_KEY)),
    catalogue.SourceCell: _VERSION_KEY,
    catalogue.SourceNote: _VERSION_KEY,
    catalogue.Regulation: ("successor", "sector"),
    catalogue.SlugRedirect: ("standard",),
    catalogue.Contact: ("location", "channel"),
    catalogue.OpeningHours: ("location",),
    catalogue.HowToApply: ("standard",),
    catalogue.RequirementNote: tuple(f"text__{path}" for path in _VERSION_KEY),
    ServiceStandard: ("sector",),
    Release: ("regulation",),
}
MANY: dict[type[models.Model], tuple[str, ...]] = {catalogue.Regulation: ("amends",)}
# How a draft went from hand to hand is the office's own affair, and names people.
OF_DRAFTING = {
    *Release.submission_fields,
    *Release.return_fields,
    *Release.head_approval_fields,
    "preview_nonce",
}
# Set by the act of publishing alone, once every part of the release is in place.
ACTS = ("published_at", "cancelled_at")


class NotImportable(Exception):
    """A file that cannot be taken in; the message says why, and nothing of it was stored."""


def export() -> str:
    rows = [row for model, which, order in CONTENTS for row in _rows(model, which, order)]
    content = {"format": FORMAT, "version": VERSION, "rows": rows}
    return json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1) + "\n"


@transaction.atomic
def take_in(text: str) -> int:
    """How many rows were stored; 0 when the catalogue already is what the file says. A catalogue
    that holds anything else is not touched. Raises NotImportable."""
    rows = _read(text)
    if ServiceStandard.objects.exists() or Release.objects.exists():
        if export() == text:
            return 0
        raise NotImportable("Katalog ini sudah berisi standar. Impor hanya ke katalog yang masih kosong.")
    try:
        acts = [_without_acts(row) for row in rows if row["model"] == _name(Release)]
        _store(rows)
        # References are otherwise checked only at the end of a transaction: here, where it can be said.
        connection.check_constraints()
        for slug, done in acts:
            _publish(slug, done)
        connection.check_constraints()
        index_all()
    except (DeserializationError, DatabaseError, ObjectDoesNotExist, ValueError, TypeError) as error:
        raise NotImportable(f"Isi berkas tidak utuh: {error}") from error
    return len(rows)


def _rows(model: type[models.Model], which: dict[str, Any], order: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Without row numbers: those are one database's own."""
    chosen = model._default_manager.filter(pk__in=model._default_manager.filter(**which).values("pk"))
    if model in RELATED:
        chosen = chosen.select_related(*RELATED[model])
    chosen = chosen.prefetch_related(*MANY.get(model, ()))
    written = Serializer().serialize(
        chosen.order_by(*order),
        fields=_fields(model),
        use_natural_foreign_keys=True,
        use_natural_primary_keys=True,
    )
    return ({"model": row["model"], "fields": row["fields"]} for row in written)


def _fields(model: type[models.Model]) -> list[str]:
    fields = [*model._meta.concrete_fields, *model._meta.local_many_to_many]
    return [field.name for field in fields if not (field.primary_key or _stays_here(field))]


def _stays_here(field: Any) -> bool:
    person = field.is_relation and field.related_model._meta.label == settings.AUTH_USER_MODEL
    drafting = field.model is Release and field.name in OF_DRAFTING
    return person or drafting or isinstance(field, models.FileField)


def _read(text: str) -> list[dict[str, Any]]:
    try:
        content = json.loads(text)
    except ValueError as error:
        raise NotImportable(f"Berkas ini bukan JSON yang utuh: {error}") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise NotImportable("Berkas ini bukan hasil export_standards.")
    if content.get("version") != VERSION or not isinstance(content.get("rows"), list):
        raise NotImportable(f"Susunan berkas ini bukan versi {VERSION}.")
    known = {_name(model): set(_fields(model)) for model, _which, _order in CONTENTS}
    for number, row in enumerate(content["rows"], start=1):
        _check(row, number, known)
    return content["rows"]


def _check(row: Any, number: int, known: dict[str, set[str]]) -> None:
    """Nothing but the catalogue comes in: a row of another table could be an account."""
    if not isinstance(row, dict) or row.get("model") not in known:
        raise NotImportable(f"Baris ke-{number}: bukan bagian katalog.")
    if set(row) != {"model", "fields"} or not isinstance(row["fields"], dict):
        raise NotImportable(f"Baris ke-{number}: susunannya tidak dikenal.")
    strange = set(row["fields"]) - known[row["model"]]
    if strange:
        raise NotImportable(f"Baris ke-{number}: isian tidak dikenal: {', '.join(sorted(strange))}.")


def _without_acts(row: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    done = {name: parse_datetime(row["fields"].pop(name, None) or "") for name in ACTS}
    return row["fields"].get("slug", ""), done


def _store(rows: Iterable[dict[str, Any]]) -> None:
    waiting = []
    for built in Deserializer(rows, handle_forward_references=True):
        _check_values(built)
        built.save()
        if built.deferred_fields:
            waiting.append(built)
    for built in waiting:
        built.save_deferred_fields()


def _check_values(built: DeserializedObject) -> None:
    """What the database does not know: choices, formats. References are its own business."""
    row = built.object
    relations = [field.name for field in row._meta.concrete_fields if field.is_relation]
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        raise NotImportable(f"{row._meta.verbose_name} {row}: {' '.join(error.messages)}") from error


def _publish(slug: str, done: dict[str, Any]) -> None:
    """As it was published on its day, under the rules of now."""
    release = Release.objects.get(slug=slug)
    at, found = done["published_at"], []
    if at is not None and not done["cancelled_at"]:
        found = obstacles(release, None, timezone.localdate(at))
    if found or at is None:
        raise NotImportable(" ".join([f"Penetapan {slug} tidak dapat diterbitkan.", *found]))
    Release.objects.filter(pk=release.pk).update(**done)


def _name(model: type[models.Model]) -> str:
    return model._meta.label_lower
