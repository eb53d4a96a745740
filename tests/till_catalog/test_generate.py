"""Generated offers: the same seed gives the same, they look like courses, and they go away again."""

import datetime as dt
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from portal.access import ANONYMOUS, visible_to
from search.models import OutboxRow
from till_catalog import generate, indexing
from till_catalog.models import Offer, Run

pytestmark = pytest.mark.db

NUMBER = 450  # more than two batches


@pytest.fixture(autouse=True)
def _day(db: None, settings: Any) -> None:
    settings.PORTAL_TODAY = "2026-06-10"


def content() -> list[Any]:
    offers = Offer.objects.order_by("external_id").values_list(
        "external_id", "title", "description", "delivery_mode", "provider__organisation__slug"
    )
    runs = Run.objects.order_by("uid").values_list(
        "uid", "start", "price", "venue__name", "weekdays", "time_from"
    )
    return [*offers, *runs]


def test_the_same_seed_gives_the_same_offers() -> None:
    generate.generate(NUMBER, seed=3)
    first = content()
    assert generate.remove() == NUMBER
    assert not Offer.objects.exists() and not Run.objects.exists()
    generate.generate(NUMBER, seed=3)
    assert content() == first
    generate.remove()
    generate.generate(NUMBER, seed=4)
    assert content() != first


def test_all_are_listed_with_one_to_three_runs() -> None:
    runs = generate.generate(NUMBER, seed=1)
    assert visible_to(ANONYMOUS, Offer.objects.all()).count() == NUMBER
    assert Run.objects.count() == runs
    assert 2 <= runs / NUMBER <= 2.6
    documents = list(indexing.load(list(indexing.keys())))
    assert len(documents) == NUMBER
    assert {len(document.parts) for document in documents} == {1, 2, 3}


def test_descriptions_are_as_long_as_real_ones() -> None:
    generate.generate(NUMBER, seed=1)
    lengths = [len(text.split()) for text in Offer.objects.values_list("description", flat=True)]
    assert min(lengths) >= 60
    assert max(lengths) <= 120
    titles = set(Offer.objects.values_list("title", flat=True))
    assert len(titles) > NUMBER * 0.7


def test_prices_and_days_are_spread_as_in_a_catalogue() -> None:
    generate.generate(NUMBER, seed=1)
    runs = Run.objects.all()
    free, unknown = runs.filter(price=0).count(), runs.filter(price=None).count()
    assert 0.06 < free / runs.count() < 0.2
    assert 0.01 < unknown / runs.count() < 0.1
    assert {1 << day for day in range(7)} <= set(runs.values_list("weekdays", flat=True))
    assert not runs.filter(start__lt=dt.date(2026, 6, 10)).exists()
    assert runs.filter(venue=None, is_online=False, flexible_start=False).exists()


def test_no_row_of_the_outbox_is_written() -> None:
    generate.generate(NUMBER, seed=1)
    generate.remove()
    assert not OutboxRow.objects.filter(index_name="offers").exists()


def test_the_command_says_what_it_did_and_what_is_left_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("till_generate", offers=20, seed=2)
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2].startswith("20 Angebote mit ")
    assert lines[-1].endswith("manage.py search_rebuild offers --force")
    with pytest.raises(CommandError, match="--seed 2"):
        call_command("till_generate", offers=20, seed=2)
    assert Offer.objects.count() == 20
    call_command("till_generate", remove=True)
    assert "20 erzeugte Angebote entfernt." in capsys.readouterr().out


@pytest.mark.parametrize("number", [0, -1])
def test_no_offers_is_a_mistake(number: int) -> None:
    with pytest.raises(CommandError, match="ab 1"):
        call_command("till_generate", offers=number)


def test_a_new_offer_can_be_saved_afterwards() -> None:
    """The keys were given by us; the database must count on behind them."""
    generate.generate(5, seed=1)
    last = Offer.objects.latest("pk")
    fresh = Offer.objects.create(provider=last.provider, title="Von Hand")
    assert fresh.pk > last.pk
