"""A note for colleagues."""

from django import forms

from complaints.forms.fields import Words


class NoteForm(forms.Form):
    use_required_attribute = False
    prefix = "catatan"

    text = Words(
        what="Catatan",
        limit=5_000,
        rows=3,
        label="Tulis catatan",
        help_text="Dibaca petugas yang dapat membuka perkara ini, tidak pernah oleh pelapor. Tidak dapat "
        "diubah atau dihapus.",
        error_messages={"required": "Tulis isi catatannya."},
    )
