"""What the example offers point at: providers, venues, topics, target groups, funding, keywords."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify

from portal.geo import geocode
from portal.organisations.models import ContactPoint, Organisation
from portal.places.models import Venue
from portal.topics.models import Topic

from ..models import (
    FundingProgramme,
    Keyword,
    Offer,
    OfferFunding,
    OfferKeyword,
    Provider,
    TargetGroup,
)
from .places import VENUES
from .providers import PROVIDERS, email, phone
from .shapes import DemoOffer
from .words import PROGRAMMES, TARGET_GROUPS

RECOGNISED = dt.timedelta(days=2 * 365)
LICENCE = "CC0 1.0 (erfundene Daten)"


@dataclass(frozen=True)
class Words:
    """Rows by the names that the example data use for them."""

    providers: dict[str, Provider]
    venues: dict[str, Venue]
    topics: dict[str, Topic]
    groups: dict[str, TargetGroup]
    programmes: dict[str, FundingProgramme]
    keywords: dict[str, Keyword]


def load(offers: Iterable[DemoOffer]) -> Words:
    """Make what is missing of all that `offers` point at. What exists is never overwritten."""
    return Words(
        providers={key: provider(key) for key in PROVIDERS},
        venues={key: _venue(key) for key in VENUES},
        topics=_topics(),
        groups=_groups(),
        programmes={
            code: FundingProgramme.objects.get_or_create(code=code, defaults=vars(programme))[0]
            for code, programme in PROGRAMMES.items()
        },
        keywords=_keywords({word for offer in offers for word in offer.keywords}),
    )


def provider(key: str) -> Provider:
    """Return the provider, made with its organisation and its desk where it is missing."""
    facts = PROVIDERS[key]
    organisation, is_new = Organisation.objects.get_or_create(
        slug=_slug(key),
        defaults={
            "name": facts.name,
            "description": facts.description,
            "street": facts.street,
            "postcode": facts.postcode,
            "city": facts.city,
            "website": f"https://example.org/{key}",
            "phone": phone(key),
            "email": email(key),
            "is_example": True,
        },
    )
    if is_new and facts.hours:
        ContactPoint.objects.create(
            organisation=organisation,
            label="Kursberatung",
            phone=phone(key),
            email=email(key),
            hours=facts.hours,
        )
    return Provider.objects.get_or_create(
        organisation=organisation,
        defaults={
            "quality_seals": "\n".join(facts.seals),
            "data_licence": LICENCE,
            "open_data_consent": facts.open_data,
        },
    )[0]


def attach(
    pairs: Iterable[tuple[Offer, DemoOffer]], words: Words, monday: dt.date, *, fresh: bool
) -> None:
    """Connect saved offers with their topics, groups, keywords and funding."""
    pairs = list(pairs)
    pks = [row.pk for row, _ in pairs]
    topic_links, group_links = Offer.topics.through, Offer.target_groups.through
    if not fresh:
        for links in (topic_links, group_links, OfferFunding):
            links.objects.filter(offer__in=pks).delete()
        OfferKeyword.objects.filter(content_object__in=pks).delete()
    topic_links.objects.bulk_create(
        topic_links(offer=row, topic=words.topics[code])
        for row, offer in pairs
        for code in offer.topics
        if code in words.topics  # the office may have dropped a topic
    )
    group_links.objects.bulk_create(
        group_links(offer=row, targetgroup=words.groups[slug])
        for row, offer in pairs
        for slug in offer.groups
    )
    OfferKeyword.objects.bulk_create(
        OfferKeyword(content_object=row, tag=words.keywords[word])
        for row, offer in pairs
        for word in offer.keywords
    )
    OfferFunding.objects.bulk_create(
        OfferFunding(
            offer=row,
            programme=words.programmes[code],
            recognition_number=number,
            valid_until=monday + RECOGNISED if number else None,
        )
        for row, offer in pairs
        for code, number in offer.funding
    )


def recognise_again(offers: Iterable[int], monday: dt.date) -> None:
    """Let the recognitions of offers that move on to `monday` hold as long as on the first day."""
    fundings = OfferFunding.objects.filter(offer__in=list(offers)).exclude(recognition_number="")
    fundings.update(valid_until=monday + RECOGNISED)


def remove() -> None:
    """Delete the example providers, and those of the example venues that nobody else uses."""
    slugs = [_slug(key) for key in PROVIDERS]
    Provider.objects.filter(organisation__slug__in=slugs, offers=None, import_sources=None).delete()
    Organisation.objects.filter(slug__in=slugs, provider=None).delete()
    for venue in VENUES.values():
        Venue.objects.filter(name=venue.name, runs=None, session_dates=None).delete()


def _slug(key: str) -> str:
    return f"beispiel-{key}"


def _venue(key: str) -> Venue:
    facts = VENUES[key]
    defaults = dict(vars(facts))
    address = {name: defaults.pop(name) for name in ("name", "street", "postcode", "city")}
    latitude, longitude, quality = geocode(postcode=facts.postcode, city=facts.city)
    return Venue.objects.get_or_create(
        **address,
        defaults=defaults | {"latitude": latitude, "longitude": longitude, "geo_quality": quality},
    )[0]


def _topics() -> dict[str, Topic]:
    """Return the topics by slug, by DVV code ("4.06", of the newest version) and area ("4")."""
    topics = {}
    for topic in Topic.objects.order_by("dvv_version"):
        topics[topic.slug] = topic
        if topic.dvv_code:
            topics[topic.dvv_code] = topic
        elif topic.dvv_area and topic.parent_id is None:
            topics[topic.dvv_area] = topic
    return topics


def _groups() -> dict[str, TargetGroup]:
    for slug, label in TARGET_GROUPS.items():
        TargetGroup.objects.get_or_create(slug=slug, defaults={"label": label})
    return {group.slug: group for group in TargetGroup.objects.all()}


def _keywords(names: set[str]) -> dict[str, Keyword]:
    found = {keyword.name: keyword for keyword in Keyword.objects.filter(name__in=names)}
    for name in sorted(names - found.keys()):
        found[name] = Keyword.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]
    return found
