"""The living layer as data: marked as no part of the regulation, dated, nobody's name."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from standards.living_layer import LivingLayer
from standards.models import HowToApply
from standards.requirement_notes import Noted


def office_notes(living: LivingLayer) -> dict[str, Any]:
    return {
        "bukan_bagian_peraturan": True,
        "how_to_apply": _way(living.way) if living.way else None,
        "requirements": [_note(each) for each in living.notes],
    }


def _way(way: HowToApply) -> dict[str, Any]:
    return {
        "steps": list(way.step_list),
        "assistance": way.assistance,
        "approved_on": _day(way.approved_at),
    }


def _note(each: Noted) -> dict[str, Any]:
    note = each.note
    return {
        "path": each.requirement.path,
        "demand": note.demand or None,
        "explanation": note.explanation,
        "evidence": note.evidence,
        "approved_on": _day(note.approved_at),
    }


def _day(moment: datetime) -> str:
    return timezone.localdate(moment).isoformat()
