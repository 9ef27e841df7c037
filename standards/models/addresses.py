"""Where a standard used to be found: printed QR codes and links outlive a change of address."""

from typing import Any

from django.db import models

from standards.models.catalogue import ServiceStandard
from standards.models.natural import NaturalKeyManager


class SlugRedirect(models.Model):
    """An old address of a standard. The database writes it whenever a slug changes, whoever
    changes it and however (trigger in migration 0006); a standard of that name comes first."""

    natural_key_fields = ("slug",)

    slug = models.SlugField("alamat lama", max_length=80, unique=True)
    standard = models.ForeignKey(
        ServiceStandard, verbose_name="standar", on_delete=models.CASCADE, related_name="old_addresses"
    )

    objects = NaturalKeyManager["SlugRedirect"]()

    class Meta:
        verbose_name = "alamat lama"
        verbose_name_plural = "alamat lama"
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug

    def natural_key(self) -> tuple[Any, ...]:
        return (self.slug,)
