"""What a number or an address leads to when it is pressed, and whether it can be one at all."""

import re

_PHONE = re.compile(r"(\+?[\d\s().-]+?)(?:\s*(?:ext|pes)\.?\s*(\d{1,6}))?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+")
_WEB = re.compile(
    r"(?:https?://)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE
)
_TWITTER = re.compile(r"@?\w{1,15}", re.ASCII)
_INSTAGRAM = re.compile(r"@?[\w.]{1,30}", re.ASCII)

# By kind: what an editor is told about a value that leads nowhere.
PROBLEMS = {
    "PHONE": "Tulis nomor telepon dengan kode wilayahnya, misalnya (0264) 8224794 ext.103.",
    "SMS": "Tulis nomor ponsel lengkap, misalnya 081234567890.",
    "WHATSAPP": "Tulis nomor ponsel lengkap tanpa ext., misalnya 081234567890.",
    "EMAIL": "Tulis alamat surel lengkap, misalnya nama@contoh.go.id.",
    "WEB": "Tulis alamat situs lengkap, misalnya www.contoh.go.id.",
    "TWITTER": "Tulis nama akunnya saja, paling panjang 15 huruf, angka, atau garis bawah.",
    "INSTAGRAM": "Tulis nama akunnya saja, paling panjang 30 huruf, angka, titik, atau garis bawah.",
}


def href(kind: str, value: str) -> str:
    """The address behind a contact of that kind (a key of PROBLEMS); "" when it leads nowhere."""
    value = value.strip()
    if kind in ("PHONE", "SMS", "WHATSAPP"):
        return _dialled(kind, value)
    if kind == "EMAIL":
        return f"mailto:{value}" if _EMAIL.fullmatch(value) else ""
    if kind == "WEB":
        if not _WEB.fullmatch(value):
            return ""
        return value if value.lower().startswith("http") else f"https://{value}"
    pattern, host = (_TWITTER, "x.com") if kind == "TWITTER" else (_INSTAGRAM, "www.instagram.com")
    return f"https://{host}/{value.removeprefix('@')}" if pattern.fullmatch(value) else ""


def _dialled(kind: str, value: str) -> str:
    match = _PHONE.fullmatch(value)
    number = _international(match[1]) if match else ""
    extension = match[2] if match else None
    if not number or (extension and kind != "PHONE"):
        return ""
    if kind == "WHATSAPP":
        return f"https://wa.me/{number}"
    if kind == "SMS":
        return f"sms:+{number}"
    return f"tel:+{number}" + (f";ext={extension}" if extension else "")


def _international(written: str) -> str:
    """The digits of E.164 without "+": 0264 becomes 62264. "" for what is no such number."""
    digits = re.sub(r"\D", "", written)
    if digits.startswith("0"):
        digits = f"62{digits[1:]}"
    elif not written.strip().startswith("+") and not digits.startswith("62"):
        return ""
    return digits if 8 <= len(digits) <= 15 else ""
