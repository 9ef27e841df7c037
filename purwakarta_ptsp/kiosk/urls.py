"""What the kiosk has: public pages at their own addresses, below /kios/. Here are the pages to read and
the complaint form; the rest is for one's own telephone, by the QR code on every screen."""

from django.urls import path

from complaints.views import citizen
from complaints.views.day_count import day_count
from complaints.views.policy import policy
from complaints.views.service_days import service_days
from purwakarta_ptsp.kiosk.frame import kiosk_page
from purwakarta_ptsp.kiosk.views import complaint, home, unknown
from standards import views
from standards.tools.views import comparison

FORM = "complaint-new"

urlpatterns = [
    path("", kiosk_page(home), name="kiosk-home"),
    path("standar/", kiosk_page(views.standard_list), name="kiosk-list"),
    path("standar/bandingkan/", kiosk_page(comparison), name="kiosk-comparison"),
    path("standar/<slug:slug>/", kiosk_page(views.standard), name="kiosk-standard"),
    path("standar/<slug:slug>/hitung-hari/", kiosk_page(service_days), name="kiosk-service-days"),
    path("peraturan/", kiosk_page(views.regulation_list), name="kiosk-regulations"),
    path("peraturan/<slug:slug>/", kiosk_page(views.regulation), name="kiosk-regulation"),
    path("profil/", kiosk_page(views.office), name="kiosk-office"),
    path("maklumat/", kiosk_page(views.pledge), name="kiosk-pledge"),
    path("pengaduan/", kiosk_page(policy), name="kiosk-policy"),
    path("pengaduan/baru/", kiosk_page(complaint), name="kiosk-complaint"),
    path("pengaduan/baru/<uuid:key>/", kiosk_page(citizen.what, FORM), name="kiosk-complaint-what"),
    path("pengaduan/baru/<uuid:key>/siapa/", kiosk_page(citizen.who, FORM), name="kiosk-complaint-who"),
    path("pengaduan/baru/<uuid:key>/periksa/", kiosk_page(citizen.check, FORM), name="kiosk-complaint-check"),
    path(
        "pengaduan/tanda-terima/<uuid:key>/",
        kiosk_page(citizen.receipt, "complaint-status"),
        name="kiosk-complaint-receipt",
    ),
    path("privasi/", kiosk_page(views.privacy), name="kiosk-privacy"),
    path("bantuan/", kiosk_page(views.help_page), name="kiosk-help"),
    path("hitung-hari/", kiosk_page(day_count), name="kiosk-day-count"),
    path("<path:rest>", kiosk_page(unknown), name="kiosk-unknown"),
]
