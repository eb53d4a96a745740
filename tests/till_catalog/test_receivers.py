"""The index follows every save and delete, as soon as it is committed."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import transaction

from portal.topics.models import Topic
from search import api
from search.contract import AnyOf, KeywordFacet, Query
from search.outbox import next_due
from tests.factories.catalogue import make_offer, make_run, make_venue
from till_catalog.enums import OfferStatus
from till_catalog.indexing.validity import mark_fundings
from till_catalog.models import FundingProgramme, Keyword, Offer, OfferFunding, TargetGroup
from till_catalog.receivers import mark_offers

pytestmark = pytest.mark.db

Commit = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def commit(
    index: Callable[[], None], django_capture_on_commit_callbacks: Callable[..., Any]
) -> Commit:
    """A block whose end is a commit. Before it the index holds what there was."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def offer(commit: Commit, index: Callable[[], None]) -> Offer:
    made = make_offer(title="Nähen")
    make_run(made, venue=make_venue(name="Werkhof"))
    make_run(make_offer(title="Anderes"))
    index()
    return made


def found(words: str) -> list[str]:
    """The titles that all `words` find, read from the index alone."""
    hits = api.search("offers", Query(words=words, stage="strict")).hits
    by_key = Offer.objects.in_bulk([hit.key for hit in hits])
    return [by_key[hit.key].title if hit.key in by_key else "gone" for hit in hits]


def keywords(offer: Offer, field: str) -> list[str]:
    """The values that the offers of its provider have in the index."""
    query = Query(
        filters=(AnyOf(field="anbieter", values=frozenset({offer.provider.organisation.slug})),),
        facets=(KeywordFacet(name="x", field=field),),
    )
    return [count.value for count in api.search("offers", query).facets["x"]]


def test_an_offer_is_found_under_its_new_name_only(commit: Commit, offer: Offer) -> None:
    with commit():
        offer.title = "Stricken"
        offer.save()
    assert (found("nähen"), found("stricken")) == ([], ["Stricken"])


def test_what_was_rolled_back_changes_nothing(commit: Commit, offer: Offer) -> None:
    with commit(), pytest.raises(ZeroDivisionError), transaction.atomic():
        offer.title = "Stricken"
        offer.save()
        raise ZeroDivisionError
    assert (found("nähen"), found("stricken")) == (["Nähen"], [])
    assert list(next_due("offers", 10)) == []


@pytest.mark.parametrize(
    "status", [OfferStatus.DRAFT, OfferStatus.WITHDRAWN, OfferStatus.CANCELLED]
)
def test_an_offer_taken_back_is_gone(commit: Commit, offer: Offer, status: str) -> None:
    with commit():
        offer.status = status
        offer.save()
    assert found("nähen") == []
    with commit():
        offer.status = OfferStatus.PUBLISHED
        offer.save()
    assert found("nähen") == ["Nähen"]


def test_a_deleted_offer_is_gone(commit: Commit, offer: Offer) -> None:
    with commit():
        offer.delete()
    assert found("nähen") == []
    assert found("anderes") == ["Anderes"]


def test_runs_come_and_go(commit: Commit, offer: Offer) -> None:
    with commit():
        offer.runs.get().delete()
    assert found("nähen") == []
    with commit():
        run = make_run(offer, venue=make_venue(name="Neubau"))
    assert found("nähen neubau") == ["Nähen"]
    with commit():
        run.cancelled = True
        run.save()
    assert found("nähen") == []


def test_a_provider_that_is_no_longer_public_takes_its_offers_along(
    commit: Commit, offer: Offer
) -> None:
    with commit():
        offer.provider.public = False
        offer.provider.save()
    assert found("nähen") == []


def test_a_renamed_organisation_renames_its_offers(commit: Commit, offer: Offer) -> None:
    with commit():
        offer.provider.organisation.name = "Lernladen"
        offer.provider.organisation.save()
    assert sorted(found("lernladen")) == ["Anderes", "Nähen"]
    assert found("volkshochschule") == []


def test_a_renamed_venue_renames_its_offers(commit: Commit, offer: Offer) -> None:
    assert found("werkhof") == ["Nähen"]
    with commit():
        venue = offer.runs.get().venue
        venue.name = "Palais"
        venue.save()
    assert (found("werkhof"), found("palais")) == ([], ["Nähen"])


