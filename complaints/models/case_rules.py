"""What must hold of every case at any time, in the database itself."""

from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from complaints.clauses import Clause
from complaints.intake import Identity, Kind, ServiceStatus
from complaints.suspicion import Quarantine
from complaints.workflow import State

CASE_RULES = [
    UniqueConstraint(fields=["year", "serial"], name="register_number_unique"),
    CheckConstraint(
        # R4: the date was told to the complainant before the decision, and stays on record.
        condition=Q(due_on__isnull=True)
        | Q(kind=Kind.COMPLAINT.value)
        | Q(kind=Kind.SUGGESTION.value, intake_clause=Clause.R4.value),
        name="only_complaints_have_a_due_date",
        violation_error_message="Hanya pengaduan yang mempunyai batas jawaban.",
    ),
    CheckConstraint(
        condition=~Q(identity=Identity.NONE.value) | ~Q(kind=Kind.COMPLAINT.value),
        name="no_identity_is_no_complaint",
        violation_error_message="Tanpa identitas, laporan diperlakukan sebagai saran (R7).",
    ),
    CheckConstraint(
        condition=Q(served_on__isnull=True) | Q(service_status=ServiceStatus.RECEIVED.value),
        name="served_on_only_when_served",
        violation_error_message="Tanggal layanan diisi hanya bila layanan sudah diterima.",
    ),
    CheckConstraint(
        condition=~Q(same_as=F("pk")),
        name="no_case_is_its_own_duplicate",
        violation_error_message="Tulis nomor laporan lain, bukan nomor perkara ini sendiri.",
    ),
    CheckConstraint(
        condition=~Q(quarantine=Quarantine.HELD.value) | Q(state=State.REGISTERED.value),
        name="nothing_is_done_in_quarantine",
        violation_error_message="Lepaskan perkara ini dahulu dari karantina.",
    ),
]
