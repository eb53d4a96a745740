"""All example offers as machines see them: structured data, and the leaflet of everything."""

import pytest
from django.test import Client

from portal.access import ANONYMOUS, visible_to
from tests.support.structured import assert_valid, read
from till_catalog.models import Offer


@pytest.fixture(scope="module")
def db(demo_offers: None) -> None:
    """Of pytest-django's name: it would close the module's connection after each test."""


def test_the_structured_data_of_every_example_is_valid(db: None) -> None:
    kinds: dict[str, int] = {}
    complete = runs = 0
    for offer in visible_to(ANONYMOUS, Offer.objects.all()):
        response = Client().get(offer.get_absolute_url())
        for node in assert_valid(read(response.content)):
            kinds[node["@type"]] = kinds.get(node["@type"], 0) + 1
            for run in node.get("hasCourseInstance", ()):
                runs += 1
                complete += "courseMode" in run and (
                    "courseWorkload" in run or "courseSchedule" in run
                )
    assert set(kinds) == {"Course", "EducationEvent"}
    assert kinds["Course"] > 100
    assert complete / runs > 0.9
