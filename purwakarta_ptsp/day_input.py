"""The browser's own calendar, for every form of the portal and of Pengelolaan portal."""

from typing import Any

from django.forms import DateInput


class DayInput(DateInput):
    """Django's Indonesian locale reads 03/14/2026 month first; a date input sends 2026-03-14."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")
