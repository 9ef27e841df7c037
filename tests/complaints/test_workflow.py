"""The table of the case against an expectation written by hand: all states × actions × roles × kinds."""

from itertools import product

import pytest

from complaints.clauses import Clause
from complaints.intake import Kind
from complaints.roles import Role
from complaints.workflow import (
    REVIEW_STEPS,
    TRANSITIONS,
    Action,
    Facts,
    Outcome,
    Route,
    State,
    Step,
    Transition,
    Whose,
    fulfilled,
    given_steps,
    missing_steps,
    outcomes_for,
    transition,
)

# Who may (C counter, P handler, S section head, H Head, W the complainant herself, by code) and what
# becomes of a complaint; a dot stays.
GRID = """
                 |registered|incomplete|under_review|waiting_approval|followed_up|answered|closed|reopened
take             |PS review |          |            |                |           |        |      |PS review
find_service_date|CPS .     |CPS .     |CPS .       |CPS .           |CPS .      |        |      |
add_identity     |W .       |          |W .         |                |           |        |      |W .
decide_late      |SH .      |SH .      |SH .        |SH .            |SH .       |        |      |
ask_completion   |          |          |PS incompl  |                |           |        |      |
complete         |          |WCPS review|            |                |           |        |      |
deem_withdrawn   |          |PS closed |            |                |           |        |      |
review           |          |          |PS .        |                |           |        |      |
follow_up        |          |          |PSH follow  |                |           |        |      |
refer            |          |          |PSH follow  |                |PSH .      |        |      |
ask_apip         |          |          |PSH wait    |                |PSH wait   |        |      |
approve_apip     |          |          |            |H follow        |           |        |      |
decline_apip     |          |          |            |H review        |           |        |      |
apip_by_law      |          |          |PSH follow  |                |PSH .      |        |      |
write_apip       |          |          |            |                |PSH .      |        |      |
record_reply     |          |          |            |                |PSH .      |PSH .   |      |
raise            |          |          |            |                |PS .       |        |      |
answer_at_once   |          |          |            |                |           |        |      |
answer           |          |          |            |                |PSH answer |        |      |
end_early        |          |PSH answer|PSH answer  |PSH answer      |PSH answer |        |      |
tell             |          |          |            |                |           |PSH .   |      |
close            |          |          |            |                |           |PSH end |      |
reopen           |          |          |            |                |           |        |WPSH re|
register         |          |          |            |                |           |        |      |
"""
LETTERS = {"C": Role.COUNTER, "P": Role.HANDLER, "S": Role.SECTION_HEAD, "H": Role.HEAD}
TARGETS = {
    "review": State.UNDER_REVIEW,
    "incompl": State.INCOMPLETE,
    "follow": State.FOLLOWED_UP,
    "wait": State.WAITING_APPROVAL,
    "answer": State.ANSWERED,
    "closed": State.CLOSED,
    "end": State.CLOSED,
    "re": State.REOPENED,
}
# What a suggestion or a question does not know: it has no clock, no review that binds, no route.
COMPLAINTS_ONLY = set(
    "find_service_date decide_late ask_completion follow_up refer ask_apip apip_by_law raise".split()
)


COMPLAINANT = "W"


def expected(state: State, action: Action, kind: Kind) -> tuple[set[Role | str], State] | None:
    """Who and where to, out of the grid; a suggestion is answered as soon as it is looked at."""
    if kind == Kind.INFORMATION_REQUEST and (state, action) == (State.REGISTERED, Action.ANSWER_AT_ONCE):
        return {Role.COUNTER, Role.HANDLER, Role.SECTION_HEAD}, State.CLOSED
    if action == Action.ADD_IDENTITY and kind != Kind.SUGGESTION:
        return None
    if kind != Kind.COMPLAINT:
        if action in COMPLAINTS_ONLY:
            return None
        if (state, action) == (State.UNDER_REVIEW, Action.ANSWER):
            return {Role.HANDLER, Role.SECTION_HEAD, Role.HEAD}, State.ANSWERED
    letters, _, target = CELLS[state, action].partition(" ")
    if not letters:
        return None
    return {LETTERS.get(letter, letter) for letter in letters}, state if target == "." else TARGETS[target]


def cells() -> dict[tuple[State, Action], str]:
    header, *lines = GRID.strip("\n").splitlines()
    states = [State(word.strip()) for word in header.split("|")[1:]]
    found = {}
    for line in lines:
        action, *row = (cell.strip() for cell in line.split("|"))
        found |= {(state, Action(action)): cell for state, cell in zip(states, row, strict=True)}
    return found


CELLS = cells()


def who_may(row: Transition) -> set[Role | str]:
    return set(row.roles) | ({COMPLAINANT} if row.by_complainant else set())


def test_the_grid_knows_every_state_and_action() -> None:
    assert set(CELLS) == set(product(State, Action))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(("state", "action"), list(product(State, Action)))
