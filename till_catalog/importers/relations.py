"""Rows around offers that many records share: venues and keywords, and lists that belong to one."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils.text import slugify

from portal.geo import geocode
from portal.places.models import GeoQuality, Venue

from ..models import Keyword, Offer, OfferFunding, OfferKeyword, OfferLink
from .data import LinkData, OfferData, VenueData

VenueKey = tuple[str, str, str, str]


def ensure_venues(wanted: Iterable[VenueData]) -> dict[VenueKey, int]:
    """Return the ids of venues, making those that are missing. Equal name and address are one."""
    by_key = {venue.key: venue for venue in wanted}
    if not by_key:
        return {}
    found = _venues(by_key)
    missing = [venue for key, venue in sorted(by_key.items()) if key not in found]
    if missing:
        # Another import may have made one meanwhile: conflicts are ignored and read again. In order:
        # two imports that insert the same rows crosswise would deadlock.
        Venue.objects.bulk_create(map(_new_venue, missing), ignore_conflicts=True)
        found |= _venues({venue.key: venue for venue in missing})
    _add_notes({found[key]: venue.access_note for key, venue in by_key.items() if key in found})
    return found


def _add_notes(notes: Mapping[int, str]) -> None:
    """Give venues (id -> note) a note on access where nobody has written one."""
    said = {pk: note for pk, note in notes.items() if note}
    if said:
        rows = list(Venue.objects.filter(pk__in=said, access_note=""))
        for row in rows:
            row.access_note = said[row.pk]
        Venue.objects.bulk_update(rows, ["access_note"])


def _new_venue(data: VenueData) -> Venue:
    latitude, longitude, quality = geocode(postcode=data.postcode, city=data.city)
    if data.position is not None:
        (latitude, longitude), quality = data.position, GeoQuality.SOURCE
    return Venue(
        name=data.name,
        street=data.street,
        postcode=data.postcode,
        city=data.city,
        district=data.district,
        latitude=latitude,
        longitude=longitude,
        geo_quality=quality,
        access_note=data.access_note,
    )


def _venues(by_key: Mapping[VenueKey, VenueData]) -> dict[VenueKey, int]:
    postcodes = {key[2] for key in by_key}
    rows = Venue.objects.filter(postcode__in=postcodes).values_list(
        "name", "street", "postcode", "city", "pk"
    )
    return {(a, b, c, d): pk for a, b, c, d, pk in rows if (a, b, c, d) in by_key}


def ensure_keywords(names: Iterable[str]) -> dict[str, int]:
    """Return folded name -> id, making the missing ones. Case makes no difference."""
    wanted = {name.casefold(): name for name in names}
    if not wanted:
        return {}
    found = _keywords(wanted)
    missing = [name for folded, name in sorted(wanted.items()) if folded not in found]
    if missing:
        plain = [_slugs(name)[0] for name in missing]
        taken = set(Keyword.objects.filter(slug__in=plain).values_list("slug", flat=True))
        rows = []
        for name in missing:
            # "C", "C++" and "C#" have one plain slug; the first to come takes it.
            slug, unmistakable = _slugs(name)
            slug = unmistakable if not slug or slug in taken else slug
            taken.add(slug)
            rows.append(Keyword(name=name, slug=slug))
        Keyword.objects.bulk_create(rows, ignore_conflicts=True)
        found |= _keywords({name.casefold(): name for name in missing})
    return found


def _keywords(wanted: Mapping[str, str]) -> dict[str, int]:
    # By slug, because slugs have no case; the names are compared here: SQLite folds ASCII only.
    slugs = [slug for name in wanted.values() for slug in _slugs(name) if slug]
    rows = Keyword.objects.filter(Q(name__in=wanted.values()) | Q(slug__in=slugs))
    return {
        name.casefold(): pk
        for name, pk in rows.values_list("name", "pk")
        if name.casefold() in wanted
    }


def _slugs(name: str) -> tuple[str, str]:
    """Return the plain slug of a keyword ("" where nothing is left) and one that is only its own."""
    plain = slugify(name)[:80]
    digest = hashlib.sha256(name.casefold().encode()).hexdigest()[:8]
    return plain, f"{plain or 'wort'}-{digest}"


def set_topics(data: Mapping[int, OfferData]) -> set[int]:
    """Give offers (id -> data) their topics; return the ids of those that changed."""
    return _set_through(
        Offer.topics.through, "topic_id", {pk: offer.topics for pk, offer in data.items()}
    )


def set_target_groups(data: Mapping[int, OfferData]) -> set[int]:
    """Give offers their target groups; return the ids of those that changed."""
    return _set_through(
        Offer.target_groups.through,
        "targetgroup_id",
        {pk: offer.target_groups for pk, offer in data.items()},
    )


def set_keywords(data: Mapping[int, OfferData], ids: Mapping[str, int]) -> set[int]:
    """Give offers their keywords; return the ids of those that changed."""
    wanted = {pk: [ids[word.casefold()] for word in offer.keywords] for pk, offer in data.items()}
    return _set_through(OfferKeyword, "tag_id", wanted, owner="content_object_id")


def _set_through(
    through: Any, column: str, wanted: Mapping[int, Collection[int]], *, owner: str = "offer_id"
) -> set[int]:
    rows = through.objects.filter(**{f"{owner}__in": list(wanted)})
    present: dict[tuple[int, int], int] = {
        (offer, other): pk for pk, offer, other in rows.values_list("pk", owner, column)
    }
    target = {(offer, other) for offer, others in wanted.items() for other in others}
    gone = [pk for pair, pk in present.items() if pair not in target]
    new = sorted(target - present.keys())
    if gone:
        _delete(through, gone)
    _insert(through, (owner, column), new)
    return {offer for offer, _ in target ^ present.keys()}


def _insert(model: Any, columns: tuple[str, str], pairs: Iterable[tuple[int, int]]) -> None:
    """Insert bare pairs. `bulk_create` makes an object of each of tens of thousands of keyword rows,
    which was a fifth of an import."""
    quote = connection.ops.quote_name
    table, first, second = (quote(name) for name in (model._meta.db_table, *columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({first}, {second}) VALUES (%s, %s)",  # noqa: S608 - names of models
            list(pairs),
        )


def _delete(model: Any, pks: Sequence[int]) -> None:
    """Delete bare pairs. Django would tell the index of each one: the caller marks all offers at once."""
    quote = connection.ops.quote_name
    places = ", ".join(["%s"] * len(pks))
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {quote(model._meta.db_table)} WHERE id IN ({places})",  # noqa: S608 - names of models
            list(pks),
        )


def set_links(data: Mapping[int, OfferData]) -> set[int]:
    """Give offers their further links; return the ids of those that changed."""
    present: dict[int, list[LinkData]] = defaultdict(list)
    for link in OfferLink.objects.filter(offer_id__in=list(data)):
        present[link.offer_id].append(LinkData(kind=link.kind, label=link.label, url=link.url))
    changed = {pk for pk, offer in data.items() if list(offer.links) != present[pk]}
    OfferLink.objects.filter(offer_id__in=changed & present.keys()).delete()
    OfferLink.objects.bulk_create(
        OfferLink(offer_id=pk, kind=link.kind, label=link.label, url=link.url)
        for pk in sorted(changed)
        for link in data[pk].links
    )
    return changed


def set_fundings(data: Mapping[int, OfferData]) -> set[int]:
    """Give offers their fundings, where the format speaks of them; return the ids of those that
    changed. What people noted beside a funding (validity, hint) stays."""
    spoken = {pk: offer.funding for pk, offer in data.items() if offer.funding is not None}
    if not spoken:
        return set()
    rows = OfferFunding.objects.filter(offer_id__in=list(spoken))
    present = {(row.offer_id, row.programme_id): row for row in rows}
    wanted = {
        (pk, funding.programme): funding.recognition_number
        for pk, fundings in spoken.items()
        for funding in fundings
    }
    gone = present.keys() - wanted.keys()
    OfferFunding.objects.filter(pk__in=[present[pair].pk for pair in gone]).delete()
    moved = [
        present[pair]
        for pair, number in wanted.items()
        if pair in present and present[pair].recognition_number != number
    ]
    for row in moved:
        row.recognition_number = wanted[row.offer_id, row.programme_id]
    OfferFunding.objects.bulk_update(moved, ["recognition_number"])
    new = sorted(wanted.keys() - present.keys())
    OfferFunding.objects.bulk_create(
        OfferFunding(offer_id=pk, programme_id=programme, recognition_number=wanted[pk, programme])
        for pk, programme in new
    )
    return {pk for pk, _ in (*gone, *new)} | {row.offer_id for row in moved}
