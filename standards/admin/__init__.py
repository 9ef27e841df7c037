"""Pengelolaan portal for the standards, one module a subject."""

from standards.admin import catalogue, office, releases

__all__ = ["catalogue", "office", "releases"]
