"""The complaint box: several papers on one page, all of them recorded, or none."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.utils import timezone

from complaints.filing import file_complaint
from complaints.intake import Identity, Kind, ServiceStatus
from complaints.models import Complaint, RegisterCounter
from standards.models import Channel, ServiceLocation

pytestmark = pytest.mark.django_db
BOX = "/petugas/loket/kotak/"


@pytest.fixture
def desk(as_user, petugas):
    return as_user(petugas)


def days_ago(count: int) -> str:
    return f"{timezone.localdate() - timedelta(days=count):%d-%m-%Y}"


def paper(number: int, description: str = "Loket hanya satu.", **changes) -> dict:
    words = {"description": description, "written_on": "", "person": "", "kind": "complaint"} | changes
    return {f"kertas-{number}-{name}": value for name, value in words.items()}


def page(*papers: dict, **changes) -> dict:
    usual = {
        "key": str(uuid4()),
        "baris": "5",
        "received_on": days_ago(0),
        "location": ServiceLocation.objects.get(slug="mpp").pk,
        "late_entry_reason": "",
    } | changes
    return {name: value for each in (usual, *papers) for name, value in each.items()}


def test_the_papers_are_cases_in_their_order(desk, petugas):
    sent = page(
        paper(1, "Loket hanya satu."),
        paper(3, "Biaya diminta Rp50.000.", person="Sari, 0812 3456 7890", written_on=days_ago(3)),
        paper(4, "Tambah kursi.", person="Dedi, Kp. Cikopo", kind="suggestion"),
    )
    answer = desk.post(BOX, sent, follow=True)
    nameless, named, suggested = cases = Complaint.objects.order_by("pk")
    assert answer.redirect_chain[-1][0] == "/petugas/loket/jurnal/"
    numbers = ", ".join(case.number for case in cases)
    assert f"3 laporan dari kotak tercatat: {numbers}." in answer.content.decode()
    assert {(case.channel.code, case.entered_by, case.received_on) for case in cases} == {
        ("m", petugas, timezone.localdate())
    }
    assert (nameless.kind, nameless.intake_clause, nameless.due_on) == (Kind.SUGGESTION, "R7", None)
    assert (named.kind, named.identity, named.complainant.phone) == (
        Kind.COMPLAINT,
        Identity.OPEN,
        "081234567890",
    )
    assert (named.service_status, named.due_on is not None) == (ServiceStatus.NOT_REMEMBERED, True)
    assert (suggested.kind, suggested.complainant.address) == (Kind.SUGGESTION, "Kp. Cikopo")


def test_the_box_was_opened_one_day_and_the_paper_written_another(desk):
    """R5 counts from the day of receipt, R2 to the day the complainant spoke."""
    person = "Sari, 0812 3456 7890"
    sent = page(
        paper(1, written_on=days_ago(9), person=person),
        received_on=days_ago(2),
        late_entry_reason="Petugas kotak cuti.",
    )
    desk.post(BOX, sent)
    case, today = Complaint.objects.get(), timezone.localdate()
    assert (case.received_on, case.sent_on) == (today - timedelta(days=2), today - timedelta(days=9))
    assert case.late_entry_reason == "Petugas kotak cuti."
    assert timezone.localdate(case.entered_at) == today


@pytest.mark.parametrize(
    ("papers", "changes", "words"),
    [
        ([], {}, "Belum ada kertas yang diisi."),
        ([paper(1, "")], {}, "Belum ada kertas yang diisi."),
        ([paper(1), paper(2, "", person="Sari, 0812 3456 7890")], {}, "Tulis isi kertas ini"),
        ([paper(1), paper(2, person="Sari")], {}, "Tulis nama, koma, lalu satu cara"),
        ([paper(1), paper(2, written_on="40-40-2026")], {}, "40-40-2026: tanggal itu tidak ada"),
        ([paper(1), paper(2, written_on="99-99")], {}, "99-99: tanggal itu tidak ada. Periksa"),
        ([paper(1), paper(2, written_on="1-1-2999")], {}, "tidak boleh sesudah tanggal diterima"),
        ([paper(1), paper(2, written_on="1-1-1990")], {}, "terlalu lampau"),
        ([paper(1), paper(2, kind="lain")], {}, "pilihan yang valid"),
        ([paper(1), paper(2, "x" * 10_001)], {}, "Isi terlalu panjang"),
        ([paper(1)], {"received_on": "1-2-2026"}, "Tulis alasan mengapa"),
        ([paper(1)], {"received_on": "1-1-2999"}, "tidak boleh sesudah hari ini"),
        ([paper(1)], {"received_on": ""}, "Bidang ini"),
        ([paper(1)], {"location": "9" * 30}, "pilihan yang valid"),
        ([paper(1)], {"key": "x"}, "UUID"),
    ],
)
def test_one_fault_records_none_and_keeps_all(desk, papers, changes, words):
    answer = desk.post(BOX, page(*papers, **changes))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>Galat: Catat isi kotak" in text
    assert words in text
    assert (Complaint.objects.count(), RegisterCounter.objects.count()) == (0, 0)
    assert ("Loket hanya satu." in text) == any(
        "Loket" in each.get("kertas-1-description", "") for each in papers
    )


def test_a_fault_stands_in_the_summary_with_a_link_to_its_field(desk):
    text = desk.post(BOX, page(paper(1), paper(2, person="Sari"))).content.decode()
    assert '<a href="#id_kertas-2-person">Tulis nama, koma' in text
    assert text.count("Tulis isi kertas ini") == 0  # an empty paper is no fault


def test_sent_twice_they_are_the_same_cases(desk):
    sent = page(paper(1), paper(2, "Kedua."))
    desk.post(BOX, sent)
    numbers = ", ".join(case.number for case in Complaint.objects.order_by("pk"))
    again = desk.post(BOX, sent, follow=True).content.decode()
    assert f"sudah tercatat sebagai {numbers};" in again
    assert Complaint.objects.count() == 2


def test_when_one_cannot_be_recorded_none_is(desk, monkeypatch):
    def second_fails(filing, **options):
        if filing.description == "Kedua.":
            raise OperationalError("gone away")
        return file_complaint(filing, **options)

    monkeypatch.setattr("complaints.forms.box.file_complaint", second_fails)
    with pytest.raises(OperationalError):
        desk.post(BOX, page(paper(1), paper(2, "Kedua.")))
    assert (Complaint.objects.count(), RegisterCounter.objects.count()) == (0, 0)


def test_more_rows_without_script_keep_everything(desk):
    sent = page(paper(5, "Kelima.", person="Sari"), received_on="kemarin") | {"tambah": "ya"}
    answer = desk.post(BOX, sent)
    text = answer.content.decode()
    assert "Ada masalah" not in text
    assert "Layar terkunci" not in text
    assert text.count("<legend>Kertas") == 10
    for word in ("Kelima.", 'value="Sari"', 'value="kemarin"', 'name="baris" value="10"', sent["key"]):
        assert word in text


@pytest.mark.parametrize(
    ("typed", "rows"), [("", 5), ("-1", 5), ("7", 7), ("999", 50), ("9" * 400, 5), ("x", 5), ("٣", 5)]
)
def test_the_number_of_rows_is_bounded(desk, typed, rows):
    assert len(desk.post(BOX, page(paper(1, ""), baris=typed)).context["form"].papers) == rows


def test_without_the_channel_it_says_whom_to_ask(desk):
    Channel.objects.filter(code="m").update(is_in_use=False)
    assert "Mintalah administrator" in desk.post(BOX, page(paper(1))).content.decode()
    assert Complaint.objects.count() == 0


def test_odd_posts_end_in_errors(desk):
    odd = "\u202e'\"><script>" + "9" * 400
    names = [*page(paper(1)), "kertas-9-kind", "kertas-51-description"]
    assert desk.post(BOX, dict.fromkeys(names, odd)).status_code == 200
    assert desk.post(BOX, {}).status_code == 200
    assert desk.post(BOX, {"tambah": "ya"}).status_code == 200
    assert desk.head(BOX).status_code == 200
