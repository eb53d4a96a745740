"""Clara gives a partner a section of the tree: a page, a name, the people."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.log_actions import registry
from wagtail.models import Collection, GroupPagePermission, Page

from portal.accounts.models import User
from portal.editorial.models import PartnerSection
from portal.editorial.partners import open_section
from portal.organisations.models import Organisation
from portal.pages.models import StandardPage
from tests.conftest import logged_in, make_person
from tests.support.world import home_page, standard_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]

LIST = "/admin/partner-bereiche/"


@pytest.fixture
def page() -> StandardPage:
    return standard_page(home_page(), "Lerntreff")


@pytest.fixture
def chief(clara: User) -> Client:
    return logged_in(clara)


def make(client: Client, page: Page, *people: User, **data: Any) -> BeautifulSoup:
    sent = {"page": page.pk, "name": "", "organisation": "", "people": [p.pk for p in people]}
    answer = client.post(f"{LIST}new/", sent | data, follow=True)
    return BeautifulSoup(answer.content, "html.parser")


def errors(shown: BeautifulSoup) -> list[str]:
    return [
        " ".join(one.get_text(" ").split()) for one in shown.select(".error-message, .errorlist li")
    ]


def writes_on(person: User, page: Page) -> bool:
    rights = Page.objects.get(pk=page.pk).permissions_for_user(User.objects.get(pk=person.pk))
    return bool(rights.can_edit())


def test_clara_gives_paul_his_section(chief: Client, paul: User, page: StandardPage) -> None:
    other = standard_page(home_page(), "MINT")
    make(chief, page, paul)
    section = PartnerSection.objects.get()
    assert str(section) == "Partner: Lerntreff"
    assert (writes_on(paul, page), writes_on(paul, other)) == (True, False)
    assert Collection.objects.filter(name="Partner: Lerntreff").count() == 1
    html = chief.get(LIST).content.decode()
    assert ("Partner: Lerntreff" in html, "Paul Peters" in html) == (True, True)
    entries = registry.get_logs_for_instance(section)
    assert {entry.action: entry.data for entry in entries}["portal.partner_people"] == {
        "came": [paul.pk],
        "went": [],
    }


def test_another_page_name_and_other_people(chief: Client, paul: User, page: StandardPage) -> None:
    petra = make_person("Petra", "Prinz", "Programmpartner")
    other = standard_page(home_page(), "MINT")
    make(chief, page, paul)
    section = PartnerSection.objects.get()
    library = Organisation.objects.create(name="Stadtbibliothek", slug="stadtbibliothek")
    sent = {"page": other.pk, "organisation": library.pk, "name": "", "people": [petra.pk]}
    chief.post(f"{LIST}edit/{section.pk}/", sent)
    assert str(PartnerSection.objects.get()) == "Partner: Stadtbibliothek"
    assert [(writes_on(one, page), writes_on(one, other)) for one in (paul, petra)] == [
        (False, False),
        (False, True),
    ]
    root = Collection.get_first_root_node()
    assert [one.name for one in root.get_children()] == ["Partner: Stadtbibliothek"]


def test_closed_the_people_keep_their_accounts(
    chief: Client, paul: User, page: StandardPage
) -> None:
    make(chief, page, paul)
    address = f"{LIST}delete/{PartnerSection.objects.get().pk}/"
    assert "Ihre Konten, die Seiten und die Dateien bleiben." in chief.get(address).content.decode()
    chief.post(address)
    assert not PartnerSection.objects.exists()
    assert list(paul.groups.values_list("name", flat=True)) == ["Programmpartner"]
    assert (
        writes_on(paul, page),
        Collection.objects.filter(name="Partner: Lerntreff").count(),
    ) == (
        False,
        1,
    )


def test_two_partners_never_share_a_role(chief: Client, paul: User, page: StandardPage) -> None:
    """The role of the one would write in the section of the other."""
    make(chief, page)
    twin = standard_page(standard_page(home_page(), "MINT"), "Lerntreff")
    sentence = "Diesen Namen hat schon ein anderer Partner. Bitte geben Sie einen eigenen ein."
    assert errors(make(chief, twin, paul)) == [sentence]
    with pytest.raises(CommandError, match="Diesen Namen hat schon ein anderer Partner"):
        call_command("portal_partner_section", str(twin.pk))
    assert (PartnerSection.objects.count(), writes_on(paul, twin)) == (1, False)
    make(chief, twin, paul, name="Lerntreff Nord")
    assert (writes_on(paul, page), writes_on(paul, twin)) == (False, True)


def test_the_start_page_belongs_to_all(chief: Client, page: StandardPage) -> None:
    sentence = "Wählen Sie eine Seite unterhalb der Startseite. Die Startseite gehört allen."
    assert errors(make(chief, home_page())) == [sentence]
    assert errors(make(chief, Page.objects.get(depth=1))) == [sentence]
    make(chief, page)
    assert len(errors(make(chief, page, name="Noch einer"))) == 1
    assert PartnerSection.objects.count() == 1


def test_pages_are_chosen_in_the_tree_not_from_a_list_of_all(
    chief: Client, page: StandardPage
) -> None:
    form = BeautifulSoup(chief.get(f"{LIST}new/").content, "html.parser")
    field = form.select_one("[name=page]")
    assert field is not None
    assert (field.name, field.get("type")) == ("input", "hidden")


def test_only_people_of_partners_can_be_chosen(
    chief: Client, anna: User, sofia: User, paul: User, page: StandardPage
) -> None:
    """And their names are all that is shown of them."""
    html = chief.get(f"{LIST}new/").content.decode()
    assert ("Paul Peters" in html, "Anna Adler" in html, "Sofia Sommer" in html) == (
        True,
        False,
        False,
    )
    assert "@stadt.example" not in html.replace("clara@stadt.example", "")
    assert len(errors(make(chief, page, anna))) == 1
    assert not PartnerSection.objects.exists()


def test_who_publishes_one_part_gives_away_no_other(anna: User, page: StandardPage) -> None:
    """Nobody gives what she has not, even if she may make sections."""
    mine = standard_page(home_page(), "MINT")
    section = open_section(mine)
    GroupPagePermission.objects.create(group=section, page=mine, permission_type="publish")
    section.permissions.add(*permissions_of("partnersection"))
    lone = make_person("Lena", "Licht", "Programmpartner")
    lone.groups.add(section)
    client = logged_in(lone)
    below = standard_page(mine, "Labor")
    assert errors(make(client, page)) == [
        "Wählen Sie eine Seite, die Sie selbst veröffentlichen dürfen."
    ]
    make(client, below)  # she has no right to choose among all files, which a section gives
    assert [one.page_id for one in PartnerSection.objects.all()] == [mine.pk]


def permissions_of(model: str) -> Any:
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(
        content_type__app_label="portal_editorial", content_type__model=model
    )


def test_others_see_no_sections(anna: User, bea: User, paul: User, page: StandardPage) -> None:
    section = PartnerSection.objects.get(group=open_section(page))
    for person in (anna, bea, paul):
        client = logged_in(person)
        for address in (LIST, f"{LIST}new/", f"{LIST}edit/{section.pk}/"):
            assert client.get(address).headers.get("Location") == "/admin/", (person, address)
        client.post(f"{LIST}delete/{section.pk}/")
    assert PartnerSection.objects.count() == 1


def test_the_list_asks_no_more_for_more_sections(chief: Client, paul: User) -> None:
    def queries() -> int:
        chief.get(LIST)  # a page was published: menus are read anew, once
        with CaptureQueriesContext(connection) as context:
            chief.get(LIST)
        return len(context)

    paul.groups.add(open_section(standard_page(home_page(), "Eins")))
    one = queries()
    for title in ("Zwei", "Drei"):
        paul.groups.add(open_section(standard_page(home_page(), title)))
    assert queries() == one
