"""How often an address did something within its window: one row each, shared by all workers."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, models

from complaints.limits import Count, Limit

# One statement: two workers at the same instant count two. A window that is over begins anew.
_ADD = """
INSERT INTO complaints_attemptcounter AS kept (what, source, number, began_at) VALUES (%s, %s, 1, %s)
ON CONFLICT (what, source) DO UPDATE SET
    number = CASE WHEN kept.began_at <= %s THEN 1 ELSE LEAST(kept.number + 1, %s) END,
    began_at = CASE WHEN kept.began_at <= %s THEN EXCLUDED.began_at ELSE kept.began_at END
RETURNING number, began_at
"""


class AttemptCounterQuerySet(models.QuerySet["AttemptCounter"]):
    def add(self, limit: Limit, source: str, now: datetime) -> Count:
        """Counts one more, and says how many there are now. The number stops one above the limit."""
        over = now - limit.window
        with connection.cursor() as cursor:
            cursor.execute(_ADD, [limit.name, source, now, over, limit.most + 1, over])
            number, began_at = cursor.fetchone()
        return Count(limit, number, began_at)

    def take_back(self, count: Count, source: str) -> None:
        """That one does not count after all."""
        same = self.filter(what=count.limit.name, source=source, began_at=count.began_at, number__gt=0)
        same.update(number=models.F("number") - 1)

    def began_until(self, at: datetime) -> AttemptCounterQuerySet:
        return self.filter(began_at__lte=at)


class AttemptCounter(models.Model):
    """`source` is a keyed digest of the address: nobody reads an address out of the database."""

    what = models.CharField("yang dihitung", max_length=20)
    source = models.CharField("sidik alamat", max_length=64)
    number = models.PositiveIntegerField("jumlah")
    began_at = models.DateTimeField("sejak", db_index=True)

    objects = AttemptCounterQuerySet.as_manager()

    class Meta:
        verbose_name = "penghitung percobaan"
        verbose_name_plural = "penghitung percobaan"
        constraints = [models.UniqueConstraint(fields=["what", "source"], name="attempts_one_row_each")]

    def __str__(self) -> str:
        return f"{self.what}: {self.number}"
