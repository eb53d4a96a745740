"""The OpenAPI 3.1 description of /api/v1/, built from the same lists as the search itself."""

from typing import Any

from search.contract import MAX_TEXT_LENGTH, MAX_WINDOW

from .enums import DeliveryMode, Duration, Level, Need, OfferKind, Weekday
from .indexing import FREE
from .searching.parameters import (
    CERTIFICATES,
    LARGEST_RADIUS,
    LAST_PAGE,
    NEEDS,
    PAGE_SIZE,
    SORTS,
    TIMES,
    UNKNOWN_ACCESS,
)
from .searching.walk import LARGEST_ID, PARAMETER, STEP_SIZE

Schema = dict[str, Any]


def description(server: str) -> Schema:
    """Return the description; `server` is the absolute address of /api/v1/."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kurskatalog",
            "version": "1",
            "description": _ABOUT,
        },
        "servers": [{"url": server}],
        "paths": {
            "/offers/": {
                "get": {
                    "operationId": "searchOffers",
                    "summary": f"Angebote suchen, {PAGE_SIZE} je Seite",
                    "parameters": _parameters(),
                    "responses": {
                        "200": _answer("OfferList", "Treffer", headers=_ETAG),
                        "304": _UNCHANGED,
                        "400": _answer("Errors", "Ein Parameter ist unbekannt oder unbrauchbar"),
                        **_REFUSALS,
                    },
                }
            },
            "/offers/{id}/": {
                "get": {
                    "operationId": "getOffer",
                    "summary": "Ein Angebot mit allen künftigen Durchführungen",
                    "parameters": [
                        {"name": "id", "in": "path", "required": True, "schema": _INTEGER}
                    ],
                    "responses": {
                        "200": _answer("OfferDetail", "Das Angebot", headers=_ETAG),
                        "301": {"description": "Zusammengeführt mit einem anderen Angebot"},
                        "304": _UNCHANGED,
                        "404": _answer("Refusal", "Dieses Angebot gibt es nicht (mehr)"),
                        **_REFUSALS,
                    },
                }
            },
        },
        "components": {"schemas": _SCHEMAS},
    }


_INTEGER: Schema = {"type": "integer"}
_STRING: Schema = {"type": "string"}
_HTML: Schema = {"type": "string", "description": "sauberes HTML in Absätzen, oder leer"}
_OPTIONAL: Schema = {"type": ["string", "null"]}
_DATE: Schema = {"type": ["string", "null"], "format": "date"}
_BOOLEAN: Schema = {"type": "boolean"}


def _answer(schema: str, text: str, *, headers: Schema | None = None) -> Schema:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    answer = {"description": text, "content": {"application/json": {"schema": reference}}}
    return answer | ({"headers": headers} if headers else {})


_ABOUT = (
    "Angebote des lebenslangen Lernens, nur zum Lesen, ohne Anmeldung. Die Parameter sind die der"
    " Suchseite /kurse/. „next“ ist die Adresse der nächsten Seite. Eine Suche blättert durch höchstens"
    f" {MAX_WINDOW} Treffer; ohne Wörter führt „next“ danach in den Durchgang nach Nummern, der alles"
    f" noch einmal von vorn bringt. Wer den ganzen Bestand will, beginnt gleich mit ?{PARAMETER}=0, oder"
    " nimmt die Dateien unter /open-data/. Mit ETag und If-None-Match kostet Unverändertes nichts."
    " Zu viele Aufrufe in der Minute werden mit 429 und Retry-After abgelehnt."
)
_ETAG: Schema = {
    "ETag": {"description": "Prüfwert für If-None-Match", "schema": _STRING},
    "Access-Control-Allow-Origin": {"description": "immer *", "schema": _STRING},
}
_UNCHANGED: Schema = {"description": "Unverändert seit dem ETag in If-None-Match"}
_REFUSALS: Schema = {
    "405": _answer("Refusal", "Hier kann man nur lesen"),
    "429": _answer(
        "Refusal",
        "Zu viele Aufrufe von dieser Netzadresse",
        headers={"Retry-After": {"description": "Sekunden", "schema": _INTEGER}},
    ),
}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _parameter(name: str, text: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "description": text, "schema": schema}


def _choices(values: tuple[str, ...] | list[str]) -> Schema:
    return _list({"type": "string", "enum": list(values)})


def _parameters() -> list[Schema]:
    words = {"type": "string", "maxLength": MAX_TEXT_LENGTH}
    day = {"type": "string", "format": "date"}
    return [
        _parameter("q", "Wörter", words),
        _parameter("ort", "Postleitzahl oder Ort", words),
        _parameter(
            "umkreis", "Kilometer um den Ort", _INTEGER | {"minimum": 1, "maximum": LARGEST_RADIUS}
        ),
        _parameter("von", "frühester Tag", day),
        _parameter("bis", "spätester Beginn", day),
        _parameter("wochentag", "Wochentage", _choices(Weekday.values)),
        _parameter("tageszeit", "Tageszeiten", _choices(TIMES)),
        _parameter("preis_max", "höchster Preis in Euro", {"type": "number", "minimum": 0}),
        _parameter("kostenlos", "nur kostenlose", {"type": "string", "enum": ["1"]}),
        _parameter("thema", "Kürzel von Themen", _list(_STRING)),
        _parameter("anbieter", "Kürzel von Anbietern", _list(_STRING)),
        _parameter("form", "Unterrichtsformen", _choices(DeliveryMode.values)),
        _parameter("niveau", "Niveaus", _choices(Level.values)),
        _parameter("sprache", "gelernte Sprachen nach ISO 639-1", _list(_STRING)),
        _parameter("unterrichtssprache", "Unterrichtssprachen nach ISO 639-1", _list(_STRING)),
        _parameter("zielgruppe", "Kürzel von Zielgruppen", _list(_STRING)),
        _parameter("foerderung", "Kürzel von Förderungen, die heute gelten", _list(_STRING)),
        _parameter(
            "barrierefrei",
            "was alles bestätigt sein muss, an einer Durchführung; "
            f"{UNKNOWN_ACCESS} nimmt auch Unbekanntes",
            _choices(NEEDS),
        ),
        _parameter("plaetze", "nur mit freien Plätzen oder ohne Anmeldung", _choices([FREE])),
        _parameter("dauer", "Länge vom ersten bis zum letzten Tag", _choices(Duration.values)),
        _parameter("art", "Arten von Angeboten", _choices(OfferKind.values)),
        _parameter("abschluss", "Arten von Abschlüssen", _choices(CERTIFICATES)),
        _parameter("sortierung", "Reihenfolge", {"type": "string", "enum": list(SORTS)}),
        _parameter("seite", "Seite", _INTEGER | {"minimum": 1, "maximum": LAST_PAGE}),
        _parameter(
            PARAMETER,
            f"Durchgang nach Nummern, {STEP_SIZE} je Schritt: die Angebote hinter dieser Nummer, am"
            " Anfang 0. Mit allen Filtern, ohne q, sortierung und seite; ohne Facetten.",
            _INTEGER | {"minimum": 0, "maximum": LARGEST_ID},
        ),
    ]


_PROVIDER = _object(id=_STRING, name=_STRING)
_TOPIC = _object(id=_STRING, label=_STRING)
_TRI: Schema = {"type": "string", "enum": ["yes", "no", "unknown"]}
_VENUE = _object(
    name=_STRING,
    street=_STRING,
    postcode=_STRING,
    city=_STRING,
    step_free=_TRI,
)
_RUN = _object(
    number=_STRING,
    booking_url=_OPTIONAL,
    start=_DATE,
    end=_DATE,
    flexible_start=_BOOLEAN,
    weekdays=_choices(Weekday.values),
    time_from=_OPTIONAL,
    time_to=_OPTIONAL,
    price=_OPTIONAL | {"description": "Euro mit Punkt; null heißt unbekannt, 0.00 kostenlos"},
    price_reduced=_OPTIONAL,
    online=_BOOLEAN,
    venue={"oneOf": [_VENUE, {"type": "null"}]},
    places_free={
        "type": ["boolean", "null"],
        "description": "Kann man noch teilnehmen? null heißt unbekannt",
    },
    duration={"type": ["string", "null"], "enum": [*Duration.values, None]},
    access=_object(**dict.fromkeys(Need.values, _TRI)),
    cancelled=_BOOLEAN,
)
_FUNDING = _object(code=_STRING, label=_STRING, recognition_number=_STRING, valid_until=_DATE)
_OFFER = {
    "id": _INTEGER,
    "url": _STRING | {"format": "uri"},
    "title": _STRING,
    "provider": _PROVIDER,
    "topics": _list(_TOPIC),
}
_FOUND: Schema = {"run": _RUN, "distance_km": {"type": ["number", "null"]}}
_SCHEMAS: Schema = {
    "Refusal": _object(errors=_list(_object(reason=_STRING))),
    "Errors": _object(errors=_list(_object(parameter=_STRING, value=_STRING, reason=_STRING))),
    "OfferList": _object(
        total=_INTEGER,
        stage={"type": "string", "enum": ["strict", "relaxed", "near", "database"]},
        facets={
            "type": "object",
            "additionalProperties": _list(_object(value=_STRING, label=_STRING, count=_INTEGER)),
        },
        promoted=_list(
            _object(**_OFFER, **_FOUND, reason=_STRING)
            | {"description": "Empfehlungen der Redaktion; in total und facets nicht gezählt"}
        ),
        results=_list(_object(**_OFFER, **_FOUND)),
        next=_OPTIONAL,
    ),
    "OfferDetail": _object(
        **_OFFER,
        subtitle=_STRING,
        number=_STRING,
        description=_HTML,
        extra_info=_HTML,
        prerequisites=_HTML,
        kind={"type": "string", "enum": list(OfferKind.values)},
        delivery_mode={"type": "string", "enum": list(DeliveryMode.values)},
        level_min=_OPTIONAL,
        level_max=_OPTIONAL,
        languages_taught=_list(_STRING),
        teaching_languages=_list(_STRING),
        target_groups=_list(_TOPIC),
        fundings=_list(_FUNDING),
        certificate_type={"type": ["string", "null"], "enum": [*CERTIFICATES, None]},
        certificate_title=_STRING,
        booking_url=_OPTIONAL,
        licence=_OPTIONAL,
        runs=_list(_RUN),
    ),
}
