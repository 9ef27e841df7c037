"""The contract of the open data, OpenAPI 3.1. A test holds every path and answer against it."""

from typing import Any

from standards.open_data.schemas import SCHEMAS

JSON, JSON_LD = "application/json", "application/ld+json"
_SLUG = {
    "name": "slug",
    "in": "path",
    "required": True,
    "description": "Kode standar, seperti dalam daftar.",
    "schema": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
}
_FILTERS = (
    ("edisi", "Edisi KBLI, misalnya 2020."),
    ("risiko", "rendah, menengah-rendah, menengah-tinggi, atau tinggi."),
    ("jenis", "nib, sertifikat-standar, atau izin."),
    ("sektor", "Kode sektor, seperti dalam daftar."),
)


def openapi(base: str, licence: dict[str, Any]) -> dict[str, Any]:
    """`base` is where the portal was reached; an undecided licence is said, not left out."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Data standar pelayanan",
            "version": "1.0.0",
            "description": "Standar pelayanan perizinan yang berlaku hari ini, kata demi kata. "
            f"Konsep tidak pernah dimuat. {licence['note']}".strip(),
            **_licence(licence),
        },
        "servers": [{"url": base}],
        "paths": _paths(),
        "components": {"schemas": SCHEMAS},
    }


def _licence(licence: dict[str, Any]) -> dict[str, Any]:
    if not licence["name"]:
        return {}
    stated = {"name": licence["name"]}
    return {"license": stated | ({"url": licence["address"]} if licence["address"] else {})}


def _paths() -> dict[str, Any]:
    filters = [_query(name, text) for name, text in _FILTERS]
    page = _query("hal", "Nomor halaman; 200 standar sehalaman.")
    one = {"parameters": [_SLUG]}
    return {
        "/data/standar.json": {
            "parameters": [*filters, page],
            "get": _get("list", "Daftar standar yang berlaku", JSON, "List", refuses=True),
        },
        "/data/standar.csv": {
            "parameters": filters,
            "get": _get("table", "Daftar yang sama sebagai tabel", "text/csv", refuses=True),
        },
        "/data/standar/{slug}.json": one
        | {"get": _get("standard", "Satu standar", JSON, "Standard", one=True)},
        "/data/standar/{slug}.jsonld": one
        | {"get": _get("schemaOrg", "schema.org GovernmentService", JSON_LD, "LinkedData", one=True)},
        "/data/standar/{slug}.cpsv.jsonld": one
        | {"get": _get("cpsv", "CPSV-AP 3.2", JSON_LD, "LinkedData", one=True)},
        "/data/standar/{slug}.sippn.txt": one
        | {"get": _get("sippn", "Teks untuk ditempel ke SIPPN", "text/plain", one=True)},
        "/data/openapi.json": {"get": _get("openapi", "Uraian ini", JSON)},
    }


def _query(name: str, description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": {"type": "string"}}


def _get(
    operation: str, summary: str, media: str, schema: str = "", *, refuses: bool = False, one: bool = False
) -> dict[str, Any]:
    shape = {"$ref": f"#/components/schemas/{schema}"} if schema else {}
    responses = {
        "200": {"description": summary, "content": {media: {"schema": shape}}},
        "304": {"description": "Tidak berubah sejak ETag yang dikirim dalam If-None-Match."},
    }
    if refuses:
        refusal = {"schema": {"$ref": "#/components/schemas/Refusal"}}
        responses["400"] = {"description": "Saringan tidak dikenal.", "content": {JSON: refusal}}
    if one:
        responses["301"] = {"description": "Alamat standar ini sudah berganti."}
        responses["404"] = {"description": "Tidak ada standar yang berlaku dengan kode itu."}
    return {"operationId": operation, "summary": summary, "responses": responses}
