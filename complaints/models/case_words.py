"""What the desk's search reads of a case: its own words and the name of its standard, never who brought
it. Derived: `index_cases` makes it again at any time."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from complaints.models.case import Complaint


class CaseWords(models.Model):
    complaint = models.OneToOneField(
        Complaint, primary_key=True, on_delete=models.CASCADE, related_name="indexed"
    )
    words = SearchVectorField()

    class Meta:
        verbose_name = "kata perkara"
        verbose_name_plural = "kata perkara"
        indexes = [GinIndex(fields=["words"], name="case_words")]

    def __str__(self) -> str:
        return str(self.complaint)
