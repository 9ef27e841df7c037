"""The numbers of the register, given one after the other."""

from django.db import models


class RegisterCounter(models.Model):
    """The last number given in a year. Locked while a case is written: no gaps, no doubles."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last_serial = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "penghitung register"
        verbose_name_plural = "penghitung register"

    def __str__(self) -> str:
        return str(self.year)
