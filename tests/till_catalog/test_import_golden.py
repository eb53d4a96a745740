"""The real file of 12 May 2020, counted: 1,878 offers, nothing lost, nothing doubled."""

import json
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from tests.factories.catalogue import make_source
from till_catalog.enums import ImportState
from till_catalog.importers.reporting import stats
from till_catalog.models import Offer, Run

from .importing import REAL_FILE, berlin, codes, course, fixture, import_bytes, import_file

pytestmark = [pytest.mark.db, pytest.mark.django_db]
needs_real_file = pytest.mark.skipif(
    not REAL_FILE.exists(), reason="the shared data are not there (PORTAL_SHARED_DATA)"
)


@pytest.fixture(autouse=True)
def _its_day(settings: Any) -> None:
    settings.PORTAL_TODAY = "2020-05-12"


@needs_real_file
def test_the_real_file() -> None:
    source = make_source()
    run = import_file(source, REAL_FILE)
    assert (run.state, run.total, run.created, run.rejected) == (ImportState.DONE, 1878, 1878, 0)
    expected = {
        "offers": 1878,
        "runs": 1878,
        "dates": 0,
        "venues": 97,
        "keywords": 350,
        "issues": {
            "access_conflict": 9,
            "address_incomplete": 1,
            "hidden_text": 16,
            "level_conflict": 7,
            "online_with_address": 16,
            "personal_data": 132,
            "price_zero_but_costs": 21,
        },
    }
    assert stats(source.pk) == expected
    runs = Run.objects.all()
    assert runs.filter(price=0).count() == 204
    assert runs.exclude(price_reduced=None).count() == 1455
    assert runs.exclude(places_max=None).count() == 1876
    assert runs.filter(units=None).count() == 49
    assert runs.filter(date_count=None).count() == 1878
    assert runs.exclude(weekdays=0).count() == 489  # one-day runs
    offers = Offer.objects.all()
    assert offers.filter(topics=None).count() == 30
    assert offers.filter(languages_taught=["en"]).count() == 158
    again = import_file(source, REAL_FILE)
    assert (again.unchanged, again.created, again.updated) == (1878, 0, 0)
    assert codes(again) == ["access_conflict"] * 9


# -- nonsense --------------------------------------------------------------------------------

_words = st.text(max_size=20) | st.sampled_from(
    [
        "",
        " ",
        "4.04",
        "2030-02-30",
        "99:99",
        "1e999",
        "-1",
        "NaN",
        "½",
        "\x00",
        "\ud800",
        "<b",
        "&#0;",
    ]
)
_scalars = st.none() | st.booleans() | st.integers() | st.floats() | _words
_anything = st.recursive(
    _scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["#text", "@version", "name", "adresse"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


def _mutated(record: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Put values at places of a record: "preis.betrag" reaches into the object."""
    copy = json.loads(json.dumps(record))
    for place, value in changes.items():
        first, _, second = place.partition(".")
        if second and isinstance(copy.get(first), dict):
            copy[first][second] = value
        else:
            copy[first] = value
    return copy


_places = st.sampled_from(
    [*course(), "preis.betrag", "preis.zusatz", "veranstaltungsort.adresse", "termin", "merkmale",
     "veranstaltungsort.barrierefrei", "webadresse.uri", "dvv_kategorie", "level", "wochentag", "dauer",
     "zertifikat", "aktuelle_teilnehmerzahl"]
)  # fmt: skip


@tried(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=st.lists(st.dictionaries(_places, _anything, max_size=4), min_size=1, max_size=5))
@example(changes=[{"guid": "\ud800"}, {"guid": "\x00"}, {"name": "\udfff"}])
def test_mutated_records_never_crash_and_are_kept(changes: list[dict[str, Any]]) -> None:
    records = [_mutated(course(str(n)), change) for n, change in enumerate(changes)]
    source = make_source(f"fuzz-{time.monotonic_ns()}")
    run = import_bytes(source, berlin(course("sound"), *records))
    assert run.state == ImportState.DONE
    assert (run.created + run.rejected, run.processed) == (len(records) + 1, len(records) + 1)
    assert not {"mapping_failed", "store_failed"} & set(codes(run))
    assert source.offers.filter(external_id="sound").exists()
    kept = {json.dumps(json.loads(raw)) for raw in source.records.values_list("raw", flat=True)}
    assert kept == {json.dumps(json.loads(json.dumps(r))) for r in [course("sound"), *records]}


@tried(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), name=st.sampled_from(["openvhs.xml", "berlin-shapes.json"]))
def test_damaged_files_end_with_a_sentence(data: st.DataObject, name: str) -> None:
    content = bytearray(fixture(name))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        match data.draw(st.sampled_from(["change", "cut", "insert"])):
            case "change":
                content[at] = data.draw(st.integers(0, 255))
            case "insert":
                content[at:at] = data.draw(st.binary(max_size=5))
            case "cut":
                del content[at : at + data.draw(st.integers(1, 30))]
    format_name = "openvhs" if name.endswith("xml") else "berlin"
    source = make_source(f"cut-{time.monotonic_ns()}", format_name)
    run = import_bytes(source, bytes(content), name)
    assert run.state in (ImportState.DONE, ImportState.FAILED, ImportState.NEEDS_CONFIRMATION)
    assert (run.state == ImportState.DONE and run.complete) or run.message
    assert run.processed == run.total
    assert source.offers.count() + run.rejected == run.total
