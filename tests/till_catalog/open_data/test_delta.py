"""Full dump plus deltas is the newest full dump, whatever happened in between."""

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.topics.models import Topic
from tests.factories.catalogue import make_run
from till_catalog.enums import OfferStatus
from till_catalog.exporters import delta, dump
from till_catalog.exporters.editions import CHANGES, RECORDS, Edition
from till_catalog.models import Offer, Provider, Run

from .reading import apply, consenting, lines, open_offer

pytestmark = pytest.mark.db


def changes(edition: Edition) -> list[tuple[str, int, str]]:
    """Return what a delta says, in short."""
    return [
        (one["op"], one["id"], one.get("reason", {}).get("code", ""))
        for one in lines(edition.path(CHANGES))[1:]
    ]


def test_new_changed_and_gone() -> None:
    first, second, third = (open_offer(title) for title in ("Eins", "Zwei", "Drei"))
    base = dump.publish().edition
    assert (base.since, base.file(CHANGES)) == (None, None)
    second.title = "Zwei, neu"
    second.save()
    third.status = OfferStatus.WITHDRAWN
    third.save()
    fourth = open_offer("Vier")
    outcome = dump.publish()
    assert changes(outcome.edition) == [
        ("put", second.pk, ""),
        ("delete", third.pk, "withdrawn"),
        ("put", fourth.pk, ""),
    ]
    assert (outcome.changes, outcome.edition.since) == (3, base.name)
    head, *_rest = lines(outcome.edition.path(CHANGES))
    assert head == {"op": "base", "since": "2027-01-13", "until": "2027-01-13-2"}
    gone = lines(outcome.edition.path(CHANGES))[2]
    assert (gone["reason"]["label"], gone["deleted_at"]) == (
        "vom Anbieter zurückgezogen",
        outcome.edition.created,
    )
    assert first.pk not in {pk for _, pk, _ in changes(outcome.edition)}


def withdraw_consent(offer: Offer) -> None:
    Provider.objects.filter(pk=offer.provider_id).update(open_data_consent=False)


def hide_provider(offer: Offer) -> None:
    Provider.objects.filter(pk=offer.provider_id).update(public=False)


def lose_licence(offer: Offer) -> None:
    Provider.objects.filter(pk=offer.provider_id).update(data_licence="")


def let_pass(offer: Offer) -> None:
    offer.runs.update(last_day=dt.date(2027, 1, 12))


def cancel_runs(offer: Offer) -> None:
    offer.runs.update(cancelled=True)


def set_status(status: OfferStatus) -> Callable[[Offer], None]:
    def change(offer: Offer) -> None:
        Offer.objects.filter(pk=offer.pk).update(status=status)

    return change


def remove(offer: Offer) -> None:
    offer.delete()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (withdraw_consent, "consent_withdrawn"),
        (hide_provider, "unpublished"),
        (lose_licence, "licence"),
        (let_pass, "expired"),
        (cancel_runs, "cancelled"),
        (set_status(OfferStatus.CANCELLED), "cancelled"),
        (set_status(OfferStatus.EXPIRED), "expired"),
        (set_status(OfferStatus.ARCHIVED), "unpublished"),
        (set_status(OfferStatus.DRAFT), "unpublished"),
        (remove, "removed"),
    ],
)
def test_the_reason_of_a_deletion(change: Callable[[Offer], None], reason: str) -> None:
    open_offer("Bleibt", provider=consenting("Haus B"))
    gone = open_offer("Geht", provider=consenting("Haus A"))
    pk = gone.pk
    dump.publish()
    change(gone)
    assert changes(dump.publish().edition) == [("delete", pk, reason)]


def test_nothing_changed_nothing_told() -> None:
    open_offer()
    dump.publish()
    assert changes(dump.publish().edition) == []


class Nights:
    """Random days of an office, always the same for one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.providers = [consenting(f"Haus {number}") for number in range(3)]
        self.topic = Topic.objects.create(slug="zufall", label="Zufall")

    def day(self) -> None:
        for _ in range(self.random.randint(0, 6)):
            self.random.choice(
                (self.add, self.add, self.rename, self.cancel, self.status, self.consent,
                 self.delete, self.tag, self.another_run, self.rename_topic)
            )()  # fmt: skip

    def some(self) -> Offer | None:
        offers = list(Offer.objects.order_by("pk"))
        return self.random.choice(offers) if offers else None

    def add(self) -> None:
        open_offer(f"Kurs {self.random.random()}", provider=self.random.choice(self.providers))

    def rename(self) -> None:
        if offer := self.some():
            Offer.objects.filter(pk=offer.pk).update(title=f"Neu {self.random.random()}")

    def cancel(self) -> None:
        if offer := self.some():
            offer.runs.update(cancelled=self.random.random() < 0.5)

    def status(self) -> None:
        if offer := self.some():
            Offer.objects.filter(pk=offer.pk).update(status=self.random.choice(OfferStatus.values))

    def consent(self) -> None:
        provider = self.random.choice(self.providers)
        Provider.objects.filter(pk=provider.pk).update(open_data_consent=self.random.random() < 0.6)

    def delete(self) -> None:
        if offer := self.some():
            offer.delete()

    def tag(self) -> None:
        if offer := self.some():
            offer.topics.add(self.topic)

    def rename_topic(self) -> None:
        Topic.objects.filter(pk=self.topic.pk).update(label=f"Zufall {self.random.random()}")

    def another_run(self) -> None:
        if offer := self.some():
            make_run(offer)


@pytest.mark.parametrize("seed", range(6))
def test_a_copy_kept_by_deltas_equals_the_newest_dump(
    seed: int, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delta, "_TOGETHER", 2)
    monkeypatch.setattr("till_catalog.exporters.selection.BATCH", 2)
    nights = Nights(seed)
    for _ in range(4):
        nights.add()
    copy = {line["id"]: line for line in lines(dump.publish().edition.path(RECORDS))}
    seen = 0
    for night in range(8):
        settings.PORTAL_TODAY = str(dt.date(2027, 1, 14) + dt.timedelta(days=night))
        nights.day()
        edition = dump.publish().edition
        apply(copy, lines(edition.path(CHANGES)))
        newest = lines(edition.path(RECORDS))
        assert [copy[pk] for pk in sorted(copy)] == newest
        assert [line["id"] for line in newest] == sorted(line["id"] for line in newest)
        seen += len(lines(edition.path(CHANGES))) - 1
    assert seen, "a run of nights without any change tests nothing"


def test_a_missed_night_makes_no_gap(settings: Any, folder: Path) -> None:
    open_offer()
    dump.publish()
    settings.PORTAL_TODAY = "2027-01-20"
    Run.objects.update(last_day=dt.date(2027, 1, 16))
    edition = dump.publish().edition
    assert (edition.name, edition.since) == ("2027-01-20", "2027-01-13")
    assert [op for op, _, _ in changes(edition)] == ["delete"]
