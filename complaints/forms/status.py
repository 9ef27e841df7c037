"""The look-up of a case by what stands on its receipt."""

from django import forms

from complaints.register import BadCode, BadNumber, normalise_code, parse_number


class StatusForm(forms.Form):
    """Number and code of the receipt, in any spelling."""

    use_required_attribute = False

    number = forms.CharField(
        label="Nomor",
        help_text="Misalnya P-2026-0012.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Tulis nomor yang ada pada tanda terima."},
    )
    code = forms.CharField(
        label="Kode",
        help_text="12 huruf dan angka pada tanda terima. Huruf kecil dan spasi tidak masalah.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": "Tulis kode yang ada pada tanda terima."},
    )

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"]
        try:
            parse_number(number)
        except BadNumber as problem:
            raise forms.ValidationError(str(problem)) from problem
        return number

    def clean_code(self) -> str:
        try:
            return normalise_code(self.cleaned_data["code"])
        except BadCode as problem:
            raise forms.ValidationError(str(problem)) from problem
