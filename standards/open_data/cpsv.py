"""A standard as CPSV-AP 3.2 (SEMIC, releases/3.2.0), in JSON-LD.

Three choices, each so that nothing is said that the regulation does not say:
- cv:processingTime takes only xsd:duration, and that has no working days: P7D would be a promise
  of seven calendar days. Working days stand as a cpsv:Rule, in the words of component 3.
- Component 1 gives conditions, not documents: each is a cv:Requirement. Which evidence proves it
  is not in the regulation, so there is no cv:EvidenceType.
- A fee of 0 is a promise: a cv:Cost with the value 0, not a missing one.
"""

from collections.abc import Mapping
from typing import Any

from standards.open_data.plain import component, leaves, plain
from standards.open_data.schema_org import description

CONTEXT = {
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
AUTHORITY_TABLE = "http://publications.europa.eu/resource/authority"
# The class CPSV-AP wants of the area that an organisation covers.
AREA = "http://data.europa.eu/88u/dataset/atu-type"
REQUIREMENTS, PROCEDURE, PROCESSING_TIME, FEE, LEGAL_BASIS = 1, 2, 3, 4, 7
Node = dict[str, Any]


def public_service(document: Mapping[str, Any]) -> Node:
    node = {
        "@context": CONTEXT,
        "@id": f"{document['address']}#layanan",
        "@type": "cpsv:PublicService",
        "dct:identifier": document["slug"],
        "dct:title": _text(document["name"]),
        "dct:description": _text(description(document)),
        "dct:language": {
            "@id": f"{AUTHORITY_TABLE}/language/IND",
            "@type": "dct:LinguisticSystem",
        },
        "cv:hasCompetentAuthority": _authority(document),
        "cv:contactPoint": _contact(document),
        "cv:hasChannel": _channels(document),
        "cv:holdsRequirement": _requirements(document),
        "cv:hasLegalResource": _legal_resources(document),
        "cpsv:follows": [_rule(document, number) for number in _ruling(document)],
    }
    return node | _sector(document) | _cost(document) | _output(document) | _duration(document)


def _text(words: str) -> Node:
    return {"@value": words, "@language": "id"}


def _part(document: Mapping[str, Any], kind: str, name: str) -> Node:
    """A node of its own address, below the standard's."""
    return {
        "@id": f"{document['address']}#{name}",
        "@type": kind,
        "dct:identifier": f"{document['slug']}#{name}",
    }


def _authority(document: Mapping[str, Any]) -> Node:
    office = document["publisher"]
    return {
        "@id": f"{office['contact_page']}#kantor",
        "@type": "cv:PublicOrganisation",
        "skos:prefLabel": _text(office["name"]),
        "dct:spatial": {"@type": AREA, "skos:prefLabel": _text(office["region"])},
    }


def _contact(document: Mapping[str, Any]) -> Node:
    """The page of every channel: the numbers in the regulation may be out of use."""
    page = document["publisher"]["contact_page"]
    return {
        "@id": f"{page}#kontak",
        "@type": "cv:ContactPoint",
        "cv:contactPage": {"@id": page, "@type": "foaf:Document"},
    }


def _channels(document: Mapping[str, Any]) -> list[Node]:
    return [
        _part(document, "cv:Channel", f"tempat-{place['code']}")
        | {
            "dct:description": _text(f"{place['name']}, {place['address']}"),
            "cv:ownedBy": {"@id": f"{document['publisher']['contact_page']}#kantor"},
        }
        for place in document["publisher"]["locations"]
    ]


def _requirements(document: Mapping[str, Any]) -> list[Node]:
    return [
        _part(document, "cv:Requirement", f"syarat-{item['path']}")
        | {"dct:title": _text(plain(item["text"]))}
        for item in leaves(component(document, REQUIREMENTS))
    ]


def _legal_resources(document: Mapping[str, Any]) -> list[Node]:
    """As cited, with the state on this day; an old citation is not rewritten."""
    return [
        {
            "@id": f"{document['address']}#{basis['code']}",
            "@type": "eli:LegalResource",
            "dct:identifier": basis["code"],
            "dct:title": _text(f"{basis['short_name']} {basis['title']}".strip()),
            "dct:description": _text(_state(basis)),
        }
        for basis in component(document, LEGAL_BASIS)["legal_bases"]
    ]


def _state(basis: Mapping[str, Any]) -> str:
    successor = f", digantikan {basis['successor']}" if basis["successor"] else ""
    return f"Status: {basis['state']['label']}{successor}."


def _ruling(document: Mapping[str, Any]) -> list[int]:
    return [number for number in (PROCEDURE, PROCESSING_TIME) if component(document, number)["words"]]


def _rule(document: Mapping[str, Any], number: int) -> Node:
    clause = component(document, number)
    return _part(document, "cpsv:Rule", f"komponen-{number}") | {
        "dct:title": _text(clause["label"]),
        "dct:description": _text(plain(clause["words"])),
    }


def _sector(document: Mapping[str, Any]) -> Node:
    sector = document["sector"]
    if not sector["code"]:
        return {}
    return {"cv:sector": {"@type": "skos:Concept", "skos:prefLabel": _text(sector["name"])}}


def _cost(document: Mapping[str, Any]) -> Node:
    fee = document["fee"]
    if fee is None:
        return {}
    cost = _part(document, "cv:Cost", "biaya") | {
        "cv:hasValue": {"@value": f"{fee['amount']:.1f}", "@type": "xsd:double"},
        "cv:currency": {"@id": f"{AUTHORITY_TABLE}/currency/{fee['currency']}", "@type": "skos:Concept"},
        "dct:description": _text(plain(component(document, FEE)["words"])),
    }
    return {"cv:hasCost": cost}


def _output(document: Mapping[str, Any]) -> Node:
    output = document["output"]
    if output is None:
        return {}
    names = output["documents"] or [output["name"]]
    return {
        "cpsv:produces": [
            _part(document, "cv:Output", f"produk-{place}") | {"dct:title": _text(name)}
            for place, name in enumerate(names, start=1)
        ]
    }


def _duration(document: Mapping[str, Any]) -> Node:
    time = document["processing_time"]
    if time is None or time["unit"] != "calendar_day":
        return {}
    return {"cv:processingTime": {"@value": f"P{time['days']}D", "@type": "xsd:duration"}}
