"""A second person publishes, and only what is whole."""

from datetime import date

import pytest
from django.utils import timezone

from standards.assessing import clause_of
from standards.drafting import AlreadyPublished, faults, open_draft
from standards.findings import Clause
from standards.models import BusinessActivity, ComponentText, Release, ServiceStandard, Version
from standards.publication import missing_obstacles, same_hand_obstacles, text_obstacles
from standards.publishing import Refused, date_obstacles, obstacles, publish
from standards.submitting import submit
from standards.transcription import clause_faults
from tests import factories

TODAY = date(2026, 11, 21)
NEEDS_A_DATE = "Isi tanggal berlakunya: “{}” sudah pernah ditetapkan."


class TestPure:
    def test_sound_words_have_no_obstacle(self):
        assert text_obstacles(Clause(11, "30 Orang", {"staff": 30})) == []

    def test_facts_that_the_words_deny_stop_publishing(self):
        [fault] = text_obstacles(Clause(11, "30 Orang", {"staff": 25}))
        assert fault.startswith("Komponen 11 (Jumlah Pelaksana): ")

    def test_a_jump_in_the_numbering_stops_publishing(self):
        [fault] = text_obstacles(Clause(8, "1. Aula;\n3. Kantin."))
        assert fault.startswith("Komponen 8 (Sarana, Prasarana, dan Fasilitas): ")

    @pytest.mark.parametrize(
        ("facts", "missing"),
        [
            ({}, ["Batas menyampaikan pengaduan (hari kalender)", "Batas menjawab pengaduan (hari kerja)"]),
            ({"filing_calendar_days": 30}, ["Batas menjawab pengaduan (hari kerja)"]),
        ],
    )
    def test_the_complaint_policy_needs_both_its_numbers(self, facts, missing):
        words = (
            "Paling lambat 30 hari kalender sejak pemohon menerima pelayanan; dijawab dua puluh hari kerja."
        )
        told = text_obstacles(Clause(6, words, facts))
        ending = "belum ada: tulis angkanya dalam uraian, lalu isi datanya."
        label = "Komponen 6 (Penanganan Pengaduan, Saran dan Masukan)"
        assert [each for each in told if each.endswith(ending)] == [
            f"{label}: {each} {ending}" for each in missing
        ]

    def test_other_components_need_no_facts(self):
        assert text_obstacles(Clause(3, "Segera.", {})) == []

    def test_a_missing_component_is_named(self):
        assert missing_obstacles(set(range(1, 15)) - {4}) == ["Komponen 4 (Biaya/Tarif) belum ada uraiannya."]

    @pytest.mark.parametrize(
        ("publisher", "stopped"),
        [("sari", True), ("budi", False), (None, False)],
        ids=["the writer", "someone else", "command line"],
    )
    def test_whoever_wrote_may_not_publish(self, publisher, stopped):
        assert bool(same_hand_obstacles(publisher, {"sari"})) is stopped


@pytest.mark.django_db
class TestPublish:
    def draft(self, editor, text: str = "25 Orang") -> Release:
        draft = factories.release(date(2999, 12, 1))
        factories.version(draft, factories.standard(), words={11: text}, written_by=editor)
        submit(draft, by=editor, at=timezone.now())
        return draft

    def test_a_second_person_publishes(self, editor, penetap):
        draft = self.draft(editor)
        publish(draft, by=penetap, at=timezone.now())
        assert (draft.is_draft, draft.published_by) == (False, penetap)

    def test_the_writer_is_refused(self, editor):
        draft = self.draft(editor)
        with pytest.raises(Refused, match="Mintalah orang lain"):
            publish(draft, by=editor, at=timezone.now())
        assert Release.objects.get(pk=draft.pk).is_draft

    def test_a_release_is_published_once(self, editor, penetap):
        draft = self.draft(editor)
        publish(draft, by=penetap, at=timezone.now())
        with pytest.raises(Refused, match="sudah terbit"):
            publish(draft, by=penetap, at=timezone.now())

    def test_an_empty_release_is_refused(self, penetap):
        with pytest.raises(Refused, match="belum berisi versi"):
            publish(factories.release(), by=penetap, at=timezone.now())

    def test_words_and_facts_of_the_complaint_policy_must_agree(self, editor, penetap):
        known = ComponentText.objects.get(version__standard=None, number=6)
        draft = factories.release(date(2999, 1, 1))
        version = factories.version(draft)
        ComponentText.objects.create(
            version=version, number=6, text=known.text, facts=known.facts | {"answer_working_days": 20}
        )
        assert any("Komponen 6" in fault for fault in obstacles(draft, penetap, TODAY))

    def test_a_new_standard_without_all_14_components_is_refused(self, penetap):
        draft = factories.release()
        fresh = ServiceStandard.objects.create(slug="baru")
        Version.objects.create(
            release=draft,
            standard=fresh,
            activity=BusinessActivity.objects.first(),
            name="Baru",
            risk="HIGH",
            licence_type="PERMIT",
        )
        missing = [fault for fault in obstacles(draft, penetap, TODAY) if "belum ada uraiannya" in fault]
        assert len(missing) == 4  # 1, 2, 5 and 7 have no shared words


