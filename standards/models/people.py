"""Who did something: set by the act itself, never typed into a form, and kept as long as the act."""

from django.conf import settings
from django.db import models


def person(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
