"""Fields that forgive how people type, and say clearly what cannot be forgiven."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from complaints.phone_numbers import dialled


class Words(forms.CharField):
    """Text with a limit that is told, not enforced by the browser: `maxlength` would cut a long
    paste without a word. `what` names the text in the message."""

    def __init__(self, *, what: str, limit: int, rows: int = 0, **options: Any) -> None:
        self.what, self.limit, self.is_one_line = what, limit, not rows
        if rows:
            options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        # Browsers send every line break as two characters; people count it as none.
        return " ".join(text.split()) if self.is_one_line else text.replace("\r\n", "\n")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.limit:
            raise ValidationError(
                f"{self.what} terlalu panjang: {_thousands(len(value))} huruf, paling banyak "
                f"{_thousands(self.limit)}. Persingkat dahulu.",
                code="too_long",
            )


class SearchWords(Words):
    """Cut at its limit by the browser and here: in an address, longer words would be refused by the
    server before any page could say so."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value)[: self.limit]

    def bound_data(self, data: Any, initial: Any) -> Any:
        return (data or "")[: self.limit]  # what stands in the field again

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"maxlength": str(self.limit)}


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


class PhoneField(forms.CharField):
    """A number as people write it, "0812-3456 7890" or "(0264) 822 4794", kept as its digits."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    default_error_messages = {
        "invalid": "Periksa nomor telepon: tulis 8 sampai 15 angka, misalnya 0812 3456 7890."
    }
    _NUMBER = re.compile(r"\+?[0-9]{8,15}")

    def to_python(self, value: Any) -> str:
        text = unicodedata.normalize("NFKC", super().to_python(value)[:100])
        number = dialled(text)
        if number and not self._NUMBER.fullmatch(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class HintedRadios(forms.RadioSelect):
    """Radio buttons with a sentence under some options; `hints` by the option's value."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.hints: dict[str, str] = {}

    def create_option(self, name: str, value: Any, *args: Any, **options: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **options)
        option["hint"] = self.hints.get(str(value), "")
        return option

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """Options in groups numbered through like ungrouped ones: the error summary links to _0."""
        groups = super().optgroups(name, value, attrs)
        options = (option for _, members, _ in groups for option in members)
        for place, option in enumerate(options):
            if "id" in option["attrs"]:
                option["attrs"]["id"] = self.id_for_label(attrs["id"], place) if attrs else ""
        return groups
