"""What is open although what it belongs to is not: found at night, decided by a person."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupPagePermission,
    Page,
    PageLogEntry,
    PageViewRestriction,
)
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from portal.access import is_public
from portal.accounts.models import User
from portal.editorial.disclosing import keep_disclosures
from portal.editorial.models import Disclosure
from portal.editorial.partners import open_section
from portal.media.models import PortalDocument, PortalImage
from portal.pages.models import StandardPage
from portal.pages.publishing import problems
from portal.worklist import waiting_for
from tests.conftest import logged_in
from tests.support.secret import arabic_home
from tests.support.world import home_page, standard_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]

LABEL = "Offen, obwohl das Original es nicht ist"


def close(page: Page) -> None:
    """Close one page only, as a database restored from elsewhere would: no signal tells its twins."""
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=page, restriction_type=PageViewRestriction.LOGIN)]
    )


def found() -> list[tuple[str, str, str]]:
    return sorted(
        (row.page.title, row.kind, row.subject)
        for row in Disclosure.objects.filter(intended=False).select_related("page")
    )


def collection(*, closed: bool, name: str = "Intern") -> Collection:
    made: Collection = Collection.get_first_root_node().add_child(name=name)
    if closed:
        CollectionViewRestriction.objects.create(
            collection=made, restriction_type=CollectionViewRestriction.LOGIN
        )
    return made


def document(title: str, folder: Collection) -> PortalDocument:
    made = PortalDocument(title=title, collection=folder)
    made.file.save(f"{title.lower()}.pdf", ContentFile(b"%PDF"))
    return made


def showing(title: str, file: PortalDocument, **fields: Any) -> StandardPage:
    text = f'<p>Hier: <a linktype="document" id="{file.pk}">{file.title}</a></p>'
    return standard_page(home_page(), title, body=[("paragraph", text)], **fields)


def translated(page: StandardPage, title: str) -> StandardPage:
    home = arabic_home()
    copy: StandardPage = page.copy_for_translation(home.locale)
    copy.title = title
    copy.save_revision().publish()
    return copy


def arabic_is_public(page: Page) -> bool:
    return is_public(Page.objects.get(pk=page.pk))


def test_an_open_translation_of_a_closed_page_is_found_and_left_alone() -> None:
    intern = standard_page(home_page(), "Intern")
    page = standard_page(home_page(), "Protokoll")
    arabic = translated(page, "Mahdar")
    page.move(intern, pos="last-child")
    assert (keep_disclosures(), found()) == (0, [])
    close(intern)
    assert keep_disclosures() == 1
    assert found() == [("Mahdar", "translation", "Protokoll")]
    assert arabic_is_public(arabic)
    close(arabic)
    assert (keep_disclosures(), found()) == (0, [])


def test_an_alias_of_a_page_in_a_closed_section_is_found() -> None:
    """Wagtail looks at the original's own restriction only, not at those above it."""
    intern = standard_page(home_page(), "Intern")
    page = standard_page(intern, "Protokoll")
    page.create_alias(parent=home_page(), update_slug="protokoll")
    close(intern)
    keep_disclosures()
    assert found() == [("Protokoll", "alias", "Protokoll")]


def test_an_open_document_of_a_closed_page_is_found_unless_an_open_page_shows_it() -> None:
    open_folder, closed_folder = collection(closed=False, name="Offen"), collection(closed=True)
    below = closed_folder.add_child(name="Noch tiefer")
    for title, folder in (("Liste", open_folder), ("Plan", closed_folder), ("Tief", below)):
        close(showing(f"Seite {title}", document(title, folder)))
    flyer = document("Flyer", open_folder)
    close(showing("Geschlossen", flyer))
    showing("Offen", flyer)
    keep_disclosures()
    assert found() == [("Seite Liste", "open_file", "Liste")]


def test_a_file_whose_collection_was_closed_afterwards_is_found_on_the_open_page() -> None:
    folder = collection(closed=False)
    showing("Flyer", document("Flyer", folder))
    image = PortalImage.objects.create(title="Foto", file=get_test_image_file(), collection=folder)
    standard_page(home_page(), "Bild", image=image)
    assert (keep_disclosures(), found()) == (0, [])
    CollectionViewRestriction.objects.create(
        collection=folder, restriction_type=CollectionViewRestriction.LOGIN
    )
    keep_disclosures()
    assert found() == [("Bild", "closed_file", "Foto"), ("Flyer", "closed_file", "Flyer")]


@pytest.fixture
def row() -> Disclosure:
    page = standard_page(home_page(), "Protokoll")
    translated(page, "Mahdar")
    close(page)
    keep_disclosures()
    return Disclosure.objects.get()


def test_clara_sees_it_and_says_that_it_is_meant(clara: User, row: Disclosure) -> None:
    client = logged_in(clara)
    numbers = {waiting.label: waiting.number for waiting in waiting_for(clara)}
    assert numbers[LABEL] == 1
    html = client.get("/admin/berichte/offene-stellen/").content.decode()
    assert ("Mahdar" in html, "Protokoll" in html) == (True, True)
    address = f"/admin/berichte/offene-stellen/{row.pk}/"
    assert client.get(address).status_code == 405
    client.post(address)
    assert (keep_disclosures(), found()) == (0, [])
    assert PageLogEntry.objects.get(action="portal.intend_disclosure").user == clara
    assert client.post(address).status_code == 404


def test_who_may_not_close_pages_reads_no_titles_of_closed_ones(
    anna: User, bea: User, paul: User, rita: User, row: Disclosure
) -> None:
    paul.groups.add(open_section(home_page()))
    for person in (anna, bea, paul, rita):
        client = logged_in(person)
        html = client.get("/admin/berichte/offene-stellen/", follow=True).content.decode()
        assert "Mahdar" not in html, person
        assert LABEL not in client.get("/admin/").content.decode(), person
        assert client.post(f"/admin/berichte/offene-stellen/{row.pk}/").status_code == 404
    row.refresh_from_db()
    assert not row.intended


def test_who_publishes_one_section_sees_that_section(anna: User, row: Disclosure) -> None:
    other = standard_page(home_page(), "MINT")
    section = open_section(other)
    GroupPagePermission.objects.create(group=section, page=other, permission_type="publish")
    anna.groups.add(section)
    assert {w.label: w.number for w in waiting_for(anna)}[LABEL] == 0
    assert "Mahdar" not in logged_in(anna).get("/admin/berichte/offene-stellen/").content.decode()


def test_an_open_page_is_not_published_with_a_closed_file(sofia_client: Client) -> None:
    file = document("Plan", collection(closed=True))
    page = showing("Seite", file, live=False)
    sentence = "„Plan“ liegt in einer Sammlung, die nicht für alle offen ist."
    assert [line.startswith(sentence) for line in problems(page)] == [True]
    text = f'<p>Hier: <a linktype="document" id="{file.pk}">Plan</a></p>'
    sent = nested_form_data(
        {
            "title": "Seite",
            "slug": "seite",
            "teaser": "",
            "body": streamfield([("paragraph", rich_text(text))]),
            "side": streamfield([]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MAX_NUM_FORMS": 1000},
            "action-publish": "1",
        }
    )
    for address in (
        f"/admin/pages/{page.pk}/edit/",
        f"/admin/pages/add/portal_pages/standardpage/{home_page().pk}/",
    ):
        answer = sofia_client.post(address, sent, follow=True)
        assert sentence in answer.content.decode(), address
    assert not is_public(Page.objects.get(pk=page.pk))
    close(page)
    assert problems(page) == []
