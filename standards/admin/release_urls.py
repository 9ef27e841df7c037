"""The addresses of Penetapan beyond Django's own: pages are read, steps are only posted."""

from functools import partial
from typing import TYPE_CHECKING

from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from purwakarta_ptsp.kept_typing import surviving_sign_out
from standards.admin import (
    annex_page,
    annex_report,
    annex_wordings,
    draft_page,
    outline_check,
    revise_page,
    signed_pdf_page,
    submission,
)

if TYPE_CHECKING:
    from standards.admin.releases import ReleaseAdmin

PAGES = (
    ("naskah/", annex_page.upload, "annex"),
    ("naskah/<int:pk>/", annex_report.report, "annex_report"),
    ("naskah/<int:pk>/ubah/", annex_page.change, "annex_change"),
    ("naskah/<int:pk>/komponen/<int:number>/", annex_wordings.component, "annex_component"),
    ("ubah/", revise_page.choose, "revise"),
    ("ubah/teks-bersama/", revise_page.start, "begin_shared"),
    ("ubah/standar/<slug:slug>/", revise_page.start, "begin"),
    ("<int:pk>/persetujuan-kepala/", submission.head_approval, "head_approval"),
    ("<int:pk>/naskah.pdf", signed_pdf_page.signed_pdf, "signed_pdf"),
    ("<int:pk>/halaman/", signed_pdf_page.pages, "pages"),
    ("<int:pk>/versi/", draft_page.choose, "versions"),
    ("<int:pk>/versi/<slug:slug>/", draft_page.edit, "version"),
    ("<int:pk>/versi/<slug:slug>/pratinjau/", draft_page.preview, "version_preview"),
    ("<int:pk>/teks-bersama/", draft_page.edit, "shared"),
    ("<int:pk>/teks-bersama/pratinjau/", draft_page.preview, "shared_preview"),
)
STEPS = (
    ("periksa-uraian/", outline_check.check, "check"),
    ("naskah/<int:pk>/simpan/", annex_report.store, "annex_store"),
    ("naskah/<int:pk>/buang/", annex_page.discard, "annex_discard"),
    ("<int:pk>/ajukan/", submission.submit, "submit"),
    ("<int:pk>/kembalikan/", submission.send_back, "send_back"),
    ("<int:pk>/tautan-pratinjau/", submission.preview_link, "preview_link"),
    ("<int:pk>/pulihkan/<slug:slug>/", submission.restore, "restore"),
    ("<int:pk>/pulihkan/", submission.restore, "restore_shared"),
    ("<int:pk>/tetapkan/", submission.publish, "publish"),
    ("<int:pk>/batalkan/", submission.cancel, "cancel"),
    ("<int:pk>/keluarkan/<int:version>/", draft_page.take_out, "take_out"),
)


def urls(site: "ReleaseAdmin") -> list[URLPattern]:
    asked = [(route, partial(view, site), name) for route, view, name in PAGES]
    posted = [(route, partial(view, site), name) for route, view, name in STEPS]
    guard = site.admin_site.admin_view
    bound = [(route, surviving_sign_out(guard(view)), name) for route, view, name in asked]
    bound += [(route, require_POST(guard(view)), name) for route, view, name in posted]
    return [path(route, view, name=f"standards_release_{name}") for route, view, name in bound]
