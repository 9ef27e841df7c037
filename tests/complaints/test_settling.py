"""A small matter registered, settled, told and reported on one page: all of it, or nothing."""

from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.urls import reverse

from complaints import settling
from complaints.accusation import About
from complaints.forms.settling import PRINTED, REFUSED_AT, SettlingForm
from complaints.intake import Identity, Kind
from complaints.models import (
    Answer,
    ComplainantNotice,
    Complaint,
    Event,
    RegisterCounter,
    Review,
    RouteChoice,
    SuperiorReport,
    WrittenReport,
)
from complaints.permissions import NotAllowedNow
from complaints.roles import Role
from complaints.settling import way_of
from complaints.workflow import Action, Outcome, Route, State
from tests.complaints.test_desk_counter import today, typed
from tests.factories import complaint

pytestmark = pytest.mark.django_db
PAGE = "/petugas/loket/selesai/"
WORDS = {
    "core_problem": "Bukti terima berkas tidak diberikan.",
    "related_rule": "",
    "earlier_records": "Buku terima berkas loket.",
    "examination": "Petugas mencari bukti terimanya bersama pelapor.",
    "outcome": Outcome.PROVEN.value,
    "text": "Uraian Anda benar. Bukti terima sudah Anda bawa.",
    "follow_up": "Bukti terima dicetak dan diserahkan.",
    "told_how": "Lisan di loket.",
    "report_text": "Terbukti, dan diperbaiki seketika.",
    "document": PRINTED,
}


@pytest.fixture
def desk(as_user, kasi):
    return as_user(kasi)


@pytest.fixture
def superior(kasi):
    return kasi.officer.direct_superior


def filled(superior, **changes):
    return typed(**WORDS | {"report_to": superior.pk} | changes)


def settled(desk, superior, **changes) -> Complaint:
    answer = desk.post(PAGE, filled(superior, **changes))
    assert answer.status_code == 302, answer.context["form"].errors
    case = Complaint.objects.latest("pk")
    assert answer["Location"] == reverse("desk-receipt", args=[case.number])
    return case


def refused(desk, superior, **changes):
    answer = desk.post(PAGE, filled(superior, **changes))
    assert answer.status_code == 200
    assert (Complaint.objects.count(), Event.objects.count(), RegisterCounter.objects.count()) == (0, 0, 0)
    return answer


def actions(case) -> list[str]:
    return list(case.events.values_list("action", flat=True))


def test_the_whole_record_is_there_at_once(desk, superior, kasi):
    case = settled(desk, superior)
    assert (case.state, case.kind, case.outcome) == (State.CLOSED, Kind.COMPLAINT, Outcome.PROVEN)
    assert (case.handler, case.entered_by, case.answered_on) == (kasi, kasi, today())
    assert case.route == Route.INTERNAL
    assert actions(case) == ["register", "take", "review", "follow_up", "answer", "close"]
    assert set(case.events.values_list("by", flat=True)) == {kasi.pk}
    notice, report, written = (
        model.objects.get() for model in (ComplainantNotice, SuperiorReport, WrittenReport)
    )
    assert (notice.on, notice.how) == (today(), WORDS["told_how"])
    assert (report.on, report.to, report.text) == (today(), superior, WORDS["report_text"])
    assert (written.on, written.to, written.document) == (today(), superior, PRINTED)
    assert RouteChoice.objects.get().reason == Answer.objects.get().follow_up == WORDS["follow_up"]


def test_the_promise_chosen_above_need_not_be_written_again(desk, superior):
    settled(desk, superior)
    review = Review.objects.get()
    assert review.related_rule.startswith("Komponen 3, KBLI 33152")
    assert review.plan == review.examination == WORDS["examination"]


def test_what_was_not_needed_says_so_with_its_reason(desk, superior):
    settled(desk, superior, examination="Jelas dari buku terima.", not_needed="on")
    review = Review.objects.get()
    assert review.plan == review.examination == "Tidak perlu: Jelas dari buku terima."


