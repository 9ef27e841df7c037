"""A message prepared for WhatsApp: the link that opens it on the officer's own device, where a person
presses send. Nothing is sent by the portal, and no other party learns of it before."""

import re
from urllib.parse import quote

from complaints.phone_numbers import dialled

# Indonesian mobile numbers begin with 8 after the country's 62, and have 9 to 12 digits in all after it.
_MOBILE = re.compile(r"(?:\+?62|0)(8[0-9]{8,11})")


class NotMobile(ValueError):
    """The number cannot be reached by WhatsApp; the message says why, in Indonesian, without it."""


def mobile_number(phone: str) -> str:
    """ "0812-3456-7890", "+62 812…" and "62812…" as "6281234567890". Raises NotMobile."""
    number = dialled(phone)
    if not number:
        raise NotMobile("Pelapor tidak memberikan nomor telepon.")
    match = _MOBILE.fullmatch(number)
    if match is None:
        raise NotMobile(
            "Nomor telepon pelapor bukan nomor ponsel Indonesia (08… atau +62 8…), jadi tidak dapat dikirimi "
            "pesan lewat tautan ini. Hubungi dengan cara lain."
        )
    return f"62{match[1]}"


def link(phone: str, text: str) -> str:
    """The address that opens the message ready to be sent. Raises NotMobile."""
    return f"https://wa.me/{mobile_number(phone)}?text={quote(text.strip(), safe='')}"
