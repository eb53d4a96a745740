"""The style guide: every component has a story, and only the office sees it."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Site

from portal.accounts.models import User
from portal.media.models import PortalImage
from portal.siteconfig.models import CitySettings
from portal.styleguide.block_stories import ELSEWHERE
from portal.styleguide.stories import FRAME, stories
from portal.styleguide.words import ARABIC, GERMAN
from tests.conftest import logged_in
from tests.support.world import home_page

pytestmark = pytest.mark.django_db


def told_of() -> list[str]:
    """Return the templates that need a story, as stories are named."""
    folder = Path(settings.BASE_DIR) / "templates"
    components = {path.stem for path in (folder / "components").glob("*.html")} - FRAME
    blocks = {path.stem for path in (folder / "blocks").glob("*.html")} - ELSEWHERE
    return sorted(components | {f"blocks/{name}" for name in blocks})


@pytest.fixture(autouse=True)
def picture() -> PortalImage:
    file = get_test_image_file(size=(96, 64))
    return PortalImage.objects.create(title="Saal", alt="Ein Saal", file=file, credit="Stadt")


def test_every_component_has_a_story_and_no_story_is_of_something_gone() -> None:
    assert sorted(story.name for story in stories(GERMAN, home_page())) == told_of()


def guide(user: User, query: str = "") -> BeautifulSoup:
    home_page()
    answer = logged_in(user).get(f"/styleguide/{query}")
    return BeautifulSoup(answer.content, "html.parser")


def test_anna_sees_all_of_it_in_german(anna: User) -> None:
    page = guide(anna)
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("de", "ltr")
    shown = [heading.get_text() for heading in page.select(".story > h2")]
    assert sorted(shown) == told_of()
    assert all(
        section.select(".story__state, .doors > li, .figures > div, .timeline > li")
        for section in page.select(".story")
    )


def test_arabic_runs_from_right_to_left(anna: User) -> None:
    page = guide(anna, "?sprache=ar")
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert ARABIC.course in page.get_text()


def test_what_is_not_arabic_keeps_its_order_in_arabic(anna: User) -> None:
    home_page()
    city = CitySettings.for_site(Site.objects.get())
    city.address = "Am Domfreihof 1b\n54290 Trier"
    city.save()
    page = guide(anna, "?sprache=ar")
    days = [day.get_text() for day in page.select(".date__day")]
    assert days == ["11", "29"]  # the dot of German dates would stand on the wrong side
    isolated = {node.get_text() for node in page.select("bdi")}
    assert {"0651 718-0", ARABIC.where, "WEBM", "Am Domfreihof 1b", "54290 Trier"} <= isolated


def test_german_dates_have_their_dot(anna: User) -> None:
    days = [day.get_text() for day in guide(anna).select(".date__day")]
    assert days == ["11.", "29."]


def test_ids_are_there_once(anna: User) -> None:
    ids = [node["id"] for node in guide(anna).find_all(id=True)]
    assert sorted(ids) == sorted(set(ids))


def test_others_are_sent_to_the_log_in() -> None:
    answer = Client().get("/styleguide/")
    assert (answer.status_code, answer["Location"]) == (302, "/admin/login/?next=/styleguide/")
