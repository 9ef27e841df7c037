from django.http import HttpRequest, HttpResponse

from purwakarta_ptsp.caching import public_page

# Forms, receipts and staff pages are nothing to find by a search engine; the rules and standards are.
RULES = """\
User-agent: *
Disallow: /pengaduan/baru/
Disallow: /pengaduan/status/
Disallow: /pengaduan/tanda-terima/
Disallow: /petugas/
Disallow: /kelola/
Disallow: /masuk/
Disallow: /keluar/
"""


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(RULES, content_type="text/plain")
