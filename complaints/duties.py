"""Which required records bind which case: kinds, outcomes, routes and claims make the difference."""

from collections.abc import Mapping
from dataclasses import dataclass

from complaints.intake import Kind
from complaints.outcomes import Outcome
from complaints.stages import Route, Step


@dataclass(frozen=True)
class Facts:
    """What the required records depend on, as it is once the step is done."""

    kind: Kind = Kind.COMPLAINT
    outcome: Outcome | None = None
    route: Route | None = None
    claims_compensation: bool = False


@dataclass(frozen=True)
class Only:
    """A step that is not asked of every case: of which kinds, outcomes and routes it is."""

    kinds: frozenset[Kind] = frozenset({Kind.COMPLAINT})
    without_outcomes: frozenset[Outcome] = frozenset()
    outcomes: frozenset[Outcome] = frozenset()
    routes: frozenset[Route] = frozenset()
    when_claimed: bool = False

    def binds(self, facts: Facts) -> bool:
        return (
            facts.kind in self.kinds
            and facts.outcome not in self.without_outcomes
            and (not self.outcomes or facts.outcome in self.outcomes)
            and (not self.routes or facts.route in self.routes)
            and (facts.claims_compensation or not self.when_claimed)
        )


ORDINARY = Facts()
REVIEW_STEPS = (
    Step.CORE_PROBLEM,
    Step.RELATED_RULES,
    Step.DOCUMENTS_CHECKED,
    Step.PLAN,
    Step.CARRIED_OUT,
)
EVERY_KIND = frozenset(Kind)
_WITHDRAWN = frozenset({Outcome.WITHDRAWN})
_WITHDRAWN_OR_DUPLICATE = _WITHDRAWN | {Outcome.DUPLICATE}
# R9 to R11 speak of complaints: a suggestion may come from nobody who could be told, and is noted.
# Whoever withdrew knows it. Who said the same as another is told where the answer is; what was
# done about it is reported once, in the other case.
ONLY: Mapping[Step, Only] = {
    **dict.fromkeys(REVIEW_STEPS, Only()),
    Step.ROUTE: Only(),
    Step.COMPENSATION: Only(when_claimed=True, without_outcomes=frozenset({Outcome.REFERRED})),
    Step.DUPLICATE_OF: Only(EVERY_KIND, outcomes=frozenset({Outcome.DUPLICATE})),
    Step.REPLY: Only(routes=frozenset({Route.TEAM, Route.APIP}), without_outcomes=_WITHDRAWN_OR_DUPLICATE),
    Step.TOLD: Only(without_outcomes=_WITHDRAWN),
    Step.SUPERIOR_REPORT: Only(without_outcomes=_WITHDRAWN_OR_DUPLICATE),
    Step.WRITTEN_REPORT: Only(without_outcomes=_WITHDRAWN_OR_DUPLICATE),
}
