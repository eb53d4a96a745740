"""The example offers: enough of them, good to read, every facet there, and never out of date."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import F
from django.test import override_settings

from portal import clock
from portal.access import ANONYMOUS, visible_to
from portal.enums import Tri
from portal.organisations.models import Organisation
from portal.places.models import GeoQuality, Venue
from search.models import OutboxRow
from till_catalog import demo, indexing
from till_catalog.demo.catalogue import OFFERS
from till_catalog.demo.dates import dates_of, easter_sunday, is_free
from till_catalog.demo.places import VENUES
from till_catalog.demo.providers import PROVIDERS
from till_catalog.demo.shapes import run
from till_catalog.demo.words import PROGRAMMES
from till_catalog.domain.places import PlaceState, places
from till_catalog.enums import (
    Daypart,
    DeliveryMode,
    Duration,
    Level,
    Need,
    OfferKind,
    RegistrationState,
    Weekday,
)
from till_catalog.indexing import FREE
from till_catalog.models import FundingProgramme, Offer, OfferFunding, Run, SessionDate
from till_catalog.searching.parameters import CERTIFICATES

pytestmark = pytest.mark.db

# A Wednesday far from holidays, so that a week later every date is exactly a week later.
DAY = dt.date(2026, 6, 10)
WEEK = dt.timedelta(weeks=1)


@pytest.fixture(scope="module")
def examples(django_db_setup: None, django_db_blocker: Any) -> Iterator[demo.Outcome]:
    """Build once for the whole file; each test's own changes are rolled back to here."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PORTAL_TODAY=DAY.isoformat()):
            outcome = demo.build(DAY)
        yield outcome
        transaction.set_rollback(True)


@pytest.fixture
def built(examples: demo.Outcome, db: None, settings: Any) -> demo.Outcome:
    settings.PORTAL_TODAY = DAY.isoformat()
    return examples


def snapshot() -> tuple[list[Any], ...]:
    """Return all that a second call could change."""
    return (
        list(Offer.objects.order_by("pk").values()),
        list(Run.objects.order_by("pk").values()),
        list(SessionDate.objects.order_by("pk").values()),
        list(OutboxRow.objects.order_by("pk").values_list("key", "wanted")),
    )


def test_there_is_enough_to_see(built: demo.Outcome) -> None:
    assert built == demo.Outcome(created=172, total=172)
    assert Offer.objects.count() == 172
    assert Run.objects.count() == sum(len(offer.runs) for offer in OFFERS) == 438
    assert Organisation.objects.filter(is_example=True).count() == len(PROVIDERS) == 22
    assert not Offer.objects.filter(is_example=False).exists()


def test_all_but_a_draft_and_a_past_talk_are_listed(built: demo.Outcome) -> None:
    listed = visible_to(ANONYMOUS, Offer.objects.all())
    hidden = set(Offer.objects.values_list("external_id", flat=True)) - set(
        listed.values_list("external_id", flat=True)
    )
    assert hidden == {"buergerhaushalt", "weinlese-vortrag"}


def test_they_are_listed_on_every_day_of_the_week(built: demo.Outcome, settings: Any) -> None:
    for day in range(7):
        settings.PORTAL_TODAY = (DAY + dt.timedelta(days=day - DAY.weekday())).isoformat()
        assert visible_to(ANONYMOUS, Offer.objects.all()).count() == 170


def test_every_choice_of_the_search_page_occurs(built: demo.Outcome) -> None:
    documents = list(indexing.load(list(indexing.keys())))
    offers = Counter(v for d in documents for values in d.keywords.values() for v in values)
    parts = Counter(
        v for d in documents for p in d.parts for values in p.keywords.values() for v in values
    )
    assert set(DeliveryMode.values) <= offers.keys()
    assert set(Level.values) <= offers.keys()
    assert set(OfferKind.values) | set(CERTIFICATES) | set(PROGRAMMES) <= offers.keys()
    assert {"voll", "gut", "mittel"} <= offers.keys()
    assert {f"beispiel-{key}" for key in PROVIDERS} <= offers.keys()
    assert set(Weekday.values) | set(Daypart.values) | {"wochenende", "online", "unbekannt"} <= (
        parts.keys()
    )
    assert set(Need.values) | set(Duration.values) | {FREE} <= parts.keys()
    taught_in = [d.keywords["unterrichtssprache"] for d in documents]
    assert () in taught_in and len({code for codes in taught_in for code in codes}) >= 8
    assert len({group for d in documents for group in d.keywords["zielgruppe"]}) >= 12
    areas = {
        "sprachen", "grundbildung", "arbeit-beruf", "gesundheit", "kultur-gestalten",
        "politik-gesellschaft-umwelt",
    }  # fmt: skip
    assert areas <= offers.keys()
    languages = {language for d in documents for language in d.keywords["sprache"]}
    assert len(languages) >= 12
    prices = [p.numbers.get("preis") for d in documents for p in d.parts]
    assert {None, 0} <= set(prices)


