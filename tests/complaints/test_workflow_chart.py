"""The page in docs/ says what the table says, each row of it."""

import pytest
from django.core.management import CommandError, call_command

from complaints.management.commands import chart_workflow
from complaints.workflow import TRANSITIONS, State
from complaints.workflow_chart import document


def test_the_page_in_docs_is_that_of_the_table() -> None:
    call_command("chart_workflow", "--check")


def test_a_page_that_differs_is_refused_and_written_anew(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(chart_workflow, "PLACE", tmp_path / "alur-perkara.md")
    with pytest.raises(CommandError, match="berbeda dari tabelnya"):
        call_command("chart_workflow", "--check")
    call_command("chart_workflow")
    call_command("chart_workflow", "--check")


def test_every_row_and_every_state_is_on_it() -> None:
    page = document()
    assert page.count("\n| Tercatat |") == sum(row.source == State.REGISTERED for row in TRANSITIONS)
    steps = page.split("## Langkah")[1].split("## Pengecualian")[0]
    assert steps.count("\n| ") == len(TRANSITIONS) + 1
    for state in State:
        assert f"    {state.value}: {state.label}" in page
    assert "| Menunggu persetujuan | Setujui pelibatan APIP | Sedang ditindaklanjuti | Kepala dinas |" in page
