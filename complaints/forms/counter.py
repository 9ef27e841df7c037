"""The counter's one page for every channel: what, who, and how and when it arrived."""

from datetime import date
from typing import Any

from django import forms
from django.db import transaction

from complaints.accusation import About
from complaints.assignment import name_accused
from complaints.filing import Complainant, Filing, file_complaint
from complaints.forms.counter_choices import (
    IDENTITY_WORDS,
    STATUS_WORDS,
    about_choices,
    options,
)
from complaints.forms.counter_fields import ComponentField, Contact, ContactField, TypedDateField
from complaints.forms.fields import Words
from complaints.forms.files import WithFiles
from complaints.forms.reading_back import is_corrected
from complaints.forms.standard_choice import StandardChoice
from complaints.intake import Identity, Kind, ServiceStatus, check_receipt_dates, check_service_date
from complaints.models import Complaint, Officer
from complaints.officers import officer_of
from standards.models import Channel, ServiceLocation


class CounterForm(WithFiles, StandardChoice):
    """Fields stand in the order in which people tell things; the defaults come last."""

    conditional_fields = ("service_status", "name", "contact")

    component = ComponentField(label="Nomor komponen", required=False, help_text="1 sampai 14, lihat daftar.")
    service_status = forms.ChoiceField(
        label="Layanannya", required=False, choices=options(STATUS_WORDS, "Pilih, atau isi tanggalnya")
    )
    served_on = TypedDateField(
        label="Tanggal layanan diterima",
        required=False,
        help_text="Misalnya 5-11 atau 5-11-2026.",
    )
    description = Words(
        what="Uraian",
        limit=10_000,
        rows=4,
        label="Uraian",
        help_text="Apa yang terjadi, dengan kata-kata pelapor.",
        error_messages={"required": "Tulis apa yang disampaikan pelapor."},
    )
    # One line each: Enter saves the form, and what is longer belongs in the description.
    loss = Words(what="Kerugian", limit=5_000, label="Kerugian", required=False)
    requested_resolution = Words(
        what="Penyelesaian", limit=5_000, label="Penyelesaian yang diminta", required=False
    )
    identity = forms.ChoiceField(
        label="Identitas",
        choices=options(IDENTITY_WORDS),
        initial=Identity.OPEN,
        widget=forms.Select(attrs={"accesskey": "2"}),
    )
    name = Words(what="Nama", limit=120, label="Nama pelapor", required=False)
    contact = ContactField(
        label="Cara menghubungi", required=False, max_length=300, help_text="Telepon, surel, atau alamat."
    )
    address = Words(what="Alamat", limit=300, label="Alamat", required=False)
    represented_name = Words(
        what="Nama",
        limit=120,
        label="Mewakili",
        required=False,
        help_text="Bila sebagai kuasa: nama yang diwakili.",
    )
    separate_hearing = forms.BooleanField(
        label="Keberatan dipertemukan dengan petugas yang diadukan: didengar terpisah", required=False
    )
    kind = forms.ChoiceField(
        label="Jenis",
        choices=Kind.choices(),
        initial=Kind.COMPLAINT,
        widget=forms.Select(attrs={"accesskey": "3"}),
    )
    channel = forms.ModelChoiceField(Channel.objects.none(), label="Kanal", empty_label=None)
    outside_number = Words(
        what="Nomor",
        limit=80,
        label="Nomor dari luar",
        required=False,
        help_text="Nomor SP4N-LAPOR!, Ombudsman, atau disposisi.",
    )
    location = forms.ModelChoiceField(
        ServiceLocation.objects.all(), label="Tempat diterima", empty_label=None
    )
    sent_on = TypedDateField(label="Tanggal surat atau pesan", required=False)
    received_on = TypedDateField(label="Tanggal diterima")
    about = forms.ChoiceField(
        label="Tentang siapa",
        required=False,
        help_text="Bila disebut, ia sejak itu tidak dapat membuka perkara ini.",
        error_messages={"invalid_choice": "Pilih dari daftar."},
    )
    late_entry_reason = Words(
        what="Alasan",
        limit=500,
        label="Alasan dicatat susulan",
        required=False,
        help_text="Hanya bila diterima sebelum hari ini.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].queryset = Channel.objects.filter(is_in_use=True, is_portal=False)
        for name in ("served_on", "sent_on", "received_on"):
            self.fields[name].today = self.on
        self.fields["about"].choices = about_choices()
        if is_corrected(self):
            del self.fields["standard"].widget.attrs["autofocus"]
            self.fields["description"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self._check_receipt(values)
        self._check_service(values)
        self._check_person(values)
        own = officer_of(self.by)
        if own and values.get("about") == str(own.pk):
            self.add_error("about", "Laporan tentang Anda sendiri dicatat oleh petugas lain.")
        return values

    def _check_receipt(self, values: dict[str, Any]) -> None:
        channel = values.get("channel")
        if channel and channel.is_referral and not values.get("outside_number"):
            self.add_error("outside_number", f"Tulis nomor perkara dari {channel}.")
        if values.get("received_on") is None:
            return
        errors = check_receipt_dates(
            sent_on=values.get("sent_on"),
            received_on=values["received_on"],
            entered_on=self.on,
            reason=values.get("late_entry_reason", ""),
        )
        for name, error in errors.items():
            self.add_error("late_entry_reason" if name == "reason" else name, error)

    def _check_service(self, values: dict[str, Any]) -> None:
        """A date alone says that the service was received; without a date somebody must say."""
        served_on, status = values.get("served_on"), values.get("service_status")
        if "served_on" in self.errors:
            return
        if served_on and not status:
            status = values["service_status"] = ServiceStatus.RECEIVED
        if not status and values.get("kind") == Kind.COMPLAINT:
            self.add_error("service_status", "Pilih apakah layanannya sudah diterima, atau isi tanggalnya.")
        elif status == ServiceStatus.RECEIVED:
            self._check_served_on(served_on, values.get("received_on"))
        elif served_on:
            self.add_error("served_on", "Kosongkan tanggal, atau pilih “Sudah diterima”.")

    def _check_served_on(self, served_on: date | None, received_on: date | None) -> None:
        if served_on is None:
            self.add_error("served_on", "Isi tanggalnya, atau pilih “Tidak ingat tanggalnya”.")
        elif received_on and (problem := check_service_date(served_on, received_on)):
            self.add_error("served_on", problem)

    def _check_person(self, values: dict[str, Any]) -> None:
        """Identity is a name and one way to reach the person (R6; UU 25/2009 Pasal 42)."""
        person = ("name", "contact", "address", "represented_name")
        if values.get("identity") == Identity.NONE:
            for name in person:
                if values.get(name):
                    self.add_error(name, "Kosongkan, atau pilih identitas terbuka atau dirahasiakan.")
            return
        if not values.get("name") and "name" not in self.errors:
            self.add_error("name", "Tulis nama pelapor, atau pilih “Tanpa identitas”.")
        if not values.get("contact") and not values.get("address") and "contact" not in self.errors:
            self.add_error("contact", "Tulis satu cara menghubungi: telepon, surel, atau alamat.")

    def file(self) -> tuple[Complaint, bool]:
        """The case, and whether this form had made it before: one form is one case."""
        repeated = self.is_repeated()
        with transaction.atomic():
            complaint = file_complaint(self._filing(), by=self.by, on=self.on)
            if (about := self.cleaned_data["about"]) and not repeated:
                named = Officer.objects.filter(pk=about) if about.isdigit() else ()
                name_accused(complaint, About.OFFICERS if named else About(about), list(named), by=self.by)
        return complaint, repeated

    def _filing(self) -> Filing:
        values = self.cleaned_data
        return Filing(
            form_key=values["key"],
            wants=Kind(values["kind"]),
            identity=Identity(values["identity"]),
            service_status=ServiceStatus(values["service_status"] or ServiceStatus.NOT_REMEMBERED),
            complainant=self._complainant(),
            standard=self.chosen_standard(),
            **{name: values[name] for name in AS_TYPED},
        )

    def _complainant(self) -> Complainant | None:
        values = self.cleaned_data
        if values["identity"] == Identity.NONE:
            return None
        contact = values["contact"] or Contact()
        return Complainant(
            name=values["name"],
            phone=contact.phone,
            email=contact.email,
            address=values["address"] or contact.address,
            is_proxy=bool(values["represented_name"]),
            represented_name=values["represented_name"],
        )


AS_TYPED = (
    "channel location outside_number sent_on received_on late_entry_reason component "
    "served_on description loss requested_resolution separate_hearing"
).split()
