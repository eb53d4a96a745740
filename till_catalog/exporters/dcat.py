"""The description as DCAT-AP.de (2.0, valid for 3.0), as JSON-LD with its context inside.

Names: https://www.dcat-ap.de/def/dcatde/2.0/spec/. The one licence of a file is the strictest of
those of its records: whoever keeps to it keeps to all.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from ..domain.licences import BY_CODE, strictest
from .editions import RECORDS, TABLE, DumpFile, Edition

Node = dict[str, Any]

CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_EU = "http://publications.europa.eu/resource/authority"
_IANA = "https://www.iana.org/assignments/media-types"
_DOWNLOADS = {RECORDS: ("JSON", "application/json"), TABLE: ("CSV", "text/csv")}


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """The office that publishes, as the site's settings name it; what is empty is left out."""

    name: str
    city: str
    email: str
    phone: str
    homepage: str


def catalogue(
    edition: Edition | None, *, title: str, publisher: Publisher, page: str, api: str
) -> Node:
    """Return the catalogue with its one data set; `page` is the address of /open-data/."""
    agent = _agent(publisher, page)
    return {
        "@context": CONTEXT,
        "@id": f"{page}#katalog",
        "@type": "dcat:Catalog",
        "dct:title": _german(title),
        "dct:description": _german(_("Daten, die dieses Bildungsportal für alle herausgibt.")),
        "dct:publisher": agent,
        "dct:language": _iri(f"{_EU}/language/DEU"),
        "foaf:homepage": _iri(page),
        "dcat:themeTaxonomy": _iri(f"{_EU}/data-theme"),
        **({"dct:modified": _moment(edition)} if edition else {}),
        "dcat:dataset": [_dataset(edition, publisher, agent["@id"], page)],
        "dcat:service": [_service(agent["@id"], page, api)],
    }


def _dataset(edition: Edition | None, publisher: Publisher, agent: str, page: str) -> Node:
    node: Node = {
        "@id": f"{page}#angebote",
        "@type": "dcat:Dataset",
        "dct:title": _german(_("Angebote des lebenslangen Lernens in %s") % publisher.city),
        "dct:description": _german(_description(edition)),
        "dct:identifier": f"{page}#angebote",
        "dct:publisher": _iri(agent),
        "dcat:contactPoint": _contact(publisher, page),
        "dcat:theme": _iri(f"{_EU}/data-theme/EDUC"),
        "dcat:keyword": [
            _german(word)
            for word in (_("Bildung"), _("Kurse"), _("Volkshochschule"), _("Weiterbildung"))
        ],
        "dct:language": _iri(f"{_EU}/language/DEU"),
        "dct:accrualPeriodicity": _iri(f"{_EU}/frequency/DAILY"),
        "dct:accessRights": _iri(f"{_EU}/access-right/PUBLIC"),
        "dcatap:availability": _iri(f"{_EU}/planned-availability/STABLE"),
        "dcatde:geocodingDescription": _german(publisher.city),
        "dcat:landingPage": _iri(page),
    }
    if edition is None:
        return node
    files = [file for file in edition.files if file.name in _DOWNLOADS]
    return node | {
        "dct:modified": _moment(edition),
        "dcat:distribution": [_distribution(edition, file, page) for file in files],
    }


def _description(edition: Edition | None) -> str:
    text = _(
        "Alle aktuellen Kurse, Vorträge, Workshops, Beratungen und Prüfungen der Anbieter, die der"
        " Weitergabe zustimmen: mit Terminen, Orten, Preisen, Themen, Förderung und Zugang. Die Lizenz"
        " steht an jedem Datensatz."
    )
    if edition and edition.examples:
        text += " " + _("Zurzeit sind es erfundene Beispiele.")
    return text


def _distribution(edition: Edition, file: DumpFile, page: str) -> Node:
    format_name, media_type = _DOWNLOADS[file.name]
    titles = {
        RECORDS: _("Alle Angebote als JSON Lines (gzip)"),
        TABLE: _("Alle Angebote als CSV-Tabelle (gzip)"),
    }
    licence = strictest(set(edition.licences))
    node: Node = {
        "@id": f"{page}#{file.name}",
        "@type": "dcat:Distribution",
        "dct:title": _german(titles[file.name]),
        "dct:description": _german(_rights(edition)),
        "dcat:accessURL": _iri(page),
        "dcat:downloadURL": _iri(f"{page}{file.name}"),
        "dct:license": _iri(licence.uri),
        "dct:format": _iri(f"{_EU}/file-type/{format_name}"),
        "dcat:mediaType": _iri(f"{_IANA}/{media_type}"),
        "dcat:compressFormat": _iri(f"{_IANA}/application/gzip"),
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _iri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
        "dct:modified": _moment(edition),
        "dcatap:availability": _iri(f"{_EU}/planned-availability/STABLE"),
    }
    if edition.attributions:
        node["dcatde:licenseAttributionByText"] = _german("; ".join(edition.attributions))
    return node


def _rights(edition: Edition) -> str:
    labels = ", ".join(BY_CODE[code].label for code in edition.licences)
    return _("Ausgabe %(name)s. Lizenzen der Datensätze: %(labels)s.") % {
        "name": edition.name,
        "labels": labels or _("keine, weil kein Angebot darin steht"),
    }


def _service(agent: str, page: str, api: str) -> Node:
    return {
        "@id": f"{page}#schnittstelle",
        "@type": "dcat:DataService",
        "dct:title": _german(_("Suche im Kurskatalog als JSON")),
        "dct:publisher": _iri(agent),
        "dcat:contactPoint": _iri(f"{page}#kontakt"),
        "dcat:endpointURL": _iri(api.rpartition("/")[0] + "/"),
        "dcat:endpointDescription": _iri(api),
    }


def _agent(publisher: Publisher, page: str) -> Node:
    return {
        "@id": f"{page}#herausgeber",
        "@type": ["foaf:Agent", "foaf:Organization"],
        "foaf:name": publisher.name,
        "foaf:homepage": _iri(publisher.homepage),
    }


def _contact(publisher: Publisher, page: str) -> Node:
    node: Node = {
        "@id": f"{page}#kontakt",
        "@type": "vcard:Organization",
        "vcard:fn": publisher.name,
        "vcard:hasURL": _iri(publisher.homepage),
    }
    if publisher.email:
        node["vcard:hasEmail"] = _iri(f"mailto:{publisher.email}")
    if digits := "".join(sign for sign in publisher.phone if sign.isdigit() or sign == "+"):
        node["vcard:hasTelephone"] = _iri(f"tel:{digits}")
    return node


def _moment(edition: Edition) -> Node:
    return {"@value": edition.created, "@type": "xsd:dateTime"}


def _german(text: str) -> Node:
    return {"@value": str(text), "@language": settings.LANGUAGE_CODE}


def _iri(address: str) -> Node:
    return {"@id": address}
