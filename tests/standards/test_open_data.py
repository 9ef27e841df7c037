"""The catalogue for machines: what is in force, nothing else, read from anywhere, cheaply."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from standards.models import BusinessActivity, Office, ServiceStandard
from standards.open_data import selection
from standards.publishing import publish
from tests.factories import INSPEKSI, LOKOMOTIF, published, release, version

pytestmark = pytest.mark.django_db
ONE = f"/data/standar/{LOKOMOTIF}"
FORMS = [f"{ONE}.json", f"{ONE}.jsonld", f"{ONE}.cpsv.jsonld", f"{ONE}.sippn.txt"]
DATA = ["/data/standar.json", "/data/standar.csv", "/data/openapi.json", *FORMS]
EVERY = pytest.mark.parametrize("path", DATA)


def standard_of(client, slug: str = LOKOMOTIF) -> dict:
    return client.get(f"/data/standar/{slug}.json").json()


def listed(client, query: str = "") -> list[str]:
    return [row["slug"] for row in client.get(f"/data/standar.json{query}").json()["standards"]]


@EVERY
def test_any_site_may_read_it_without_a_cookie_for_a_minute(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"].startswith("public, max-age=")
    assert not response.cookies


@pytest.mark.parametrize("path", ["/data/", "/", f"/standar/{LOKOMOTIF}/", "/masuk/", "/sitemap.xml"])
def test_pages_for_people_stay_closed_to_other_sites_scripts(client, path):
    assert "Access-Control-Allow-Origin" not in client.get(path)


@EVERY
def test_what_did_not_change_is_not_sent_again(client, path):
    again = client.get(path, headers={"if-none-match": client.get(path)["ETag"]})
    assert again.status_code == 304
    assert not again.content


@EVERY
def test_only_reading_is_answered(client, path):
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("form", ["json", "jsonld", "cpsv.jsonld", "sippn.txt"])
def test_an_unknown_standard_is_not_found(client, form):
    assert client.get(f"/data/standar/tidak-ada.{form}").status_code == 404


def test_each_form_names_the_others(client):
    for path in [*FORMS, f"/standar/{LOKOMOTIF}/"]:
        link = client.get(path)["Link"]
        assert [f'<http://testserver{form}>; rel="alternate"' in link for form in FORMS] == [True] * 4


def test_a_draft_is_in_no_form(client):
    before = {path: client.get(path).content for path in DATA}
    slug = "standar-konsep"
    draft = release()
    header = {"activity": BusinessActivity.objects.first(), "name": "KONSEP", "risk": "LOW"}
    new = ServiceStandard.objects.create(slug=slug)
    new.versions.create(release=draft, licence_type="NIB", **header)
    version(draft, ServiceStandard.objects.get(slug=LOKOMOTIF), words={11: "99 Orang"})
    version(draft, None, words={11: "88 Orang"})
    assert {path: client.get(path).content for path in DATA} == before
    assert client.get(f"/data/standar/{slug}.json").status_code == 404
    assert slug not in client.get("/sitemap.xml").content.decode()


def test_a_scheduled_release_shows_on_its_day_and_a_withdrawn_standard_leaves(client):
    tomorrow = timezone.localdate() + timedelta(days=1)
    published(tomorrow, None, k11="31 Orang")
    assert standard_of(client)["components"][10]["words"] == "30 Orang"
    draft = release(timezone.localdate())
    version(draft, ServiceStandard.objects.get(slug=LOKOMOTIF), withdrawn=True)
    publish(draft, by=None, at=timezone.now())
    assert listed(client) == [INSPEKSI]
    assert client.get(f"{ONE}.json").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [LOKOMOTIF, INSPEKSI]),
        ("?risiko=tinggi", [INSPEKSI]),
        ("?risiko=menengah-tinggi&edisi=2020", [LOKOMOTIF]),
        ("?sektor=perindustrian", [LOKOMOTIF]),
        ("?jenis=izin", [INSPEKSI]),
        ("?edisi=2025", []),
        ("?lain=1", [LOKOMOTIF, INSPEKSI]),
    ],
)
def test_filters_narrow_list_and_table_alike(client, query, found):
    assert listed(client, query) == found
    lines = client.get(f"/data/standar.csv{query}").content.decode().splitlines()
    assert [line.split('"')[1] for line in lines[1:]] == found


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("risiko=gawat", "risiko"),
        ("edisi=1990", "edisi"),
        ("edisi=%D9%A2%D9%A0%D9%A2%D9%A0", "edisi"),
        ("sektor=tidak-ada", "sektor"),
        ("jenis=x", "jenis"),
        ("hal=0", "hal"),
        ("hal=-1", "hal"),
        ("hal=abc", "hal"),
        ("hal=2", "hal"),
        ("hal=99999999999999999999", "hal"),
    ],
)
def test_a_value_nobody_knows_is_an_error_that_says_what_is_known(client, query, parameter):
    response = client.get(f"/data/standar.json?{query}")
    assert response.status_code == 400
    assert response.json()["parameter"] == parameter
    assert len(response.json()["error"]) > 10
    assert "no-store" in response["Cache-Control"]
    if parameter != "hal":
        assert client.get(f"/data/standar.csv?{query}").status_code == 400


def test_pages_follow_each_other_and_keep_the_filters(client, monkeypatch):
    monkeypatch.setattr("standards.open_data.views.PAGE_SIZE", 1)
    first = client.get("/data/standar.json?edisi=2020").json()
    assert (first["total"], first["page"], first["pages"]) == (2, 1, 2)
    address = urlsplit(first["next"])
    second = client.get(f"{address.path}?{address.query}").json()
    assert "edisi=2020" in address.query
    assert [second["standards"][0]["slug"], second["next"]] == [INSPEKSI, None]


def many(count: int) -> None:
    draft = release(timezone.localdate())
    activity = BusinessActivity.objects.get(edition=2020, code="33152")
    for number in range(count):
        new = ServiceStandard.objects.create(slug=f"uji-{number}")
        row = new.versions.create(
            release=draft, activity=activity, name=f"Uji {number}", risk="LOW", licence_type="NIB"
        )
        row.texts.create(number=3, text="5 hari kerja", facts={"days": 5, "unit": "working_day"})
    draft.published_at = timezone.now()
    draft.save()


@pytest.mark.parametrize("path", ["/data/standar.json", "/data/standar.csv", "/sitemap.xml"])
def test_two_hundred_rows_cost_no_query_more_than_two(client, path):
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    many(selection.PAGE_SIZE)
    with CaptureQueriesContext(connection) as lots:
        client.get(path)
    assert len(lots) == len(few) <= 6


def test_one_standard_has_its_components_in_order_word_for_word(client):
    found = standard_of(client)
    assert [each["number"] for each in found["components"]] == list(range(1, 15))
    first, time, law = (found["components"][number - 1] for number in (1, 3, 7))
    assert first["items"][0]["marker"] == "A."
    assert first["items"][0]["children"][1]["path"] == "A.2"
    assert first["words"].startswith("A. Persyaratan Umum:")
    assert (time["shared"], first["shared"]) == (True, False)
    assert time["facts"]["days"] == 7
    assert found["processing_time"]["unit"] == "working_day"
    assert law["legal_bases"][0]["state"]["code"] == "out_of_force"
    assert law["legal_bases"][0]["successor"] == "UU 6/2023"
    assert (found["effective_on"], found["annex_number"], found["kbli"]["code"]) == (None, 64, "33152")
    assert "belum diketahui" in found["effective_note"]


def test_each_component_says_where_in_the_document_it_stands(client):
    for component in standard_of(client)["components"]:
        relation = "compared" if component["shared"] else "copied"
        assert {source["relation"] for source in component["sources"]} == {relation}
        assert {source["document"] for source in component["sources"]} == {"annex-064-kbli-33152.txt"}


def test_shared_words_newer_than_the_document_name_no_line_of_it(client):
    published(timezone.localdate(), None, k11="31 Orang")
    staff = standard_of(client)["components"][10]
    assert (staff["words"], staff["sources"]) == ("31 Orang", [])


def test_the_licence_is_the_offices_to_decide(client):
    undecided = standard_of(client)["licence"]
    assert (undecided["name"], undecided["address"]) == (None, None)
    assert "belum diputuskan" in undecided["note"]
    assert "Lisensi belum diputuskan" in client.get("/data/").content.decode()
    Office.objects.update(
        data_licence="CC BY 4.0", data_licence_url="https://creativecommons.org/licenses/by/4.0/"
    )
    assert standard_of(client)["licence"]["name"] == "CC BY 4.0"
    assert client.get("/data/openapi.json").json()["info"]["license"]["name"] == "CC BY 4.0"
    assert 'rel="license">CC BY 4.0</a>' in client.get("/data/").content.decode()


def test_without_any_standard_every_address_still_answers(client):
    draft = release(timezone.localdate())
    for known in ServiceStandard.objects.all():
        version(draft, known, withdrawn=True)
    publish(draft, by=None, at=timezone.now())
    assert listed(client) == []
    for path in ("/data/", "/data/standar.csv", "/data/openapi.json", "/sitemap.xml"):
        assert client.get(path).status_code == 200


def test_the_page_and_the_standard_lead_to_the_data(client):
    assert 'href="/data/">Data terbuka</a>' in client.get("/").content.decode()
    about = client.get("/data/").content.decode()
    for path in ("/data/standar.json", "/data/standar.csv", "/data/openapi.json"):
        assert f'href="{path}"' in about
    page = client.get(f"/standar/{LOKOMOTIF}/").content.decode()
    assert all(f'href="http://testserver{form}"' in page for form in FORMS)