def test_each_row_of_the_trail_names_what_the_table_names(desk, superior):
    rows = list(settled(desk, superior).events.values_list("action", "source", "target", "clause"))
    assert rows[1:] == [
        (row.action, row.source, row.target, str(row.clause or "")) for row in way_of(Kind.COMPLAINT)
    ]


def test_the_receipt_comes_next_and_says_that_it_is_done(desk, superior):
    answer = desk.post(PAGE, filled(superior), follow=True)
    page, case = answer.content.decode(), Complaint.objects.get()
    assert f"Perkara {case} tercatat dan selesai." in page
    assert "Sari Wulandari" in page


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_way_to_the_end(kind):
    assert way_of(kind)[-1].target == State.CLOSED


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [(Kind.SUGGESTION, Outcome.NOTED), (Kind.INFORMATION_REQUEST, Outcome.INFORMED)],
    ids=str,
)
def test_a_suggestion_or_a_question_needs_its_answer_alone(desk, superior, kind, outcome):
    spared = dict.fromkeys(WORDS, "") | {name: WORDS[name] for name in ("text", "follow_up", "document")}
    case = settled(desk, superior, kind=kind.value, **spared)
    assert (case.state, case.outcome) == (State.CLOSED, outcome)
    assert actions(case) == ["register", "take", "answer", "close"]
    assert not Review.objects.exists()
    assert not WrittenReport.objects.exists()


def test_without_identity_it_is_a_suggestion_and_answered_as_one(desk, superior):
    person = {"identity": Identity.NONE.value, "name": "", "contact": ""}
    page = refused(desk, superior, **person).content.decode()
    assert "Laporan ini tercatat sebagai saran atau masukan. Pilih: dicatat sebagai masukan" in page
    assert settled(desk, superior, **person, outcome="").kind == Kind.SUGGESTION


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("core_problem", "Isi “a. Inti masalah”."),
        ("earlier_records", "Isi “c. Dokumen dan informasi yang diperiksa”."),
        ("examination", "Isi “d dan e. Rencana dan pelaksanaannya”."),
        ("outcome", "Isi “Hasil”."),
        ("text", "Isi “Jawaban kepada pelapor”."),
        ("follow_up", "Isi “Tindak lanjut yang sudah dilakukan”."),
        ("told_how", "Isi “Cara memberi tahu pelapor hari ini”."),
        ("report_to", "Isi “Dilaporkan kepada atasan langsung”."),
        ("report_text", "Isi “Laporan hasil kepada atasan”."),
        ("document", "Isi “Bentuk laporan tertulisnya”."),
    ],
)
def test_what_the_table_wants_is_asked_at_its_field(desk, superior, name, said):
    answer = refused(desk, superior, **{name: ""})
    assert answer.context["form"].errors == {name: [said]}
    for kept in (words for field, words in WORDS.items() if field != name):
        assert kept in answer.content.decode()


def test_without_a_component_the_rule_is_written_out(desk, superior):
    errors = refused(desk, superior, component="").context["form"].errors
    assert errors == {"related_rule": ["Isi “b. Kaitan dengan standar, SOP, atau peraturan”."]}


def test_nobody_reports_to_herself(desk, superior, kasi):
    assert "report_to" in refused(desk, superior, report_to=kasi.officer.pk).context["form"].errors


@pytest.mark.parametrize("action", [row.action for row in way_of(Kind.COMPLAINT)], ids=str)
def test_a_refused_step_takes_back_all_and_keeps_the_words(desk, superior, monkeypatch, action):
    perform = Complaint.perform

    def stopping(case, step, **how):
        if step == action:
            raise NotAllowedNow("Langkah ini ditolak.")
        perform(case, step, **how)

    monkeypatch.setattr(Complaint, "perform", stopping)
    answer = refused(desk, superior)
    assert answer.context["form"].errors == {REFUSED_AT[action]: ["Langkah ini ditolak."]}
    for words in filter(None, WORDS.values()):
        assert words in answer.content.decode()
    monkeypatch.undo()
    assert settled(desk, superior).serial == 1  # no number was lost


