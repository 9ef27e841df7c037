"""The office's clock, moved by a test; everything that asks the day goes through it."""

from datetime import datetime

import pytest
from django.utils import timezone


def set_clock(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now)