def test_every_other_property_occurs(built: demo.Outcome) -> None:
    assert set(Offer.objects.values_list("kind", flat=True)) == set(OfferKind.values)
    for flag in ("sign_language", "digital_accessible", "slow_pace", "easy_language", "childcare"):
        assert Offer.objects.filter(**{flag: Tri.YES}).exists(), flag
    assert set(Venue.objects.values_list("step_free", flat=True)) == set(Tri.values)
    assert not FundingProgramme.objects.filter(fundings=None).exists()
    assert not FundingProgramme.objects.filter(explanation="").exists()
    states = {
        places(
            maximum=r.places_max,
            booked=r.places_booked,
            waitlist=r.waitlist,
            registration=r.registration_state,
        ).state
        for r in Run.objects.all()
    }
    assert states == set(PlaceState)
    assert set(Run.objects.values_list("registration_state", flat=True)) == {
        RegistrationState.OPEN, RegistrationState.NOT_NEEDED, RegistrationState.NOT_ONLINE,
        RegistrationState.FULL, RegistrationState.CLOSED,
    }  # fmt: skip
    assert Run.objects.filter(cancelled=True).exists()
    assert Run.objects.filter(flexible_start=True).exists()
    assert Run.objects.filter(dates=None, start__isnull=False).exists()
    assert SessionDate.objects.filter(cancelled=True).exists()
    assert SessionDate.objects.filter(venue__isnull=False).exists()
    assert Organisation.objects.filter(provider__open_data_consent=False).exists()


def test_every_offer_has_its_topics_groups_and_funding(built: demo.Outcome) -> None:
    for offer in OFFERS:
        row = Offer.objects.get(external_id=offer.key)
        assert row.topics.count() == len(offer.topics), offer.key
        assert row.target_groups.count() == len(offer.groups), offer.key
        assert row.fundings.count() == len(offer.funding), offer.key
        assert row.keywords.count() == len(offer.keywords), offer.key


def test_venues_have_a_place_but_for_the_one_not_yet_known(built: demo.Outcome) -> None:
    unknown = Venue.objects.filter(geo_quality=GeoQuality.UNKNOWN)
    assert [venue.name for venue in unknown] == [VENUES["offen"].name]
    assert Venue.objects.filter(latitude=None).count() == 1


def test_a_second_call_changes_nothing(built: demo.Outcome) -> None:
    before = snapshot()
    assert demo.build(DAY) == demo.Outcome(total=172)
    assert demo.build(DAY + dt.timedelta(days=4)) == demo.Outcome(total=172)  # the same week
    assert snapshot() == before


