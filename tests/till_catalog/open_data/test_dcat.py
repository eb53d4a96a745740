"""The description is JSON-LD, and has what DCAT-AP.de 2.0 and 3.0 demand and recommend."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from portal.siteconfig.models import CitySettings
from till_catalog.exporters import dump

from .reading import consenting, open_offer

pytestmark = pytest.mark.db

PAGE = "http://testserver/open-data/"
EU = "http://publications.europa.eu/resource/authority"
Node = dict[str, list[Any]]

# https://www.dcat-ap.de/def/dcatde/2.0/spec/: "Pflicht", and what 3.0 adds; then what our task names.
MANDATORY = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"},
    "dcat:Dataset": {"dct:title", "dct:description"},
    "dcat:Distribution": {"dcat:accessURL", "dct:license"},
    "dcat:DataService": {"dct:title", "dcat:endpointURL"},
    "foaf:Agent": {"foaf:name"},
    "spdx:Checksum": {"spdx:algorithm", "spdx:checksumValue"},
}
BESIDES = {
    "dcat:Dataset": {
        "dct:publisher", "dcat:contactPoint", "dcat:theme", "dcat:keyword", "dcat:distribution",
        "dct:modified", "dct:accrualPeriodicity", "dcatap:availability",
    },
    "dcat:Distribution": {
        "dct:title", "dct:format", "dcat:mediaType", "dcat:byteSize", "spdx:checksum",
        "dct:modified", "dcat:downloadURL", "dcatde:licenseAttributionByText",
        "dcatap:availability",
    },
}  # fmt: skip


class Expanded:
    """JSON-LD 1.1 as far as we use it: prefixes, @id, @type, @value, @language, nested nodes.

    Every key must expand to an absolute address, or a reader would drop it without a word.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self.context = document.pop("@context")
        self.nodes: dict[str, Node] = {}
        self.types: dict[str, set[str]] = {}
        self.root = self._node(document)

    def iri(self, term: str) -> str:
        prefix, colon, rest = term.partition(":")
        assert colon, term
        if rest.startswith("//") or prefix in ("mailto", "tel"):
            return term
        return str(self.context[prefix]) + rest

    def _node(self, data: dict[str, Any]) -> str:
        name = data.get("@id") or f"_:b{len(self.types)}"
        node = self.nodes.setdefault(name, {})
        types = data.get("@type", [])
        found = self.types.setdefault(name, set())
        found |= {self.iri(one) for one in ([types] if isinstance(types, str) else types)}
        for key, values in data.items():
            if key in ("@id", "@type"):
                continue
            for value in values if isinstance(values, list) else [values]:
                node.setdefault(self.iri(key), []).append(self._value(value))
        return name

    def _value(self, value: Any) -> Any:
        if not isinstance(value, dict):
            assert isinstance(value, str)
            return value
        if "@value" in value:
            assert set(value) - {"@value"} in ({"@type"}, {"@language"})
            return value["@value"], self.iri(value["@type"]) if "@type" in value else value[
                "@language"
            ]
        name = self._node(value)
        assert name.startswith("_:") or self.iri(name) == name
        return name

    def of_type(self, term: str) -> dict[str, Node]:
        wanted = self.iri(term)
        return {name: self.nodes[name] for name, types in self.types.items() if wanted in types}


def described(client: Client) -> Expanded:
    response = client.get("/open-data/dcat.jsonld")
    assert response["Content-Type"] == "application/ld+json"
    return Expanded(response.json())


@pytest.fixture
def office() -> None:
    city = CitySettings.for_site(Site.objects.get(is_default_site=True))
    city.office, city.city = "Bildungsbüro", "Trier"
    city.email, city.phone = "bildung@stadt.example", "0651 718-0"
    city.save()


