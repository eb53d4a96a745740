"""Addresses of the JSON interface, version 1."""

from django.urls import path

from . import api

app_name = "api"
urlpatterns = [
    path("offers/", api.offers, name="offers"),
    path("offers/<int:pk>/", api.offer, name="offer"),
    path("openapi.json", api.description, name="openapi"),
    path("", api.unknown, name="unknown"),
    path("<path:path>", api.unknown, name="unknown"),
]
