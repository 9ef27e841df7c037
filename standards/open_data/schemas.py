"""The shape of every JSON answer (JSON Schema 2020-12, as OpenAPI 3.1 takes it). Closed: a field
that is not here makes the test fail, so what is promised and what is sent cannot drift apart."""

from typing import Any

from standards.components import COMPONENTS

Schema = dict[str, Any]


def _object(description: str, **fields: Schema) -> Schema:
    """Every field is always there; what is unknown is null."""
    return {
        "type": "object",
        "description": description,
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _text(description: str = "") -> Schema:
    return {"type": "string", **({"description": description} if description else {})}


def _number(description: str, least: int = 0) -> Schema:
    return {"type": "integer", "minimum": least, "description": description}


def _or_null(schema: Schema) -> Schema:
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _one_of(*codes: str) -> Schema:
    return {"type": "string", "enum": list(codes)}


ADDRESS = {"type": "string", "format": "uri"}
DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}

_ROW: dict[str, Schema] = {
    "slug": _text("Kode sebuah standar; bagian terakhir alamatnya."),
    "address": {**ADDRESS, "description": "Halaman untuk dibaca orang."},
    "data": _object(
        "Bentuk lain dari standar yang sama.", standard=ADDRESS, jsonld=ADDRESS, cpsv=ADDRESS, sippn=ADDRESS
    ),
    "annex_number": _or_null(_number("Nomor dalam lampiran peraturan; bukan kode.", 1)),
    "name": _text("Nama pelayanan."),
    "kbli": _object(
        "Kegiatan usaha. Kode hanya berarti di dalam edisinya.",
        edition=_number("Edisi KBLI.", 2000),
        code={"type": "string", "pattern": r"^\d{5}$"},
        name=_text(),
    ),
    "risk": _object(
        "Tingkat risiko.", code=_one_of("LOW", "MEDIUM_LOW", "MEDIUM_HIGH", "HIGH"), label=_text()
    ),
    "licence_type": _object(
        "Jenis izin.", code=_one_of("NIB", "STANDARD_CERTIFICATE", "PERMIT"), label=_text()
    ),
    "sector": _object(
        "Naskah tidak menyebut sektor; source menerangkan dari mana disimpulkan.",
        code=_or_null(_text()),
        name=_or_null(_text()),
        source=_text(),
    ),
    "processing_time": _or_null(_ref("ProcessingTime")),
    "fee": _or_null(_ref("Fee")),
    "output": _or_null(_ref("Output")),
    "release": _ref("Release"),
}

