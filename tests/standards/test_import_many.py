"""A whole annex at once: as many queries for forty standards as for four, and the same rows."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from standards.admin.release_page import context
from standards.importing.importer import Importer
from standards.models import ComponentText, Release, SourceCell, Version
from standards.publishing import content_obstacles, publish
from standards.regulation import Annex, parse_annex
from tests.standards.large_annex import large_annex

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def annex(standards: int, first: int = 1) -> Annex:
    return parse_annex(large_annex(standards, first=first), "lampiran.txt")


def imported(read: Annex) -> Importer:
    importer = Importer((read,), TODAY, TODAY)
    importer.results = importer.run()
    return importer


def queries_of(act) -> int:
    """What was stored is taken back, so that the next import meets the same catalogue."""
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        act()
        transaction.set_rollback(True)
    return len(queries)


def test_the_made_annex_reads_without_a_fault():
    read = annex(20)
    assert [each.annex_number for each in read.standards] == list(range(1, 21))
    assert not read.notices


def test_the_number_of_queries_does_not_grow_with_the_annex():
    few, many = annex(4), annex(40, first=100)
    assert queries_of(lambda: imported(few)) == queries_of(lambda: imported(many))


def test_publishing_does_not_ask_once_for_each_standard():
    few, many = imported(annex(4)).release, imported(annex(40, first=100)).release
    assert queries_of(lambda: content_obstacles(few)) == queries_of(lambda: content_obstacles(many)) < 20


def test_the_page_of_a_release_asks_as_often_for_many_standards_as_for_few():
    few, many = imported(annex(4)).release, imported(annex(40, first=100)).release
    assert queries_of(lambda: context(few, [])) == queries_of(lambda: context(many, [])) < 15
    first = context(many, [])["versions"][0]
    assert [words.split(".")[0] for words in first.changes] == ["1", "2", "5", "7", "8"]
    assert first.fault_count == 0
    ComponentText.objects.filter(version=first.version, number=7).update(text="Tanpa angka.")
    assert context(many, [])["versions"][0].fault_count > 0


def test_every_standard_is_whole_and_the_same_text_again_changes_nothing():
    read = annex(40)
    first = imported(read)
    assert [each.state for each in first.results] == ["new"] * 40
    assert first.release.versions.count() == 40
    publish(first.release, by=None, at=timezone.now())
    before = [model.objects.count() for model in (Release, Version, SourceCell)]
    again = imported(annex(40))
    assert [each.state for each in again.results] == ["unchanged"] * 40
    assert again.release is None
    assert before == [model.objects.count() for model in (Release, Version, SourceCell)]


def test_every_line_of_the_annex_is_kept():
    read = annex(10)
    release = imported(read).release
    stored = SourceCell.objects.filter(version__release=release).values_list("raw", flat=True)
    wanted = [cell.raw for each in read.standards for cell in each.cells]
    assert sorted(stored) == sorted(wanted)
