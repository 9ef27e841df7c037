from pathlib import Path

from purwakarta_ptsp.demo_keys import demo_key


def test_demo_key_stays_the_same_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    key = demo_key("receipt-code-key", folder)
    assert len(key) == 64
    assert demo_key("receipt-code-key", folder) == key
    assert demo_key("secret-key", folder) != key
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert sorted(path.name for path in folder.iterdir()) == ["receipt-code-key", "secret-key"]
