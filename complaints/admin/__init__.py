"""Pengelolaan portal for staff, accounts and the working calendar. Cases are not here: they live
at the desk, where every step leaves an event and identities stay sealed."""

from complaints.admin import accounts, calendar, staff, tally, wording

__all__ = ["accounts", "calendar", "staff", "tally", "wording"]