@pytest.mark.usefixtures("office")
def test_everything_mandatory_and_what_portals_need_is_there(client: Client) -> None:
    open_offer()
    dump.publish()
    found = described(client)
    for wanted in (MANDATORY, BESIDES):
        for kind, terms in wanted.items():
            nodes = found.of_type(kind)
            assert nodes, kind
            for name, node in nodes.items():
                missing = {term for term in terms if found.iri(term) not in node}
                assert missing == set(), (kind, name)


@pytest.mark.usefixtures("office")
def test_its_values(client: Client) -> None:
    open_offer()
    edition = dump.publish().edition
    found = described(client)
    (dataset,) = found.of_type("dcat:Dataset").values()
    (contact,) = found.of_type("vcard:Organization").values()
    (agent,) = found.of_type("foaf:Agent").values()
    assert dataset[found.iri("dcat:theme")] == [f"{EU}/data-theme/EDUC"]
    assert dataset[found.iri("dct:accrualPeriodicity")] == [f"{EU}/frequency/DAILY"]
    assert dataset[found.iri("dct:publisher")] == [f"{PAGE}#herausgeber"]
    assert agent[found.iri("foaf:name")] == ["Bildungsbüro"]
    assert contact[found.iri("vcard:hasEmail")] == ["mailto:bildung@stadt.example"]
    assert contact[found.iri("vcard:hasTelephone")] == ["tel:06517180"]
    distributions = found.of_type("dcat:Distribution")
    assert dataset[found.iri("dcat:distribution")] == list(distributions)
    assert len(distributions) == 2
    for file, node in zip(edition.files, distributions.values(), strict=True):
        (checksum,) = node[found.iri("spdx:checksum")]
        (url,) = node[found.iri("dcat:downloadURL")]
        assert url == f"{PAGE}{file.name}"
        content = client.get(url.removeprefix("http://testserver")).getvalue()
        size = (str(len(content)), "http://www.w3.org/2001/XMLSchema#nonNegativeInteger")
        assert node[found.iri("dcat:byteSize")] == [size]
        value = (file.sha256, "http://www.w3.org/2001/XMLSchema#hexBinary")
        assert found.nodes[checksum][found.iri("spdx:checksumValue")] == [value]
        assert node[found.iri("dct:license")] == ["http://dcat-ap.de/def/licenses/cc-by/4.0"]
        assert node[found.iri("dcatde:licenseAttributionByText")] == [("Haus am Markt", "de")]
        moment = (edition.created, "http://www.w3.org/2001/XMLSchema#dateTime")
        assert node[found.iri("dct:modified")] == [moment]


def test_of_several_licences_the_strictest_is_named_and_all_who_ask_for_it(client: Client) -> None:
    open_offer(provider=consenting("Haus A", data_licence="CC0"))
    open_offer(provider=consenting("Haus B", data_licence="CC BY-SA 4.0"))
    open_offer(provider=consenting("Haus C", data_licence="dl-de/by-2-0"))
    dump.publish()
    found = described(client)
    for node in found.of_type("dcat:Distribution").values():
        assert node[found.iri("dct:license")] == ["http://dcat-ap.de/def/licenses/cc-by-sa/4.0"]
        assert node[found.iri("dcatde:licenseAttributionByText")] == [("Haus B; Haus C", "de")]


def test_before_the_first_edition_it_is_valid_as_well(client: Client) -> None:
    found = described(client)
    assert found.of_type("dcat:Distribution") == {}
    for kind in ("dcat:Catalog", "dcat:Dataset", "foaf:Agent"):
        (node,) = found.of_type(kind).values()
        assert {term for term in MANDATORY[kind] if found.iri(term) not in node} == set()


def test_examples_are_called_so(client: Client) -> None:
    open_offer(is_example=True)
    dump.publish()
    found = described(client)
    (dataset,) = found.of_type("dcat:Dataset").values()
    ((text, language),) = dataset[found.iri("dct:description")]
    assert (text.endswith("Zurzeit sind es erfundene Beispiele."), language) == (True, "de")
