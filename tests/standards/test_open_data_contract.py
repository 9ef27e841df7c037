"""openapi.json says what is sent, and nothing is sent that it does not say."""

import copy

import pytest
from django.urls import get_resolver
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from standards.models import ServiceStandard
from standards.open_data.openapi import openapi
from standards.open_data.urls import urlpatterns
from tests.factories import INSPEKSI, LOKOMOTIF

pytestmark = pytest.mark.django_db
NO_LICENCE = {"name": None, "address": None, "note": "Belum diputuskan."}
CONTRACT = openapi("http://testserver", NO_LICENCE)
CASES = [
    (path, path.replace("{slug}", slug) + query)
    for path in CONTRACT["paths"]
    for slug in (LOKOMOTIF, INSPEKSI)
    for query in ("", "?risiko=tinggi", "?risiko=gawat")
]


def check(content: object, schema: dict) -> None:
    """`#/components/…` is looked up from the top, so the schema carries the contract's parts."""
    whole = {**schema, "components": CONTRACT["components"]}
    Draft202012Validator.check_schema(whole)
    Draft202012Validator(whole, format_checker=FormatChecker()).validate(content)


@pytest.mark.parametrize(("path", "address"), CASES)
def test_every_answer_is_as_promised(client, path, address):
    response = client.get(address)
    promised = CONTRACT["paths"][path]["get"]["responses"][str(response.status_code)]
    [(media, body)] = promised["content"].items()
    assert response["Content-Type"].split(";")[0] == media
    if media.endswith("json"):
        check(response.json(), body["schema"])


def test_the_contract_served_is_the_one_checked(client):
    served = client.get("/data/openapi.json").json()
    assert served["paths"] == CONTRACT["paths"]
    assert served["components"] == CONTRACT["components"]
    assert served["servers"] == [{"url": "http://testserver"}]


def test_it_describes_every_address_below_data_and_no_other():
    served = {f"/data/{pattern.pattern}".replace("<slug:slug>", "{slug}") for pattern in urlpatterns}
    assert set(CONTRACT["paths"]) == served - {"/data/"}
    for path in CONTRACT["paths"]:
        get_resolver().resolve(path.replace("{slug}", "kode"))


def test_a_standard_of_whom_little_is_known_is_as_promised_too(client):
    ServiceStandard.objects.update(sector=None, sector_source="")
    content = client.get(f"/data/standar/{LOKOMOTIF}.json").json()
    assert content["sector"] == {"code": None, "name": None, "source": ""}
    check(content, {"$ref": "#/components/schemas/Standard"})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.pop("kbli"),
        lambda content: content.update(extra=1),
        lambda content: content["components"].pop(),
        lambda content: content["components"][0]["items"][0].update(path=1),
        lambda content: content["components"][6]["legal_bases"][0]["state"].update(code="mungkin"),
        lambda content: content.update(effective_on="kemarin"),
        lambda content: content["fee"].update(amount=-1),
    ],
)
def test_the_check_sees_what_is_wrong(client, spoil):
    content = copy.deepcopy(client.get(f"/data/standar/{LOKOMOTIF}.json").json())
    spoil(content)
    with pytest.raises(ValidationError):
        check(content, {"$ref": "#/components/schemas/Standard"})
