"""Addresses of the open data for programs; the page for people is in `open_data_page_urls`."""

from django.urls import path, register_converter

from . import open_data
from .exporters.editions import CHANGES, NAME, RECORDS, TABLE


class EditionConverter:
    """The name of an edition: a day, perhaps with a number."""

    regex = NAME

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(EditionConverter, "edition")

app_name = "open_data"
urlpatterns = [
    path("index.json", open_data.index, name="index"),
    path("dcat.jsonld", open_data.catalogue, name="dcat"),
    path(RECORDS, open_data.latest_file, {"file": RECORDS}, name="latest_records"),
    path(TABLE, open_data.latest_file, {"file": TABLE}, name="latest_table"),
    path(f"<edition:edition>/{RECORDS}", open_data.dated_file, {"file": RECORDS}, name="records"),
    path(f"<edition:edition>/{TABLE}", open_data.dated_file, {"file": TABLE}, name="table"),
    path(
        "delta/<edition:edition>.jsonl.gz",
        open_data.dated_file,
        {"file": CHANGES},
        name="changes",
    ),
]
