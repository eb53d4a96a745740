"""One course, several records: one page with all dates, and no old address breaks."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search import api as search_api
from search.contract import Query
from search.drain import drain
from tests.factories.catalogue import make_offer, make_provider, make_run, make_source, make_venue
from till_catalog.enums import OfferStatus
from till_catalog.models import Offer, Run
from till_catalog.upkeep.joining import join, join_all

from ..importing import REAL_FILE, berlin, course, import_bytes, import_file
from ..looking import Seen, look

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

MONDAY = dt.date(2027, 1, 18)


def same(start: dt.date = MONDAY, run: dict[str, Any] | None = None, **fields: Any) -> Offer:
    """One of several records of the same course."""
    values = {"title": "Yoga am Abend", "description": "Wir atmen."} | fields
    offer = make_offer(**values)
    make_run(offer, start=start, **(run or {}))
    return offer


def mains() -> dict[int, int | None]:
    return dict(Offer.objects.values_list("pk", "joined_into"))


def shown() -> dict[int, int]:
    """Run's own offer -> the offer that shows it."""
    return dict(Run.objects.values_list("offer", "shown_with"))


def test_same_title_text_level_and_provider_are_one(client: Client, index: Any) -> None:
    first = same(number="Y1", booking_url="https://vhs.example/1")
    second = same(MONDAY + dt.timedelta(days=7), number="Y2", booking_url="https://vhs.example/2")
    other_house = same(provider=make_provider("Anderes Haus"))
    no_text = same(description="")
    level = same(level_min="a1")
    assert mains() == {
        first.pk: None,
        second.pk: first.pk,
        other_house.pk: None,
        no_text.pk: None,
        level.pk: None,
    }
    index()
    found = look(client, "q=yoga")
    assert found.headline == "4 Angebote"
    seen = Seen(client.get(first.get_absolute_url()))
    assert [row.get_text() for row in seen.soup.select(".run strong")] == [
        "Mo, 18. Januar",
        "Mo, 25. Januar",
    ]
    links = [a["href"] for a in seen.soup.select(".run a")]
    assert links == ["https://vhs.example/1", "https://vhs.example/2"]
    assert seen.link("Beim Anbieter anmelden") == "https://vhs.example/1"
    assert "Kursnummer Y2" in seen.text


def test_the_next_date_is_booked_where_it_belongs(client: Client) -> None:
    first = same(MONDAY - dt.timedelta(days=14), booking_url="https://vhs.example/old")
    same(booking_url="https://vhs.example/new")
    seen = Seen(client.get(first.get_absolute_url()))
    assert seen.link("Beim Anbieter anmelden") == "https://vhs.example/new"


def test_every_old_address_leads_on(client: Client) -> None:
    first, second = same(), same()
    run = second.runs.get()
    for path, target in (
        (f"/kurse/{second.pk}-{second.slug}/", first.get_absolute_url()),
        (f"/kurse/{second.pk}-falsch/", first.get_absolute_url()),
        (f"/kurse/{second.pk}/", first.get_absolute_url()),
        (
            f"/kurse/{second.pk}-{second.slug}/kalender.ics?durchfuehrung={run.pk}",
            f"{first.get_absolute_url()}kalender.ics?durchfuehrung={run.pk}",
        ),
        (f"/api/v1/offers/{second.pk}/", f"/api/v1/offers/{first.pk}/"),
    ):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (301, target)
        assert response["Cache-Control"] == "no-cache"
        assert client.get(path, follow=True).status_code == 200
    calendar = client.get(f"{first.get_absolute_url()}kalender.ics").content.decode()
    assert {f"UID:{r.uid}@" in calendar for r in Run.objects.all()} == {True}
    answer = client.get(f"/api/v1/offers/{first.pk}/").json()
    assert len(answer["runs"]) == 2


def test_a_hidden_one_never_shows_through_the_other(client: Client) -> None:
    first, second = same(), same(run={"room": "Geheimraum"})
    second.status = OfferStatus.DRAFT
    second.save()
    assert mains() == {first.pk: None, second.pk: None}
    assert "Geheimraum" not in Seen(client.get(first.get_absolute_url())).text
    assert client.get(second.get_absolute_url()).status_code == 404
    second.status = OfferStatus.PUBLISHED
    second.save()
    # Somebody changes the state past all signals: the queries still know.
    Offer.objects.filter(pk=second.pk).update(status=OfferStatus.IN_REVIEW)
    assert "Geheimraum" not in Seen(client.get(first.get_absolute_url())).text
    assert client.get(second.get_absolute_url()).status_code == 404
    assert client.get(f"/api/v1/offers/{second.pk}/").status_code == 404


def test_a_provider_that_is_hidden_takes_the_redirects_with_it(client: Client) -> None:
    house = make_provider("Haus")
    same(provider=house)
    second = same(provider=house)
    house.public = False
    house.save()
    response = client.get(second.get_absolute_url())
    assert (response.status_code, response.get("Location")) == (404, None)


