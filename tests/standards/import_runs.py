"""The import command as an operator runs it, on the two documents and on damaged copies of them."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.standards.annex_text import FILES, FOLDER

NO_44, NO_64 = FOLDER / FILES[44], FOLDER / FILES[64]


def run(*files: Path, **options: object) -> str:
    out = StringIO()
    call_command("import_standards", *files, stdout=out, stderr=out, **options)
    return out.getvalue()


def refused(*files: Path, **options: object) -> str:
    """What the command says, the words it ends with included; its exit status is 1."""
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command("import_standards", *files, stdout=out, stderr=out, **options)
    assert error.value.returncode == 1
    return f"{out.getvalue()}\n{error.value}"


def changed(folder: Path, old: str, new: str, source: Path = NO_64) -> Path:
    text = source.read_text(encoding="utf-8")
    assert old in text
    path = folder / source.name
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def titled(folder: Path, *titles: str, name: str = "lampiran.txt") -> Path:
    """A file with the text of no. 64 once under each title."""
    rest = NO_64.read_text(encoding="utf-8").partition("NO\tKOMPONEN")[2]
    path = folder / name
    path.write_text("\n".join(f"{each}\nNO\tKOMPONEN{rest}" for each in titles), encoding="utf-8")
    return path
