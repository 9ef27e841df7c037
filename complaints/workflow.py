"""The life of a case as one table: from, action, to, by whom, with what on record, and why.

What the case's state allows stands here; what one person may do with one case (the accused, a
deputy) is for the permissions. docs/alur-perkara.md is made from this table.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from complaints.clauses import Clause
from complaints.duties import EVERY_KIND, ONLY, ORDINARY, REVIEW_STEPS, Facts
from complaints.intake import Kind
from complaints.outcomes import Outcome, outcomes_for
from complaints.roles import Role
from complaints.stages import Action, Route, State, Step, Whose

__all__ = [
    "ANSWERING",
    "REVIEW_STEPS",
    "TRANSITIONS",
    "Action",
    "Facts",
    "Outcome",
    "Route",
    "State",
    "Step",
    "Transition",
    "Whose",
    "fulfilled",
    "given_steps",
    "missing_steps",
    "outcomes_for",
    "transition",
]


@dataclass(frozen=True)
class Transition:
    """One row of the table.

    ``requires``: on record once the action is done, from earlier events or from its own form.
    ``kinds`` and ``routes``: the row stands for these cases only. ``late_only``: only while R4
    leaves a decision open; ``undated_only``: only while nobody remembers the day of service;
    ``nameless_only``: only what R7 made a suggestion for want of a name.
    ``by_complainant``: the complainant takes it too, by number and code, whoever handles the case.
    ``clause`` is None where only good practice asks for it.
    """

    source: State
    action: Action
    target: State
    roles: frozenset[Role]
    requires: tuple[Step, ...]
    clause: Clause | None
    whose: Whose = Whose.HANDLER
    kinds: frozenset[Kind] = EVERY_KIND
    routes: frozenset[Route] = frozenset()
    late_only: bool = False
    undated_only: bool = False
    nameless_only: bool = False
    by_complainant: bool = False

    @property
    def event(self) -> dict[str, str]:
        """What the trail keeps of the row."""
        clause = str(self.clause or "")
        return {"action": self.action, "source": self.source, "target": self.target, "clause": clause}


HANDLING = frozenset({Role.HANDLER, Role.SECTION_HEAD})
ANSWERING = HANDLING | {Role.HEAD}
RECEIVING = HANDLING | {Role.COUNTER}
DECIDING = frozenset({Role.SECTION_HEAD, Role.HEAD})
COMPLAINTS = frozenset({Kind.COMPLAINT})
SUGGESTIONS = frozenset({Kind.SUGGESTION})
REPLIES = frozenset({Kind.SUGGESTION, Kind.INFORMATION_REQUEST})
QUESTIONS = frozenset({Kind.INFORMATION_REQUEST})
BEFORE_THE_ANSWER = (
    State.REGISTERED,
    State.INCOMPLETE,
    State.UNDER_REVIEW,
    State.WAITING_APPROVAL,
    State.FOLLOWED_UP,
)
LETTERS = frozenset({Route.TEAM, Route.APIP})


def _in(states: Collection[State], row: Transition) -> tuple[Transition, ...]:
    """The row in each of these states; one that stayed where it was still does."""
    stays = row.source == row.target
    return tuple(replace(row, source=each, target=each if stays else row.target) for each in states)


# Short names for this table alone, which reads best by lines.
# fmt: off
S, A, C = State, Action, Clause
ANYONE, NOT_HANDLER = Whose.ANYONE, Whose.NOT_HANDLER
HEAD = frozenset({Role.HEAD})
REVIEWED = (S.UNDER_REVIEW, S.FOLLOWED_UP)
ROUTED = (*REVIEW_STEPS, Step.ROUTE)
RESULT = (Step.OUTCOME, Step.ACTION_TAKEN)

TRANSITIONS: tuple[Transition, ...] = (
    # R10a: handling begins at the level of the executor. A reopened case begins again.
    *_in((S.REGISTERED, S.REOPENED),
         Transition(S.REGISTERED, A.TAKE, S.UNDER_REVIEW, HANDLING, (), C.R10, ANYONE)),
    # R2: "not remembered" holds until staff find the day of service, and say where.
    *_in(BEFORE_THE_ANSWER,
         Transition(S.REGISTERED, A.FIND_SERVICE_DATE, S.REGISTERED, RECEIVING,
                    (Step.DATE_SOURCE,), C.R2, ANYONE, COMPLAINTS, undated_only=True)),
    # R4: "dapat", so somebody decides, with a reason, and never who handles the case.
    *_in(BEFORE_THE_ANSWER,
         Transition(S.REGISTERED, A.DECIDE_LATE, S.REGISTERED, DECIDING,
                    (Step.LATE_DECISION, Step.LATE_REASON), C.R4, NOT_HANDLER, COMPLAINTS, late_only=True)),

    # R7: a suggestion only for want of a name becomes a complaint on the day its author gives one,
    # sealed: nobody else does.
    *_in((S.REGISTERED, S.REOPENED, S.UNDER_REVIEW),
         Transition(S.REGISTERED, A.ADD_IDENTITY, S.REGISTERED, frozenset(), (Step.IDENTITY,), C.R7, ANYONE,
                    SUGGESTIONS, nameless_only=True, by_complainant=True)),

    # UU 25/2009 Art 44(3)-(5): what is missing is said within 14 days; who does not complete it
    # within 30 has withdrawn, but only where that notice is on record. R5 waits for nobody.
    Transition(S.UNDER_REVIEW, A.ASK_COMPLETION, S.INCOMPLETE, HANDLING,
               (Step.COMPLETENESS_NOTICE,), C.A44_3, kinds=COMPLAINTS),
    Transition(S.INCOMPLETE, A.COMPLETE, S.UNDER_REVIEW, RECEIVING,
               (Step.COMPLETION,), C.A44_4, ANYONE, by_complainant=True),
    Transition(S.INCOMPLETE, A.DEEM_WITHDRAWN, S.CLOSED, HANDLING,
               (Step.COMPLETENESS_NOTICE, Step.LAPSE, *RESULT), C.A44_5),

    # R9 a-e in one go; a step that was not needed is recorded with why.
    Transition(S.UNDER_REVIEW, A.REVIEW, S.UNDER_REVIEW, HANDLING, REVIEW_STEPS, C.R9),

    # R10a: inside the office, upwards step by step, each with a written report.
    Transition(S.UNDER_REVIEW, A.FOLLOW_UP, S.FOLLOWED_UP, ANSWERING, ROUTED, C.R10, kinds=COMPLAINTS),
    Transition(S.FOLLOWED_UP, A.RAISE, S.FOLLOWED_UP, HANDLING, (Step.RAISED,), C.R10, kinds=COMPLAINTS),
    # R10b: with those who know or own the matter. They need no account: letters are recorded.
    *_in(REVIEWED,
         Transition(S.UNDER_REVIEW, A.REFER, S.FOLLOWED_UP, ANSWERING,
                    (*ROUTED, Step.LETTER), C.R10, kinds=COMPLAINTS)),
    *_in((S.FOLLOWED_UP, S.ANSWERED),
         Transition(S.FOLLOWED_UP, A.RECORD_REPLY, S.FOLLOWED_UP, ANSWERING,
                    (Step.LETTER, Step.REPLY_NOTED), C.R10, routes=LETTERS)),
    # R10c: the auditors, with the approval of the Head or where a rule demands them.
    *_in(REVIEWED,
         Transition(S.UNDER_REVIEW, A.ASK_APIP, S.WAITING_APPROVAL, ANSWERING,
                    (*REVIEW_STEPS, Step.APIP_REASON), C.R10, kinds=COMPLAINTS)),
    Transition(S.WAITING_APPROVAL, A.APPROVE_APIP, S.FOLLOWED_UP, HEAD,
               (Step.APIP_REASON, Step.APIP_DECISION, Step.ROUTE), C.R10, ANYONE),
    Transition(S.WAITING_APPROVAL, A.DECLINE_APIP, S.UNDER_REVIEW, HEAD,
               (Step.APIP_REASON, Step.APIP_DECISION), C.R10, ANYONE),
    *_in(REVIEWED,
         Transition(S.UNDER_REVIEW, A.APIP_BY_LAW, S.FOLLOWED_UP, ANSWERING,
                    (*ROUTED, Step.CITED_LAW), C.R10, kinds=COMPLAINTS)),
    Transition(S.FOLLOWED_UP, A.WRITE_APIP, S.FOLLOWED_UP, ANSWERING,
               (Step.LETTER,), C.R10, routes=frozenset({Route.APIP})),

    # R3: who comes only to ask is answered there and then, by whoever knows. A question is no
    # complaint: no clock, no review, nobody to report to (R5, R9-R11).
    Transition(S.REGISTERED, A.ANSWER_AT_ONCE, S.CLOSED, RECEIVING, (Step.OUTCOME,), C.R3, ANYONE, QUESTIONS),

    # R5: "menanggapi dan menindaklanjuti", so an outcome and what was done. A suggestion or a
    # question needs neither review nor route.
    Transition(S.UNDER_REVIEW, A.ANSWER, S.ANSWERED, ANSWERING, RESULT, C.R5, kinds=REPLIES),
    Transition(S.FOLLOWED_UP, A.ANSWER, S.ANSWERED, ANSWERING,
               (*ROUTED, *RESULT, Step.COMPENSATION), C.R5),
    *_in((S.INCOMPLETE, S.UNDER_REVIEW, S.WAITING_APPROVAL, S.FOLLOWED_UP),
         Transition(S.UNDER_REVIEW, A.END_EARLY, S.ANSWERED, ANSWERING,
                    (*RESULT, Step.DUPLICATE_OF), C.R5)),

    # R11: told to the complainant and reported to the direct superior; R10: in writing, a third.
    Transition(S.ANSWERED, A.TELL, S.ANSWERED, ANSWERING, (Step.TELLING,), C.R11),
    Transition(S.ANSWERED, A.CLOSE, S.CLOSED, ANSWERING,
               (Step.TOLD, Step.SUPERIOR_REPORT, Step.WRITTEN_REPORT, Step.REPLY), C.R11),
    # No rule speaks of it: a new clock, and the first outcome stays on record.
    # By the complainant herself within 14 working days (reopening.py).
    Transition(S.CLOSED, A.REOPEN, S.REOPENED, ANSWERING, (Step.REOPENING,), None, by_complainant=True),
)
# fmt: on


def transition(state: State, action: Action, kind: Kind = Kind.COMPLAINT) -> Transition | None:
    """The row for this action in this state and kind, or None: the click was stale or never offered."""
    rows = (row for row in TRANSITIONS if row.source == state and row.action == action)
    return next((row for row in rows if kind in row.kinds), None)


def missing_steps(row: Transition, recorded: Collection[Step], facts: Facts = ORDINARY) -> tuple[Step, ...]:
    """Required steps that are not on record and that these facts do not exempt."""
    return tuple(
        step
        for step in row.requires
        if step not in recorded and (step not in ONLY or ONLY[step].binds(facts))
    )


def given_steps(words: Mapping[Step, str]) -> frozenset[Step]:
    """Steps for which something was really written: blanks are no record."""
    return frozenset(step for step, text in words.items() if text.strip())


# When nobody answers, this many attempts on different days count as told; the office's own figure,
# as no rule names one.
ATTEMPTS = 3


def fulfilled(given: Collection[Step], *, attempts: int, letters: int, replies: int) -> frozenset[Step]:
    """What is on record, with what several records make together: enough attempts on different
    days are a telling (R11), and every letter has its reply (R10)."""
    together = {
        Step.TOLD: attempts >= ATTEMPTS,
        Step.REPLY: letters > 0 and replies >= letters,
    }
    return frozenset(given) | {step for step, is_done in together.items() if is_done}
