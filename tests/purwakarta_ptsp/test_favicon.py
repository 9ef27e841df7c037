"""Browsers and link previews ask for /favicon.ico unasked; they are led to the icon there is."""

from django.templatetags.static import static


def test_the_old_address_of_the_icon_leads_to_it(client):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Location"]) == (302, static("favicon.svg"))
    assert not answer.cookies
