from django.contrib import admin
from django.urls import include, path

from purwakarta_ptsp.health import healthz
from purwakarta_ptsp.robots import robots

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("robots.txt", robots, name="robots"),
    path("kelola/", admin.site.urls),
    path("", include("standards.urls")),
    path("", include("complaints.urls")),
]
