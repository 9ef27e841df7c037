import pytest
from django.test import Client

BUTTON = "/kelola/standards/contact/10/setujui/"
PAGE = "/kelola/standards/contact/10/change/"


@pytest.mark.parametrize(
    ("referer", "lands_on"),
    [
        (f"http://testserver{PAGE}", PAGE),
        (f"http://testserver{PAGE}?dari=daftar#isi", f"{PAGE}%3Fdari%3Ddaftar"),
        ("http://testserver/masuk/", BUTTON),
        (f"https://jahat.example{PAGE}", BUTTON),
        ("", BUTTON),
    ],
    ids=["the page of the button", "with its query", "the sign-in page", "another host", "unknown"],
)
def test_a_button_pressed_after_sign_out_leads_back_to_its_page(
    db: None, referer: str, lands_on: str
) -> None:
    answer = Client().post(BUTTON, headers={"Referer": referer})
    assert answer.url == f"/kelola/login/?next={lands_on}"


def test_a_page_asked_for_leads_to_itself(db: None) -> None:
    answer = Client().get(PAGE, headers={"Referer": "http://testserver/kelola/"})
    assert answer.url == f"/kelola/login/?next={PAGE}"