def test_a_case_about_the_office_is_not_settled_inside_it(desk, superior):
    errors = refused(desk, superior, about=About.OFFICE.value).context["form"].errors
    assert list(errors) == ["about"]


def test_the_accused_does_not_settle_her_own_case(desk, superior, kasi):
    errors = refused(desk, superior, about=str(kasi.officer.pk)).context["form"].errors
    assert errors == {"about": ["Laporan tentang Anda sendiri dicatat oleh petugas lain."]}


def test_who_is_below_the_accused_does_not_settle(desk, superior):
    errors = refused(desk, superior, about=str(superior.pk)).context["form"].errors
    assert list(errors) == ["about"]


def test_one_form_is_one_case(desk, superior):
    key = str(uuid4())
    first = settled(desk, superior, key=key)
    answer = desk.post(PAGE, filled(superior, key=key, text="Lain."), follow=True)
    said = f"Formulir itu sudah tercatat sebagai {first}; kiriman kedua tidak mengubahnya."
    assert said in answer.content.decode()
    assert (Complaint.objects.count(), Answer.objects.get().text) == (1, WORDS["text"])


def test_a_case_that_was_only_registered_is_left_as_it_is(desk, superior, kasi):
    case = complaint(form_key=UUID(int=7), by=kasi)
    desk.post(PAGE, filled(superior, key=str(UUID(int=7))))
    case.refresh_from_db()
    assert (Complaint.objects.count(), case.state) == (1, State.REGISTERED)


def test_two_copies_at_once_are_one_case(committed, kasi, superior):
    values, answers, start = filled(superior, about=About.UNKNOWN.value), [], Barrier(2)

    def send():
        browser = Client()
        browser.force_login(kasi)
        start.wait()
        answers.append(browser.post(PAGE, values))
        connection.close()

    both = [Thread(target=send) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    case = Complaint.objects.get()
    receipt = reverse("desk-receipt", args=[case.number])
    assert [answer["Location"] for answer in answers] == [receipt, receipt]
    assert (case.state, actions(case).count("close"), case.serial) == (State.CLOSED, 1, 1)


def test_only_roles_that_allow_every_step(as_user, petugas, pelaksana, kepala):
    for user in (petugas, pelaksana, kepala):
        assert as_user(user).get(PAGE).status_code == 403
    petugas.groups.add(Group.objects.get(name=Role.HANDLER))
    assert as_user(petugas).get(PAGE).status_code == 200


def test_the_counter_offers_it_only_to_them(as_user, petugas, kasi):
    button = f'formaction="{PAGE}"'
    assert button in as_user(kasi).get("/petugas/loket/").content.decode()
    assert button not in as_user(petugas).get("/petugas/loket/").content.decode()


def test_too_many_words_are_said_at_their_field(desk, superior):
    assert list(refused(desk, superior, text="a" * 10_001).context["form"].errors) == ["text"]


def test_which_standard_is_asked_first_and_its_rule_not_at_all(desk, superior):
    assert list(refused(desk, superior, standard="inspeksi").context["form"].errors) == ["which"]


def test_nothing_at_all_is_an_ordinary_answer(desk):
    assert desk.post(PAGE, {"kind": "x", "outcome": "x", "report_to": "x"}).status_code == 200


def test_superior_and_paper_are_there_before_the_first_word(desk, superior):
    form = desk.get(PAGE).context["form"]
    assert (form["report_to"].value(), form["document"].value()) == (superior.pk, PRINTED)


def test_every_step_of_the_way_has_its_field():
    steps = {row.action for kind in Kind for row in way_of(kind)}
    assert steps == REFUSED_AT.keys()
    assert set(REFUSED_AT.values()) <= SettlingForm.base_fields.keys()


def test_the_step_that_stopped_it_is_named(kasi):
    case = complaint()
    with pytest.raises(settling.Unsettled, match="Lengkapi dahulu") as stopped:
        settling.settle(case, {}, by=kasi, on=today())
    assert stopped.value.action == Action.REVIEW
    assert actions(case) == ["register"]
