"""Addresses between password and admin. They stand before Wagtail's, whose views they must not need."""

from django.urls import path

from . import factor_views, invitation_views

urlpatterns = [
    path("zweiter-faktor/", factor_views.ask, name="second_factor"),
    path("zweiter-faktor/einrichten/", factor_views.set_up, name="second_factor_set_up"),
    path("zweiter-faktor/notfall-codes/", factor_views.new_codes, name="second_factor_codes"),
    path("zweiter-faktor/abmelden/", factor_views.leave, name="second_factor_leave"),
    path("einladung/", invitation_views.accept, name="invitation"),
    path("einladung/<str:token>/", invitation_views.open_link, name="invitation_link"),
]
