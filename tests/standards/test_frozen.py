"""Nothing published is changed: not by the ORM, not by raw SQL, not by adding to it."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from standards.models import (
    ComponentText,
    LegalBasis,
    Regulation,
    Release,
    SourceCell,
    SourceNote,
    Version,
)
from tests import factories

pytestmark = pytest.mark.django_db

PARTS = [Version, ComponentText, LegalBasis, SourceCell, SourceNote]
SOME_CHANGE = {
    Version: {"name": "Lain"},
    ComponentText: {"text": "Lain"},
    LegalBasis: {"position": 99},
    SourceCell: {"raw": "Lain"},
    SourceNote: {"cause": "Lain"},
    Release: {"note": "Lain"},
}


def refused(act) -> None:
    with pytest.raises(IntegrityError, match="tidak dapat diubah"), transaction.atomic():
        act()


@pytest.mark.parametrize("model", [*PARTS, Release], ids=lambda model: model.__name__)
def test_a_published_row_refuses_update_and_delete(model):
    row = model.objects.first()
    refused(lambda: model.objects.filter(pk=row.pk).update(**SOME_CHANGE[model]))
    refused(lambda: model.objects.filter(pk=row.pk)._raw_delete("default"))


@pytest.mark.parametrize("model", [*PARTS, Release], ids=lambda model: model.__name__)
def test_raw_sql_is_refused_as_well(model):
    table = model._meta.db_table
    [(column, value)] = SOME_CHANGE[model].items()
    with connection.cursor() as cursor:
        refused(lambda: cursor.execute(f"DELETE FROM {table}"))
        refused(lambda: cursor.execute(f"UPDATE {table} SET {column} = %s", [value]))


def test_a_published_version_takes_no_new_parts():
    text = ComponentText.objects.filter(number=7).first()
    version, law = text.version, Regulation.objects.first()
    cell = {"document": "x", "annex_number": 1, "first_line": 9999, "last_line": 9999, "raw": "x"}
    refused(lambda: Version.objects.create(release=version.release, standard=None))
    refused(lambda: ComponentText.objects.create(version=version, number=3, text="x"))
    refused(lambda: LegalBasis.objects.create(text=text, position=9, regulation=law))
    refused(lambda: SourceCell.objects.create(version=version, **cell))
    refused(lambda: SourceNote.objects.create(version=version, number=1, theirs="x", cause="x"))


def test_a_draft_part_cannot_be_moved_into_a_published_release():
    draft = factories.version(factories.release(), None, words={11: "31 Orang"})
    known = Version.objects.get(standard=factories.standard())
    refused(lambda: ComponentText.objects.filter(version=draft).update(version=known, number=3))


def test_a_draft_stays_free_to_change():
    draft = factories.version(factories.release(), None, words={11: "31 Orang"})
    ComponentText.objects.filter(version=draft).update(text="32 Orang")
    assert draft.texts.get().text == "32 Orang"
    draft.texts.all().delete()
    draft.delete()


def test_only_a_waiting_release_may_still_be_cancelled():
    waiting = factories.published(date(2999, 1, 1), None, k11="31 Orang")
    Release.objects.filter(pk=waiting.pk).update(cancelled_at=timezone.now())
    refused(lambda: Release.objects.filter(pk=waiting.pk).update(cancelled_at=None))
    somebody = User.objects.create_user("orang")
    refused(lambda: Release.objects.filter(pk=waiting.pk).update(cancelled_by=somebody))
    live = Release.objects.get(slug="teks-bersama")
    refused(lambda: Release.objects.filter(pk=live.pk).update(cancelled_at=timezone.now()))


@pytest.mark.parametrize(
    "change",
    [
        {"submitted_at": timezone.now()},
        {"return_reason": "Lain"},
        {"head_approval_name": "Lain"},
        {"preview_nonce": "lain"},
        {"effective_on": date(2020, 1, 1)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_who_submitted_and_approved_is_frozen_with_the_release(change):
    refused(lambda: Release.objects.filter(slug="teks-bersama").update(**change))
    [(column, value)] = change.items()
    with connection.cursor() as cursor:
        refused(lambda: cursor.execute(f"UPDATE standards_release SET {column} = %s", [value]))


def test_bulk_methods_are_refused_as_well():
    texts = list(ComponentText.objects.all())
    for text in texts:
        text.text = "Lain"
    refused(lambda: ComponentText.objects.bulk_update(texts, ["text"]))
    refused(lambda: Version.objects.all()._raw_delete("default"))
    live = Release.objects.get(slug="teks-bersama")
    refused(lambda: Version.objects.bulk_create([Version(release=live, standard=factories.standard())]))
    refused(lambda: live.writers.add(1))


def test_who_wrote_it_stays_on_record(editor: User):
    draft = factories.release(timezone.localdate())
    factories.version(draft, factories.standard(), words={11: "25 Orang"})
    draft.writers.add(editor)
    factories.publish_in_time(draft)
    refused(draft.writers.clear)
    refused(lambda: draft.writers.through.objects.filter(release=draft).update(user_id=editor.pk))


def test_whoever_cancelled_stands_with_the_day_or_not_at_all():
    waiting = factories.published(date(2999, 1, 1), None, k11="31 Orang")
    somebody = User.objects.create_user("orang")
    with pytest.raises(IntegrityError, match="release_cancelled_after_publishing"), transaction.atomic():
        Release.objects.filter(pk=waiting.pk).update(cancelled_by=somebody)
    Release.objects.filter(pk=waiting.pk).update(cancelled_at=timezone.now(), cancelled_by=somebody)
    refused(lambda: Release.objects.filter(pk=waiting.pk).update(cancelled_by=None))


def test_a_release_cannot_become_a_draft_again():
    refused(lambda: Release.objects.filter(slug="teks-bersama").update(published_at=None))
