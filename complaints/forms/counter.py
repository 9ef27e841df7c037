"""The counter's one page for every channel: what, who, and how and when it arrived."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import transaction

from complaints.accusation import About
from complaints.assignment import name_accused
from complaints.filing import Complainant, Filing, file_complaint
from complaints.forms.counter_choices import (
    IDENTITY_WORDS,
    STATUS_WORDS,
    about_choices,
    first_values,
    options,
)
from complaints.forms.counter_fields import ComponentField, Contact, ContactField, TypedDateField
from complaints.forms.fields import Words
from complaints.forms.reading_back import is_corrected
from complaints.intake import Identity, Kind, ServiceStatus, check_receipt_dates, check_service_date
from complaints.matters import Matches, find_standards, service_name
from complaints.models import Complaint, Officer
from complaints.officers import officer_of
from standards.models import Channel, ServiceLocation, ServiceStandard, Version

NOT_A_STANDARD = "bukan"


class CounterForm(forms.Form):
    """Fields stand in the order in which people tell things; the defaults come last."""

    use_required_attribute = False
    conditional_fields = ("service_status", "name", "contact")

    key = forms.UUIDField(widget=forms.HiddenInput)
    standard = Words(
        what="Standar",
        limit=200,
        label="Standar pelayanan",
        required=False,
        help_text="Kode KBLI, angka depannya, atau kata dalam namanya.",
        widget=forms.TextInput(attrs={"autofocus": True, "accesskey": "1", "autocomplete": "off"}),
    )
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

    def __init__(self, *args: Any, by: User, on: date, **kwargs: Any) -> None:
        self.by, self.on = by, on
        super().__init__(*args, initial=first_values(by, on), **kwargs)
        self.fields["channel"].queryset = Channel.objects.filter(is_in_use=True, is_portal=False)
        for name in ("served_on", "sent_on", "received_on"):
            self.fields[name].today = on
        self.fields["about"].choices = about_choices()
        self.matches = self._find_standards()
        if self.matches.versions and not self.matches.sure:
            self._ask_which()
        if is_corrected(self):
            del self.fields["standard"].widget.attrs["autofocus"]
            self.fields["description"].widget.attrs["autofocus"] = True

    def _find_standards(self) -> Matches:
        words = self.data.get("standard", "").strip() if self.is_bound else ""
        return find_standards(words, self.on) if words else Matches(())

    def _ask_which(self) -> None:
        """Words may fit several standards: the officer chooses, with everything typed kept."""
        options = [(str(v.standard_id), service_name(v)) for v in self.matches.versions]
        self.fields["which"] = forms.ChoiceField(
            label="Standar yang mana?",
            choices=[*options, (NOT_A_STANDARD, "Bukan salah satu di atas")],
            widget=forms.RadioSelect,
            error_messages={"required": "Pilih standar yang dimaksud."},
        )
        self.order_fields(["key", "standard", "which"])

    def clean_standard(self) -> str:
        words = self.cleaned_data["standard"]
        if words and not self.matches.versions:
            raise forms.ValidationError(
                f"Tidak ada standar dengan “{words[:40]}”. Ganti kata atau kodenya, atau kosongkan "
                "bila laporan tidak menyangkut satu standar."
            )
        return words

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
        repeated = Complaint.objects.filter(form_key=self.cleaned_data["key"]).exists()
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
            standard=self._standard(),
            **{name: values[name] for name in AS_TYPED},
        )

    def version(self) -> Version | None:
        """The standard that was meant, as it is in force; of a form whose `which` has been checked."""
        chosen = self.cleaned_data.get("which", "")
        found = self.matches.versions
        if self.matches.sure:
            return found[0]
        return next((each for each in found if str(each.standard_id) == chosen), None)

    def service(self) -> str:
        """ "KBLI 71204 Jasa Inspeksi Teknik Instalasi", "" for a matter of the office itself."""
        version = self.version()
        return service_name(version) if version else ""

    def _standard(self) -> ServiceStandard | None:
        version = self.version()
        return version.standard if version else None

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
