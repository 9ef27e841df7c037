"""Page 1 of the citizen's form: what happened, and with which service."""

from datetime import date
from typing import Any

from django import forms

from complaints import problems
from complaints.draft import Answers
from complaints.forms.dates import DayFirstDateField
from complaints.forms.fields import HintedRadios, Words
from complaints.forms.files import WithFiles
from complaints.intake import ServiceStatus, check_service_date
from complaints.matters import Found, offer_standards
from complaints.policy import Policy
from complaints.promise import Promise

NO_STANDARD = "-"
NO_COMPONENT = "0"


class WhatForm(WithFiles, forms.Form):
    """`origin` is what the link one came by points to."""

    use_required_attribute = False
    conditional_fields = ("words", "served_on")

    words = forms.CharField(
        label="Cari kode KBLI atau nama izin",
        required=False,
        help_text="Misalnya 71204 atau inspeksi, lalu tekan Cari.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "search"}),
    )
    standard = forms.ChoiceField(
        label="Pilih izinnya",
        widget=HintedRadios,
        error_messages={
            "required": "Pilih izin yang Anda adukan. Bila tidak ada di daftar, pilih jawaban terakhir.",
            "invalid_choice": "Izin ini tidak ada di daftar. Cari lagi, atau pilih jawaban terakhir.",
        },
    )
    component = forms.ChoiceField(
        label="Masalahnya tentang apa?",
        help_text="Pilih yang paling dekat. Petugas dapat melengkapinya nanti.",
        widget=HintedRadios,
        choices=[
            ("Paling sering diadukan", [(n, problems.ORDINARY_WORDS[n]) for n in problems.NAMED]),
            ("Lainnya", [(n, problems.ORDINARY_WORDS[n]) for n in problems.OTHERS]),
            ("Tidak ada yang cocok", [(NO_COMPONENT, problems.UNKNOWN)]),
        ],
        error_messages={
            "required": "Pilih masalahnya tentang apa. Bila tidak tahu, pilih jawaban terakhir.",
            "invalid_choice": "Pilih salah satu masalah dalam daftar.",
        },
    )
    description = Words(
        label="Ceritakan yang terjadi",
        what="Cerita Anda",
        limit=5000,
        rows=8,
        help_text="Dengan kata-kata sendiri: apa, di mana, dan kapan. Jangan menulis NIK atau kata sandi. "
        "Paling banyak 5.000 huruf.",
        error_messages={"required": "Tulis apa yang terjadi, walaupun singkat."},
    )
    service_status = forms.ChoiceField(
        label="Apakah Anda sudah dilayani?",
        widget=HintedRadios,
        choices=[
            (ServiceStatus.RECEIVED.value, "Sudah, dan saya ingat tanggalnya"),
            (ServiceStatus.NOT_SERVED.value, "Belum dilayani, masih menunggu"),
            (ServiceStatus.NOT_REMEMBERED.value, "Sudah, tetapi saya tidak ingat tanggalnya"),
        ],
        error_messages={
            "required": "Pilih apakah Anda sudah dilayani.",
            "invalid_choice": "Pilih salah satu jawaban tentang layanan yang Anda terima.",
        },
    )
    served_on = DayFirstDateField(
        label="Tanggal Anda dilayani",
        required=False,
        help_text="Isi hanya bila Anda ingat tanggalnya. Contoh: 17-8-2026.",
    )
    loss = Words(
        label="Kerugian yang Anda alami",
        what="Uraian kerugian",
        limit=2000,
        rows=3,
        required=False,
        help_text="Misalnya biaya tambahan, waktu yang hilang, atau usaha yang tertunda.",
    )
    requested_resolution = Words(
        label="Penyelesaian yang Anda minta",
        what="Penyelesaian yang diminta",
        limit=2000,
        rows=3,
        required=False,
        help_text="Misalnya izin diproses, biaya dikembalikan, atau penjelasan tertulis.",
    )

    # People never see it, and leave it empty.
    laman = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )

    def __init__(self, *args: Any, today: date, origin: Promise, policy: Policy, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today, self.origin = today, origin
        self.found = offer_standards(self._typed("words"), today, self._chosen())
        _offer(self.fields["standard"], self.found)
        self.fields["service_status"].widget.hints = _window_hints(policy)

    def _typed(self, name: str) -> str:
        return str((self.data if self.is_bound else self.initial).get(name) or "")

    def _chosen(self) -> set[str]:
        return {self._typed("standard"), self.origin.slug} - {"", NO_STANDARD}

    def clean(self) -> Answers:
        answers = super().clean() or {}
        if answers.get("service_status") == ServiceStatus.RECEIVED and "served_on" not in self.errors:
            self._check_service_date(answers["served_on"])
        return answers

    def _check_service_date(self, served_on: date | None) -> None:
        if served_on is None:
            self.add_error("served_on", "Isi tanggal Anda dilayani, atau pilih bahwa Anda tidak ingat.")
        elif problem := check_service_date(served_on, self.today):
            self.add_error("served_on", problem)

    def answers(self) -> Answers:
        """What the draft keeps. A date counts only with "sudah" and an item only in its clause."""
        given = self.cleaned_data
        standard = "" if given["standard"] == NO_STANDARD else given["standard"]
        component = int(given["component"]) or None
        on = given["served_on"] if given["service_status"] == ServiceStatus.RECEIVED else None
        same_clause = (standard, component) == (self.origin.slug, self.origin.component)
        item = self.origin.item if same_clause else None
        texts = {name: given[name] for name in ("description", "loss", "requested_resolution")}
        return {
            "standard": standard,
            "component": component,
            "item_path": item.path if item else "",
            "service_status": given["service_status"],
            "served_on": on.isoformat() if on else "",
            "trapped": bool(given["laman"]),
            **texts,
        }


def what_initial(answers: Answers) -> Answers:
    """The first page filled in again from the draft."""
    standard, component = answers["standard"] or NO_STANDARD, answers["component"] or NO_COMPONENT
    return {**answers, "standard": standard, "component": component}


def _offer(field: Any, found: Found) -> None:
    none = (NO_STANDARD, "Izin saya tidak ada di daftar, atau bukan tentang izin tertentu")
    field.choices = [*((choice.slug, choice.label) for choice in found.choices), none]
    field.widget.hints = {choice.slug: choice.hint for choice in found.choices}


def _window_hints(policy: Policy) -> dict[str, str]:
    return {
        ServiceStatus.RECEIVED.value: f"Batas mengadu {policy.filing_calendar_days} hari kalender sejak "
        "dilayani. Sesudahnya pengaduan tetap kami terima.",
        ServiceStatus.NOT_SERVED.value: "Batas waktu mengadu belum mulai berjalan.",
        ServiceStatus.NOT_REMEMBERED.value: "Dianggap tepat waktu sampai petugas menemukan "
        "catatan tanggalnya.",
    }
