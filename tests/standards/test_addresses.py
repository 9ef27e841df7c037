"""A standard keeps its readers when its address changes: printed QR codes and links lead on."""

import pytest
from django.db import connection
from django.urls import reverse

from standards.models import ServiceStandard, SlugRedirect
from tests.factories import INSPEKSI, LOKOMOTIF, standard

pytestmark = pytest.mark.django_db
NEW = "reparasi-lokomotif"
PAGES = ["/standar/{}/", "/data/standar/{}.json", "/data/standar/{}.jsonld", "/data/standar/{}.sippn.txt"]


def rename(old: str, new: str) -> None:
    ServiceStandard.objects.filter(slug=old).update(slug=new)


@pytest.mark.parametrize("page", PAGES)
def test_the_old_address_leads_to_the_same_page_of_the_new_one(client, page):
    rename(LOKOMOTIF, NEW)
    response = client.get(page.format(LOKOMOTIF) + "?hal=2")
    assert (response.status_code, response["Location"]) == (301, page.format(NEW) + "?hal=2")
    assert client.get(page.format(NEW)).status_code == 200


def test_an_address_that_never_was_stays_unknown(client):
    rename(LOKOMOTIF, NEW)
    assert client.get("/standar/tidak-pernah-ada/").status_code == 404


def test_every_former_address_leads_straight_to_todays(client):
    rename(LOKOMOTIF, NEW)
    rename(NEW, "lokomotif")
    for old in (LOKOMOTIF, NEW):
        assert client.get(f"/standar/{old}/")["Location"] == "/standar/lokomotif/"


def test_back_to_the_first_address_makes_no_circle(client):
    rename(LOKOMOTIF, NEW)
    rename(NEW, LOKOMOTIF)
    assert client.get(f"/standar/{LOKOMOTIF}/").status_code == 200
    assert client.get(f"/standar/{NEW}/")["Location"] == f"/standar/{LOKOMOTIF}/"
    assert list(SlugRedirect.objects.values_list("slug", flat=True)) == [NEW]


def test_an_address_given_to_another_standard_is_that_standards(client):
    rename(LOKOMOTIF, NEW)
    rename(INSPEKSI, LOKOMOTIF)
    assert "Jasa Inspeksi" in client.get(f"/standar/{LOKOMOTIF}/").content.decode()
    assert client.get(f"/standar/{INSPEKSI}/")["Location"] == f"/standar/{LOKOMOTIF}/"


def test_raw_sql_is_remembered_too_and_other_changes_are_not(client):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE standards_servicestandard SET sector_source = 'x', slug = slug")
        assert not SlugRedirect.objects.exists()
        cursor.execute("UPDATE standards_servicestandard SET slug = %s WHERE slug = %s", [NEW, LOKOMOTIF])
    assert SlugRedirect.objects.get().standard == standard(NEW)


def test_an_editor_changes_the_address_in_the_admin_and_sees_the_old_one(as_user, editor):
    client, row = as_user(editor), standard()
    page = reverse("admin:standards_servicestandard_change", args=[row.pk])
    sent = {"slug": NEW, "sector": row.sector_id, "sector_source": row.sector_source}
    assert client.post(page, sent).status_code == 302
    assert LOKOMOTIF in client.get(page).content.decode()
    assert client.get(f"/standar/{LOKOMOTIF}/").status_code == 301
