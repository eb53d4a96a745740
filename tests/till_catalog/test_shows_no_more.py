"""Interface and dumps show nothing that the page of an offer does not show.

A word of its own is written into every text field around an offer, whatever the field is called. So
a field that somebody adds tomorrow is in the test without anybody thinking of it.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import models
from django.test import Client

from portal.organisations.models import ContactPoint, Organisation
from portal.places.models import Venue
from portal.topics.models import Topic
from tests.factories.catalogue import make_offer, make_run, make_source, make_venue
from till_catalog.enums import OfferStatus
from till_catalog.exporters import dump
from till_catalog.models import (
    FundingProgramme,
    ImportSource,
    Keyword,
    Offer,
    OfferFunding,
    OfferLink,
    Provider,
    Run,
    SessionDate,
    TargetGroup,
)

from .open_data.reading import lines, rows

# SQLite only: its columns take a whole word even where a code of two letters belongs.
pytestmark = pytest.mark.django_db

Index = Callable[[], None]
WORD = re.compile(r"quak[a-z]+quak")

# What a dump may tell beyond the page: codes beside the labels, and the terms of the provider.
ONLY_IN_DUMPS = {
    "topicdvvareaquak", "topicdvvcodequak", "topicdvvversionquak", "topickursnetcodequak",
}  # fmt: skip


def words_in(text: str) -> set[str]:
    return {word.removeprefix("quak") for word in WORD.findall(text.lower())}


def word(row: models.Model, field: models.Field[Any, Any]) -> str:
    """Return the word of one field of one model."""
    return f"quak{row._meta.model_name}{field.name.replace('_', '')}quak"


def fill(row: models.Model) -> None:
    """Write a word into every text field of a row that takes free text."""
    for field in row._meta.concrete_fields:
        if not isinstance(field, models.CharField | models.TextField) or field.choices:
            continue
        if field.primary_key or (field.unique and isinstance(field, models.UUIDField)):
            continue
        text = word(row, field)
        if isinstance(field, models.URLField):
            text = f"https://{text}.example/"
        elif isinstance(field, models.EmailField):
            text = f"{text}@haus.example"
        if row._meta.model_name == "importsource" and field.name == "licence":
            text = f"CC BY 4.0 {text}"
        setattr(
            row,
            field.name,
            text[: field.max_length] if isinstance(field, models.URLField) else text,
        )
    row.save()


@pytest.fixture
def offer(index: Index, settings: Any, tmp_path: Any) -> Offer:
    """An offer with a word in every field of everything that belongs to it."""
    settings.OPEN_DATA_ROOT = tmp_path / "open-data"
    source = make_source()
    offer = make_offer(source=source, provider=source.provider)
    run = make_run(offer, venue=make_venue(), price=Decimal(5))
    venue = make_venue(name="quakdatevenuequak", access_note="quakdatenotequak")
    dates = [
        SessionDate.objects.create(run=run, date=run.start, venue=venue, modified=run.modified)
        for _ in range(2)
    ]
    topic, group = Topic.objects.create(slug="t"), TargetGroup.objects.create(slug="g")
    keyword, programme = Keyword.objects.create(name="k"), FundingProgramme.objects.create(code="f")
    offer.topics.add(topic)
    offer.target_groups.add(group)
    offer.keywords.add(keyword.name)
    funding = OfferFunding.objects.create(offer=offer, programme=programme)
    link = OfferLink.objects.create(offer=offer, url="https://x.example/")
    organisation = source.provider.organisation
    point = ContactPoint.objects.create(organisation=organisation, label="x")
    for row in (offer, run, run.venue, dates[0], topic, group, keyword, programme, funding,
        link, organisation, point, source):  # fmt: skip
        fill(row)
    Provider.objects.update(open_data_consent=True)
    Offer.objects.filter(pk=offer.pk).update(
        status=OfferStatus.PUBLISHED, level_min="a1", level_max="", certificate_type="proof"
    )
    index()
    offer.refresh_from_db()
    return offer


def on_the_pages(client: Client, offer: Offer) -> set[str]:
    organisation = Organisation.objects.get(pk=offer.provider.organisation_id)
    pages = (offer.get_absolute_url(), f"/kurse/anbieter/{organisation.slug}/", "/kurse/")
    return set().union(*(words_in(client.get(page).content.decode()) for page in pages))


def test_the_pages_show_most_and_hide_some(client: Client, offer: Offer) -> None:
    """Without this the tests below could compare nothing with nothing."""
    shown = on_the_pages(client, offer)
    assert {"offertitlequak", "runroomquak", "venuenamequak", "importsourcelicencequak"} <= shown
    hidden = {"offerexternalidquak", "offerlinkurlquak", "venuenotequak", "keywordnamequak"}
    assert hidden & shown == set()


def test_the_interface_shows_nothing_that_no_page_shows(client: Client, offer: Offer) -> None:
    addresses = ("/api/v1/offers/", "/api/v1/offers/?nach=0", f"/api/v1/offers/{offer.pk}/")
    answers = {address: words_in(client.get(address).content.decode()) for address in addresses}
    assert all("offertitlequak" in found for found in answers.values())
    assert set().union(*answers.values()) - on_the_pages(client, offer) == set()


def test_a_dump_shows_nothing_but_codes_that_no_page_shows(client: Client, offer: Offer) -> None:
    edition = dump.publish().edition
    files = str(lines(edition.path("angebote.jsonl.gz"))) + str(
        rows(edition.path("angebote.csv.gz"))
    )
    found = words_in(files)
    assert "offertitlequak" in found
    assert found - on_the_pages(client, offer) == ONLY_IN_DUMPS


@pytest.mark.parametrize(
    "model", [Offer, Run, Venue, Organisation, ContactPoint, ImportSource, SessionDate]
)
def test_contacts_stand_in_no_file(client: Client, offer: Offer, model: type[models.Model]) -> None:
    edition = dump.publish().edition
    text = str(lines(edition.path("angebote.jsonl.gz"))).lower()
    secret = [
        f"{model._meta.model_name}{field.name.replace('_', '')}quak"
        for field in model._meta.concrete_fields
        if any(part in field.name for part in ("phone", "email", "hours", "label"))
    ]
    assert [name for name in secret if name in text] == []
