"""Pages that the law demands: what they show, what they demand, when they need somebody."""

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Site
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from portal import clock
from portal.accounts.models import User
from portal.legal.models import AccessibilityStatementPage, ImprintPage
from portal.pages.models import HomePage
from portal.pages.publishing import problems
from portal.privacy import registry
from portal.privacy.notice import sections
from portal.privacy.registry import Keep, People, Personal
from portal.siteconfig.models import CitySettings
from portal.worklist import waiting_for

from ..page_tree import make_home, make_page
from .trees import BARRIER, make_imprint, make_privacy, make_statement

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def home(db: None) -> HomePage:
    made = make_home()
    barrier = make_page("Barriere melden", parent=made)
    contact = make_page("Kontakt", parent=made)
    CitySettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True),
        defaults={"page_barrier": barrier, "page_contact": contact, "phone": "0651 718-0"},
    )
    return made


def soup(client: Client, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def headings(page: BeautifulSoup) -> list[str]:
    return [heading.get_text(" ", strip=True) for heading in page.select("main h2")]


def test_the_imprint_has_its_parts_and_leaves_out_what_does_not_apply(
    client: Client, home: HomePage
) -> None:
    make_imprint(home)
    page = soup(client, "/impressum/")
    assert headings(page) == [
        "Wer das Portal anbietet",
        "Vertreten durch",
        "Kontakt",
        "Verantwortlich für den Inhalt",
    ]
    links = [link["href"] for link in page.select("main section a")]
    assert links == ["tel:+496517180", "mailto:bildung@stadt.example", "/kontakt/"]


def test_the_statement_has_the_parts_of_the_model_statement(client: Client, home: HomePage) -> None:
    exempt = ("barrier", BARRIER[1] | {"what": "Alte Akten.", "reason": "exempt"})
    make_statement(home, barriers=[exempt, BARRIER], reviewed_on=dt.date(2026, 3, 1))
    page = soup(client, "/barrierefreiheit/")
    assert headings(page) == [
        "Wofür diese Erklärung gilt",
        "Wie zugänglich das Portal ist",
        "Was nicht zugänglich ist",
        "Wie geprüft wurde",
        "Etwas geht nicht?",
        "Wenn unsere Antwort nicht genügt",
    ]
    assert [item.text for item in page.select("main h3, main h4")] == [
        "Noch nicht vereinbar mit den Regeln",
        "Ein Video hat keine Untertitel.",
        "Fällt nicht unter die Regeln",
        "Alte Akten.",
    ]
    assert [time.text for time in page.select("main time")][1] == "1. März 2026"
    assert [link["href"] for link in page.select(".invitation a")] == [
        "/barriere-melden/",
        "tel:+496517180",
        "/kontakt/",
    ]


def test_the_site_search_finds_the_parts(home: HomePage) -> None:
    document = make_imprint(home).site_document()
    assert document is not None
    assert document.text == (
        "Stadt Rathaus die Oberbürgermeisterin 0651 718-0 bildung@stadt.example Eva Beispiel Rathaus"
    )


def test_the_privacy_page_lists_what_is_declared(client: Client, home: HomePage) -> None:
    make_privacy(home)
    page = soup(client, "/datenschutz/")
    shown = [title.text for title in page.select("main .rows h4")]
    expected = [entry.what for section in sections() for entry in section.entries]
    assert shown == expected
    assert {str(declaration.what) for declaration in registry.personal()} == set(shown)
    # Many tables that say the same are said once.
    assert len(shown) == len(set(shown)) < len(list(registry.personal()))


def test_a_new_declaration_is_on_the_page_at_once(
    client: Client, home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_privacy(home)
    monkeypatch.setattr(registry, "_personal", dict(registry._personal))
    registry.declare(
        Personal(
            model="portal_topics.Topic",
            fields=("label",),
            what="Ihr Lieblingsthema",
            people=People.VISITORS,
            purpose="zum Spaß",
            legal_base="keine",
            readers="alle",
            keep=(Keep(clock="x", period=dt.timedelta(days=1), since="nach dem Wählen"),),
        )
    )
    rows = {
        row.h4.text: [cell.text for cell in row.select("dd")]
        for row in soup(client, "/datenschutz/").select("main .rows > li")
    }
    assert rows["Ihr Lieblingsthema"] == ["zum Spaß", "keine", "1 Tag nach dem Wählen"]


def test_every_declaration_speaks_plainly_of_how_long() -> None:
    for declaration in registry.personal():
        for keep in declaration.keep:
            assert str(keep.since).startswith("nach "), declaration.model
    kept = {entry.what: entry.kept for section in sections() for entry in section.entries}
    assert kept["Sitzung: wer angemeldet ist und seit wann"] == "gelöscht sofort nach ihrem Ende"


def test_an_empty_draft_says_everything_that_is_missing(home: HomePage) -> None:
    page = make_imprint(home)
    for name in ImprintPage.parts:
        setattr(page, name, "")
    assert problems(page) == [
        "„Name“ fehlt.",
        "„Anschrift“ fehlt.",
        "„Vertreten durch“ fehlt.",
        "„Telefon“ fehlt.",
        "„E-Mail“ fehlt.",
        "„Verantwortlich für den Inhalt“ fehlt.",
    ]


def test_complete_pages_have_no_problems(home: HomePage) -> None:
    made = (make_imprint(home), make_privacy(home), make_statement(home))
    assert [problems(page) for page in made] == [[], [], []]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"conformity": "full"},
            "„Vollständig“ passt nicht: In der Liste steht, was noch nicht vereinbar ist.",
        ),
        ({"barriers": []}, "Nennen Sie mindestens eine Sache, die nicht zugänglich ist."),
        ({"reviewed_on": dt.date(2999, 1, 1)}, "Dieser Tag liegt in der Zukunft."),
        (
            {"reviewed_on": dt.date(2001, 1, 1)},
            "Die Prüfung kann nicht älter sein als die Erklärung.",
        ),
        ({"body_email": ""}, "Nennen Sie Telefon oder E-Mail-Adresse der Durchsetzungsstelle."),
        ({"procedure": "<p></p>"}, "„Durchsetzungsverfahren“ fehlt."),
        ({"reviewed_on": None}, "„Zuletzt geprüft am“ fehlt."),
    ],
)
def test_a_statement_that_contradicts_itself_is_not_ready(
    home: HomePage, fields: dict[str, Any], sentence: str
) -> None:
    page = make_statement(home)
    for name, value in fields.items():
        setattr(page, name, value)
    assert problems(page) == [sentence]