def test_a_second_call_asks_one_question(
    built: demo.Outcome, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        demo.build(DAY)


def test_a_week_later_all_dates_are_a_week_later(built: demo.Outcome, settings: Any) -> None:
    runs = {r.pk: r for r in Run.objects.all()}
    dates = dict(SessionDate.objects.values_list("uid", "date"))
    marked = dict(OutboxRow.objects.filter(index_name="offers").values_list("key", "wanted"))
    settings.PORTAL_TODAY = (DAY + WEEK).isoformat()
    outcome = demo.build(DAY + WEEK)
    moved, calm = set(), 0
    for row in Run.objects.prefetch_related("dates"):
        old = runs[row.pk]
        if (row.start, row.end) == (old.start, old.end):
            assert (row.sequence, row.modified) == (0, old.modified)
            continue
        moved.add(row.offer_id)
        assert (row.uid, row.sequence) == (old.uid, 1)
        assert row.modified > old.modified
        assert {date.sequence for date in row.dates.all()} <= {1}
        if touches_a_holiday(old, row):
            continue
        calm += 1
        assert (row.start, row.end) == (old.start + WEEK, old.end + WEEK)
        assert row.weekdays == old.weekdays
        for date in row.dates.all():
            assert date.date == dates[date.uid] + WEEK
    assert calm > 200
    recognised = OfferFunding.objects.exclude(recognition_number="")
    monday = DAY + WEEK - dt.timedelta(days=DAY.weekday())
    assert {f.valid_until for f in recognised} == {monday + dt.timedelta(days=730)}
    assert outcome == demo.Outcome(moved=len(moved), total=172)
    assert SessionDate.objects.count() == len(dates)
    again = dict(OutboxRow.objects.filter(index_name="offers").values_list("key", "wanted"))
    assert {key for key, wanted in again.items() if wanted > marked[key]} == moved


def touches_a_holiday(old: Run, new: Run) -> bool:
    """Tell whether a free day lies in the weeks of a run, before or after it was moved."""
    begin = old.start - dt.timedelta(days=old.start.weekday())
    return any(is_free(begin + dt.timedelta(days=n)) for n in range((new.end - begin).days + 1))


def test_dates_that_passed_while_the_portal_stood_still_catch_up(built: demo.Outcome) -> None:
    demo.build(DAY + 30 * WEEK)
    once = list(Run.objects.order_by("uid").values_list("uid", "start", "end"))
    demo.remove()
    demo.build(DAY + 30 * WEEK)
    assert list(Run.objects.order_by("uid").values_list("uid", "start", "end")) == once


def test_what_an_editor_changed_or_deleted_stays_so(built: demo.Outcome) -> None:
    Offer.objects.filter(external_id="zumba").update(title="Zumba, neu benannt")
    Offer.objects.get(external_id="salsa").delete()
    demo.build(DAY + WEEK)
    assert Offer.objects.get(external_id="zumba").title == "Zumba, neu benannt"
    assert not Offer.objects.filter(external_id="salsa").exists()


def test_an_example_that_was_rewritten_is_written_again(built: demo.Outcome) -> None:
    first, *rest = OFFERS
    changed = type(first)(**{**vars(first), "title": "Anders", "runs": first.runs[:1]})
    uid = Run.objects.get(offer__external_id=first.key, external_id="1").uid
    outcome = demo.build(DAY, offers=(changed, *rest[:-1]))
    assert outcome == demo.Outcome(changed=1, removed=1, total=171)
    row = Offer.objects.get(external_id=first.key)
    assert row.title == "Anders"
    assert [r.uid for r in row.runs.all()] == [uid]
    assert not Offer.objects.filter(external_id=rest[-1].key).exists()


def test_examples_can_be_taken_away(built: demo.Outcome) -> None:
    assert demo.remove() == 172
    assert not Offer.objects.exists()
    assert not Organisation.objects.exists()
    assert not Venue.objects.exists()
    assert OutboxRow.objects.filter(index_name="offers", wanted__gt=F("done")).count() == 172


def test_single_dates_carry_their_run(built: demo.Outcome) -> None:
    for row in Run.objects.filter(dates__isnull=False).distinct().prefetch_related("dates"):
        days = [date.date for date in row.dates.all()]
        assert (row.start, row.end, row.last_day) == (days[0], days[-1], days[-1])
        assert len(days) == row.date_count
        assert not any(is_free(day) for day in days)


# -- the texts -----------------------------------------------------------------------------------

PROSE = [(offer.key, offer.description) for offer in OFFERS]
FOREIGN = re.compile(r"lorem|ipsum|TODO|xxx|\bfoo\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?]+[.!?]+[“\"]?(?:\s|$)")


def test_texts_read_well() -> None:
    for key, text in PROSE:
        sentences = SENTENCE.findall(text)
        assert not FOREIGN.search(text), key
        assert 90 <= len(text) <= 500, key
        assert text[-1] in ".!?", key
        assert text[0].isupper() or text[0].isdigit() or text[0] == "„", key
        assert 2 <= len(sentences) <= 7, key
        assert "  " not in text, key
        assert max(len(sentence.split()) for sentence in sentences) <= 40, key


def test_no_two_texts_are_alike() -> None:
    assert len({text for _, text in PROSE}) == len({offer.title for offer in OFFERS}) == 172
    assert len({offer.key for offer in OFFERS}) == 172


def test_nobody_real_is_named(built: demo.Outcome) -> None:
    for organisation in Organisation.objects.all():
        assert organisation.name.endswith("(Beispiel)")
        assert organisation.email.endswith("@example.org")
        assert re.fullmatch(r"0651 555\d{4}", organisation.phone)
    assert all(venue.name.endswith("(Beispiel)") for venue in VENUES.values())
    assert not Offer.objects.exclude(booking_url="").exclude(
        booking_url__startswith="https://example.org/"
    )


def test_prices_and_places_are_possible() -> None:
    for offer in OFFERS:
        for one in offer.runs:
            least, most, booked = one.places
            assert one.price is None or 0 <= one.price <= 5000, offer.key
            assert one.reduced is None or one.price is None or one.reduced < one.price, offer.key
            assert booked is None or most is None or booked <= most, offer.key
            assert least is None or most is None or least < most, offer.key
            assert one.flexible or one.venue or one.online, offer.key
            if one.time_from and one.time_to:
                assert one.time_from < one.time_to, offer.key


# -- dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "easter"), [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2038, (4, 25))]
)
def test_easter(year: int, easter: tuple[int, int]) -> None:
    assert easter_sunday(year) == dt.date(year, *easter)


def test_free_days_are_left_out_and_the_end_is_put_off() -> None:
    thursdays = run("do 18:00-19:30", 0, 3)
    # Ascension Day 2026 is Thursday, 14 May.
    assert dates_of(thursdays, dt.date(2026, 5, 4)) == [
        dt.date(2026, 5, 7),
        dt.date(2026, 5, 21),
        dt.date(2026, 5, 28),
    ]


def test_the_clock_decides_what_the_command_builds(
    db: None, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    demo.remove()
    settings.PORTAL_TODAY = DAY.isoformat()
    call_command("till_demo")
    call_command("till_demo")
    assert capsys.readouterr().out.splitlines() == [
        "172 Beispiel-Angebote: 172 neu.",
        "172 Beispiel-Angebote: alle auf dem Stand dieser Woche.",
    ]
    first = Run.objects.filter(offer__external_id="excel-grundlagen").earliest("start")
    assert first.start == clock.today() + dt.timedelta(days=17)  # the Saturday after next week
