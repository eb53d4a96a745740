"""The description of the JSON interface is valid, and the interface does what it says."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from portal.topics.models import Topic
from tests.factories.catalogue import make_offer, make_provider, make_run, make_venue
from till_catalog.enums import DeliveryMode
from till_catalog.searching.parameters import KNOWN
from till_catalog.searching.walk import PARAMETER

GOOD = {
    "q": "nähen",
    "ort": "54290",
    "umkreis": "10",
    "von": "2027-01-01",
    "bis": "2027-12-31",
    "preis_max": "50",
    "kostenlos": "1",
    "thema": "stoff",
    "anbieter": "haus",
    "sprache": "en",
    "unterrichtssprache": "en",
    "zielgruppe": "eltern",
    "foerderung": "bildungsgutschein",
    "sortierung": "preis",
    "seite": "1",
    "nach": "0",
}


@pytest.fixture
def described(client: Client, index: Callable[[], None]) -> Any:
    offer = make_offer(title="Nähen", languages_taught=["en"], level_min="a1", level_max="b2")
    offer.topics.add(Topic.objects.create(slug="stoff", label="Stoff"))
    make_run(offer, venue=make_venue(), time_from=dt.time(18), time_to=dt.time(20))
    make_run(make_offer(provider=make_provider("Haus")), start=None, end=None, last_day=None)
    for mode in DeliveryMode:
        make_run(make_offer(delivery_mode=mode), price=None)
    for _ in range(20):
        make_run(make_offer())
    index()
    return client.get("/api/v1/openapi.json").json()


def schema_of(described: Any, path: str, status: str) -> Draft202012Validator:
    answer = described["paths"][path]["get"]["responses"][status]
    return Draft202012Validator(
        answer["content"]["application/json"]["schema"] | {"components": described["components"]}
    )


def test_the_description_is_valid_openapi(described: Any) -> None:
    errors = [error.message for error in OpenAPIV31SpecValidator(described).iter_errors()]
    assert errors == []
    assert described["servers"] == [{"url": "http://testserver/api/v1/"}]


def test_every_parameter_that_works_is_described_and_no_other(described: Any) -> None:
    names = [item["name"] for item in described["paths"]["/offers/"]["get"]["parameters"]]
    assert len(set(names)) == len(names)
    assert set(names) == KNOWN | {PARAMETER}


def test_described_values_are_taken(client: Client, described: Any) -> None:
    for item in described["paths"]["/offers/"]["get"]["parameters"]:
        schema = item["schema"]
        values = schema.get("enum") or schema.get("items", {}).get("enum") or [GOOD[item["name"]]]
        for value in values:
            place = "&ort=54290" if value == "entfernung" else ""
            response = client.get(f"/api/v1/offers/?{item['name']}={value}{place}")
            assert response.status_code == 200, (item["name"], value)


def test_values_outside_the_description_are_refused_as_described(
    client: Client, described: Any
) -> None:
    refusal = schema_of(described, "/offers/", "400")
    for item in described["paths"]["/offers/"]["get"]["parameters"]:
        schema = item["schema"].get("items", item["schema"])
        bad = []
        if "enum" in schema or schema.get("format") == "date":
            bad.append("quark")
        if "minimum" in schema:
            bad += [str(schema["minimum"] - 1), "quark"]
        if "maximum" in schema:
            bad.append(str(schema["maximum"] + 1))
        if "maxLength" in schema:
            bad.append("x" * (schema["maxLength"] + 1))
        for value in bad:
            response = client.get(f"/api/v1/offers/?{item['name']}={value}")
            assert response.status_code == 400, (item["name"], value)
            refusal.validate(response.json())


@pytest.mark.parametrize(
    "address",
    [
        "",
        "q=nähen",
        "q=nähen+quark",
        "q=und",
        "ort=54290&sortierung=entfernung",
        "seite=2",
        "nach=0",
        "nach=0&ort=54290",
    ],
)
def test_answers_are_as_described(client: Client, described: Any, address: str) -> None:
    answer = client.get(f"/api/v1/offers/?{address}").json()
    schema_of(described, "/offers/", "200").validate(answer)
    assert answer["results"]
    for one in answer["results"]:
        detail = client.get(f"/api/v1/offers/{one['id']}/").json()
        schema_of(described, "/offers/{id}/", "200").validate(detail)


def test_the_schemas_describe_every_key(client: Client, described: Any) -> None:
    """A schema that allows anything would accept any answer."""
    schemas = described["components"]["schemas"]
    answer = client.get("/api/v1/offers/?q=nähen").json()
    detail = client.get(f"/api/v1/offers/{answer['results'][0]['id']}/").json()
    assert set(schemas["OfferList"]["properties"]) == set(answer)
    one = schemas["OfferList"]["properties"]["results"]["items"]
    assert set(one["properties"]) == set(answer["results"][0])
    assert set(one["properties"]["run"]["properties"]) == set(answer["results"][0]["run"])
    assert set(schemas["OfferDetail"]["properties"]) == set(detail)


def test_refusals_are_as_described(client: Client, described: Any, settings: Any) -> None:
    def check(response: Any, path: str, status: int) -> None:
        assert response.status_code == status
        schema_of(described, path, str(status)).validate(response.json())

    check(client.get("/api/v1/offers/999999/"), "/offers/{id}/", 404)
    for path, address in (("/offers/", "offers/"), ("/offers/{id}/", "offers/1/")):
        check(client.post(f"/api/v1/{address}"), path, 405)
    settings.PORTAL_API_PER_MINUTE = 1
    for path, address in (("/offers/", "offers/"), ("/offers/{id}/", "offers/1/")):
        client.get(f"/api/v1/{address}")
        refused = client.get(f"/api/v1/{address}")
        check(refused, path, 429)
        header = described["paths"][path]["get"]["responses"]["429"]["headers"]["Retry-After"]
        Draft202012Validator(header["schema"]).validate(int(refused["Retry-After"]))


def test_described_headers_are_sent(client: Client, described: Any) -> None:
    for path, address in (("/offers/", "offers/"),):
        headers = described["paths"][path]["get"]["responses"]["200"]["headers"]
        response = client.get(f"/api/v1/{address}")
        assert {name for name in headers if not response.has_header(name)} == set()
        again = client.get(f"/api/v1/{address}", headers={"If-None-Match": response["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
