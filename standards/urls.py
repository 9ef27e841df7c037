from django.urls import path

from standards import views

urlpatterns = [
    path("", views.home, name="home"),
    path("standar/", views.standard_list, name="standard-list"),
    path("standar/<slug:slug>/", views.standard, name="standard"),
    path("profil/", views.office, name="office"),
    path("maklumat/", views.pledge, name="pledge"),
    path("privasi/", views.privacy, name="privacy"),
    path("aksesibilitas/", views.accessibility, name="accessibility"),
    path("bantuan/", views.help_page, name="help"),
]
