"""What needs somebody: old pages, pages without anybody, forgotten drafts, links that lead nowhere."""

import datetime as dt
import re
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageLogEntry, Revision

from portal import clock
from portal.accounts.models import User
from portal.editorial.collecting import collect_page_links
from portal.editorial.models import PageLink, PageLinkCheck
from portal.editorial.partners import open_section
from portal.editorial.registration import _order_check
from portal.pages.models import StandardPage
from portal.worklist import waiting_for
from tests.conftest import logged_in
from tests.support.world import home_page, standard_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]
REPORTS = ("kaputte-links", "alte-seiten", "ohne-verantwortliche", "alte-entwuerfe", "freigaben")


def aged(page: Page, days: int) -> None:
    Page.objects.filter(pk=page.pk).update(last_published_at=clock.now() - dt.timedelta(days=days))


def shown(client: Client, report: str) -> str:
    response = client.get(f"/admin/berichte/{report}/")
    assert response.status_code == 200
    return str(response.content.decode())


def numbers(user: User) -> dict[str, int]:
    return {row.label: row.number for row in waiting_for(user)}


@pytest.fixture
def section(paul: User) -> StandardPage:
    page = standard_page(home_page(), "Lerntreff")
    paul.groups.add(open_section(page))
    return page


def test_pages_a_year_old_are_shown_the_oldest_first(anna: User, anna_client: Client) -> None:
    for title, days in (("Uralt", 900), ("Alt", 366), ("Frisch", 364)):
        aged(standard_page(home_page(), title), days)
    html = shown(anna_client, "alte-seiten")
    assert re.findall(r">\s*(Uralt|Alt|Frisch)\s*<", html) == ["Uralt", "Alt"]
    assert numbers(anna)["Seit einem Jahr unverändert"] == 2


def test_paul_sees_his_section_only(paul: User, section: StandardPage) -> None:
    aged(standard_page(section, "Wir lesen vor"), 400)
    aged(standard_page(home_page(), "Haushalt"), 400)
    html = shown(logged_in(paul), "alte-seiten")
    assert ("Wir lesen vor" in html, "Haushalt" in html) == (True, False)
    assert numbers(paul)["Seit einem Jahr unverändert"] == 1


def test_bea_sees_the_reports_of_the_whole_site(bea: User) -> None:
    aged(standard_page(home_page(), "Haushalt"), 400)
    assert "Haushalt" in shown(logged_in(bea), "alte-seiten")


@pytest.mark.parametrize("report", REPORTS)
def test_who_has_nothing_to_do_with_pages_sees_no_report(rita_client: Client, report: str) -> None:
    assert rita_client.get(f"/admin/berichte/{report}/").status_code in {302, 403}
    assert "/admin/berichte/" not in rita_client.get("/admin/").content.decode()


def test_anna_takes_over_a_page_without_anybody(
    anna: User, anna_client: Client, clara: User
) -> None:
    nobody = standard_page(home_page(), "Verwaist")
    gone = standard_page(home_page(), "Verlassen", owner=clara)
    User.objects.filter(pk=clara.pk).update(is_active=False)
    html = shown(anna_client, "ohne-verantwortliche")
    assert ("Verwaist" in html, "Verlassen" in html) == (True, True)
    address = f"/admin/berichte/ohne-verantwortliche/{nobody.pk}/"
    assert anna_client.get(address).status_code == 405
    anna_client.post(address)
    nobody.refresh_from_db()
    assert nobody.owner == anna
    assert PageLogEntry.objects.get(action="portal.take_page").page_id == nobody.pk
    assert anna_client.post(address).status_code == 404  # it has somebody now
    gone.refresh_from_db()
    assert gone.owner == clara


def test_paul_takes_no_page_outside_his_section(paul: User, section: StandardPage) -> None:
    page = standard_page(home_page(), "Haushalt")
    logged_in(paul).post(f"/admin/berichte/ohne-verantwortliche/{page.pk}/")
    page.refresh_from_db()
    assert page.owner is None


