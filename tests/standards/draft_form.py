"""What a browser would send back from the page of a draft, with some of it changed."""

from typing import Any

from django.http import HttpResponse


def as_sent(page: HttpResponse, **typed: Any) -> dict[str, Any]:
    """Every field as the page shows it; `typed` by the field's own name, k3_text for k3-text."""
    forms = [card.form for card in page.context["cards"]]
    header = page.context["header_form"]
    sent = {
        field.html_name: _shown(field) for form in [*forms, *([header] if header else [])] for field in form
    }
    changed = {name.replace("_", "-", 1): value for name, value in typed.items()}
    return {
        name: value for name, value in (sent | changed).items() if value is not None and value is not False
    }


def _shown(field: Any) -> Any:
    value = field.value()
    return value.replace("\n", "\r\n") if isinstance(value, str) else value
