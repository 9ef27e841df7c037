from django.contrib import admin
from django.urls import include, path

from purwakarta_ptsp.favicon import favicon
from purwakarta_ptsp.health import healthz
from purwakarta_ptsp.robots import robots
from purwakarta_ptsp.sitemap import sitemap

handler400 = "purwakarta_ptsp.hostile_input.bad_request"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("favicon.ico", favicon, name="favicon"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("kelola/", admin.site.urls),
    path("kios/", include("purwakarta_ptsp.kiosk.urls")),
    path("", include("standards.urls")),
    path("", include("complaints.urls")),
]
