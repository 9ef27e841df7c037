"""Pengelolaan portal for the standards, one module a subject."""

from standards.admin import (
    catalogue,
    clarity,
    dashboard,
    explaining,
    finding,
    law,
    office,
    reaching,
    releases,
)

__all__ = [
    "catalogue",
    "clarity",
    "dashboard",
    "explaining",
    "finding",
    "law",
    "office",
    "reaching",
    "releases",
]
