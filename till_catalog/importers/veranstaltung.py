"""From one `veranstaltung` (Open-vhs and Berlin share it) to one offer with one run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.enums import Tri

from ..domain.delivery import ONLINE, delivery
from ..models import OfferLink
from .cleaning import clean_html, has_mojibake, has_personal_data
from .contact import contact, url_of
from .context import ID, LABEL, NUMBER, ROOM, TITLE, Context
from .costs import capacity, costs
from .data import LinkData, OfferData, RunData, VenueData
from .fields import Fields
from .issues import Findings
from .location import Location, location
from .meaning import kind, meaning
from .records import RawRecord
from .schedule import Schedule, schedule

_DESCRIPTION = frozenset({"", "beschreibung", "text", "inhalt"})
_LINK_KINDS = {
    "attachment": OfferLink.Kind.ATTACHMENT,
    "picture": OfferLink.Kind.PICTURE,
    "video": OfferLink.Kind.VIDEO,
}


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """How a sender of this format differs from the others. `fields` brings a record into the shape of
    the others and reports what does not fit into it."""

    count_is_units: bool = False
    fields: Callable[[Mapping[str, Any], Findings], Mapping[str, Any]] = lambda record, _: record


def key(record: RawRecord) -> str:
    """Return the identifier the provider gave, or ""."""
    return Fields(record.fields, Findings("", None)).raw("guid").strip()


def names(record: RawRecord) -> tuple[str, str]:
    """Return number and title as they stand."""
    fields = Fields(record.fields, Findings("", None))
    return fields.raw("nummer").strip(), fields.raw("name").strip()


def places(record: RawRecord) -> object:
    """Return the part of a record that says where it happens."""
    return record.fields.get("veranstaltungsort")


def access_claims(places: object) -> list[tuple[VenueData, bool]]:
    """Return the venue of such a part and whether it is said to be accessible."""
    where = location(Fields({"veranstaltungsort": places}, Findings("", None)))
    if where.venue is None or where.accessible is None:
        return []
    return [(where.venue, where.accessible)]


def map_offer(
    record: RawRecord, context: Context, findings: Findings, *, dialect: Dialect
) -> OfferData | None:
    """Return the offer, or None when it must be rejected; what was wrong stands in `findings`."""
    if not isinstance(record.value, dict):
        findings.add("record_invalid", raw_value=record.raw)
        return None
    offer = Fields(dialect.fields(record.fields, findings), findings)
    key = offer.raw("guid").strip()
    title = offer.line("name", TITLE)
    if not key:
        findings.add("id_missing", field="guid", raw_value=title)
    elif len(key) > ID:
        findings.add("id_too_long", field="guid", raw_value=key)
    if not title:
        findings.add("title_missing", field="name", raw_value=offer.raw("nummer"))
    if not key or not title or len(key) > ID:
        return None
    return _offer(offer, key, title, context, dialect)


def _offer(offer: Fields, key: str, title: str, context: Context, dialect: Dialect) -> OfferData:
    subtitle = offer.fit("untertitel", " – ".join(offer.lines("untertitel")), TITLE)
    description, extra = _prose(offer)
    where = location(offer)
    when = schedule(offer, count_is_units=dialect.count_is_units)
    words = offer.lines("schlagwort")
    about = meaning(offer, title=title, keywords=words, vocabulary=context.vocabulary)
    features = _features(offer)
    how = delivery(
        stated=features.get("kursart_digital", ""),
        title=title,
        keywords=words,
        online_venue=where.online,
        has_address=where.has_address,
    )
    if how.conflict and where.venue:
        offer.note("online_with_address", "veranstaltungsort", ", ".join(where.venue.key))
    is_online = how.mode in ONLINE
    booking, links = _links(offer)
    further = contact(offer, "anmeldung") if "anmeldung" in offer.record else {}
    run = _run(offer, key, when, where, is_online=is_online, prose=f"{description} {extra}")
    certificate = _certificate(offer)
    data = OfferData(
        external_id=key,
        number=offer.line("nummer", NUMBER),
        title=title,
        subtitle=subtitle,
        description=description,
        extra_info=extra,
        kind=kind(title=title, keywords=words, stated=offer.raw("veranstaltungsart")),
        level_min=about.level.low if about.level else "",
        level_max=about.level.high if about.level else "",
        level_derived=bool(about.level and about.level.derived),
        languages_taught=about.taught,
        teaching_languages=about.spoken,
        delivery_mode=how.mode,
        certificate_title=certificate,
        digital_accessible=_yes(features.get("barrierefreies_lernen")),
        slow_pace=_yes(features.get("langsames_lerntempo")),
        easy_language=Tri.YES if about.easy_language else Tri.UNKNOWN,
        booking_url=booking,
        topics=about.topics,
        target_groups=about.groups,
        keywords=about.keywords,
        links=links,
        further=further,
        runs=(run,),
    )
    if has_mojibake(" ".join((title, subtitle, description, extra))):
        offer.note("mojibake", "name" if has_mojibake(title) else "text", title)
    return data


def _prose(offer: Fields) -> tuple[str, str]:
    """Return description and further notes as clean HTML."""
    description: list[str] = []
    extra: list[str] = []
    parts = offer.children("text")
    if not parts and (plain := offer.raw("text")):
        parts = [Fields({"text": plain}, offer.findings, "text")]
    for part in parts:
        text = part.raw("text")
        cleaned = clean_html(text)
        if cleaned.hidden:
            part.note("hidden_text", "text", text[-200:])
        if not cleaned.html:
            continue
        is_main = part.raw("eigenschaft").strip().lower() in _DESCRIPTION
        (description if is_main else extra).append(cleaned.html)
    texts = "".join(description), "".join(extra)
    if has_personal_data(" ".join(texts)):
        # The value stays out of the report: it would be one more copy of it.
        offer.note("personal_data", "text")
    return texts


def _run(
    offer: Fields, key: str, when: Schedule, where: Location, *, is_online: bool, prose: str
) -> RunData:
    price, places = costs(offer, prose=prose), capacity(offer)
    return RunData(
        external_id=key,
        start=when.start,
        end=when.end,
        last_day=when.last_day,
        weekdays=when.weekdays,
        time_from=when.time_from,
        time_to=when.time_to,
        units=when.units,
        date_count=when.date_count,
        venue=None if is_online else where.venue,
        is_online=is_online,
        price=price.price,
        price_reduced=price.reduced,
        price_note=price.note,
        places_min=places.least,
        places_max=places.most,
        places_booked=places.booked,
        dates=when.dates,
        further={"room": offer.line("raum", ROOM)} if "raum" in offer.record else {},
    )


def _features(offer: Fields) -> dict[str, str]:
    """Return the features (`merkmale`) by name; unknown ones are kept in the raw record only."""
    features: dict[str, str] = {}
    for block in offer.children("merkmale"):
        for item in block.children("merkmal"):
            features.setdefault(item.raw("name").strip().lower(), item.raw("wert").strip())
    return features


def _yes(text: str | None) -> str:
    return Tri.YES if text and text.lower() in {"true", "1", "ja"} else Tri.UNKNOWN


def _certificate(offer: Fields) -> str:
    titles = (
        item.line("text", TITLE) or item.line("name", TITLE)
        for item in offer.children("zertifikat")
    )
    return offer.fit("zertifikat", "; ".join(filter(None, titles)), TITLE)


def _links(offer: Fields) -> tuple[str, tuple[LinkData, ...]]:
    """Return the link for booking (the first web site) and all others."""
    booking = ""
    links: dict[str, LinkData] = {}
    office = [
        Fields({"typ": "website", "uri": item.record.get("link")}, offer.findings, "anmeldung")
        for item in offer.children("anmeldung")
    ]
    for item in (*offer.children("webadresse"), *office):
        url = url_of(item, "uri")
        if not url:
            continue
        type_name = item.raw("typ").strip().lower()
        if not booking and type_name in {"", "website"}:
            booking = url
        elif url != booking:
            link_kind = _LINK_KINDS.get(type_name, OfferLink.Kind.WEBSITE)
            links.setdefault(url, LinkData(kind=link_kind, label=item.line("name", LABEL), url=url))
    return booking, tuple(links.values())
