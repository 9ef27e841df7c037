"""One account per role for the demonstration, with passwords made at random on this machine."""

import base64
import hmac
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from complaints.demo_cases import add_sample_cases
from complaints.models import Officer
from complaints.roles import Role
from purwakarta_ptsp.demo_keys import demo_key
from standards.demo_notes import add_sample_notes

BUPATI = "Bupati Purwakarta"  # the Head's superior: on the staff list, without an account


@dataclass(frozen=True)
class Account:
    """`superior` names a position. The people are fictitious."""

    username: str
    name: str
    role: Role
    position: str
    superior: str = ""


ACCOUNTS = (
    Account("kepala", "Ratna Sukmawati", Role.HEAD, "Kepala DPMPTSP", BUPATI),
    Account("kasi", "Dadan Hermawan", Role.SECTION_HEAD, "Kepala Seksi Pengaduan", "Kepala DPMPTSP"),
    Account("pelaksana", "Wulan Lestari", Role.HANDLER, "Pelaksana Pengaduan", "Kepala Seksi Pengaduan"),
    Account("petugas", "Asep Permana", Role.COUNTER, "Petugas Loket MPP", "Kepala Seksi Pengaduan"),
    Account("inspektorat", "Yayan Supriatna", Role.INSPECTORATE, "Auditor Inspektorat"),
    Account("penyunting", "Neneng Kurniasih", Role.EDITOR, "Penyunting Standar", "Kepala DPMPTSP"),
    Account("penetap", "Iwan Setiawan", Role.APPROVER, "Pemberi Persetujuan Standar", "Kepala DPMPTSP"),
    Account("admin", "Lia Marlina", Role.ADMIN, "Administrator Portal", "Kepala DPMPTSP"),
)
USES_ADMIN = frozenset({Role.EDITOR, Role.APPROVER, Role.ADMIN})


class Command(BaseCommand):
    help = "Membuat satu akun peragaan untuk setiap peran dan menampilkan kata sandinya."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sample-cases",
            action="store_true",
            help="Isi antrean dengan contoh perkara bila register masih kosong, dan penjelasan "
            "kantor dengan contoh bila belum ada yang disetujui.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Akun peragaan hanya dibuat pada peragaan (DEMO=1).")
        secret = demo_key("demo-accounts").encode()
        with transaction.atomic():
            users = {account.username: _account(account, secret) for account in ACCOUNTS}
        if options["sample_cases"]:
            add_sample_cases(users, timezone.localdate())
            now = timezone.now()
            add_sample_notes(users["penyunting"], users["penetap"], now, timezone.localdate(now))
        self.stdout.write(_table(secret))


def _account(account: Account, secret: bytes) -> User:
    """The password is set again only if it is no longer this machine's: hashing costs 0.3 s."""
    user, _ = User.objects.get_or_create(username=account.username)
    salt = _derived(secret, f"salt {account.username}", 22)
    if f"${salt}$" not in user.password:
        user.password = make_password(_password(secret, account.username), salt=salt)
    user.first_name, _, user.last_name = account.name.partition(" ")
    user.email = f"{account.username}@peragaan.example"  # a name that no mail server has
    user.is_active, user.is_staff = True, account.role in USES_ADMIN
    user.save()
    user.groups.set([Group.objects.get(name=account.role.value)])
    _officer(account, user)
    return user


def _officer(account: Account, user: User) -> None:
    superior = None
    if account.superior:
        superior, _ = Officer.objects.get_or_create(position=account.superior)
    values = {"name": account.name, "user": user, "direct_superior": superior}
    Officer.objects.update_or_create(position=account.position, defaults=values)


def _derived(secret: bytes, what: str, length: int) -> str:
    """Base 32 in small letters: nothing that is hard to read aloud or to type."""
    mac = hmac.digest(secret, what.encode(), "sha256")
    return base64.b32encode(mac).decode().lower()[:length]


def _password(secret: bytes, username: str) -> str:
    """ "abcd-efgh-ijkl", 60 random bits."""
    symbols = _derived(secret, f"password {username}", 12)
    return "-".join(symbols[i : i + 4] for i in range(0, len(symbols), 4))


def _table(secret: bytes) -> str:
    rows = [("Akun", "Kata sandi", "Peran", "Masuk di /masuk/ lalu membuka")]
    for account in ACCOUNTS:
        place = "/kelola/" if account.role in USES_ADMIN else "/petugas/"
        rows.append((account.username, _password(secret, account.username), account.role.value, place))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(["Akun peragaan di komputer ini:", *(line.rstrip() for line in lines)])
