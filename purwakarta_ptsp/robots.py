from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from purwakarta_ptsp.caching import public_page

# Forms, receipts and staff pages are nothing to find by a search engine; the rules and standards are.
RULES = """\
User-agent: *
Disallow: /pengaduan/baru/
Disallow: /pengaduan/status/
Disallow: /pengaduan/tanda-terima/
Disallow: /petugas/
Disallow: /pratinjau/
Disallow: /kelola/
Disallow: /kios/
Disallow: /masuk/
Disallow: /keluar/
"""


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    address = request.build_absolute_uri(reverse("sitemap"))
    return HttpResponse(f"{RULES}\nSitemap: {address}\n", content_type="text/plain")