def test_each_step_in_each_state_for_each_role(state: State, action: Action, kind: Kind) -> None:
    row = transition(state, action, kind)
    wanted = expected(state, action, kind)
    assert (row and (who_may(row), row.target)) == wanted
    for role in Role:
        assert bool(row and role in row.roles) == bool(wanted and role in wanted[0])


def test_every_state_but_the_last_has_a_way_out_and_an_owner() -> None:
    for state, kind in product(State, Kind):
        rows = [row for row in TRANSITIONS if row.source == state and kind in row.kinds]
        leaves = [row for row in rows if row.target != state]
        assert leaves or (state, kind) == (State.CLOSED, kind)
        assert all(row.roles for row in leaves)


def test_every_state_can_be_reached_and_every_action_stands_in_the_table() -> None:
    assert {row.target for row in TRANSITIONS} | {State.REGISTERED} == set(State)
    assert {row.action for row in TRANSITIONS} == set(Action) - {Action.REGISTER}
    for kind in Kind:
        pairs = [(row.source, row.action) for row in TRANSITIONS if kind in row.kinds]
        assert len(pairs) == len(set(pairs))


WHOSE = {
    Whose.NOT_HANDLER: {"decide_late"},
    Whose.ANYONE: set(
        "take answer_at_once find_service_date complete add_identity approve_apip decline_apip".split()
    ),
}


def test_whose_cases_each_step_is_for() -> None:
    for row in TRANSITIONS:
        wanted = next((whose for whose, actions in WHOSE.items() if row.action in actions), Whose.HANDLER)
        assert row.whose == wanted, row.action
        assert row.late_only == (row.action == Action.DECIDE_LATE)
        assert row.nameless_only == (row.action == Action.ADD_IDENTITY)
        assert row.undated_only == (row.action == Action.FIND_SERVICE_DATE)
        routes = {Action.RECORD_REPLY: {Route.TEAM, Route.APIP}, Action.WRITE_APIP: {Route.APIP}}
        assert row.routes == routes.get(row.action, set())


# action → the clause beside it; a section head looks it up
CLAUSES = {
    "R2": "find_service_date",
    "R3": "answer_at_once",
    "R4": "decide_late",
    "R5": "answer end_early",
    "R7": "add_identity",
    "R9": "review",
    "R10": "raise take follow_up refer ask_apip approve_apip decline_apip apip_by_law write_apip "
    "record_reply",
    "R11": "tell close",
    "44.3": "ask_completion",
    "44.4": "complete",
    "44.5": "deem_withdrawn",
    "": "reopen",
}


def test_each_step_has_its_clause() -> None:
    found: dict[str, set[str]] = {}
    for row in TRANSITIONS:
        found.setdefault(str(row.clause or ""), set()).add(str(row.action))
    assert found == {clause: set(actions.split()) for clause, actions in CLAUSES.items()}


RESULT = (Step.OUTCOME, Step.ACTION_TAKEN)
ROUTED = (*REVIEW_STEPS, Step.ROUTE)
REPORTS = (Step.SUPERIOR_REPORT, Step.WRITTEN_REPORT)
SUGGESTION, QUESTION = Facts(Kind.SUGGESTION), Facts(Kind.INFORMATION_REQUEST)


def ended(outcome: Outcome, route: Route | None = None) -> Facts:
    return Facts(outcome=outcome, route=route)


