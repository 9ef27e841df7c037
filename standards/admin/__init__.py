"""Pengelolaan portal for the standards, one module a subject."""

from standards.admin import catalogue, law, office, releases

__all__ = ["catalogue", "law", "office", "releases"]
