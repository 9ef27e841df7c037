"""The ways beside the straight one: completing, three routes, telling in vain, opening again."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from complaints.intake import Identity, ServiceStatus
from complaints.linking import link
from complaints.models import (
    Answer,
    ApipDecision,
    ApipRequest,
    Classification,
    ComplainantNotice,
    Complaint,
    CompletenessNotice,
    Completion,
    Lapse,
    Letter,
    LetterReply,
    Obstacle,
    Raising,
    Reopening,
    RouteChoice,
    ServiceDate,
)
from complaints.permissions import NotAllowed, NotAllowedNow
from complaints.workflow import Action, Outcome, Route, State
from tests.complaints.desk import (
    ANSWER,
    CLOSED_ON,
    DAY,
    answered,
    closed,
    followed,
    notice,
    report,
    reviewed,
    step,
    taken,
    written,
)
from tests.factories import complaint

pytestmark = pytest.mark.django_db
DUE = date(2026, 4, 7)
LAST_NOTICE_DAY, DAY_15 = date(2026, 4, 7), date(2026, 4, 8)
LAST_COMPLETION_DAY, DAY_31 = date(2026, 4, 30), date(2026, 5, 4)


def asked(case, by, on=DAY):
    lacking = CompletenessNotice(missing="Bukti pembayaran", on=on, how="Telepon")
    return step(case, Action.ASK_COMPLETION, by, lacking, on=on)


def test_what_is_missing_is_asked_and_the_due_date_stays(pelaksana):
    case = asked(taken(complaint(), pelaksana), pelaksana)
    assert (case.state, case.due_on) == (State.INCOMPLETE, DUE)
    step(case, Action.COMPLETE, pelaksana, Completion(received="Kuitansi"), on=date(2026, 3, 13))
    assert (case.state, case.due_on) == (State.UNDER_REVIEW, DUE)


def test_the_counter_may_take_what_is_brought(pelaksana, petugas):
    case = asked(taken(complaint(), pelaksana), pelaksana)
    step(case, Action.COMPLETE, petugas, Completion(received="Kuitansi"))
    assert (case.state, case.handler) == (State.UNDER_REVIEW, pelaksana)


def test_after_14_working_days_the_file_counts_as_complete(pelaksana):
    asked(taken(complaint(), pelaksana), pelaksana, on=LAST_NOTICE_DAY)
    with pytest.raises(NotAllowedNow, match="7 April 2026, sudah lewat, jadi laporan ini dianggap lengkap"):
        asked(taken(complaint(), pelaksana), pelaksana, on=DAY_15)


def withdrawn(case, by, on):
    words = Answer(outcome=Outcome.WITHDRAWN, text="Dianggap dicabut.", follow_up="Diberitahukan.", on=on)
    return step(case, Action.DEEM_WITHDRAWN, by, Lapse(last_day=LAST_COMPLETION_DAY), words, on=on)


def test_who_does_not_complete_in_30_days_has_withdrawn(pelaksana):
    case = asked(taken(complaint(), pelaksana), pelaksana)
    with pytest.raises(NotAllowedNow, match="masih dapat melengkapi sampai 30 April 2026"):
        withdrawn(case, pelaksana, LAST_COMPLETION_DAY)
    withdrawn(case, pelaksana, DAY_31)
    assert (case.state, case.outcome) == (State.CLOSED, Outcome.WITHDRAWN)


def test_without_a_notice_on_record_nobody_has_withdrawn(pelaksana):
    case = taken(complaint(), pelaksana)
    Complaint.objects.filter(pk=case.pk).update(state=State.INCOMPLETE, trail_length=3)
    with pytest.raises(NotAllowedNow, match="pemberitahuan apa yang kurang"):
        withdrawn(case, pelaksana, DAY_31)


def letter(number="503/7"):
    return Letter(to="Dinas PUPR", number=number, sent_on=DAY, due_on=date(2026, 3, 18), about="Data teknis")


def referred(case, by):
    choice = RouteChoice(route=Route.TEAM, reason="Verifikasi teknis di dinas.")
    return step(reviewed(case, by), Action.REFER, by, choice, letter())


def closing(by):
    superior = by.officer.direct_superior
    return [notice(), report(superior), written(superior)]


def test_with_an_agency_every_letter_has_its_reply_before_the_end(pelaksana):
    case = referred(complaint(), pelaksana)
    step(case, Action.ANSWER, pelaksana, Answer(**ANSWER, on=date(2026, 3, 20)), on=date(2026, 3, 20))
    with pytest.raises(NotAllowedNow, match="balasan atas setiap surat"):
        step(case, Action.CLOSE, pelaksana, *closing(pelaksana), on=CLOSED_ON)
    reply = LetterReply(letter=Letter.objects.get(), received_on=CLOSED_ON, summary="Data cocok.")
    step(case, Action.RECORD_REPLY, pelaksana, reply, on=CLOSED_ON)
    step(case, Action.CLOSE, pelaksana, *closing(pelaksana), on=CLOSED_ON)
    assert (case.state, case.route) == (State.CLOSED, Route.TEAM)


def test_a_letter_is_answered_once_and_in_its_own_case(pelaksana):
    case, other = referred(complaint(), pelaksana), referred(complaint(), pelaksana)
    own = Letter.objects.of(case).get()
    step(case, Action.RECORD_REPLY, pelaksana, LetterReply(letter=own, summary="Tidak dijawab."))
    with pytest.raises(NotAllowedNow, match="sudah dicatat"):
        step(case, Action.RECORD_REPLY, pelaksana, LetterReply(letter=own, summary="Lagi."))
    with pytest.raises(NotAllowedNow, match="bukan surat perkara ini"):
        step(other, Action.RECORD_REPLY, pelaksana, LetterReply(letter=own, summary="Keliru."))


def test_apip_waits_for_the_head(pelaksana, kasi, kepala):
    case = step(reviewed(complaint(), pelaksana), Action.ASK_APIP, pelaksana, ApipRequest(reason="Buntu."))
    assert case.state == State.WAITING_APPROVAL
    consent = [
        ApipDecision(authority="Kepala", note="Setuju"),
        RouteChoice(route=Route.APIP, reason="Setuju"),
    ]
    for other in (pelaksana, kasi):
        with pytest.raises(NotAllowed, match="dilakukan oleh: Kepala dinas"):
            step(case, Action.APPROVE_APIP, other, *consent)
    step(case, Action.APPROVE_APIP, kepala, *consent)
    assert (case.state, case.route, case.handler) == (State.FOLLOWED_UP, Route.APIP, pelaksana)


def test_apip_declined_goes_back_to_the_review(pelaksana, kepala):
    case = step(followed(complaint(), pelaksana), Action.ASK_APIP, pelaksana, ApipRequest(reason="Buntu."))
    step(case, Action.DECLINE_APIP, kepala, ApipDecision(authority="Kepala", note="Cukup di kantor"))
    assert case.state == State.UNDER_REVIEW


def test_apip_by_law_names_the_law(pelaksana):
    case = reviewed(complaint(), pelaksana)
    with pytest.raises(NotAllowedNow, match="peraturan yang mengharuskan"):
        step(case, Action.APIP_BY_LAW, pelaksana, RouteChoice(route=Route.APIP, reason="Wajib."))
    cited = RouteChoice(route=Route.APIP, reason="Wajib.", law="UU 30/2014 Pasal 20")
    step(case, Action.APIP_BY_LAW, pelaksana, cited)
    assert case.route == Route.APIP


def test_a_case_is_raised_with_a_written_report(pelaksana, kasi, kepala, bupati):
    case = followed(complaint(), pelaksana)
    step(case, Action.RAISE, pelaksana, Raising(to=kasi.officer, text="Perlu wewenang."))
    assert case.handler == kasi
    step(case, Action.RAISE, kasi, Raising(to=kepala.officer, text="Perlu anggaran."))
    assert case.handler == kepala
    with pytest.raises(NotAllowed):
        step(case, Action.RAISE, kepala, Raising(to=bupati, text="Perlu Bupati."))


def test_who_has_no_account_cannot_go_on(pelaksana, kasi, bupati):
    case = followed(complaint(), kasi)
    with pytest.raises(NotAllowedNow, match="belum mempunyai akun"):
        step(case, Action.RAISE, kasi, Raising(to=bupati, text="Perlu Bupati."))


def attempt(day):
    return ComplainantNotice(on=date(2026, 3, day), how="Telepon", obstacle=Obstacle.NO_ANSWER)


@pytest.mark.parametrize(("days", "enough"), [((20, 20, 20), False), ((20, 21), False), ((20, 21, 22), True)])
def test_three_days_without_an_answer_are_enough(pelaksana, days, enough):
    case, end = answered(complaint(), pelaksana), date(2026, 3, 23)
    for day in days:
        step(case, Action.TELL, pelaksana, attempt(day), on=end)
    superior = pelaksana.officer.direct_superior
    reports = [report(superior, on=end), written(superior, on=end)]
    if enough:
        step(case, Action.CLOSE, pelaksana, *reports, on=end)
        assert case.state == State.CLOSED
    else:
        with pytest.raises(NotAllowedNow, match="pemberitahuan hasil kepada pelapor"):
            step(case, Action.CLOSE, pelaksana, *reports, on=end)


def test_the_published_answer_counts_only_where_no_contact_exists(pelaksana):
    published = ComplainantNotice(on=CLOSED_ON, how="Halaman status", obstacle=Obstacle.NO_CONTACT)
    case = answered(complaint(), pelaksana)
    with pytest.raises(NotAllowedNow, match="cara menghubunginya"):
        step(case, Action.TELL, pelaksana, published, on=CLOSED_ON)


def test_a_claim_is_answered_with_amount_and_day(pelaksana):
    case = followed(complaint(), pelaksana)
    Complaint.objects.filter(pk=case.pk).update(claims_compensation=True)
    with pytest.raises(NotAllowedNow, match="putusan ganti rugi"):
        step(case, Action.ANSWER, pelaksana, Answer(**ANSWER, on=DAY))
    paid = Answer(**ANSWER, on=DAY, compensation_amount=250_000, compensation_on=DUE)
    step(case, Action.ANSWER, pelaksana, paid)
    assert case.state == State.ANSWERED


def test_an_amount_has_its_day_in_the_database_too(pelaksana):
    case = followed(complaint(), pelaksana)
    half = Answer(**ANSWER, on=DAY, compensation_amount=250_000)
    with pytest.raises(IntegrityError, match="compensation_has_its_day"), transaction.atomic():
        step(case, Action.ANSWER, pelaksana, half)


def early(outcome, **more):
    return Answer(outcome=outcome, text="Penjelasan.", follow_up="Dasarnya.", on=DAY, **more)


def test_what_was_withdrawn_closes_without_a_word_more(pelaksana):
    case = step(taken(complaint(), pelaksana), Action.END_EARLY, pelaksana, early(Outcome.WITHDRAWN))
    step(case, Action.CLOSE, pelaksana)
    assert (case.state, case.outcome) == (State.CLOSED, Outcome.WITHDRAWN)


def test_a_duplicate_names_the_other_and_is_told(pelaksana):
    first, case = complaint(), taken(complaint(), pelaksana)
    with pytest.raises(NotAllowedNow, match="nomor laporan yang sama"):
        step(case, Action.END_EARLY, pelaksana, early(Outcome.DUPLICATE))
    with pytest.raises(NotAllowedNow, match="Kaitkan dahulu"):
        step(case, Action.END_EARLY, pelaksana, early(Outcome.DUPLICATE, duplicate_of=first))
    link(case, first, by=pelaksana, reason="Urusan yang sama.")
    step(case, Action.END_EARLY, pelaksana, early(Outcome.DUPLICATE, duplicate_of=first))
    with pytest.raises(NotAllowedNow, match="pemberitahuan hasil"):
        step(case, Action.CLOSE, pelaksana)
    step(case, Action.CLOSE, pelaksana, notice(), on=CLOSED_ON)
    assert case.state == State.CLOSED


def test_a_finding_needs_the_review(pelaksana):
    case = taken(complaint(), pelaksana)
    with pytest.raises(NotAllowedNow, match="Hasil yang mungkin pada langkah ini: dicabut oleh pelapor"):
        step(case, Action.END_EARLY, pelaksana, early(Outcome.PROVEN))


def test_opened_again_it_has_a_new_clock_and_keeps_its_first_outcome(pelaksana):
    case = closed(complaint(), pelaksana)
    step(case, Action.REOPEN, pelaksana, Reopening(reason="Belum tuntas."), on=date(2026, 5, 8))
    assert (case.state, case.outcome, case.answered_on, case.handler) == (State.REOPENED, "", None, None)
    assert (case.clock_began_on, case.due_on) == (date(2026, 5, 8), date(2026, 6, 4))
    opened = Reopening.objects.get()
    assert (opened.former_outcome, opened.former_due_on) == (Outcome.PROVEN, DUE)
    assert Answer.objects.of(case).get().outcome == Outcome.PROVEN


def test_the_first_round_does_not_count_for_the_second(pelaksana):
    case = closed(complaint(), pelaksana)
    on = date(2026, 5, 8)
    step(case, Action.REOPEN, pelaksana, Reopening(reason="Belum tuntas."), on=on)
    step(case, Action.TAKE, pelaksana, on=on)
    with pytest.raises(NotAllowedNow, match="inti masalah"):
        step(case, Action.FOLLOW_UP, pelaksana, RouteChoice(route=Route.INTERNAL, reason="Lagi."), on=on)


def found(case, by, day):
    return step(case, Action.FIND_SERVICE_DATE, by, ServiceDate(served_on=day, source="Buku tamu"))


def test_a_date_found_later_may_open_the_question_of_r4(pelaksana, kasi):
    case = taken(complaint(service_status=ServiceStatus.NOT_REMEMBERED), pelaksana)
    found(case, pelaksana, date(2026, 2, 7))
    assert (case.may_be_suggestion, case.intake_clause, case.due_on) == (True, "R4", DUE)
    history = Classification.objects.of(case).values_list("kind", "clause")
    assert list(history) == [("complaint", "R2"), ("complaint", "R4")]
    with pytest.raises(NotAllowedNow, match="sudah jelas"):
        found(case, pelaksana, date(2026, 3, 1))


@pytest.mark.parametrize(("day", "clause"), [(date(2026, 2, 8), "R2"), (date(2026, 3, 10), "R2")])
def test_a_date_found_later_may_show_that_it_was_in_time(petugas, day, clause):
    case = found(complaint(service_status=ServiceStatus.NOT_REMEMBERED), petugas, day)
    assert (case.may_be_suggestion, case.intake_clause, case.served_on) == (False, clause, day)


def test_a_suggestion_has_no_clock_after_opening_again(pelaksana):
    case = taken(complaint(identity=Identity.NONE), pelaksana)
    step(case, Action.ANSWER, pelaksana, early(Outcome.NOTED))
    step(case, Action.CLOSE, pelaksana)
    step(case, Action.REOPEN, pelaksana, Reopening(reason="Ada usul baru."), on=date(2026, 5, 8))
    assert (case.state, case.due_on) == (State.REOPENED, None)
