"""schema.org and CPSV-AP 3.2: what each profile makes mandatory, and never a false duration."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from standards.models import Version
from standards.publishing import publish
from standards.templatetags.linked_data import linked_data
from tests.factories import INSPEKSI, LOKOMOTIF, published, release, standard

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("slug", [LOKOMOTIF, INSPEKSI])
WORDS, ANY = "language string", "anything"
# class: property: (least, most, kind), as in CPSV-AP 3.2.0's shapes; "most" None is no limit.
SHAPES: dict[str, dict[str, tuple[int, int | None, str]]] = {
    "cpsv:PublicService": {
        "dct:identifier": (1, 1, ANY),
        "dct:title": (1, None, WORDS),
        "dct:description": (1, None, WORDS),
        "cv:hasCompetentAuthority": (1, None, "cv:PublicOrganisation"),
        "cv:processingTime": (0, 1, "xsd:duration"),
        "cv:hasCost": (0, None, "cv:Cost"),
        "cv:hasChannel": (0, None, "cv:Channel"),
        "cv:hasLegalResource": (0, None, "eli:LegalResource"),
        "cv:holdsRequirement": (0, None, "cv:Requirement"),
        "cv:contactPoint": (0, None, "cv:ContactPoint"),
        "cv:sector": (0, None, "skos:Concept"),
        "cpsv:produces": (0, None, "cv:Output"),
        "cpsv:follows": (0, None, "cpsv:Rule"),
        "dct:language": (0, None, "dct:LinguisticSystem"),
    },
    "cv:PublicOrganisation": {
        "skos:prefLabel": (1, None, WORDS),
        "dct:spatial": (1, None, "http://data.europa.eu/88u/dataset/atu-type"),
    },
    "cv:Cost": {
        "dct:identifier": (1, 1, ANY),
        "cv:hasValue": (0, 1, "xsd:double"),
        "cv:currency": (0, 1, "skos:Concept"),
        "dct:description": (0, None, WORDS),
    },
    "cv:Channel": {"dct:identifier": (1, 1, ANY), "dct:description": (0, None, WORDS)},
    "cv:Output": {"dct:identifier": (1, 1, ANY), "dct:title": (1, None, WORDS)},
    "cv:Requirement": {"dct:identifier": (1, 1, ANY), "dct:title": (1, None, WORDS)},
    "cpsv:Rule": {
        "dct:identifier": (1, 1, ANY),
        "dct:title": (1, None, WORDS),
        "dct:description": (1, None, WORDS),
    },
    "cv:ContactPoint": {"cv:contactPage": (0, None, "foaf:Document")},
}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    for inner in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        yield from nodes(inner)
    if isinstance(value, dict) and "@type" in value and "@value" not in value:
        yield value


def kind_of(value: Any) -> str:
    if not isinstance(value, dict):
        return ANY
    return WORDS if value.get("@language") == "id" and value.get("@value") else value.get("@type", "")


def faults(service: dict[str, Any]) -> Iterator[str]:
    for node in nodes(service):
        for name, (least, most, kind) in SHAPES.get(node["@type"], {}).items():
            values = node.get(name, [])
            values = values if isinstance(values, list) else [values]
            if not least <= len(values) <= (len(values) if most is None else most):
                yield f"{node['@type']} has {len(values)} {name}"
            yield from (
                f"{name} is {kind_of(value)}" for value in values if kind not in (ANY, kind_of(value))
            )


def cpsv(client, slug: str = LOKOMOTIF) -> dict[str, Any]:
    return client.get(f"/data/standar/{slug}.cpsv.jsonld").json()


@BOTH
def test_cpsv_ap_has_all_that_is_mandatory(client, slug):
    service = cpsv(client, slug)
    assert list(faults(service)) == []
    assert {node["@type"] for node in nodes(service)} >= set(SHAPES)


@pytest.mark.parametrize(
    "name", ["dct:identifier", "dct:title", "dct:description", "cv:hasCompetentAuthority"]
)
def test_the_check_sees_what_is_missing(client, name):
    service = cpsv(client)
    del service[name]
    assert list(faults(service)) == [f"cpsv:PublicService has 0 {name}"]


@BOTH
def test_every_prefix_is_declared_and_every_identifier_is_one_nodes(client, slug):
    service = cpsv(client, slug)
    used = set(re.findall(r'"([a-z]+):[A-Za-z]+"', json.dumps(service))) - {"http", "https"}
    assert used <= set(service["@context"])
    identifiers = [node["dct:identifier"] for node in nodes(service) if "dct:identifier" in node]
    assert len(identifiers) == len(set(identifiers))


@BOTH
@pytest.mark.parametrize("form", ["cpsv.jsonld", "jsonld"])
def test_working_days_are_never_a_duration(client, slug, form):
    text = client.get(f"/data/standar/{slug}.{form}").content.decode()
    assert not re.search(r'"P\d+D"|processingTime', text)
    assert "7 hari kerja sejak diterimanya berkas permohonan secara lengkap dan benar" in text


def test_calendar_days_are_a_duration(client):
    published(timezone.localdate(), None, k3="10 hari kalender sejak berkas lengkap")
    assert cpsv(client)["cv:processingTime"] == {"@value": "P10D", "@type": "xsd:duration"}


def test_a_fee_of_nothing_is_a_promise_and_an_unread_fee_is_none(client):
    cost = cpsv(client)["cv:hasCost"]
    assert cost["cv:hasValue"] == {"@value": "0.0", "@type": "xsd:double"}
    assert cost["cv:currency"]["@id"].endswith("/currency/IDR")
    published(timezone.localdate(), None, k4="Sesuai peraturan perundang-undangan.")
    assert "cv:hasCost" not in cpsv(client)
    assert "offers" not in client.get(f"/data/standar/{LOKOMOTIF}.jsonld").json()


def test_requirements_outputs_and_laws_are_those_of_the_standard(client):
    service = cpsv(client, INSPEKSI)
    assert [node["dct:title"]["@value"] for node in service["cpsv:produces"]] == ["NIB", "Izin Terverifikasi"]
    assert [node["dct:identifier"].split("#")[1] for node in service["cv:holdsRequirement"]] == [
        f"syarat-{path}" for path in ("A.1", "A.2", "B.1", "B.2", "B.3", "B.4", "B.5")
    ]
    laws = {
        node["dct:identifier"]: node["dct:description"]["@value"] for node in service["cv:hasLegalResource"]
    }
    assert laws["pp-5-2021"] == "Status: tidak berlaku lagi, digantikan PP 28/2025."
    assert laws["pp-6-2021"] == "Status: belum diperiksa."


def test_a_requirement_without_a_list_is_one_requirement(client):
    published(timezone.localdate(), standard(), k1="Memiliki <i>laboratory</i> sendiri.")
    [only] = cpsv(client)["cv:holdsRequirement"]
    assert only["dct:title"]["@value"] == "Memiliki laboratory sendiri."


def embedded(client, slug: str = LOKOMOTIF) -> dict[str, Any]:
    html = client.get(f"/standar/{slug}/").content.decode()
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(block)


@BOTH
def test_the_page_carries_what_its_address_for_machines_says(client, slug):
    service = client.get(f"/data/standar/{slug}.jsonld").json()
    assert embedded(client, slug) == service
    assert (service["@context"], service["@type"]) == ("https://schema.org", "GovernmentService")
    assert service["url"] == f"http://testserver/standar/{slug}/"
    assert service["offers"] == {"@type": "Offer", "price": 0, "priceCurrency": "IDR"}
    assert service["provider"]["name"].startswith("Dinas Penanaman Modal")
    assert {"name", "identifier", "description", "serviceType", "areaServed"} <= set(service)


HOSTILE = 'a</script><script>alert(1)</script><!--<script> & "kutip" \u2028'


def test_no_word_leaves_the_block(client):
    draft = release(timezone.localdate())
    known = Version.objects.get(standard=standard())
    known.pk, known.release, known.name = None, draft, HOSTILE
    known._state.adding = True
    known.save()
    publish(draft, by=None, at=timezone.now())
    assert embedded(client)["name"] == HOSTILE
    assert client.get(f"/standar/{LOKOMOTIF}/").content.decode().count("<script") == 1


def test_the_block_itself_escapes_whatever_it_is_given():
    block = linked_data({HOSTILE: [HOSTILE]})
    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&") & set(inside)
    assert json.loads(inside) == {HOSTILE: [HOSTILE]}
