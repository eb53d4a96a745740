"""The form that Kurse.json has had since the 2020s: single dates, each with its own address.

`ortetermine` holds two lists side by side, `adresse` and `termin`; what stands at the same place
belongs together. `as_veranstaltung` brings it into the shape that Open-vhs and the old form share.
"""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from .fields import objects, texts
from .issues import Findings

Record = Mapping[str, Any]
Object = dict[str, Any]


def applies(record: Record) -> bool:
    """Tell whether a record has this form."""
    return "ortetermine" in record or "veranstaltungsart" in record or "anmeldung" in record


def as_veranstaltung(record: Record, findings: Findings) -> Object:
    """Return the record with `veranstaltungsort` and `termin` in place of `ortetermine`.

    Where there are neither as many places as dates nor exactly one, nobody can tell which belong
    together: the first place counts, and the report says so.
    """
    wheres, dates = addresses(record), _dates(record)
    if len(wheres) > 1 and len(wheres) != len(dates):
        if any(where != wheres[0] for where in wheres):
            findings.add(
                "places_and_dates_differ",
                field="ortetermine",
                raw_value=f"{len(wheres)} / {len(dates)}",
            )
        wheres = wheres[:1]
    first = wheres[0] if wheres else {}
    rest = {"anmeldung": None, "raum": first.get("raum")} | {
        name: value for name, value in record.items() if name != "ortetermine"
    }
    if not any(texts(date.get("beginn_datum")) for date in dates):
        rest["wochentag"] = list(dict.fromkeys(day for date in dates for day in _days(date)))
    termine = [_elsewhere(date, where, first) for date, where in _pairs(dates, wheres)]
    return rest | {"veranstaltungsort": wheres[:1], "termin": termine}


def _pairs(dates: list[Object], wheres: list[Object]) -> Iterator[tuple[Object, Object]]:
    return zip_longest(dates, wheres if len(wheres) == len(dates) else [], fillvalue={})


def _elsewhere(date: Object, where: Object, first: Object) -> Object:
    """Return a date, with its place and room where they are not those of the first."""
    if not where or where == first:
        return date
    if {**where, "raum": None} == {**first, "raum": None}:
        return date | {"raum": where["raum"]}
    return date | {"raum": where["raum"], "veranstaltungsort": where}


def addresses(record: Record) -> list[Object]:
    """Return the places of a record, in the shape of `veranstaltungsort`."""
    return [
        _place(address)
        for block in objects(record.get("ortetermine"))
        for address in objects(block.get("adresse"))
    ]


def _place(address: Record) -> Object:
    return {
        "name": address.get("lehrstaette"),
        "adresse": {name: address.get(name) for name in ("plz", "ort", "strasse")},
        "raum": address.get("raum"),
        "breitengrad": address.get("breitengrad"),
        "laengengrad": address.get("laengengrad"),
        "barrierefrei": address.get("behindertenzugang"),
    }


def _dates(record: Record) -> list[Object]:
    return [
        dict(date)
        for block in objects(record.get("ortetermine"))
        for date in objects(block.get("termin"))
    ]


def _days(date: Record) -> list[str]:
    return texts(date.get("wochentag"))
