"""The office's own words in messages to complainants: one row for each channel and kind of message."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from complaints.wording import (
    FALLBACK,
    LONGEST_BODY,
    LONGEST_SUBJECT,
    MessageChannel,
    MessageKind,
    Text,
    is_usable,
    problems,
)


class MessageWordingQuerySet(models.QuerySet["MessageWording"]):
    def text_for(self, channel: MessageChannel, kind: MessageKind) -> Text:
        """The office's wording. Where none is on record, or one that this version of the portal cannot
        fill in, a plain sentence: a wording never stops a case."""
        row = self.filter(channel=channel, kind=kind).first()
        text = row.text if row else FALLBACK
        text = text if is_usable(kind, channel, text) else FALLBACK
        return text if channel == MessageChannel.EMAIL else Text("", text.body)


class MessageWording(models.Model):
    channel = models.CharField("saluran", max_length=8, choices=MessageChannel.choices())
    kind = models.CharField("pesan", max_length=16, choices=MessageKind.choices())
    subject = models.CharField(
        "perihal",
        max_length=200,
        blank=True,
        help_text=f"Satu baris, paling banyak {LONGEST_SUBJECT} huruf. Perihal terbaca di layar terkunci: "
        "tulis yang umum saja.",
    )
    body = models.TextField(
        "isi",
        help_text=f"Teks biasa, paling banyak {LONGEST_BODY} huruf. Wajib memuat {{nomor}} dan "
        "{alamat_status}.",
    )

    objects = MessageWordingQuerySet.as_manager()

    class Meta:
        verbose_name = "kata-kata pesan"
        verbose_name_plural = "kata-kata pesan"
        ordering = ["channel", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "kind"],
                name="one_wording_a_message",
                violation_error_message="Pesan ini sudah mempunyai kata-kata pada saluran itu.",
            ),
            models.CheckConstraint(
                # Never a second line: it would be a header of the mail.
                condition=Q(channel=MessageChannel.EMAIL.value, subject__regex=r"^[^\n\r]+$")
                | Q(channel=MessageChannel.WHATSAPP.value, subject=""),
                name="mail_has_one_line_of_subject",
                violation_error_message="Surel mempunyai perihal satu baris; pesan WhatsApp tidak.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.get_kind_display()}"

    @property
    def text(self) -> Text:
        return Text(self.subject, self.body)

    def clean(self) -> None:
        """Raises ValidationError for unknown or broken fields, and for what does not fit the channel."""
        self.body = self.body.replace("\r\n", "\n")
        if self.channel and self.kind:
            found = problems(MessageKind(self.kind), MessageChannel(self.channel), self.text)
            if found:
                raise ValidationError(found)
