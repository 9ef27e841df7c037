"""The page of one case and its steps: offered to whom they belong, and nothing typed is lost."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from complaints.intake import Identity, ServiceStatus
from complaints.models import Answer, Complaint, LateDecisionRecord, Review
from complaints.views.case_page import PATHS
from complaints.workflow import Action, State
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import ANSWER, REVIEW, answered, by_hand, closed, followed, taken
from tests.complaints.desk import step as step_of
from tests.factories import at as instant
from tests.factories import complaint

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(as_user, pelaksana):
    return as_user(pelaksana)


def at(case, word=""):
    return f"/petugas/perkara/{case.number}/" + (f"{word}/" if word else "")


def step(action, **words):
    return {f"{action}-{name}": value for name, value in words.items()}


def today():
    return timezone.localdate()


CLOSING = {
    "told_on": "2026-03-21",
    "told_how": "Telepon",
    "report_on": "2026-03-21",
    "report_text": "Terbukti dan diperbaiki.",
    "document": "Nota dinas 700/12",
}


def test_the_page_shows_facts_promise_clock_and_trail(desk):
    case = complaint(item_path="", requested_resolution="Berkas diproses.")
    text = desk.get(at(case)).content.decode()
    for word in ("Berkas diproses.", "7 April 2026", "Terlambat", "KBLI 33152", "Belum dilayani"):
        assert word in text
    assert case.clause_text.text in text
    assert "Cuti Bersama" in text
    assert "Pelapor, melalui portal" in text
    assert "Penjelasan kepada pelapor: “Layanan belum Anda terima," in text


def test_the_item_complained_about_is_marked(desk):
    case = complaint(component=9, item_path="2")
    item = case.clause_text.outline.items[1]
    assert item.path == "2"
    assert desk.get(at(case)).content.decode().count("<mark>") == 2


@pytest.mark.parametrize(("days", "shown"), [(13, False), (14, True)])
def test_the_soft_alarm_rings_on_calendar_day_14(desk, days, shown):
    case = complaint(received_on=today() - timedelta(days=days))
    assert ("Sudah 14 hari kalender" in desk.get(at(case)).content.decode()) is shown


def test_the_soft_alarm_is_silent_after_the_answer(desk, pelaksana):
    case = answered(complaint(received_on=today() - timedelta(days=20)), pelaksana, on=today())
    assert "Sudah 14 hari kalender" not in desk.get(at(case)).content.decode()


def test_a_case_goes_from_the_queue_to_its_end_by_the_forms(desk, kasi, pelaksana):
    case = complaint()
    assert desk.post(at(case, "ambil"))["Location"] == at(case)
    assert desk.post(at(case, "telaah"), step("review", **REVIEW))["Location"] == at(case)
    route = step("follow_up", reason="Cukup di loket.")
    assert desk.post(at(case, "tindak-lanjut"), route)["Location"] == at(case)
    assert desk.post(at(case, "jawab"), step("answer", **ANSWER))["Location"] == at(case)
    case.refresh_from_db()
    assert case.answered_on == today()
    day = today().isoformat()
    closing = CLOSING | {"told_on": day, "report_on": day, "report_to": kasi.officer.pk}
    page = desk.post(at(case, "tutup"), step("close", **closing), follow=True).content.decode()
    assert f"Perkara {case.number} selesai." in page
    case.refresh_from_db()
    assert (case.state, case.handler) == (State.CLOSED, pelaksana)


def test_a_step_that_was_not_needed_says_why(desk, pelaksana):
    case = taken(complaint(), pelaksana)
    words = REVIEW | {"plan": "Buktinya sudah lengkap.", "plan_not_needed": "on"}
    desk.post(at(case, "telaah"), step("review", **words))
    assert Review.objects.get().plan == "Tidak perlu: Buktinya sudah lengkap."
    offers = {offer.action: offer.form for offer in desk.get(at(case)).context["other_offers"]}
    again = offers[Action.REVIEW]
    assert again["plan"].value() == "Buktinya sudah lengkap."
    assert again["plan_not_needed"].value() is True
    assert again["examination_not_needed"].value() is False


@pytest.mark.parametrize("name", list(REVIEW))
def test_a_gap_in_the_review_is_told_and_the_rest_kept(desk, pelaksana, name):
    case = taken(complaint(), pelaksana)
    page = desk.post(at(case, "telaah"), step("review", **REVIEW | {name: " "})).content.decode()
    assert "<title>Galat: Perkara" in page
    assert f'href="#id_review-{name}"' in page
    kept = next(word for key, word in REVIEW.items() if key != name)
    assert kept in page
    assert not Review.objects.exists()


@pytest.mark.parametrize("name", list(ANSWER))
def test_an_answer_with_a_gap_is_none(desk, pelaksana, name):
    case = followed(complaint(), pelaksana)
    page = desk.post(at(case, "jawab"), step("answer", **ANSWER | {name: ""}))
    assert page.status_code == 200
    assert f"id_answer-{name}" in page.content.decode()
    case.refresh_from_db()
    assert case.state == State.FOLLOWED_UP


def test_outcomes_fit_the_kind(desk, pelaksana):
    complaint_page = desk.get(at(followed(complaint(), pelaksana))).content.decode()
    suggestion = desk.get(at(taken(complaint(identity=Identity.NONE), pelaksana))).content.decode()
    assert "Terbukti sebagian" in complaint_page
    assert "Dicatat sebagai masukan" not in complaint_page
    assert "Terbukti sebagian" not in suggestion
    assert "Dicatat sebagai masukan" in suggestion


def test_only_what_can_be_done_now_is_shown(desk, pelaksana):
    case = taken(complaint(), pelaksana)
    before = desk.get(at(case)).content.decode()
    assert "id_review-plan" in before
    assert "id_answer-text" not in before
    assert "id_follow_up-reason" not in before
    step_of(case, Action.REVIEW, pelaksana, Review(**REVIEW))
    after = desk.get(at(case)).content.decode()
    assert "id_follow_up-reason" in after
    assert "id_answer-text" not in after


def test_closing_proposes_the_handlers_own_superior(desk, kasi, pelaksana):
    page = desk.get(at(answered(complaint(), pelaksana))).content.decode()
    assert f'<option value="{kasi.officer.pk}" selected>' in page


@pytest.mark.parametrize("name", ["told_on", "told_how", "report_on", "report_to", "report_text"])
def test_closing_without_one_of_r11_is_told(desk, kasi, pelaksana, name):
    case = answered(complaint(), pelaksana)
    words = CLOSING | {"report_to": kasi.officer.pk} | {name: ""}
    assert f"id_close-{name}" in desk.post(at(case, "tutup"), step("close", **words)).content.decode()
    case.refresh_from_db()
    assert case.state == State.ANSWERED


@pytest.mark.parametrize("day", ["2026-03-19", "2999-01-01"], ids=["before the answer", "in the future"])
def test_nobody_is_told_before_the_answer_or_tomorrow(desk, kasi, pelaksana, day):
    case = answered(complaint(), pelaksana)
    words = CLOSING | {"report_to": kasi.officer.pk, "told_on": day}
    page = desk.post(at(case, "tutup"), step("close", **words)).content.decode()
    assert "Isi tanggal antara hari jawaban, 20 Maret 2026, dan hari ini" in page


def test_a_suggestion_closes_with_an_empty_form(desk, pelaksana):
    case = taken(complaint(identity=Identity.NONE), pelaksana)
    desk.post(at(case, "jawab"), step("answer", **ANSWER | {"outcome": "noted"}))
    desk.post(at(case, "tutup"), step("close"))
    case.refresh_from_db()
    assert case.state == State.CLOSED


def test_a_reported_suggestion_names_its_reader(desk, pelaksana):
    case = taken(complaint(identity=Identity.NONE), pelaksana)
    desk.post(at(case, "jawab"), step("answer", **ANSWER | {"outcome": "noted"}))
    page = desk.post(at(case, "tutup"), step("close", report_text="Sudah ditanggapi."))
    assert "Pilih atasan yang menerima laporan." in page.content.decode()


def late_complaint():
    return complaint(service_status=ServiceStatus.RECEIVED, served_on=date(2026, 1, 2))


def test_lateness_is_decided_with_a_reason_by_someone_else(as_user, kasi, pelaksana):
    case = taken(late_complaint(), pelaksana)
    with clock(instant(2026, 3, 12)):
        client = as_user(kasi)
        refused = client.post(at(case, "putusan"), step("decide_late", decision="suggestion", reason=" "))
        assert "Isi “Alasan keputusan”." in refused.content.decode()
        client.post(at(case, "putusan"), step("decide_late", decision="suggestion", reason="Lewat 37 hari."))
    case.refresh_from_db()
    assert (case.kind, LateDecisionRecord.objects.get().event.by) == ("suggestion", kasi)


def test_lateness_is_not_decided_by_the_handler(as_user, kasi):
    case = taken(late_complaint(), kasi)
    answer = as_user(kasi).post(at(case, "putusan"), step("decide_late", decision="keep", reason="Boleh."))
    assert answer.status_code == 403
    assert "bukan oleh penangan perkara" in answer.content.decode()
    assert "Boleh." in answer.content.decode()


def test_who_comes_second_reads_what_happened_and_keeps_his_words(as_user, desk, kasi, pelaksana):
    case = followed(complaint(), pelaksana)
    as_user(kasi).post(at(case, "jawab"), step("answer", **ANSWER))
    second = desk.post(at(case, "jawab"), step("answer", **ANSWER | {"text": "Jawaban kedua."}))
    assert second.status_code == 409
    page = second.content.decode()
    assert "sekarang pada tahap “Sudah dijawab”. Terakhir: “Beri jawaban” oleh Kasi" in page
    assert "Jawaban kedua." in page
    assert Answer.objects.get().text == ANSWER["text"]


def test_a_closing_that_came_too_late_keeps_its_choices_and_dates_in_words(desk, kasi, pelaksana):
    case = closed(complaint(), pelaksana)
    words = CLOSING | {"report_to": kasi.officer.pk, "report_on": "besok"}
    text = page_text(desk.post(at(case, "tutup"), step("close", **words)))
    assert "Tanggal laporan tertulis besok" in text
    assert "Dilaporkan kepada atasan langsung Kasi (Kepala Seksi Pengaduan)" in text


@pytest.mark.parametrize("word", list(PATHS.values()))
class TestEveryStep:
    def test_is_no_page_to_get(self, desk, word):
        assert desk.get(at(complaint(), word)).status_code == 405

    def test_asks_guests_to_sign_in(self, warga, word):
        case = complaint()
        answer = warga.post(at(case, word))
        assert answer["Location"] == f"/masuk/?next={at(case, word)}"

    @pytest.mark.parametrize("who", ["petugas", "inspektorat"])
    def test_is_refused_to_the_wrong_role_in_words(self, as_user, request, who, word):
        case = complaint()
        answer = as_user(request.getfixturevalue(who)).post(at(case, word))
        assert answer.status_code in (403, 409)
        assert "Langkah tadi belum dilakukan" in answer.content.decode()
        assert case.events.count() == 1

    @pytest.mark.parametrize("who", ["editor", "penetap", "pengelola"])
    def test_is_closed_to_those_without_a_desk(self, as_user, request, who, word):
        answer = as_user(request.getfixturevalue(who)).post(at(complaint(), word))
        assert answer.status_code == 403
        assert "tidak terbuka untuk Anda" in answer.content.decode()

    def test_of_an_unknown_case_is_not_found(self, desk, word):
        assert desk.post(f"/petugas/perkara/P-2026-0009/{word}/").status_code == 404
        assert desk.post(f"/petugas/perkara/x/{word}/").status_code == 404

    def test_done_already_is_a_normal_answer(self, as_user, kepala, word):
        case = complaint()
        state = State.REGISTERED if word == "buka-lagi" else State.CLOSED
        by_hand(Complaint.objects.filter(pk=case.pk), state=state)
        assert as_user(kepala).post(at(case, word)).status_code == 409


def test_an_unknown_step_is_not_found(desk):
    assert desk.post(at(complaint(), "hapus")).status_code == 404


@pytest.mark.parametrize(
    ("who", "offered"),
    [("pelaksana", [Action.TAKE]), ("kasi", [Action.DECIDE_LATE, Action.TAKE]), ("petugas", [])],
)
def test_only_what_one_may_do_is_offered(as_user, request, who, offered):
    answer = as_user(request.getfixturevalue(who)).get(at(late_complaint()))
    assert [offer.action for offer in answer.context["offers"]] == offered


def test_a_lower_case_number_finds_its_case(desk):
    case = complaint()
    assert desk.get(at(case).lower()).status_code == 200


def test_text_of_the_citizen_stays_text(desk):
    case = complaint(description="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in desk.get(at(case)).content.decode()


def test_a_moved_calendar_leaves_the_promise(desk):
    case = complaint()
    by_hand(Complaint.objects.filter(pk=case.pk), due_on=date(2026, 4, 8))
    page = desk.get(at(case)).content.decode()
    assert "Kalender hari libur berubah sesudah batas 8 April 2026 dijanjikan." in page
    assert "Cara menghitung" not in page


def test_beyond_the_calendar_the_page_says_that_nothing_can_be_counted(desk):
    case = complaint(received_on=date(2027, 12, 20))
    assert reverse("desk-case", args=[case.number]) == at(case)
    assert "Belum dapat dihitung" in desk.get(at(case)).content.decode()
