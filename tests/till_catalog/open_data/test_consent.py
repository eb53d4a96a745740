"""The office notes a provider's consent; without an open licence it would be worth nothing."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.factories.catalogue import make_provider, make_source
from till_catalog.models import Provider

pytestmark = pytest.mark.db

ASKED = (
    "Für offene Daten brauchen wir eine offene Lizenz, zum Beispiel „CC0“, „CC BY 4.0“ oder"
    " „dl-de/by-2-0“."
)


def save(client: Client, provider: Provider, **values: str) -> list[str]:
    """Send the form; return what is wrong with the licence, nothing when it was saved."""
    data: dict[str, Any] = {"organisation": provider.organisation_id, "public": "on", **values}
    response = client.post(reverse("providers:edit", args=[provider.pk]), data)
    if response.status_code == 302:
        return []
    soup = BeautifulSoup(response.content, "html.parser")
    return [" ".join(one.get_text().split()) for one in soup.select(".error-message")]


@pytest.mark.parametrize(
    ("licence", "errors"),
    [("", [ASKED]), ("nach Absprache", [ASKED]), ("CC BY-NC 4.0", [ASKED]), ("CC BY 4.0", [])],
)
def test_sofia_needs_an_open_licence_for_a_consent(
    sofia_client: Client, licence: str, errors: list[str]
) -> None:
    provider = make_provider("Haus")
    assert save(sofia_client, provider, data_licence=licence, open_data_consent="on") == errors
    provider.refresh_from_db()
    assert provider.open_data_consent is not bool(errors)


def test_the_licence_of_a_source_is_enough(sofia_client: Client) -> None:
    provider = make_provider("Haus")
    make_source(provider=provider, licence="CC0")
    assert save(sofia_client, provider, open_data_consent="on") == []
    # A closed licence beside the consent is a mistake all the same.
    assert save(sofia_client, provider, data_licence="geheim", open_data_consent="on") == [ASKED]


def test_without_consent_any_licence_will_do(sofia_client: Client) -> None:
    assert save(sofia_client, make_provider("Haus"), data_licence="nach Absprache") == []
