"""What the search reads instead of the catalogue itself. The entries are derived: `index_standards`
makes them again at any time. Synonyms are the editor's, unmet words are the citizens'."""

import re
from datetime import date
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from standards.models.catalogue import LicenceType, RiskLevel, Sector, ServiceStandard
from standards.models.natural import NaturalKeyManager
from standards.models.publication import Release, Version
from standards.models.texts import ComponentText
from standards.stems import SILENT_WORDS

PASSED_OVER = (
    "Pencarian melewati kata ini, jadi padanannya tidak pernah dipakai. Tulis kata yang menyebut apa yang "
    "dicari."
)
IS_NUMBER = "Angka dicari sebagai kode KBLI, jadi padanannya tidak pernah dipakai. Tulis satu kata."


class StandardEntryQuerySet(models.QuerySet["StandardEntry"]):
    def on(self, day: date) -> "StandardEntryQuerySet":
        """One row for every standard in force on a day."""
        return self.filter(since__lte=day, until__gt=day)

    def shown(self, day: date) -> "StandardEntryQuerySet":
        """The rows of one page, held against the releases themselves: whatever befell the
        index, nothing unpublished, cancelled or not yet in force is shown."""
        return self.filter(version__release__in=Release.objects.in_force(day)).select_related(
            "version__standard__sector", "version__activity"
        )


class StandardEntry(models.Model):
    """One standard from one day until the next that changes it: releases take effect by their
    date alone, so the days are in the index and no job runs at midnight."""

    standard = models.ForeignKey(ServiceStandard, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    # Kept in step by a trigger on the standard (migration 0007): editors may change it any day.
    sector = models.ForeignKey(Sector, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    risk = models.CharField(max_length=12, choices=RiskLevel)
    licence_type = models.CharField(max_length=20, choices=LicenceType)
    name = models.CharField(max_length=250)
    since = models.DateField()
    until = models.DateField()
    title = SearchVectorField()
    words = SearchVectorField()

    objects = StandardEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["standard", "since"], name="standard_entry_day_unique")
        ]
        indexes = [
            GinIndex(fields=["title"], name="standard_entry_title"),
            GinIndex(fields=["words"], name="standard_entry_words"),
            models.Index(fields=["name", "id"], name="standard_entry_name"),
            # Counts for the filters are read from this index alone.
            models.Index(
                fields=["sector", "risk", "licence_type", "since", "until"], name="standard_entry_counts"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SharedEntry(models.Model):
    """The words of one published shared text. Whether it is in force, the text itself knows."""

    text = models.OneToOneField(ComponentText, primary_key=True, on_delete=models.CASCADE, related_name="+")
    words = SearchVectorField()

    def __str__(self) -> str:
        return str(self.text)


class SearchWord(models.Model):
    """A word of the index, for mending misspellings; shown only when a standard in force has it."""

    word = models.CharField(max_length=40, primary_key=True)

    def __str__(self) -> str:
        return self.word


class Synonym(models.Model):
    """What citizens say → what the standards say."""

    natural_key_fields = ("word", "means")

    word = models.CharField(
        "kata warga",
        max_length=40,
        validators=[RegexValidator(r"^[^\W_]+$", "Tulis satu kata tanpa spasi atau tanda baca.")],
        help_text="Satu kata seperti yang diketik warga, misalnya bengkel.",
    )
    means = models.CharField(
        "kata dalam standar",
        max_length=120,
        help_text="Kata yang dipakai standar, misalnya reparasi. Beberapa kata harus ada semuanya.",
    )

    objects = NaturalKeyManager["Synonym"]()

    class Meta:
        verbose_name = "padanan kata"
        verbose_name_plural = "padanan kata"
        ordering = ["word", "means"]
        constraints = [
            models.UniqueConstraint(
                fields=["word", "means"],
                name="synonym_unique",
                violation_error_message="Padanan ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.word} → {self.means}"

    def natural_key(self) -> tuple[Any, ...]:
        return (self.word, self.means)

    def clean(self) -> None:
        self.word = self.word.casefold()
        # The search never asks for the synonyms of these (`words_of`, `_term`).
        if self.word in SILENT_WORDS:
            raise ValidationError({"word": PASSED_OVER})
        if self.word.isdigit():
            raise ValidationError({"word": IS_NUMBER})
        if self.means and not re.search(r"[^\W_]", self.means):
            raise ValidationError({"means": "Tulis setidaknya satu kata."})


class UnmetWord(models.Model):
    """A word that no standard has, and how often it was asked on a day. Single words, never whole
    sentences and never who: a search is nobody's record."""

    word = models.CharField("kata", max_length=30)
    day = models.DateField("tanggal")
    count = models.PositiveIntegerField("berapa kali", default=1)

    class Meta:
        verbose_name = "kata yang tidak ditemukan"
        verbose_name_plural = "kata yang tidak ditemukan"
        ordering = ["-day", "-count", "word"]
        constraints = [models.UniqueConstraint(fields=["word", "day"], name="unmet_word_day_unique")]

    def __str__(self) -> str:
        return self.word
