"""Looking at pages of the admin."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client


def see(client: Client, address: str, **asked: str) -> BeautifulSoup:
    """The main part of a page that must be there."""
    response = client.get(address, asked)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser").find(id="main")


def plain(found: Any) -> str:
    return " ".join(found.get_text(" ").split())
