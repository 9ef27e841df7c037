"""Pengelolaan portal for the standards, one module a subject."""

from standards.admin import catalogue, finding, law, office, releases

__all__ = ["catalogue", "finding", "law", "office", "releases"]
