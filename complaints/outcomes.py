"""How a case can end. An answer has one of these; a holding reply has none and is no answer (R5)."""

from collections.abc import Mapping

from complaints.intake import Kind
from complaints.labels import Labelled
from complaints.stages import Action


class Outcome(Labelled):
    PROVEN = "proven", "Terbukti"
    PARTLY_PROVEN = "partly_proven", "Terbukti sebagian"
    NOT_PROVEN = "not_proven", "Tidak terbukti"
    NOTED = "noted", "Dicatat sebagai masukan"
    INFORMED = "informed", "Informasi sudah diberikan"
    WITHDRAWN = "withdrawn", "Dicabut oleh pelapor"
    REFERRED = "referred", "Diteruskan kepada instansi yang berwenang"
    DUPLICATE = "duplicate", "Sama dengan laporan lain"


FINDINGS: Mapping[Kind, tuple[Outcome, ...]] = {
    Kind.COMPLAINT: (Outcome.PROVEN, Outcome.PARTLY_PROVEN, Outcome.NOT_PROVEN),
    Kind.SUGGESTION: (Outcome.NOTED,),
    Kind.INFORMATION_REQUEST: (Outcome.INFORMED,),
}
ENDS = (Outcome.WITHDRAWN, Outcome.REFERRED, Outcome.DUPLICATE)


def outcomes_for(kind: Kind, action: Action = Action.ANSWER) -> tuple[Outcome, ...]:
    """Outcomes that this step may give to a case of this kind; none for a step that gives none.
    An answer finds something or says who must; the other ends need no review (R9)."""
    return {
        Action.ANSWER: (*FINDINGS[kind], Outcome.REFERRED),
        Action.ANSWER_AT_ONCE: FINDINGS[Kind.INFORMATION_REQUEST],
        Action.END_EARLY: ENDS,
        Action.DEEM_WITHDRAWN: (Outcome.WITHDRAWN,),
    }.get(action, ())
