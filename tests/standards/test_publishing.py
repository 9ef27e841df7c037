"""A second person publishes, and only what is whole."""

from datetime import date

import pytest
from django.utils import timezone

from standards.models import BusinessActivity, ComponentText, Release, ServiceStandard, Version
from standards.publication import missing_obstacles, same_hand_obstacles, text_obstacles
from standards.publishing import Refused, obstacles, publish
from tests import factories


class TestPure:
    def test_sound_words_have_no_obstacle(self):
        assert text_obstacles(11, "30 Orang", {"staff": 30}) == []

    def test_facts_that_the_words_deny_stop_publishing(self):
        [fault] = text_obstacles(11, "30 Orang", {"staff": 25})
        assert fault.startswith("Komponen 11 (Jumlah Pelaksana): ")

    def test_a_jump_in_the_numbering_stops_publishing(self):
        [fault] = text_obstacles(8, "1. Aula;\n3. Kantin.", {})
        assert fault.startswith("Komponen 8 (Sarana, Prasarana, dan Fasilitas): ")

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
        draft = factories.release(date(2026, 12, 1))
        factories.version(draft, factories.standard(), words={11: text}, written_by=editor)
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
        draft = factories.release()
        version = factories.version(draft)
        ComponentText.objects.create(
            version=version, number=6, text=known.text, facts=known.facts | {"answer_working_days": 20}
        )
        assert any("Komponen 6" in fault for fault in obstacles(draft, penetap))

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
        missing = [fault for fault in obstacles(draft, penetap) if "belum ada uraiannya" in fault]
        assert len(missing) == 4  # 1, 2, 5 and 7 have no shared words
