"""The counter's own fields: fewest keys, one tab stop each."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from complaints.filing import Complainant
from complaints.forms.dates import DayFirstDateField, no_such_day
from complaints.forms.fields import PhoneField
from standards.components import COMPONENTS


class TypedDateField(DayFirstDateField):
    """Typed as "5-11" for the latest such day, or in full. A browser's date input has four tab stops."""

    widget = forms.DateInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "40"}, format="%d-%m-%Y"
    )
    _WITHOUT_YEAR = re.compile(r"\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*", re.ASCII)

    today: date | None = None  # told by the form

    def to_python(self, value: Any) -> date | None:
        short = self._WITHOUT_YEAR.fullmatch(value) if isinstance(value, str) else None
        if short is None or self.today is None:
            return super().to_python(value)
        day, month = int(short[1]), int(short[2])
        year = self.today.year - ((month, day) > (self.today.month, self.today.day))
        try:
            return date(year, month, day)
        except ValueError:
            raise ValidationError(str(no_such_day(value.strip())), code="invalid") from None


class ComponentField(forms.IntegerField):
    """The number of a component, 1 to 14: two keys at most."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {"invalid": "Tulis nomor komponen, 1 sampai 14."}

    def validate(self, value: int | None) -> None:
        super().validate(value)
        if value is not None and not 1 <= value <= len(COMPONENTS):
            raise ValidationError(self.error_messages["invalid"], code="invalid")


@dataclass(frozen=True)
class Contact:
    """One way to reach a person, told apart by how it is written."""

    phone: str = ""
    email: str = ""
    address: str = ""


LONGEST_EMAIL = 254  # of the model
_check_email = EmailValidator("Periksa alamat surel, misalnya nama@contoh.id.")


class ContactField(forms.CharField):
    """A phone number, an e-mail address or a postal address in one field."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def clean(self, value: Any) -> Contact | None:
        text = super().clean(value)
        if not text:
            return None
        if "@" in text and " " not in text:
            # Cut so that the check fails on what the model could not hold either.
            _check_email(text if len(text) <= LONGEST_EMAIL else "")
            return Contact(email=text)
        if any(character.isalpha() for character in text):
            return Contact(address=text)
        return Contact(phone=PhoneField().clean(text))


class PersonField(forms.CharField):
    """Name and one way to reach her in one line, "Sari Wulandari, 0812 3456 7890"; empty: nobody."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})
    LONGEST_NAME, LONGEST_CONTACT = 120, 300  # of the model, and of the counter's own field

    def __init__(self, **options: Any) -> None:
        hint = "Nama, koma, lalu telepon, surel, atau alamat. Kosong: tanpa identitas."
        super().__init__(**{"help_text": hint} | options)

    def clean(self, value: Any) -> Complainant | None:
        text = " ".join(super().clean(value).split())
        if not text:
            return None
        name, _, rest = (part.strip() for part in text.partition(","))
        contact = ContactField(required=False).clean(rest)
        if not name or contact is None:
            raise ValidationError(
                "Tulis nama, koma, lalu satu cara menghubungi, misalnya Sari, 0812 3456 7890; atau kosongkan."
            )
        if len(name) > self.LONGEST_NAME or len(rest) > self.LONGEST_CONTACT:
            raise ValidationError("Terlalu panjang. Persingkat nama atau alamatnya.")
        return Complainant(name=name, **vars(contact))