def test_annas_forgotten_drafts_are_hers(anna: User, clara: User) -> None:
    for person, days in ((anna, 8), (anna, 6), (clara, 8)):
        page = standard_page(home_page(), f"{person} {days}", live=False)
        revision = page.save_revision(user=person)
        old = clock.now() - dt.timedelta(days=days)
        Revision.objects.filter(pk=revision.pk).update(created_at=old)
        Page.objects.filter(pk=page.pk).update(latest_revision_created_at=old)
    assert numbers(anna)["Ihre Entwürfe, älter als eine Woche"] == 1
    html = shown(logged_in(anna), "alte-entwuerfe")
    assert ("Anna Adler 8" in html, "Clara Conrad 8" in html) == (True, False)


def with_links(title: str, html: str, **fields: Any) -> StandardPage:
    return standard_page(home_page(), title, body=[("paragraph", html)], **fields)


def test_the_links_of_public_pages_are_known(anna: User) -> None:
    target = standard_page(home_page(), "Ziel")
    hidden = standard_page(home_page(), "Entwurf", live=False)
    with_links(
        "Linkliste",
        f'<p><a href="https://a.example/?x=1&amp;y=2">a</a> <a href="mailto:x@a.example">m</a>'
        f'<a linktype="page" id="{target.pk}">gut</a>'
        f'<a linktype="page" id="{hidden.pk}">versteckt</a><a linktype="document" id="999">weg</a></p>',
    )
    with_links("Geheim", '<p><a href="https://geheim.example/">a</a></p>', live=False)
    assert (collect_page_links(), collect_page_links()) == (1, 0)
    assert list(PageLinkCheck.objects.values_list("url", flat=True)) == [
        "https://a.example/?x=1&y=2"
    ]
    assert sorted(PageLink.objects.exclude(problem="").values_list("problem", flat=True)) == [
        "führt zu einem Dokument, das es nicht mehr gibt",
        "führt zu einer Seite, die es nicht gibt oder die nicht öffentlich ist",
    ]


def test_a_link_that_does_not_answer_is_shown_with_its_page(
    anna: User, anna_client: Client
) -> None:
    with_links("Linkliste", '<p><a href="https://weg.example/">a</a></p>')
    with_links("Gut", '<p><a href="https://gut.example/">a</a></p>')
    collect_page_links()
    PageLinkCheck.objects.filter(url="https://weg.example/").update(
        failing_since=clock.now(), problem="HTTP 404"
    )
    html = shown(anna_client, "kaputte-links")
    assert ("https://weg.example/" in html, "HTTP 404" in html, "Linkliste" in html) == (True,) * 3
    assert "https://gut.example/" not in html
    assert numbers(anna)["Kaputte Links auf Seiten"] == 1


def test_a_page_that_goes_takes_its_links_along(anna: User) -> None:
    page = with_links("Linkliste", '<p><a href="https://weg.example/">a</a></p>')
    collect_page_links()
    page.unpublish()
    collect_page_links()
    assert (PageLink.objects.count(), PageLinkCheck.objects.count()) == (0, 0)


def test_links_are_not_asked_for_unless_it_is_switched_on(settings: Any) -> None:
    with_links("Linkliste", '<p><a href="https://weg.example/">a</a></p>')
    collect_page_links()
    assert settings.PORTAL_CHECK_LINKS is False
    _order_check()
    from portal.links import links_are_due

    assert not links_are_due(PageLinkCheck)
    settings.PORTAL_CHECK_LINKS = True
    assert links_are_due(PageLinkCheck)


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_no_export_calculates(anna_client: Client, format: str) -> None:
    aged(standard_page(home_page(), "=1+1", slug="eins"), 400)
    response = anna_client.get(f"/admin/berichte/alte-seiten/?export={format}")
    content = response.getvalue()
    if format == "csv":
        assert "'=1+1" in content.decode()
    else:
        sheet = openpyxl.load_workbook(BytesIO(content)).active
        assert sheet.cell(2, 1).value == "'=1+1"


@pytest.mark.parametrize("report", ["kaputte-links", "alte-seiten", "ohne-verantwortliche"])
def test_the_number_of_queries_does_not_grow_with_rows(anna_client: Client, report: str) -> None:
    counts = []
    for number in (1, 3):
        for place in range(number):
            page = with_links(
                f"S{number}{place}", f'<p><a href="https://w.example/{place}">a</a></p>'
            )
            aged(page, 400)
        collect_page_links()
        PageLinkCheck.objects.update(failing_since=clock.now(), problem="HTTP 404")
        anna_client.get(f"/admin/berichte/{report}/")
        with CaptureQueriesContext(connection) as queries:
            anna_client.get(f"/admin/berichte/{report}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
