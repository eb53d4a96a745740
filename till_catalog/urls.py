"""Public addresses of the catalogue; stable, people print and share them."""

from django.urls import path

from . import feeds, report_views, saved_views, views

app_name = "till_catalog"
urlpatterns = [
    path("", views.search_page, name="search"),
    path("einfach/", views.easy_path, name="easy"),
    path("vorschlaege/", views.suggestions, name="suggestions"),
    path("feed.rss", feeds.search_feed, name="search_feed"),
    path("merkliste/", saved_views.saved_list, name="saved_list"),
    path("merkliste/merken/", saved_views.save, name="save"),
    path("merkliste/uebernehmen/", saved_views.adopt, name="adopt"),
    path("merkliste/entfernen/", saved_views.remove, name="remove"),
    path("merkliste/leeren/", saved_views.clear, name="clear"),
    path("merkliste/kalender.ics", saved_views.saved_calendar, name="saved_calendar"),
    path("merkliste/merkliste.pdf", saved_views.saved_pdf, name="saved_pdf"),
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
