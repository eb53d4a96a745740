"""Rita and Leo write offers."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry as log
from wagtail.test.utils.form_data import rich_text

from portal import clock
from portal.topics.models import Topic
from search.models import OutboxRow
from tests.factories.catalogue import make_offer, make_provider, make_run, make_source
from till_catalog.enums import OfferStatus
from till_catalog.models import FundingProgramme, Offer, TargetGroup

from .forms import answers, count_queries, errors, save

pytestmark = [pytest.mark.db, pytest.mark.django_db]
NEW = "/admin/angebote/new/"


def edit(offer: Offer) -> str:
    return reverse("offers:edit", args=(offer.pk,))


def test_rita_writes_an_offer_with_everything_and_the_index_hears_of_it(
    rita_client: Client,
) -> None:
    provider = make_provider()
    topic = Topic.objects.create(slug="naehen", label="Nähen")
    group = TargetGroup.objects.get(label="Eltern")  # migrations made it
    programme = FundingProgramme.objects.create(code="bildungsgutschein", label="Gutschein")
    response = save(
        rita_client,
        NEW,
        title="Nähen am Abend",
        provider=provider.pk,
        description=rich_text("<p>Wir nähen <b>Taschen</b>.</p>"),
        topics=[topic.pk],
        target_groups=[group.pk],
        keywords='"C++", Nähmaschine',
        level_min="a1",
        level_max="b1",
        teaching_languages=["de", "uk"],
        slow_pace="yes",
        contact_phone="0651 123",
        **{"fundings-0-programme": programme.pk, "fundings-0-valid_until": "2030-01-31"},
        **{"links-0-url": "https://haus.example/heft.pdf", "links-0-kind": "attachment"},
    )
    offer = Offer.objects.get()
    assert response.headers["Location"] == edit(offer)
    assert (offer.title, offer.description, offer.status) == (
        "Nähen am Abend",
        "<p>Wir nähen <b>Taschen</b>.</p>",
        OfferStatus.DRAFT,
    )
    assert list(offer.topics.all()) == [topic]
    assert list(offer.target_groups.all()) == [group]
    assert sorted(offer.keywords.names()) == ["C++", "Nähmaschine"]
    assert (offer.level_min, offer.level_max, offer.level_derived) == ("a1", "b1", False)
    assert offer.teaching_languages == ["de", "uk"]
    assert offer.fundings.get().valid_until == dt.date(2030, 1, 31)
    assert offer.links.get().url == "https://haus.example/heft.pdf"
    assert offer.confirmed_at is not None
    assert offer.completeness == 26  # topic 10, way to book, access, funding 5 each, of 95
    assert OutboxRow.objects.filter(index_name="offers", key=offer.pk).count() == 1


def test_what_is_wrong_gets_a_sentence(rita_client: Client) -> None:
    response = save(
        rita_client, NEW, title="", level_min="b2", level_max="a1", booking_url="kein link"
    )
    assert set(errors(response)) == {"title", "provider", "level_max", "booking_url"}
    assert errors(response)["level_max"] == ["Die Stufe „bis“ liegt unter der Stufe „von“."]
    response = save(rita_client, NEW, level_min="a1", level_max="alpha2")
    assert errors(response)["level_max"] == [
        "Beide Stufen müssen zur selben Skala gehören, zum Beispiel A1 bis B1."
    ]
    assert not Offer.objects.exists()


def test_rita_hands_in_and_leo_publishes(rita_client: Client, leo_client: Client) -> None:
    offer = make_offer(status=OfferStatus.DRAFT, first_published_at=None)
    save(rita_client, edit(offer), status="in_review")
    offer.refresh_from_db()
    assert (offer.status, offer.first_published_at) == (OfferStatus.IN_REVIEW, None)
    refused = save(rita_client, edit(offer), status="published")
    assert set(errors(refused)) == {"status"}
    save(leo_client, edit(offer), status="published")
    offer.refresh_from_db()
    assert offer.status == OfferStatus.PUBLISHED
    assert offer.first_published_at is not None


def test_rita_mends_a_published_offer_but_cannot_hide_it(rita_client: Client) -> None:
    offer = make_offer(title="Nehen")
    save(rita_client, edit(offer), title="Nähen", status="archived")
    offer.refresh_from_db()
    assert (offer.title, offer.status) == ("Nähen", OfferStatus.PUBLISHED)


def test_saving_without_a_change_leaves_texts_as_they_are(leo_client: Client) -> None:
    offer = make_offer(description="Erste Zeile\n\nZweite Zeile", prerequisites="Keine")
    save(leo_client, edit(offer))
    offer.refresh_from_db()
    assert (offer.description, offer.prerequisites) == ("Erste Zeile\n\nZweite Zeile", "Keine")
    assert log.get_logs_for_instance(offer).get().data == {"fields": []}


def test_a_level_that_only_a_feed_knows_stays_choosable(leo_client: Client) -> None:
    offer = make_offer(level_min="a1.7", level_max="a1.7")
    save(leo_client, edit(offer), subtitle="Neu")
    offer.refresh_from_db()
    assert (offer.subtitle, offer.level_min) == ("Neu", "a1.7")


def test_scripts_do_not_reach_the_catalogue(leo_client: Client) -> None:
    offer = make_offer()
    text = '<p>Hallo <a href="javascript:alert(1)">hier</a></p><script>alert(1)</script>'
    save(leo_client, edit(offer), description=rich_text(text))
    offer.refresh_from_db()
    assert "script" not in offer.description


def test_the_history_names_what_was_changed(leo_client: Client) -> None:
    offer = make_offer()
    save(leo_client, edit(offer), subtitle="Für alle", **{"links-0-url": "https://haus.example"})
    page = leo_client.get(reverse("offers:history", args=(offer.pk,))).content.decode()
    assert "Geändert: Untertitel, Links" in page


def test_confirming_ends_being_stale(rita_client: Client) -> None:
    offer = make_offer(stale=True)
    save(rita_client, edit(offer))
    offer.refresh_from_db()
    assert offer.stale
    save(rita_client, edit(offer), confirmed="on")
    offer.refresh_from_db()
    assert not offer.stale
    assert offer.confirmed_at is not None
    assert clock.now() - offer.confirmed_at < dt.timedelta(minutes=1)


def test_a_published_offer_that_nobody_finds_is_told_of(leo_client: Client) -> None:
    offer = make_offer()
    data = answers(leo_client, edit(offer))
    told = leo_client.post(edit(offer), data, follow=True).content.decode()
    assert "noch nicht zu finden" in told
    make_run(offer)
    told = leo_client.post(edit(offer), data, follow=True).content.decode()
    assert "noch nicht zu finden" not in told


def test_the_form_costs_the_same_with_one_run_and_with_three(leo_client: Client) -> None:
    offer = make_offer(source=make_source(), external_id="1")
    make_run(offer)
    one = count_queries(leo_client, edit(offer))
    make_run(offer)
    make_run(offer)
    assert count_queries(leo_client, edit(offer)) == one