# state, action, facts → steps that must be on record
REQUIRED = [
    ("registered", "take", Facts(), ()),
    ("registered", "decide_late", Facts(), (Step.LATE_DECISION, Step.LATE_REASON)),
    ("registered", "find_service_date", Facts(), (Step.DATE_SOURCE,)),
    ("under_review", "review", Facts(), REVIEW_STEPS),
    ("under_review", "review", SUGGESTION, ()),
    ("under_review", "ask_completion", Facts(), (Step.COMPLETENESS_NOTICE,)),
    ("registered", "add_identity", SUGGESTION, (Step.IDENTITY,)),
    ("incomplete", "complete", Facts(), (Step.COMPLETION,)),
    ("incomplete", "deem_withdrawn", Facts(), (Step.COMPLETENESS_NOTICE, Step.LAPSE, *RESULT)),
    ("under_review", "follow_up", Facts(), ROUTED),
    ("under_review", "refer", Facts(), (*ROUTED, Step.LETTER)),
    ("under_review", "ask_apip", Facts(), (*REVIEW_STEPS, Step.APIP_REASON)),
    ("waiting_approval", "approve_apip", Facts(), (Step.APIP_REASON, Step.APIP_DECISION, Step.ROUTE)),
    ("waiting_approval", "decline_apip", Facts(), (Step.APIP_REASON, Step.APIP_DECISION)),
    ("followed_up", "apip_by_law", Facts(), (*ROUTED, Step.CITED_LAW)),
    ("followed_up", "write_apip", Facts(route=Route.APIP), (Step.LETTER,)),
    ("followed_up", "record_reply", Facts(route=Route.TEAM), (Step.LETTER, Step.REPLY_NOTED)),
    ("followed_up", "raise", Facts(), (Step.RAISED,)),
    ("followed_up", "answer", Facts(), (*ROUTED, *RESULT)),
    ("followed_up", "answer", Facts(claims_compensation=True), (*ROUTED, *RESULT, Step.COMPENSATION)),
    ("followed_up", "answer", Facts(outcome=Outcome.REFERRED, claims_compensation=True), (*ROUTED, *RESULT)),
    ("followed_up", "answer", SUGGESTION, RESULT),
    ("under_review", "answer", SUGGESTION, RESULT),
    ("under_review", "answer", QUESTION, RESULT),
    ("registered", "answer_at_once", QUESTION, (Step.OUTCOME,)),
    ("under_review", "end_early", ended(Outcome.WITHDRAWN), RESULT),
    ("under_review", "end_early", ended(Outcome.REFERRED), RESULT),
    ("under_review", "end_early", ended(Outcome.DUPLICATE), (*RESULT, Step.DUPLICATE_OF)),
    ("answered", "tell", Facts(), (Step.TELLING,)),
    ("answered", "close", ended(Outcome.PROVEN), (Step.TOLD, *REPORTS)),
    ("answered", "close", ended(Outcome.PARTLY_PROVEN), (Step.TOLD, *REPORTS)),
    ("answered", "close", ended(Outcome.NOT_PROVEN, Route.INTERNAL), (Step.TOLD, *REPORTS)),
    ("answered", "close", ended(Outcome.PROVEN, Route.TEAM), (Step.TOLD, *REPORTS, Step.REPLY)),
    ("answered", "close", ended(Outcome.PROVEN, Route.APIP), (Step.TOLD, *REPORTS, Step.REPLY)),
    ("answered", "close", ended(Outcome.REFERRED), (Step.TOLD, *REPORTS)),
    ("answered", "close", ended(Outcome.WITHDRAWN, Route.TEAM), ()),
    ("answered", "close", ended(Outcome.DUPLICATE, Route.TEAM), (Step.TOLD,)),
    ("answered", "close", Facts(Kind.SUGGESTION, Outcome.NOTED), ()),
    ("answered", "close", Facts(Kind.INFORMATION_REQUEST, Outcome.INFORMED), ()),
    ("closed", "reopen", Facts(), (Step.REOPENING,)),
]


@pytest.mark.parametrize(
    ("state", "action", "facts", "steps"), REQUIRED, ids=[f"{row[0]} {row[1]} {row[2]}" for row in REQUIRED]
)
def test_missing_steps(state: str, action: str, facts: Facts, steps: tuple[Step, ...]) -> None:
    assert (row := transition(State(state), Action(action), facts.kind)) is not None
    assert missing_steps(row, (), facts) == steps
    assert missing_steps(row, steps, facts) == ()
    assert missing_steps(row, steps[1:], facts) == steps[:1]


def test_a_holding_reply_is_no_answer() -> None:
    assert (row := transition(State.FOLLOWED_UP, Action.ANSWER)) is not None
    holding = given_steps({Step.OUTCOME: "", Step.ACTION_TAKEN: " \n"})
    assert missing_steps(row, {*ROUTED, *holding}) == RESULT
    real = given_steps({Step.OUTCOME: Outcome.PROVEN, Step.ACTION_TAKEN: "Izin diterbitkan"})
    assert missing_steps(row, {*ROUTED, *real}) == ()


@pytest.mark.parametrize(
    ("attempts", "letters", "replies", "steps"),
    [
        (2, 0, 0, set()),
        (3, 0, 0, {Step.TOLD}),
        (0, 1, 0, set()),
        (0, 1, 1, {Step.REPLY}),
        (0, 2, 1, set()),
        (0, 0, 0, set()),
    ],
)
def test_what_several_records_make_together(attempts: int, letters: int, replies: int, steps: set) -> None:
    assert fulfilled((), attempts=attempts, letters=letters, replies=replies) == steps


FINDINGS = {
    Kind.COMPLAINT: (Outcome.PROVEN, Outcome.PARTLY_PROVEN, Outcome.NOT_PROVEN),
    Kind.SUGGESTION: (Outcome.NOTED,),
    Kind.INFORMATION_REQUEST: (Outcome.INFORMED,),
}


@pytest.mark.parametrize("kind", Kind)
def test_outcomes_for_each_kind_and_step(kind: Kind) -> None:
    assert outcomes_for(kind) == (*FINDINGS[kind], Outcome.REFERRED)
    ends = (Outcome.WITHDRAWN, Outcome.REFERRED, Outcome.DUPLICATE)
    assert outcomes_for(kind, Action.END_EARLY) == ends
    assert outcomes_for(kind, Action.ANSWER_AT_ONCE) == (Outcome.INFORMED,)
    assert outcomes_for(kind, Action.DEEM_WITHDRAWN) == (Outcome.WITHDRAWN,)
    assert outcomes_for(kind, Action.CLOSE) == ()


def test_the_clauses_of_the_table_are_rules_of_law() -> None:
    assert all(row.clause in Clause for row in TRANSITIONS if row.clause)
