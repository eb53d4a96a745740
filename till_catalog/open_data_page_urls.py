"""The page about the open data. Apart from the files, because pages stand below language prefixes."""

from django.urls import path

from . import open_data

app_name = "open_data_page"
urlpatterns = [path("", open_data.page, name="page")]
