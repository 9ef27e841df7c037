from django.urls import include, path

from standards import views
from standards.changes import views as changes
from standards.clarity import views as clarity
from standards.preview import views as preview
from standards.tools import views as tools

urlpatterns = [
    path("", views.home, name="home"),
    path("standar/", views.standard_list, name="standard-list"),
    path("standar/perubahan/", changes.changes, name="standard-changes"),
    path("standar/perubahan.atom", changes.feed, name="standard-feed"),
    path("standar/komponen/<int:number>/", views.shared_component, name="shared-component"),
    path("standar/bandingkan/", tools.comparison, name="standard-comparison"),
    path("standar/<slug:slug>/", views.standard, name="standard"),
    path("standar/<slug:slug>/riwayat/", changes.standard_history, name="standard-history"),
    path("standar/<slug:slug>/beda/", changes.standard_difference, name="standard-difference"),
    path("standar/<slug:slug>/daftar-periksa/", tools.checklist, name="standard-checklist"),
    path("penetapan/<slug:slug>.pdf", views.signed_pdf, name="release-pdf"),
    path("standar/<slug:slug>/bagikan/", tools.share, name="standard-share"),
    path("standar/<slug:slug>/qr.svg", tools.qr, name="standard-qr"),
    path("standar/<slug:slug>/cetak/", tools.paper_page, name="standard-paper"),
    path("standar/<slug:slug>/standar.pdf", tools.pdf, name="standard-pdf"),
    path("standar/<slug:slug>/jelas/<int:number>/", clarity.clarity, name="clarity"),
    path("pratinjau/<str:token>/", preview.preview, name="release-preview"),
    path("pratinjau/<str:token>/<slug:slug>/", preview.preview_standard, name="release-preview-standard"),
    path("peraturan/", views.regulation_list, name="regulation-list"),
    path("peraturan/<slug:slug>/", views.regulation, name="regulation"),
    path("data/", include("standards.open_data.urls")),
    path("profil/", views.office, name="office"),
    path("maklumat/", views.pledge, name="pledge"),
    path("privasi/", views.privacy, name="privacy"),
    path("aksesibilitas/", views.accessibility, name="accessibility"),
    path("bantuan/", views.help_page, name="help"),
]
