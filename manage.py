#!/usr/bin/env python
"""Django's commands. Without DATABASE_URL they use the embedded PostgreSQL, started when needed."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "purwakarta_ptsp.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django tidak ada pada Python ini. Pakai .venv/bin/python, yang dibuat oleh `make run`.")
    from purwakarta_ptsp import embedded_postgres

    embedded_postgres.use_for_this_process()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
