"""Why the complainant opens her case again."""

from django import forms

from complaints.forms.fields import Words


class ReopeningForm(forms.Form):
    use_required_attribute = False
    reason = Words(
        what="Alasan",
        limit=2_000,
        rows=6,
        label="Mengapa laporan ini perlu dibuka kembali?",
        help_text="Apa yang belum selesai atau tidak sesuai dengan jawaban kami. Nama dan nomor telepon "
        "Anda tidak perlu ditulis.",
        error_messages={"required": "Tulis mengapa laporan ini perlu dibuka kembali."},
    )
