"""A phone with an authenticator app, as the tests of the second factor need it."""

import re
from base64 import b32decode

from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

CODE, ENROL = "/masuk/kode/", "/masuk/kode/pasang/"


def phone_of(user: User) -> TOTPDevice:
    """Set up before, with one recovery code."""
    device = TOTPDevice.objects.create(user=user, name="Ponsel")
    StaticDevice.objects.create(user=user, name="Kertas").token_set.create(token="abcd2345")
    return device


def code_now(device: TOTPDevice) -> str:
    return f"{totp(device.bin_key):06}"


def wrong_code(device: TOTPDevice) -> str:
    right = {totp(device.bin_key, drift=drift) for drift in range(-3, 4)}
    return f"{next(number for number in range(100) if number not in right):06}"


def secret_on(page: str) -> bytes:
    """What a person types who cannot scan."""
    return b32decode(re.search(r'class="code">([A-Z2-7 ]+)<', page)[1].replace(" ", ""))


def sign_in(user: User) -> Client:
    """By password, as people do; the second factor is still to come."""
    browser = Client()
    answer = browser.post("/masuk/", {"username": user.username, "password": f"sandi-{user.username}"})
    assert answer.status_code == 302
    return browser
