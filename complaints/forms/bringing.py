"""What the complainant brings to complete her report."""

from django import forms

from complaints.forms.fields import Words
from complaints.forms.files import WithFiles


class BringForm(WithFiles, forms.Form):
    use_required_attribute = False
    text = Words(
        what="Kelengkapan",
        limit=10_000,
        rows=8,
        label="Keterangan Anda",
        help_text="Jawab satu per satu yang diminta. Nama dan nomor telepon tidak perlu ditulis di sini.",
        error_messages={"required": "Tulis keterangan yang diminta."},
    )
