"""Addresses below /admin/suche/."""

from django.urls import path

from . import unmet_report, views

app_name = "search-admin"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("frage/", views.question, name="question"),
    path("ohne-treffer/", unmet_report.unmet, name="unmet"),
    path("fehler/", views.failed, name="failed"),
    path("fehler/noch-einmal/", views.retry_all, name="retry_all"),
    path("fehler/<int:pk>/noch-einmal/", views.retry, name="retry"),
    path("index/<slug:index_name>/stand/", views.progress, name="progress"),
    path("index/<slug:index_name>/aufbauen/", views.rebuild, name="rebuild"),
]