SCHEMAS: dict[str, Schema] = {
    "Row": _object("Satu standar dalam daftar.", **_ROW),
    "List": _object(
        "Satu halaman daftar.",
        on={**DAY, "description": "Keadaan pada hari ini."},
        total=_number("Jumlah standar yang cocok."),
        page=_number("Halaman ini.", 1),
        pages=_number("Jumlah halaman.", 1),
        next=_or_null({**ADDRESS, "description": "Halaman berikutnya."}),
        licence=_ref("Licence"),
        standards=_list(_ref("Row")),
    ),
    "Standard": _object(
        "Satu standar dengan keempat belas komponennya.",
        **_ROW,
        on={**DAY, "description": "Keadaan pada hari ini."},
        effective_on=_or_null(DAY),
        effective_note=_text("Mengapa tanggal berlaku kosong."),
        publisher=_ref("Publisher"),
        licence=_ref("Licence"),
        components={**_list(_ref("Component")), "minItems": 14, "maxItems": 14},
        office_notes=_ref("OfficeNotes"),
    ),
    "Component": _object(
        "Satu komponen standar (UU 25/2009 Pasal 21).",
        number={"type": "integer", "minimum": 1, "maximum": 14},
        code=_one_of(*(each.code for each in COMPONENTS)),
        label=_text(),
        group=_one_of("A", "B"),
        clause=_text("Dasar komponen ini dalam undang-undang."),
        shared={"type": "boolean", "description": "Teks bersama seluruh kantor."},
        words=_text("Bunyi kata demi kata, satu butir sebaris; <i>…</i> menandai kata asing."),
        intro=_text("Bunyi sebelum butir pertama."),
        items=_list(_ref("Item")),
        facts={"type": "object", "description": "Angka dan fakta yang terbaca dari bunyinya."},
        release=_or_null(_text("Penetapan yang memuat bunyi ini.")),
        legal_bases=_list(_ref("LegalBasis")),
        sources=_list(_ref("Source")),
    ),
    "OfficeNotes": _object(
        "Penjelasan kantor hari ini di samping bunyi peraturan, disetujui orang kedua.",
        bukan_bagian_peraturan={"type": "boolean", "const": True},
        how_to_apply=_or_null(
            _object(
                "Cara mengajukan; null selama belum ditulis.",
                steps=_list(_text()),
                assistance=_text("Bantuan di tempat."),
                approved_on=DAY,
            )
        ),
        requirements=_list(
            _object(
                "Penjelasan satu butir komponen 1.",
                path=_text("Letak butirnya, misalnya A.2"),
                demand=_or_null(_one_of("REQUIREMENT", "OBLIGATION")),
                explanation=_text("Dengan kata sehari-hari."),
                evidence=_text("Contoh bukti."),
                approved_on=DAY,
            )
        ),
    ),
    "Item": _object(
        "Satu butir.",
        marker=_text("Nomor menurut peraturan: A. 1. a. 1)"),
        text=_text(),
        path=_text("Letaknya, misalnya A.2 atau 5.c.1"),
        children=_list(_ref("Item")),
    ),
    "LegalBasis": _object(
        "Peraturan yang dikutip komponen 7, dengan keadaannya pada hari ini.",
        position=_number("Urutan dalam kutipan.", 1),
        code=_text(),
        kind=_text(),
        number=_text(),
        year=_number("Tahun.", 1945),
        title=_text(),
        short_name=_text(),
        state=_object(
            "Berlaku atau tidak.", code=_one_of("in_force", "out_of_force", "unchecked"), label=_text()
        ),
        successor=_or_null(_text("Penggantinya.")),
        source=_text("Dari mana keadaan ini diketahui."),
        source_address=_or_null(ADDRESS),
        checked_on=_or_null(DAY),
    ),
    "Source": _object(
        "Letak dalam naskah. copied: bunyi disalin dari sini; compared: teks bersama dibandingkan dengannya.",
        document=_text(),
        annex_number=_number("Nomor dalam lampiran.", 1),
        first_line=_number("Baris pertama.", 1),
        last_line=_number("Baris terakhir.", 1),
        relation=_one_of("copied", "compared"),
    ),
    "ProcessingTime": _object(
        "Waktu penyelesaian; null bila tidak terbaca dari bunyinya.",
        days=_number("Jumlah hari."),
        unit=_one_of("working_day", "calendar_day"),
        label=_text(),
        **{"from": _text("Dihitung sejak kapan.")},
    ),
    "Fee": _object(
        "Biaya; 0 berarti gratis.", amount=_number("Rupiah."), currency=_one_of("IDR"), label=_text()
    ),
    "Output": _object("Produk layanan.", name=_text(), documents=_list(_text())),
    "Release": _object(
        "Penetapan yang memuat versi ini.",
        code=_text(),
        effective_on=_or_null(DAY),
        effective_note=_text("Mengapa tanggalnya kosong."),
        regulation=_or_null(_text()),
        consulted_on=_or_null(DAY),
        pledged_on=_or_null(DAY),
    ),
    "Publisher": _object(
        "Kantor penyelenggara.",
        name=_text(),
        short_name=_text(),
        region=_text(),
        contact_page=ADDRESS,
        locations=_list(
            _object(
                "Tempat layanan.",
                code=_text(),
                name=_text(),
                address=_text(),
                opening_hours=_or_null(_text()),
            )
        ),
    ),
    "Licence": _object(
        "Lisensi data; null selama belum diputuskan.",
        name=_or_null(_text()),
        address=_or_null(ADDRESS),
        note=_text(),
    ),
    "Refusal": _object("Permintaan yang tidak dapat dipenuhi.", parameter=_text(), error=_text()),
    "LinkedData": {
        "type": "object",
        "description": "JSON-LD.",
        "required": ["@context", "@id", "@type"],
        "properties": {"@id": ADDRESS, "@type": _text()},
    },
}
