"""The sign-in form, with messages of its own: each says what to do, in plain words."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    use_required_attribute = False
    error_messages = {
        "invalid_login": "Nama pengguna atau kata sandi salah. Periksa huruf besar dan kecilnya.",
        "inactive": "Akun ini tidak aktif. Hubungi administrator portal.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Nama pengguna"
        self.fields["password"].label = "Kata sandi"
        self.fields["username"].error_messages["required"] = "Isi nama pengguna."
        self.fields["password"].error_messages["required"] = "Isi kata sandi."