@pytest.mark.django_db
class TestDate:
    """A past day is history: what was promised then stays as it was."""

    def draft(self, effective_on: date | None, standard: ServiceStandard | None) -> Release:
        draft = factories.release(effective_on)
        factories.version(draft, standard, words={11: "25 Orang"})
        return draft

    @pytest.mark.parametrize("shared", [True, False], ids=["shared texts", "a standard"])
    def test_what_is_published_already_needs_a_date(self, shared):
        draft = self.draft(None, None if shared else factories.standard())
        name = "Teks bersama seluruh kantor" if shared else "Reparasi Lokomotif dan Gerbong Kereta"
        assert obstacles(draft, None, TODAY) == [NEEDS_A_DATE.format(name)]

    def test_a_standard_never_published_may_be_in_force_since_before_recording(self):
        draft = factories.release()
        fresh = ServiceStandard.objects.create(slug="baru")
        known = Version.objects.filter(standard=factories.standard()).get()
        version = Version.objects.create(
            release=draft,
            standard=fresh,
            activity=known.activity,
            name="Baru",
            risk="HIGH",
            licence_type="PERMIT",
        )
        for text in known.texts.all():
            factories.text_of(version, text.number, text.text)
        assert obstacles(draft, None, TODAY) == []
        publish(draft, by=None, at=timezone.now())
        again = factories.release()
        factories.version(again, fresh, words={11: "25 Orang"})
        assert obstacles(again, None, TODAY) == [NEEDS_A_DATE.format("Baru")]

    def test_what_was_cancelled_was_never_in_force(self):
        known = Version.objects.get(standard=factories.standard())
        fresh = ServiceStandard.objects.create(slug="baru")
        header = {"activity": known.activity, "name": "Baru", "risk": "HIGH", "licence_type": "PERMIT"}
        waiting, draft = factories.release(date(2999, 1, 1)), factories.release()
        for each in (waiting, draft):
            Version.objects.create(release=each, standard=fresh, **header)
        Release.objects.filter(pk=waiting.pk).update(published_at=timezone.now())
        assert date_obstacles(draft, TODAY) == [NEEDS_A_DATE.format("Baru")]
        Release.objects.filter(pk=waiting.pk).update(cancelled_at=timezone.now())
        assert date_obstacles(draft, TODAY) == []

    @pytest.mark.parametrize(
        ("effective_on", "refused"),
        [(date(2026, 11, 20), True), (TODAY, False), (date(2026, 11, 22), False)],
        ids=["yesterday", "today", "tomorrow"],
    )
    def test_no_release_takes_effect_before_today(self, effective_on, refused):
        told = obstacles(self.draft(effective_on, factories.standard()), None, TODAY)
        past = "Tanggal berlaku sudah lewat; pakai hari ini atau sesudahnya."
        assert told == ([past] if refused else [])

    def test_the_day_is_that_of_the_office(self):
        """00:30 in Purwakarta is still yesterday in UTC."""
        draft = self.draft(date(2026, 11, 20), factories.standard())
        with pytest.raises(Refused, match="sudah lewat"):
            publish(draft, by=None, at=factories.at(2026, 11, 21, 0))
        publish(draft, by=None, at=factories.at(2026, 11, 20, 0))


@pytest.mark.django_db
def test_the_editor_reads_the_faults_that_stop_publishing():
    draft = factories.release(date(2999, 1, 1))
    row = factories.version(draft, None, words={6: "Dijawab dalam dua puluh hari kerja."})
    place = open_draft(draft, None, TODAY).places[5]
    assert faults(place) == [each.cause for each in clause_faults(clause_of(row.texts.get()))]
    assert len(faults(place)) == 2


def test_a_draft_published_meanwhile_is_a_refusal_like_any_other():
    assert issubclass(AlreadyPublished, Refused)
    assert AlreadyPublished().obstacles == ["Penetapan ini sudah terbit."]
