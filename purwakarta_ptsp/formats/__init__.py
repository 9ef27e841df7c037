"""How days are written (17 Agustus 2026) and read: Django's own Indonesian formats read the month first."""
