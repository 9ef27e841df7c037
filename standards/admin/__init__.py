"""Pengelolaan portal for the standards, one module a subject."""

from standards.admin import catalogue, dashboard, finding, law, office, releases

__all__ = ["catalogue", "dashboard", "finding", "law", "office", "releases"]
