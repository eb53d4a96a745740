"""The city's settings: colours people can read, the theme sheet, contacts."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from wagtail.models import Site

from portal.siteconfig.colours import DARK_GROUNDS, PAPER, contrast, for_dark_ground, weakest
from portal.siteconfig.house import House
from portal.siteconfig.models import CitySettings
from portal.siteconfig.views import theme_sheet


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#0b5a5e", "#0b5a5e") == 1


def test_a_dark_colour_is_lightened_until_it_can_be_read() -> None:
    assert weakest("#00308f", DARK_GROUNDS) < 4.5
    lighter = for_dark_ground("#00308f")
    assert 4.5 <= weakest(lighter, DARK_GROUNDS) < 5


def test_a_readable_colour_stays_on_dark_grounds() -> None:
    assert for_dark_ground("#7fd0cf") == "#7fd0cf"


@pytest.mark.parametrize(
    ("field", "colour", "message"),
    [
        (
            "colour_link",
            "#33aaff",
            (
                "Diese Farbe ist zu schwach lesbar (Kontrast 2,1 zu 1, nötig sind 4,5 zu 1). "
                "Bitte wählen Sie eine dunklere Farbe."
            ),
        ),
        (
            "colour_sand",
            "#8a7f70",
            (
                "Diese Farbe ist zu schwach lesbar (Kontrast 2,0 zu 1, nötig sind 4,5 zu 1). "
                "Bitte wählen Sie eine hellere Farbe."
            ),
        ),
        ("colour_wine", "rot", "Bitte geben Sie die Farbe so an: #0b5a5e"),
        ("colour_link", "#12345;", "Bitte geben Sie die Farbe so an: #0b5a5e"),
    ],
)
def test_colours_nobody_can_read_are_refused(field: str, colour: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        CitySettings(**{field: colour}).clean()
    assert caught.value.message_dict == {field: [message]}


def test_readable_colours_are_taken() -> None:
    CitySettings(colour_link="#00308f", colour_wine="#6b1f2e", colour_sand="#eef0f4").clean()


def test_theme_sheet() -> None:
    assert theme_sheet({}) == ""
    assert theme_sheet({"sand": "#eef0f4"}) == (
        "@layer theme{@media print,not all and (prefers-color-scheme:dark){:root{--sand:#eef0f4}}}"
    )
    dark = for_dark_ground("#00308f")
    assert f"@media screen and (prefers-color-scheme:dark){{:root{{--link:{dark};" in theme_sheet(
        {"link": "#00308f"}
    )
    # The admin's ground is dark in every scheme.
    assert ":root{--office:#001a4f}@media screen" in theme_sheet({"link": "#00308f"})


@pytest.mark.django_db
def test_pages_fetch_the_theme_only_when_there_is_one(client: Client) -> None:
    def sheets() -> list[str]:
        tree = BeautifulSoup(client.get("/gibt-es-nicht/").content, "html.parser")
        return [
            link["href"]
            for link in tree.select('link[rel="stylesheet"]')
            if "theme" in link["href"]
        ]

    assert sheets() == []
    city = CitySettings.for_site(Site.objects.get())
    city.colour_link = "#00308f"
    city.save()
    (address,) = sheets()
    response = client.get(address)
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "--link:#00308f" in response.content.decode()
    city.colour_link = "#6b1f2e"
    city.save()
    assert sheets() != [address]


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("0651 718-0", "+496517180"),
        ("+49 (0)651 7180", "+496517180"),
        ("0049 651 7180", "00496517180"),
        ("115", "115"),
        ("", ""),
    ],
)
@pytest.mark.django_db
def test_a_phone_number_can_be_dialled(typed: str, link: str) -> None:
    site = Site.objects.get(is_default_site=True)
    CitySettings.objects.create(site=site, phone=typed)
    assert House(RequestFactory().get("/")).phone_link == link


@pytest.mark.django_db
def test_the_sign_on_a_phone_bears_the_citys_name_and_colour(client: Client) -> None:
    site = Site.objects.get(is_default_site=True)
    CitySettings.objects.create(site=site, name="Lernen in Musterstadt", colour_link="#6B1F2E")
    answer = client.get("/portal.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json; charset=utf-8"
    found = answer.json()
    assert (found["short_name"], found["theme_color"]) == ("Lernen in Musterstadt", "#6b1f2e")
    assert found["background_color"] == PAPER
    icon = BeautifulSoup(client.get("/gibt-es-nicht/").content, "html.parser").select_one(
        "link[rel=manifest]"
    )
    assert icon["href"] == "/portal.webmanifest"
    assert client.get("/favicon.ico")["Location"] == found["icons"][0]["src"]