def test_when_the_main_one_is_withdrawn_the_next_takes_its_place(client: Client) -> None:
    first, second, third = same(), same(), same()
    first.status = OfferStatus.WITHDRAWN
    first.save()
    assert mains() == {first.pk: second.pk, second.pk: None, third.pk: second.pk}
    assert shown() == {first.pk: first.pk, second.pk: second.pk, third.pk: second.pk}
    assert client.get(first.get_absolute_url())["Location"] == second.get_absolute_url()
    first.status = OfferStatus.PUBLISHED
    first.save()
    assert mains() == {first.pk: second.pk, second.pk: None, third.pk: second.pk}


def test_deleting_the_main_one_costs_no_other_date() -> None:
    first, second, third = same(), same(), same()
    first.delete()
    assert mains() == {second.pk: None, third.pk: second.pk}
    assert shown() == {second.pk: second.pk, third.pk: second.pk}


def test_a_changed_text_parts_them() -> None:
    first, second, third = same(), same(), same()
    second.description = "Wir laufen."
    second.save()
    assert mains() == {first.pk: None, second.pk: None, third.pk: first.pk}
    assert shown()[second.pk] == second.pk
    first.description = "Wir laufen."
    first.save()
    assert mains() == {first.pk: None, second.pk: first.pk, third.pk: None}


def test_the_index_follows(index: Callable[[], None]) -> None:
    first, second = same(), same()
    index()
    second.title = "Yoga am Morgen"
    second.save()
    drain("offers")
    hits = {
        hit.key: hit.part_total for hit in search_api.search("offers", Query(words="yoga")).hits
    }
    assert hits == {first.pk: 1, second.pk: 1}
    second.title = first.title
    second.save()
    drain("offers")
    hits = {
        hit.key: hit.part_total for hit in search_api.search("offers", Query(words="yoga")).hits
    }
    assert hits == {first.pk: 2}


def test_an_import_joins_over_batches_and_parts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from till_catalog.importers import running

    monkeypatch.setattr(running, "BATCH", 2)
    source = make_source()
    records = [course(str(number), name="Töpfern") for number in range(5)]
    import_bytes(source, berlin(*records))
    keys = dict(Offer.objects.values_list("external_id", "joined_into__external_id"))
    assert keys == {"0": None, "1": "0", "2": "0", "3": "0", "4": "0"}
    assert set(Run.objects.values_list("shown_with__external_id", flat=True)) == {"0"}
    records[3]["name"] = "Töpfern für Kinder"
    run = import_bytes(source, berlin(*records))
    assert (run.updated, run.unchanged) == (1, 4)
    assert Offer.objects.get(external_id="3").joined_into is None
    assert Run.objects.get(external_id="3").shown_with.external_id == "3"


def test_what_leaves_the_feed_leaves_the_page() -> None:
    source = make_source()
    records = [course(str(number), name="Töpfern") for number in range(6)]
    import_bytes(source, berlin(*records))
    import_bytes(source, berlin(*records[1:]))
    gone, main = Offer.objects.get(external_id="0"), Offer.objects.get(external_id="1")
    assert (gone.status, gone.joined_into, main.joined_into) == ("withdrawn", main, None)
    assert Run.objects.filter(shown_with=main).count() == 5


def test_mending_finds_what_nobody_told_us() -> None:
    first, second = same(), same()
    Offer.objects.update(joined_into=None, fingerprint="")
    Run.objects.filter(offer=second).update(shown_with=second)
    assert join_all() == 2
    assert mains() == {first.pk: None, second.pk: first.pk}
    assert join_all() == 0


def test_joining_asks_as_often_for_one_as_for_many() -> None:
    def queries(number: int) -> int:
        offers = [same(title=f"Kurs {number}").pk for _ in range(number + 1)]
        Offer.objects.filter(pk__in=offers).update(joined_into=None, fingerprint="")
        Run.objects.filter(offer__in=offers).update(shown_with=offers[-1])
        with CaptureQueriesContext(connection) as context:
            join(offers)
        return len(context)

    assert queries(1) == queries(3)


def test_venues_of_a_joined_run_are_found(client: Client, index: Any) -> None:
    first = same()
    same(run={"venue": make_venue(name="Sternwarte", city="Konz")})
    index()
    found = look(client, "q=sternwarte")
    assert list(found.titles) == [first.title]


@pytest.mark.skipif(not REAL_FILE.exists(), reason="the shared test data are not here")
def test_the_real_file_has_the_groups_that_were_counted(settings: Any) -> None:
    settings.PORTAL_TODAY = "2020-05-12"
    import_file(make_source("berlin"), REAL_FILE)
    groups = Offer.objects.exclude(joined_into=None).values("joined_into").distinct().count()
    joined = Offer.objects.exclude(joined_into=None).count()
    # 159 groups of 465 offers share title and text; the level, often told by keywords only, parts some.
    assert (groups, joined + groups) == (155, 455)
