"""An uploaded annex: its dry run, and its draft release once the editor has seen what would become of it."""

from datetime import date

from django.contrib.auth.models import User
from django.db import DatabaseError, transaction

from standards.importing.decisions import decisions_of
from standards.importing.plan import Plan
from standards.importing.storing import store
from standards.models import Release, UploadedAnnex
from standards.publishing import Refused
from standards.regulation import parse_annex

OVER = "Naskah itu sudah tidak menunggu: sudah disimpan menjadi draf, atau dibuang."
NOTHING = "Tidak ada yang berubah, jadi tidak ada yang disimpan."
NOT_CONFIRMED = "Centang bahwa standar di bawah ini memang berakhir, atau ubah cakupan naskahnya."
NOT_STORED = (
    "Basis data menolak sebagian naskah, jadi tidak ada yang disimpan. Laporannya dihitung ulang; coba "
    "sekali lagi."
)


class Moved(Refused):
    """What would be stored is not what the editor has seen."""

    def __init__(self) -> None:
        super().__init__(
            [
                "Keadaan berubah sejak laporan ini Anda buka (misalnya ada penetapan lain yang terbit), jadi "
                "belum ada yang disimpan. Laporan di bawah ini sudah dihitung ulang; periksa sekali lagi."
            ]
        )


def plan_of(annex: UploadedAnnex, today: date) -> Plan:
    """The dry run: compared with what stands on the day it would take effect, today at the earliest."""
    on = max(annex.effective_on or today, today)
    return Plan(
        (parse_annex(annex.text, annex.document),),
        on=on,
        decisions=decisions_of(annex),
        regulation=annex.regulation,
        is_whole=annex.is_whole,
    )


def store_annex(
    annex: UploadedAnnex, *, seen: str, endings_confirmed: bool, by: User, today: date
) -> Release:
    """The plan whose fingerprint the editor saw, as a draft release. Raises Refused, and then nothing
    is stored."""
    try:
        with transaction.atomic():
            row = UploadedAnnex.objects.select_for_update().filter(pk=annex.pk).first()
            if row is None or row.release_id:
                raise Refused([OVER])
            return _store(row, _checked(plan_of(row, today), seen, endings_confirmed), by, today)
    except DatabaseError:
        raise Refused([NOT_STORED]) from None


def _checked(plan: Plan, seen: str, endings_confirmed: bool) -> Plan:
    if plan.fingerprint() != seen:
        raise Moved
    if plan.open_wordings:
        raise Refused([f"{len(plan.open_wordings)} kalimat belum diputuskan."])
    if plan.changes_nothing:
        raise Refused([NOTHING])
    if plan.ended and not endings_confirmed:
        raise Refused([NOT_CONFIRMED])
    return plan


def _store(annex: UploadedAnnex, plan: Plan, by: User, today: date) -> Release:
    release = Release.objects.create(
        slug=Release.objects.free_code(f"penetapan-{today:%Y-%m-%d}"),
        note=annex.note,
        effective_on=annex.effective_on,
        regulation=annex.regulation,
        consulted_on=annex.consulted_on,
        pledged_on=annex.pledged_on,
    )
    release.writers.add(by)
    store(plan, release, by)
    annex.release, annex.text = release, ""
    annex.save(update_fields=["release", "text"])
    return release
