"""Rows that fixtures name by what they are called, never by a number of one database."""

from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class NaturalKeyManager(models.Manager[Row]):
    """Finds a row by the model's `natural_key_fields`; a path such as `version__release`
    takes as many values as that row's own key has."""

    def get_by_natural_key(self, *values: Any) -> Row:
        names = self.model.natural_key_fields  # type: ignore[attr-defined]
        return self.get(**dict(zip(names, values, strict=True)))
