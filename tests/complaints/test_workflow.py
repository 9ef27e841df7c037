"""The table of the case: every row, who may, what must be on record, and that nobody is stuck."""

from itertools import product

import pytest

from complaints.clauses import Clause
from complaints.intake import Kind
from complaints.roles import Role
from complaints.workflow import (
    REVIEW_STEPS,
    TRANSITIONS,
    Action,
    Outcome,
    State,
    Step,
    given_steps,
    missing_steps,
    outcomes_for,
    transition,
)

REGISTERED, UNDER_REVIEW, ANSWERED, CLOSED = State
HANDLER, SECTION_HEAD, HEAD = Role.HANDLER, Role.SECTION_HEAD, Role.HEAD

# source, action → target, roles, clause
TABLE = {
    (REGISTERED, Action.TAKE): (UNDER_REVIEW, {HANDLER, SECTION_HEAD}, "R10"),
    (REGISTERED, Action.DECIDE_LATE): (REGISTERED, {SECTION_HEAD, HEAD}, "R4"),
    (UNDER_REVIEW, Action.REVIEW): (UNDER_REVIEW, {HANDLER, SECTION_HEAD}, "R9"),
    (UNDER_REVIEW, Action.DECIDE_LATE): (UNDER_REVIEW, {SECTION_HEAD, HEAD}, "R4"),
    (UNDER_REVIEW, Action.ANSWER): (ANSWERED, {HANDLER, SECTION_HEAD, HEAD}, "R5"),
    (ANSWERED, Action.CLOSE): (CLOSED, {HANDLER, SECTION_HEAD, HEAD}, "R11"),
}


@pytest.mark.parametrize(("state", "action"), list(product(State, Action)))
def test_transition_for_every_state_and_action(state: State, action: Action) -> None:
    row = transition(state, action)
    expected = TABLE.get((state, action))
    assert (row and (row.target, set(row.roles), row.clause)) == expected


def test_transition_takes_the_plain_words_of_the_database() -> None:
    assert transition("registered", "take") == TRANSITIONS[0]  # type: ignore[arg-type]


def test_every_state_but_the_last_has_a_way_out_and_an_owner() -> None:
    for state in State:
        leaves = [row for row in TRANSITIONS if row.source == state and row.target != state]
        assert bool(leaves) == (state != CLOSED)
        assert all(row.roles for row in leaves)


def test_every_action_but_registering_stands_in_the_table_once_a_state() -> None:
    pairs = [(row.source, row.action) for row in TRANSITIONS]
    assert len(pairs) == len(set(pairs))
    assert {row.action for row in TRANSITIONS} == set(Action) - {Action.REGISTER}


def test_the_late_decision_is_made_by_someone_else_and_only_for_late_complaints() -> None:
    for row in TRANSITIONS:
        assert row.late_only == row.not_by_handler == (row.action == Action.DECIDE_LATE)


def test_roles_that_do_not_handle_have_no_action() -> None:
    assert {role for row in TRANSITIONS for role in row.roles} == {HANDLER, SECTION_HEAD, HEAD}


# state, action, kind → steps that must be on record
REQUIRED = {
    (REGISTERED, Action.TAKE, Kind.COMPLAINT): (),
    (REGISTERED, Action.DECIDE_LATE, Kind.COMPLAINT): (Step.LATE_DECISION, Step.LATE_REASON),
    (UNDER_REVIEW, Action.REVIEW, Kind.COMPLAINT): REVIEW_STEPS,
    (UNDER_REVIEW, Action.ANSWER, Kind.COMPLAINT): (
        *REVIEW_STEPS,
        Step.OUTCOME,
        Step.ACTION_TAKEN,
    ),
    (UNDER_REVIEW, Action.ANSWER, Kind.SUGGESTION): (Step.OUTCOME, Step.ACTION_TAKEN),
    (UNDER_REVIEW, Action.ANSWER, Kind.INFORMATION_REQUEST): (Step.OUTCOME, Step.ACTION_TAKEN),
    (ANSWERED, Action.CLOSE, Kind.COMPLAINT): (Step.TOLD, Step.SUPERIOR_REPORT),
    (ANSWERED, Action.CLOSE, Kind.SUGGESTION): (),
}


@pytest.mark.parametrize(("case", "steps"), REQUIRED.items(), ids=map(str, REQUIRED))
def test_missing_steps(case: tuple[State, Action, Kind], steps: tuple[Step, ...]) -> None:
    state, action, kind = case
    row = transition(state, action)
    assert row is not None
    assert missing_steps(row, (), kind) == steps
    assert missing_steps(row, steps, kind) == ()
    assert missing_steps(row, steps[1:], kind) == steps[:1]


def test_a_holding_reply_is_no_answer() -> None:
    row = transition(UNDER_REVIEW, Action.ANSWER)
    assert row is not None
    reviewed = set(REVIEW_STEPS)
    holding = given_steps({Step.OUTCOME: "", Step.ACTION_TAKEN: " \n"})
    assert missing_steps(row, reviewed | holding) == (Step.OUTCOME, Step.ACTION_TAKEN)
    real = given_steps({Step.OUTCOME: Outcome.PROVEN, Step.ACTION_TAKEN: "Izin diterbitkan"})
    assert missing_steps(row, reviewed | real) == ()


@pytest.mark.parametrize(
    ("kind", "findings"),
    [
        (Kind.COMPLAINT, (Outcome.PROVEN, Outcome.PARTLY_PROVEN, Outcome.NOT_PROVEN)),
        (Kind.SUGGESTION, (Outcome.NOTED,)),
        (Kind.INFORMATION_REQUEST, (Outcome.INFORMED,)),
    ],
)
def test_outcomes_for_each_kind(kind: Kind, findings: tuple[Outcome, ...]) -> None:
    ends = (Outcome.WITHDRAWN, Outcome.REFERRED, Outcome.DUPLICATE)
    assert outcomes_for(kind) == findings + ends


def test_the_clauses_of_the_table_are_rules_of_component_6() -> None:
    assert all(row.clause in Clause for row in TRANSITIONS)


def test_roles_are_the_names_of_the_groups() -> None:
    assert [role.value for role in Role] == [
        "Petugas loket",
        "Pelaksana",
        "Kepala seksi",
        "Kepala dinas",
        "Inspektorat",
        "Penyunting standar",
        "Pemberi persetujuan",
        "Administrator",
    ]
