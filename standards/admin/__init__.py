"""Pengelolaan portal for the standards, one module a subject."""

from standards.admin import catalogue, clarity, dashboard, finding, law, office, releases

__all__ = ["catalogue", "clarity", "dashboard", "finding", "law", "office", "releases"]