def test_a_statement_needs_a_way_to_report_a_barrier(home: HomePage) -> None:
    page = make_statement(home)
    CitySettings.objects.update(page_barrier=None)
    assert problems(page) == [
        (
            "Es fehlt der Weg, eine Barriere zu melden: Wählen Sie unter „Stadt und Gestaltung“ "
            "die Seite „Barriere melden“."
        )
    ]


def form(**fields: Any) -> dict[str, Any]:
    values = {
        "title": "Erklärung",
        "slug": "barrierefreiheit",
        "teaser": "",
        "intro": streamfield([]),
        "body": streamfield([]),
        "barriers": streamfield([BARRIER]),
        "scope": "Das Portal.",
        "conformity": "full",
        "prepared_on": "2026-01-01",
        "reviewed_on": "2026-01-02",
        "method": "own",
        "method_note": "",
        "procedure": rich_text("<p>Nach einem Monat.</p>"),
        "body_name": "",
        "body_address": "Hauptstraße 1",
        "body_phone": "1",
        "body_email": "",
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MAX_NUM_FORMS": 1000},
    }
    return nested_form_data(values | fields)


def test_drafts_may_be_unfinished_and_publishing_says_what_is_wrong(
    sofia_client: Client, home: HomePage
) -> None:
    page = make_statement(home, live=False)
    page.save_revision()
    address = f"/admin/pages/{page.pk}/edit/"
    unfinished = {"conformity": "", "reviewed_on": "", "procedure": rich_text("")}
    assert sofia_client.post(address, form(**unfinished)).status_code == 302
    assert AccessibilityStatementPage.objects.get().get_latest_revision_as_object().body_name == ""
    answer = sofia_client.post(address, form(**{"action-publish": "1"}))
    text = BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)
    assert "„Vollständig“ passt nicht" in text
    assert not AccessibilityStatementPage.objects.get().live
    whole = {"conformity": "partial", "body_name": "Stelle", "action-publish": "1"}
    answer = sofia_client.post(address, form(**whole))
    assert (answer.status_code, AccessibilityStatementPage.objects.get().live) == (302, True)


def test_a_draft_shows_in_its_preview(sofia_client: Client, home: HomePage) -> None:
    """However little is written: the preview of an empty draft is no error."""
    for page in (
        make_statement(home, live=False),
        make_privacy(home, live=False),
        make_imprint(home, live=False),
    ):
        for name in page.parts:
            setattr(page, name, "")
        if isinstance(page, AccessibilityStatementPage):
            page.prepared_on = page.reviewed_on = None
            page.barriers = []
        page.save_revision(clean=False)
        shown = soup(sofia_client, f"/admin/pages/{page.pk}/view_draft/")
        assert shown.h1.text == page.title


def test_an_empty_rich_text_is_not_published(sofia_client: Client, home: HomePage) -> None:
    page = make_statement(home, live=False)
    page.save_revision()
    whole = {"conformity": "partial", "body_name": "Stelle", "action-publish": "1"}
    address = f"/admin/pages/{page.pk}/edit/"
    sofia_client.post(address, form(**whole, procedure=rich_text("<p></p>")))
    assert not AccessibilityStatementPage.objects.get().live


def test_after_a_year_the_first_page_asks_for_a_review(
    anna: User, anna_client: Client, home: HomePage
) -> None:
    def asked() -> int:
        label = "Barrierefreiheit seit einem Jahr nicht geprüft"
        return next(row.number for row in waiting_for(anna) if row.label == label)

    today = clock.today()
    page = make_statement(home, reviewed_on=today - dt.timedelta(days=365))
    assert asked() == 0
    page.reviewed_on = today - dt.timedelta(days=366)
    page.prepared_on = page.reviewed_on
    page.save_revision().publish()
    assert asked() == 1
    listed = anna_client.get("/admin/barrierefreiheit/", {"review": "due"}).content.decode()
    assert f"/admin/pages/{page.pk}/edit/" in listed
    page.unpublish()
    assert asked() == 0
    listed = anna_client.get("/admin/barrierefreiheit/", {"review": "due"}).content.decode()
    assert f"/admin/pages/{page.pk}/edit/" not in listed


@pytest.mark.parametrize("number", [1, 3])
def test_more_barriers_cost_no_more_queries(
    client: Client,
    home: HomePage,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_statement(home, barriers=[BARRIER] * number)
    make_privacy(home)
    client.get("/barrierefreiheit/")
    with django_assert_num_queries(10):
        client.get("/barrierefreiheit/")
    with django_assert_num_queries(10):
        client.get("/datenschutz/")
