from django.urls import path

from standards.open_data import views

urlpatterns = [
    path("", views.about, name="data"),
    path("standar.json", views.standard_list, name="data-list"),
    path("standar.csv", views.standard_table, name="data-table"),
    path("standar/<slug:slug>.json", views.standard, name="data-standard"),
    path("standar/<slug:slug>.jsonld", views.standard_jsonld, name="data-jsonld"),
    path("standar/<slug:slug>.cpsv.jsonld", views.standard_cpsv, name="data-cpsv"),
    path("standar/<slug:slug>.sippn.txt", views.standard_sippn, name="data-sippn"),
    path("openapi.json", views.contract, name="data-openapi"),
]