def test_topics_come_are_renamed_move_and_go(commit: Commit, offer: Offer) -> None:
    with commit():
        area = Topic.objects.create(slug="kreativ", label="Kreatives")
        cloth = Topic.objects.create(slug="stoff", label="Stoffliches", parent=area)
        offer.topics.add(cloth)
    assert found("stoffliches") == found("kreatives") == ["Nähen"]
    assert set(keywords(offer, "thema")) == {"kreativ", "stoff"}
    with commit():
        area.label = "Gestaltung"
        area.save()
    assert (found("kreatives"), found("gestaltung")) == ([], ["Nähen"])
    with commit():
        cloth.parent = None
        cloth.save()
    assert found("gestaltung") == []
    assert keywords(offer, "thema") == ["stoff"]
    with commit():
        cloth.delete()
    assert found("stoffliches") == []
    assert keywords(offer, "thema") == []


def test_relations_are_followed_from_both_sides(commit: Commit, offer: Offer) -> None:
    topic = Topic.objects.create(slug="stoff", label="Stoffliches")
    with commit():
        topic.offers.add(offer)
    assert found("stoffliches") == ["Nähen"]
    with commit():
        topic.offers.clear()
    assert found("stoffliches") == []
    with commit():
        offer.topics.set([topic])
    assert found("stoffliches") == ["Nähen"]
    with commit():
        offer.topics.clear()
    assert found("stoffliches") == []


def test_target_groups_come_are_renamed_and_go(commit: Commit, offer: Offer) -> None:
    with commit():
        group = TargetGroup.objects.create(slug="neue", label="Neugierige")
        offer.target_groups.add(group)
    assert found("neugierige") == ["Nähen"]
    with commit():
        group.label = "Wissbegierige"
        group.save()
    assert (found("neugierige"), found("wissbegierige")) == ([], ["Nähen"])
    with commit():
        group.delete()
    assert found("wissbegierige") == []


def test_fundings_come_end_and_go(commit: Commit, offer: Offer) -> None:
    with commit():
        programme = FundingProgramme.objects.create(code="gut", label="Gutschein")
        funding = OfferFunding.objects.create(offer=offer, programme=programme)
    assert keywords(offer, "foerderung") == ["gut"]
    with commit():
        programme.valid_until = dt.date(2027, 1, 12)
        programme.save()
    assert keywords(offer, "foerderung") == []
    with commit():
        programme.valid_until = None
        programme.save()
    assert keywords(offer, "foerderung") == ["gut"]
    with commit():
        funding.delete()
    assert keywords(offer, "foerderung") == []


@pytest.mark.parametrize(
    ("fields", "before", "after"),
    [
        ({"valid_until": dt.date(2027, 1, 13)}, ["gut"], []),
        ({"programme__valid_until": dt.date(2027, 1, 13)}, ["gut"], []),
        ({"programme__valid_from": dt.date(2027, 1, 14)}, [], ["gut"]),
    ],
)
def test_at_night_the_index_learns_what_the_calendar_changed(
    commit: Commit,
    offer: Offer,
    settings: Any,
    fields: dict[str, dt.date],
    before: list[str],
    after: list[str],
) -> None:
    of_programme = {k.removeprefix("programme__"): v for k, v in fields.items() if "__" in k}
    with commit():
        programme = FundingProgramme.objects.create(code="gut", label="G", **of_programme)
        own = {name: day for name, day in fields.items() if "__" not in name}
        OfferFunding.objects.create(offer=offer, programme=programme, **own)
    assert keywords(offer, "foerderung") == before
    with commit():
        assert mark_fundings() == ""  # today nothing begins or ends
    settings.PORTAL_TODAY = "2027-01-14"
    assert keywords(offer, "foerderung") == before
    with commit():
        assert mark_fundings() == "1 Angebot aufgefrischt"
    assert keywords(offer, "foerderung") == after
    settings.PORTAL_TODAY = "2027-03-01"
    with commit():
        assert mark_fundings() == ""  # long done


def test_keywords_come_are_renamed_and_go(commit: Commit, offer: Offer) -> None:
    with commit():
        offer.keywords.add("Schneidern")
    assert found("schneidern") == ["Nähen"]
    with commit():
        keyword = Keyword.objects.get(name="Schneidern")
        keyword.name = "Handarbeit"
        keyword.save()
    assert (found("schneidern"), found("handarbeit")) == ([], ["Nähen"])
    with commit():
        offer.keywords.remove("Handarbeit")
    assert found("handarbeit") == []
    with commit():
        offer.keywords.add("Mode")
    with commit():
        Keyword.objects.filter(name="Mode").delete()
    assert found("mode") == []


def test_bulk_writers_mark_themselves(commit: Commit, offer: Offer) -> None:
    with commit():
        Offer.objects.filter(pk=offer.pk).update(title="Sticken")
        mark_offers([offer.pk])
    assert found("sticken") == ["Sticken"]
