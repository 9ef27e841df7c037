"""The code of the moment, or a recovery code."""

import re
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone
from django_otp import verify_token
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from complaints.second_factor import Enrolled, authenticator_of, enrol, new_authenticator

WRONG = (
    "Kode ini tidak cocok atau sudah dipakai. Tunggu sampai aplikasi menampilkan kode baru, lalu coba lagi."
)
WRONG_PAPER = "Kode cadangan ini tidak cocok atau sudah dipakai."
SHAPE = "Tulis 6 angka dari aplikasi, atau satu kode cadangan seperti abcd-2345."


class CodeForm(forms.Form):
    use_required_attribute = False

    code = forms.CharField(
        label="Kode",
        help_text="6 angka yang sekarang tampil di aplikasi autentikator, atau satu kode cadangan.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": SHAPE},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_code(self) -> str:
        code = re.sub(r"[\s.-]", "", self.cleaned_data["code"].lower())
        is_of_app = bool(re.fullmatch(r"[0-9]{6}", code))
        if not is_of_app and not re.fullmatch(r"[a-z2-7]{8}", code):
            raise forms.ValidationError(SHAPE)
        device = self._device(is_of_app)
        _check_not_waiting(device)
        if device is None or not verify_token(self.user, device.persistent_id, code):
            raise forms.ValidationError(WRONG if is_of_app else WRONG_PAPER)
        self.is_recovery = not is_of_app
        return code

    def _device(self, is_of_app: bool) -> Device | None:
        if is_of_app:
            return authenticator_of(self.user)
        return StaticDevice.objects.filter(user=self.user).first()


class EnrolForm(forms.Form):
    use_required_attribute = False

    code = forms.CharField(
        label="Kode 6 angka",
        help_text="Yang sekarang tampil di aplikasi, untuk memastikan keduanya cocok.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": "Tulis 6 angka yang tampil di aplikasi."},
    )
    enrolled: Enrolled | None = None

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.device: TOTPDevice = new_authenticator(user)
        self.user = user

    def clean_code(self) -> str:
        code = "".join(self.cleaned_data["code"].split())
        if not re.fullmatch(r"[0-9]{6}", code):
            raise forms.ValidationError("Tulis 6 angka yang tampil di aplikasi.")
        _check_not_waiting(self.device)
        self.enrolled = enrol(self.user, code)
        if self.enrolled is None:
            raise forms.ValidationError(f"{WRONG} Periksa juga jam ponsel Anda: harus otomatis.")
        return code


def _check_not_waiting(device: Device | None) -> None:
    """After each wrong code the wait doubles, from one second on."""
    is_open, why = device.verify_is_allowed() if device else (True, None)
    if not is_open and why:
        until = timezone.localtime(why["locked_until"])
        raise forms.ValidationError(f"Terlalu sering salah. Coba lagi sesudah pukul {until:%H.%M.%S} WIB.")
