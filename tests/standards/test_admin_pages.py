"""Every page of Pengelolaan portal: in Indonesian, without inline code, and none of them fails."""

import gettext
import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from standards.models import Office, Regulation, Release
from tests import factories

pytestmark = pytest.mark.django_db

# Common words of Django's own pages; the regulation itself says "email" and "service delivery".
ENGLISH = re.compile(
    r"\b(the|add|added|change|changed|delete|save|view|select|history|home|search|today|welcome|password"
    r"|please|your|this|was|objects?|users?|groups?|permissions?|yes|choose|toggle|show|hide|close|log"
    r"|clear|error|required|empty|unknown|date|time|link|by|of|from|is|are|none|breadcrumbs|sidebar)\b",
    re.IGNORECASE,
)
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|\son[a-z]+=\"|\sstyle=\"|<style")
# What the page quotes or an editor types is the regulation's, damaged markup and all.
SOURCE_WORDS = ("script", "textarea", "blockquote")
SHOWN = ("title", "aria-label", "placeholder", "alt")


class Page(HTMLParser):
    """The words people see or hear, and the links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag in SOURCE_WORDS:
            self._inside.append(tag)
        if tag == "a" and known.get("href"):
            self.links.append(known["href"].split("#")[0])
        self.words += [known[name] or "" for name in SHOWN if name in known]
        if tag == "input" and known.get("type") == "submit":
            self.words.append(known["value"] or "")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.words.append(data)


def shape(link: str) -> str:
    return re.sub(r"\d+|kbli-[a-z0-9-]+", "N", link.split("?", maxsplit=1)[0])


def crawl(client: Client) -> dict[str, tuple[str, Page]]:
    """One page of every shape that links lead to."""
    found: dict[str, tuple[str, Page]] = {}
    todo = ["/kelola/"]
    while todo:
        link = todo.pop(0)
        if shape(link) in found or not link.startswith("/kelola/"):
            continue
        answer = client.get(link, follow=True)
        assert answer.status_code == 200, link
        html = answer.content.decode()
        page = Page(html)
        found[shape(link)] = (html, page)
        base = answer.request["PATH_INFO"]
        own = [each for each in page.links if each[:1] not in ("?", ".") and "://" not in each]
        todo += [each if each.startswith("/") else base + each for each in own]
    return found


@pytest.fixture
def some_releases(db: None) -> None:
    factories.published(factories.at(2026, 1, 1).date(), factories.standard(), k8="1. Ruang tunggu;")
    factories.published(factories.at(2099, 1, 1).date(), None, k9="1. Ramah;")
    factories.version(
        factories.release(None, "draf-uji"), factories.standard(), words={9: "1. Ramah;\n3. Cepat;"}
    )


@pytest.mark.parametrize("who", ["editor", "penetap", "pengelola", "admin_user"])
def test_every_page_is_indonesian_and_without_inline_code(who, request, some_releases):
    client = Client()
    client.force_login(request.getfixturevalue(who))
    pages = crawl(client)
    assert len(pages) >= 20
    for link, (html, page) in pages.items():
        assert not INLINE.search(html), link
        english = [words.strip() for words in page.words if ENGLISH.search(words)]
        assert not english, (link, english)


def test_the_name_of_the_office_is_in_every_title(admin_client):
    html = admin_client.get("/kelola/").content.decode()
    assert f"Pengelolaan portal – {Office.objects.get().short_name}</title>" in html


def test_sign_in_and_sign_out_are_the_portals_own(warga, editor, as_user):
    assert warga.get("/kelola/", follow=True).redirect_chain[-1][0] == "/masuk/?next=/kelola/"
    client = as_user(editor)
    assert client.get("/kelola/login/").url == "/kelola/"
    client.post("/kelola/logout/")
    assert client.get("/kelola/").status_code == 302


def test_days_are_shown_and_typed_without_the_american_order(admin_client):
    law = Regulation.objects.get(slug="pp-5-2021")
    url = reverse("admin:standards_regulation_change", args=[law.pk])
    assert 'type="date"' in admin_client.get(url).content.decode()
    release = factories.release(factories.at(2027, 8, 17).date())
    page = admin_client.get(reverse("admin:standards_release_changelist")).content.decode()
    assert "17 Agustus 2027" in page
    assert Release.objects.get(pk=release.pk).effective_on.isoformat() == "2027-08-17"


def test_the_office_is_one_row(pengelola: User, as_user):
    client = as_user(pengelola)
    change = reverse("admin:standards_office_change", args=[1])
    assert client.get(reverse("admin:standards_office_changelist")).url == change
    assert client.get(reverse("admin:standards_office_add")).status_code == 403
    assert client.post(reverse("admin:standards_office_delete", args=[1]), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(
    ("choice", "slug", "is_listed"),
    [
        ({"diperiksa": "belum"}, "uu-6-2023", True),
        ({"diperiksa": "sudah"}, "uu-6-2023", False),
        ({"diganti": "ada"}, "permentan-15-2021", True),
        ({"diganti": "tidak ada"}, "permentan-15-2021", False),
    ],
    ids=str,
)
def test_regulations_are_found_by_what_is_known_of_them(admin_client, choice, slug, is_listed):
    listed = admin_client.get(reverse("admin:standards_regulation_changelist"), choice).context["cl"].queryset
    assert listed.filter(slug=slug).exists() is is_listed


def test_the_state_of_a_regulation_is_in_its_list(admin_client):
    page = admin_client.get(reverse("admin:standards_regulation_changelist")).content.decode()
    assert "tidak berlaku lagi" in page
    assert "belum diperiksa" in page


def test_the_mended_translations_are_compiled():
    folder = settings.BASE_DIR / "locale" / "id" / "LC_MESSAGES"
    source = (folder / "django.po").read_text(encoding="utf-8")
    entries = re.findall(
        r'^msgid "(.+)"\n(?:msgid_plural ".+"\n)?msgstr(?:\[0\])? "(.+)"$', source, re.MULTILINE
    )
    with (folder / "django.mo").open("rb") as compiled:
        catalogue = gettext.GNUTranslations(compiled)
    assert len(entries) > 40
    for english, indonesian in entries:
        plain, mended = (text.replace('\\"', '"') for text in (english, indonesian))
        assert mended in (catalogue.gettext(plain), catalogue.ngettext(plain, "", 2)), english


def test_an_address_that_cannot_be_is_refused_in_plain_words(editor, as_user):
    answer = as_user(editor).post("/kelola/standards/servicestandard/add/", {"slug": "dua kata"})
    html = answer.content.decode()
    assert "Pakai huruf, angka, dan tanda hubung saja, tanpa spasi." in html
    assert "“slug”" not in html
