"""What Rita and Leo do to many offers at once."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.log_actions import registry as log

from portal.topics.models import Topic
from search.models import OutboxRow
from tests.factories.catalogue import make_offer, make_run, make_source
from till_catalog.enums import OfferStatus
from till_catalog.models import Offer, TargetGroup
from till_catalog.office.bulk import MOST

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def address(action: str, offers: Sequence[Offer]) -> str:
    chosen = "&".join(f"id={offer.pk}" for offer in offers)
    return f"{reverse('wagtail_bulk_action', args=('till_catalog', 'offer', action))}?{chosen}"


def statuses() -> list[str]:
    return list(Offer.objects.order_by("pk").values_list("status", flat=True))


@pytest.mark.parametrize(
    ("action", "status"),
    [
        ("veroeffentlichen", "published"),
        ("zurueckziehen", "withdrawn"),
        ("archivieren", "archived"),
    ],
)
def test_leo_decides_for_many_and_rita_cannot(
    leo_client: Client, rita_client: Client, action: str, status: str
) -> None:
    chosen = [make_offer(status=OfferStatus.IN_REVIEW, first_published_at=None) for _ in range(2)]
    make_offer(status=OfferStatus.IN_REVIEW)
    OutboxRow.objects.all().delete()
    refused = rita_client.post(address(action, chosen))
    assert refused.headers["Location"] == "/admin/"
    assert statuses() == ["in_review"] * 3
    leo_client.post(address(action, chosen))
    assert statuses() == [status, status, "in_review"]
    assert sorted(OutboxRow.objects.values_list("key", flat=True)) == [o.pk for o in chosen]
    published = [offer.first_published_at is not None for offer in Offer.objects.order_by("pk")[:2]]
    assert published == [status == "published"] * 2


def test_the_page_that_asks_names_what_will_change_and_changes_nothing(leo_client: Client) -> None:
    offer = make_offer(title="Nähen", status=OfferStatus.DRAFT)
    page = leo_client.get(address("veroeffentlichen", [offer])).content.decode()
    assert "Nähen" in page
    assert "Entwurf → veröffentlicht" in page
    assert "Ja, veröffentlichen" in page
    assert statuses() == ["draft"]


def test_rita_confirms_many(rita_client: Client) -> None:
    offers = [make_offer(stale=True), make_offer(stale=True)]
    rita_client.post(address("bestaetigen", offers))
    assert [(o.stale, o.confirmed_at is not None) for o in Offer.objects.all()] == [
        (False, True),
        (False, True),
    ]
    assert log.get_logs_for_instance(offers[0]).get().data == {"what": "Bestätigen"}


def test_rita_gives_many_a_topic_beside_those_they_have(rita_client: Client) -> None:
    old = Topic.objects.create(slug="alt", label="Alt")
    new = Topic.objects.create(slug="neu", label="Neu")
    imported, own = make_offer(source=make_source(), external_id="1"), make_offer()
    imported.topics.add(old)
    own.topics.add(new)
    OutboxRow.objects.all().delete()
    refused = rita_client.post(address("thema", [imported, own]))
    assert refused.context["form"].errors["words"] == ["Dieses Feld muss ausgefüllt werden."]
    rita_client.post(address("thema", [imported, own]), {"words": [new.pk]})
    assert [sorted(t.label for t in o.topics.all()) for o in (imported, own)] == [
        ["Alt", "Neu"],
        ["Neu"],
    ]
    imported.refresh_from_db()
    own.refresh_from_db()
    assert (imported.locked_fields, own.locked_fields) == (["topics"], [])
    assert imported.completeness > 0
    assert OutboxRow.objects.count() == 2


def test_rita_gives_many_a_target_group(rita_client: Client) -> None:
    offers = [make_offer(), make_offer()]
    group = TargetGroup.objects.get(label="Eltern")
    rita_client.post(address("zielgruppe", offers), {"words": [group.pk]})
    assert [list(offer.target_groups.all()) for offer in offers] == [[group], [group]]


def test_anna_gets_nowhere(anna_client: Client) -> None:
    offer = make_offer(title="Geheim", status=OfferStatus.DRAFT)
    for action in ("veroeffentlichen", "bestaetigen", "thema"):
        assert anna_client.get(address(action, [offer])).headers["Location"] == "/admin/"
        anna_client.post(address(action, [offer]))
    assert statuses() == ["draft"]
    assert Offer.objects.get().confirmed_at is None


def test_more_than_200_are_refused_with_a_sentence(leo_client: Client) -> None:
    offer = make_offer(status=OfferStatus.DRAFT)
    many = "&".join(f"id={offer.pk + number}" for number in range(MOST + 1))
    base = reverse("wagtail_bulk_action", args=("till_catalog", "offer", "veroeffentlichen"))
    told = leo_client.post(f"{base}?{many}&next=/admin/", follow=True).content.decode()
    assert "Wählen Sie höchstens 200 Angebote." in told
    assert statuses() == ["draft"]


@pytest.mark.parametrize("chosen", ["id=all", "id=x", "id=", "id=999999", ""])
def test_all_or_nonsense_changes_nothing(leo_client: Client, chosen: str) -> None:
    make_offer(status=OfferStatus.DRAFT)
    base = reverse("wagtail_bulk_action", args=("till_catalog", "offer", "veroeffentlichen"))
    assert leo_client.get(f"{base}?{chosen}").status_code == 200
    assert leo_client.post(f"{base}?{chosen}").status_code == 302
    assert statuses() == ["draft"]


@pytest.mark.parametrize("action", ["veroeffentlichen", "bestaetigen", "thema"])
def test_three_cost_the_same_as_one(leo_client: Client, action: str) -> None:
    topic = Topic.objects.create(slug="neu", label="Neu")

    def cost(number: int) -> int:
        offers = [make_offer(status=OfferStatus.DRAFT) for _ in range(number)]
        data: dict[str, Any] = {"words": [topic.pk]}
        with CaptureQueriesContext(connection) as queries:
            leo_client.get(address(action, offers))
            leo_client.post(address(action, offers), data)
        return len(queries)

    cost(1)
    assert cost(3) == cost(1)


def test_what_is_taken_away_in_bulk_is_parted_from_what_it_was_joined_into(
    leo_client: Client,
) -> None:
    first, second, third = (
        make_run(make_offer(title="Nähen", description="Wir nähen.")).offer for _ in range(3)
    )
    leo_client.post(address("zurueckziehen", [first]))
    joined = dict(Offer.objects.values_list("pk", "joined_into"))
    assert joined == {first.pk: second.pk, second.pk: None, third.pk: second.pk}


def test_what_a_person_archives_no_feed_brings_back(leo_client: Client) -> None:
    offer = make_offer(status=OfferStatus.ARCHIVED, archived_because="over")
    leo_client.post(address("archivieren", [offer]))
    offer.refresh_from_db()
    assert (offer.status, offer.archived_because) == ("archived", "")


def test_confirming_brings_back_what_nobody_had_confirmed(leo_client: Client) -> None:
    offer = make_run(
        make_offer(status=OfferStatus.ARCHIVED, archived_because="unconfirmed", stale=True)
    ).offer
    leo_client.post(address("bestaetigen", [offer]))
    offer.refresh_from_db()
    assert (offer.status, offer.archived_because, offer.stale) == ("published", "", False)
