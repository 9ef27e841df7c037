"""Releases as an Atom feed, so that nobody has to come back to see whether anything changed."""

import re
from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.html import linebreaks

from standards.changes.recent import ReleaseNews

# What XML 1.0 cannot hold; a pasted note may, and the feed must not fail for it.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Absolute = Callable[[str], str]


def atom(office: str, news: Iterable[ReleaseNews], absolute: Absolute) -> str:
    page = absolute(reverse("standard-changes"))
    feed = Atom1Feed(
        title=_plain(f"Perubahan standar pelayanan {office}"),
        link=page,
        description="",
        subtitle="Penetapan yang sudah berlaku, yang terbaru di atas.",
        language="id",
        author_name=_plain(office),
        feed_url=absolute(reverse("standard-feed")),
        feed_guid=page,
    )
    for each in news:
        _add(feed, each, page)
    return feed.writeString("utf-8")


def _add(feed: Atom1Feed, news: ReleaseNews, page: str) -> None:
    link = f"{page}#{news.release.slug}"
    feed.add_item(
        title=_plain(f"Perubahan {news.subject}"),
        link=link,
        # Readers take the summary as HTML.
        description=linebreaks(_plain(_description(news)), autoescape=True),
        unique_id=get_tag_uri(link, news.appeared_at),
        pubdate=news.appeared_at,
        updateddate=news.appeared_at,
    )


def _description(news: ReleaseNews) -> str:
    law = news.release.regulation
    names = [str(version) for version in news.versions]
    others = [f"dan {news.others} standar lain"] if news.others else []
    parts = [news.release.note.strip(), ", ".join(names + others), f"Dasar: {law}." if law else ""]
    return "\n".join(part for part in parts if part)


def _plain(text: str) -> str:
    return _NOT_XML.sub("", text)
