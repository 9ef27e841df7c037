"""Links and forms of a page as the kiosk shows them: inside, or no link at all."""

import pytest

from purwakarta_ptsp.kiosk.closed_links import keep_inside

HAS = {"/kios/", "/kios/standar/", "/kios/standar/a/"}


def closed(html: str) -> str:
    return keep_inside(html, "/kios/", HAS.__contains__)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<a href="/">Beranda</a>', '<a href="/kios/">Beranda</a>'),
        ('<a href="/standar/?q=a&amp;b=1">Cari</a>', '<a href="/kios/standar/?q=a&amp;b=1">Cari</a>'),
        ('<a href="/standar/a/#komponen-3">3</a>', '<a href="/kios/standar/a/#komponen-3">3</a>'),
        ('<a href="/kios/standar/">Cari</a>', '<a href="/kios/standar/">Cari</a>'),
        ('<a href="#isi">Isi</a>', '<a href="#isi">Isi</a>'),
        ('<a href="?hal=2">2</a>', '<a href="?hal=2">2</a>'),
        ('<a class="skip" href="#isi">Isi</a>', '<a class="skip" href="#isi">Isi</a>'),
        ('<a id="x">Tanpa alamat</a>', '<a id="x">Tanpa alamat</a>'),
        ('<a href="/masuk/">Masuk</a>', '<span class="closed">Masuk</span>'),
        ('<a href="/kios/../masuk/">Masuk</a>', '<span class="closed">Masuk</span>'),
        ('<a href="https://oss.go.id/" rel="noreferrer">OSS</a>', '<span class="closed">OSS</span>'),
        ('<a href="//lain.example/">Lain</a>', '<span class="closed">Lain</span>'),
        ('<a href="/\\lain.example/">Lain</a>', '<span class="closed">Lain</span>'),
        ('<a href="mailto:a@b.c">a@b.c</a>', '<span class="closed">a@b.c</span>'),
        ('<a href="tel:0264">0264</a>', '<span class="closed">0264</span>'),
        ('<a href="https://wa.me/62">WA</a>', '<span class="closed">WA</span>'),
        ('<a href="javascript:alert(1)">x</a>', '<span class="closed">x</span>'),
        ('<a\nhref="/masuk/"\n>Dua\n<b>baris</b></a>', '<span class="closed">Dua\n<b>baris</b></span>'),
        ('<a class="btn btn-secondary" href="/masuk/">Masuk</a>', ""),
        ('<a class="btn" href="/standar/">Cari</a>', '<a class="btn" href="/kios/standar/">Cari</a>'),
        ("<abbr>tetap</abbr>", "<abbr>tetap</abbr>"),
        ('<form method="get">', '<form method="get" autocomplete="off">'),
        ('<form action="/standar/">', '<form action="/kios/standar/" autocomplete="off">'),
        ('<form action="https://lain.example/">', '<form action="" autocomplete="off">'),
        ('<form autocomplete="on">', '<form autocomplete="off">'),
    ],
)
def test_a_link_leads_inside_or_is_words(html, shown):
    # White space between attributes may stand elsewhere, and their order may change.
    assert sorted(closed(html).split()) == sorted(shown.split())
