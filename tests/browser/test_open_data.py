"""The strict policy lets the data block stand, and the footer leads to the data."""

import json

from tests import factories


def test_the_data_block_offends_no_policy_and_is_read_whole(open_page):
    page = open_page("/")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"/standar/{factories.LOKOMOTIF}/")
    block = page.locator("script[type='application/ld+json']").text_content()
    assert json.loads(block)["@type"] == "GovernmentService"
    assert said == []


def test_from_a_standard_to_the_page_about_its_data(open_page):
    page = open_page(f"/standar/{factories.LOKOMOTIF}/", width=360, script=False)
    page.get_by_role("contentinfo").get_by_role("link", name="Data terbuka").click()
    assert page.title().startswith("Data terbuka")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tabel (CSV)").click()
    assert download.value.suggested_filename == "standar.csv"
