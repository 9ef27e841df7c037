"""The life of a case as one table: from, action, to, by whom, with what on record, and why.

What the case's state allows stands here; what one person may do with one case (the handler
of the case, the accused) is for the permissions.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from complaints.clauses import Clause
from complaints.intake import Kind
from complaints.labels import Labelled
from complaints.roles import Role


class State(Labelled):
    REGISTERED = "registered", "Tercatat"
    UNDER_REVIEW = "under_review", "Sedang ditelaah"
    ANSWERED = "answered", "Sudah dijawab"
    CLOSED = "closed", "Selesai"


class Action(Labelled):
    REGISTER = "register", "Catat laporan"  # before the table: it makes the case
    TAKE = "take", "Ambil perkara"
    REVIEW = "review", "Catat penelaahan"
    DECIDE_LATE = "decide_late", "Putuskan pengaduan yang lewat waktu"
    ANSWER = "answer", "Beri jawaban"
    CLOSE = "close", "Tutup perkara"


class Step(Labelled):
    """Something that must be on record, in words or as a choice, before the case moves on."""

    CORE_PROBLEM = "core_problem", "Inti masalah"  # R9a
    RELATED_RULES = "related_rules", "Standar, SOP, atau peraturan yang terkait"  # R9b
    DOCUMENTS_CHECKED = "documents_checked", "Dokumen dan keterangan yang diperiksa"  # R9c
    PLAN = "plan", "Rencana penanganan"  # R9d
    CARRIED_OUT = "carried_out", "Pelaksanaan"  # R9e
    LATE_DECISION = "late_decision", "Keputusan atas pengaduan yang lewat waktu"  # R4
    LATE_REASON = "late_reason", "Alasan keputusan"  # R4
    OUTCOME = "outcome", "Hasil"  # R5
    ACTION_TAKEN = "action_taken", "Tindak lanjut yang dilakukan"  # R5
    TOLD = "told", "Pemberitahuan hasil kepada pelapor"  # R11
    SUPERIOR_REPORT = "superior_report", "Laporan hasil kepada atasan langsung"  # R11


class Outcome(Labelled):
    """What an answer says. A holding reply has none of these and is no answer."""

    PROVEN = "proven", "Terbukti"
    PARTLY_PROVEN = "partly_proven", "Terbukti sebagian"
    NOT_PROVEN = "not_proven", "Tidak terbukti"
    NOTED = "noted", "Dicatat sebagai masukan"
    INFORMED = "informed", "Informasi sudah diberikan"
    WITHDRAWN = "withdrawn", "Dicabut oleh pelapor"
    REFERRED = "referred", "Diteruskan kepada instansi yang berwenang"
    DUPLICATE = "duplicate", "Sama dengan laporan lain"


REVIEW_STEPS = (
    Step.CORE_PROBLEM,
    Step.RELATED_RULES,
    Step.DOCUMENTS_CHECKED,
    Step.PLAN,
    Step.CARRIED_OUT,
)
# R9 and R11 speak of complaints. A suggestion may come from nobody who could be told.
_COMPLAINTS_ONLY = frozenset({*REVIEW_STEPS, Step.TOLD, Step.SUPERIOR_REPORT})
_FINDINGS = {
    Kind.COMPLAINT: (Outcome.PROVEN, Outcome.PARTLY_PROVEN, Outcome.NOT_PROVEN),
    Kind.SUGGESTION: (Outcome.NOTED,),
    Kind.INFORMATION_REQUEST: (Outcome.INFORMED,),
}
_WITHOUT_FINDING = (Outcome.WITHDRAWN, Outcome.REFERRED, Outcome.DUPLICATE)


@dataclass(frozen=True)
class Transition:
    """One row of the table.

    ``requires``: on record once the action is done, from earlier events or from its own form.
    ``late_only``: stands only for a complaint on which R4 leaves a decision open.
    ``not_by_handler``: the account that handles the case may not do it.
    """

    source: State
    action: Action
    target: State
    roles: frozenset[Role]
    requires: tuple[Step, ...]
    clause: Clause
    late_only: bool = False
    not_by_handler: bool = False


_HANDLING = frozenset({Role.HANDLER, Role.SECTION_HEAD})
_ANSWERING = _HANDLING | {Role.HEAD}
_DECIDING = frozenset({Role.SECTION_HEAD, Role.HEAD})


def _late_row(state: State) -> Transition:
    return Transition(
        state,
        Action.DECIDE_LATE,
        state,
        _DECIDING,
        (Step.LATE_DECISION, Step.LATE_REASON),
        Clause.R4,
        late_only=True,
        not_by_handler=True,
    )


TRANSITIONS: tuple[Transition, ...] = (
    # R10a: handling begins at the level of the executor.
    Transition(State.REGISTERED, Action.TAKE, State.UNDER_REVIEW, _HANDLING, (), Clause.R10),
    _late_row(State.REGISTERED),
    # R9 a-e; a step that was not needed is recorded with why.
    Transition(
        State.UNDER_REVIEW,
        Action.REVIEW,
        State.UNDER_REVIEW,
        _HANDLING,
        REVIEW_STEPS,
        Clause.R9,
    ),
    _late_row(State.UNDER_REVIEW),
    # R5: "menanggapi dan menindaklanjuti", so an outcome and what was done.
    Transition(
        State.UNDER_REVIEW,
        Action.ANSWER,
        State.ANSWERED,
        _ANSWERING,
        (*REVIEW_STEPS, Step.OUTCOME, Step.ACTION_TAKEN),
        Clause.R5,
    ),
    # R11: told to the complainant and reported to the direct superior, two records.
    Transition(
        State.ANSWERED,
        Action.CLOSE,
        State.CLOSED,
        _ANSWERING,
        (Step.TOLD, Step.SUPERIOR_REPORT),
        Clause.R11,
    ),
)


def transition(state: State, action: Action) -> Transition | None:
    """The row for this action in this state, or None: the click was stale or never offered."""
    rows = (row for row in TRANSITIONS if row.source == state and row.action == action)
    return next(rows, None)


def missing_steps(
    row: Transition, recorded: Collection[Step], kind: Kind = Kind.COMPLAINT
) -> tuple[Step, ...]:
    """Required steps that are not on record. R9 and R11 bind complaints only."""
    return tuple(
        step
        for step in row.requires
        if step not in recorded and (kind == Kind.COMPLAINT or step not in _COMPLAINTS_ONLY)
    )


def given_steps(words: Mapping[Step, str]) -> frozenset[Step]:
    """Steps for which something was really written: blanks are no record."""
    return frozenset(step for step, text in words.items() if text.strip())


def outcomes_for(kind: Kind) -> tuple[Outcome, ...]:
    """Outcomes an answer to this kind may have: findings first, then ends without one."""
    return (*_FINDINGS[kind], *_WITHOUT_FINDING)
