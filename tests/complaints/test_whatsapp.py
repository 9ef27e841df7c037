"""A link that opens WhatsApp with the message ready, for Indonesian mobile numbers as people write them."""

from urllib.parse import parse_qs, urlsplit

import pytest

from complaints.whatsapp import NotMobile, link, mobile_number


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812-3456-7890",
        "+62 812 3456 7890",
        "6281234567890",
        "(0812) 3456.7890",
        "+6281234567890",
    ],
)
def test_a_mobile_number_however_it_is_written(typed):
    assert mobile_number(typed) == "6281234567890"


@pytest.mark.parametrize(
    "typed",
    ["02648224794", "+12025550123", "0812", "08123456789012345", "812345678", "0812x4567890", "٠٨١٢٣٤٥٦٧٨٩٠"],
)
def test_what_is_no_indonesian_mobile_number_is_refused_without_repeating_it(typed):
    with pytest.raises(NotMobile) as refused:
        mobile_number(typed)
    assert "bukan nomor ponsel Indonesia" in str(refused.value)
    assert typed not in str(refused.value)


@pytest.mark.parametrize("typed", ["", "  ", "-"])
def test_no_number_is_said_to_be_none(typed):
    with pytest.raises(NotMobile, match="tidak memberikan nomor"):
        mobile_number(typed)


def test_the_link_carries_the_text_whole():
    text = "Halo & selamat pagi?\nNomor: P-2026-0001 #1 – 100% “baik” 🙏"
    parts = urlsplit(link("0812 3456 7890", text + "\n"))
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "wa.me", "/6281234567890")
    assert parse_qs(parts.query) == {"text": [text]}
    assert parts.fragment == ""
