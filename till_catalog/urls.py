"""Public addresses of the catalogue; stable, people print and share them."""

from django.urls import path

from . import report_views, views

app_name = "till_catalog"
urlpatterns = [
    path("", views.search_page, name="search"),
    path("einfach/", views.easy_path, name="easy"),
    path("vorschlaege/", views.suggestions, name="suggestions"),
    path("anbieter/<slug:slug>/", views.provider_page, name="provider"),
    path("<int:pk>-<slug:slug>/kalender.ics", views.offer_calendar, name="offer_calendar"),
    path("<int:pk>-<slug:slug>/hinweis/", report_views.offer_report, name="offer_report"),
    path(
        "<int:pk>-<slug:slug>/hinweis/danke/",
        report_views.offer_report_thanks,
        name="offer_report_thanks",
    ),
    path("<int:pk>-<slug:slug>/", views.offer_page, name="offer"),
    path("<int:pk>/", views.offer_page, name="offer_by_id"),
]
