"""What makes a case look sent by a machine. It is kept all the same, with number, code and due date:
a person reads it and decides: real texts are never dropped."""

from complaints.labels import Labelled


class Suspicion(Labelled):
    TRAPPED = "trapped", "Kotak yang tidak terlihat orang terisi"
    TOO_FAST = "too_fast", "Formulir diisi lebih cepat daripada orang"
    LIMIT = "limit", "Terlalu banyak laporan dari satu sambungan internet"


class Quarantine(Labelled):
    """How a case stands to the quarantine; one that never was in it has none of these."""

    HELD = "held", "Dalam karantina"
    RELEASED = "released", "Dilepaskan dari karantina"
    SPAM = "spam", "Ditutup sebagai bukan laporan"


def judge(*, trapped: bool, seconds: float, quickest: float, is_over: bool) -> Suspicion | None:
    """The plainest sign first. `seconds` from the first page to sending, `quickest` what a person needs."""
    if trapped:
        return Suspicion.TRAPPED
    if seconds < quickest:
        return Suspicion.TOO_FAST
    return Suspicion.LIMIT if is_over else None
