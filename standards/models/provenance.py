"""Where the words came from: the raw cells of the source, and the slips seen in them."""

from django.db import models

from standards.models.publication import Version


class SourceCell(models.Model):
    """The raw words of one cell of a source document, so that nothing read is ever lost."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="source_cells")
    document = models.CharField("naskah", max_length=200)
    annex_number = models.PositiveIntegerField("nomor dalam lampiran")
    number = models.PositiveSmallIntegerField(
        "komponen", null=True, blank=True, help_text="Kosong: judul atau baris bagian."
    )
    first_line = models.PositiveIntegerField("baris pertama")
    last_line = models.PositiveIntegerField("baris terakhir")
    raw = models.TextField("kata-kata naskah")

    class Meta:
        verbose_name = "sel naskah"
        verbose_name_plural = "sel naskah"
        ordering = ["version", "first_line"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "document", "first_line"], name="source_cell_line_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document}, baris {self.first_line}-{self.last_line}"


class SourceNote(models.Model):
    """A slip in the source, told to the editor and never silently mended."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="source_notes")
    number = models.PositiveSmallIntegerField("komponen")
    theirs = models.CharField("dalam naskah", max_length=200)
    ours = models.CharField("dalam teks bersama", max_length=200, blank=True)
    cause = models.TextField("keterangan")

    class Meta:
        verbose_name = "catatan naskah"
        verbose_name_plural = "catatan naskah"
        ordering = ["version", "number", "id"]

    def __str__(self) -> str:
        return f"Komponen {self.number}: {self.theirs}"
