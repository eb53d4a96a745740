"""The canary sweep over files: what a page showed while it was open is gone when it is closed.

Each way of hiding is tried on a page with an image, a document and a video; all addresses that a visitor's
browser got to see are asked for again.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from typing import Any

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site

from portal.media.models import PortalDocument, PortalImage, PortalRendition
from portal.pages.models import StandardPage
from portal.pages.renditions import forget_renditions
from portal.siteconfig.models import CitySettings
from tests.support.secret import restrict
from tests.support.world import home_page, standard_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]

SECRET = b"Xoloinhalttar"
MEDIA = re.compile(r"/media/[^\"'\s,)]+")


@dataclass
class Shown:
    """A page and what it showed to everybody."""

    page: StandardPage
    image: PortalImage
    document: PortalDocument
    video: PortalDocument
    addresses: set[str]

    @property
    def files(self) -> list[str]:
        played = f"/documents/{self.video.pk}/play/{self.video.filename}"
        return [self.document.url, self.video.url, played]


def document(title: str, name: str, content: bytes) -> PortalDocument:
    made = PortalDocument(title=title, collection=Collection.objects.get(name="Bericht"))
    made.file.save(name, ContentFile(content))
    return made


@pytest.fixture
def shown(client: Client) -> Shown:
    caches["default"].clear()  # Wagtail remembers sizes by the number of the image
    folder = Collection.get_first_root_node().add_child(name="Bericht")
    image = PortalImage.objects.create(
        title="Xolobildtar", alt="Xoloalttar", file=get_test_image_file(), collection=folder
    )
    plan = document("Xoloplantar", "xolodateitar.pdf", b"%PDF" + SECRET)
    video = document("Xolofilmtar", "xolovideotar.mp4", b"\0\0\0\x18ftypmp42" + SECRET)
    text = f'<p><a linktype="document" id="{plan.pk}">Plan</a></p>'
    page = standard_page(
        home_page(),
        "Bericht",
        slug="bericht",
        image=image,
        body=[("paragraph", text), ("image", {"image": image, "caption": ""})],
    )
    html = client.get("/bericht/").content.decode()
    return Shown(page, image, plan, video, set(MEDIA.findall(html)))


def get(client: Client, address: str, **headers: str) -> tuple[HttpResponse, bytes]:
    """Return the last answer and its content; `response.close()` would close the database as well."""
    response = client.get(address, headers=headers, follow=True)
    content = response.getvalue()
    for close in response._resource_closers:
        close()
    return response, content


def answers(client: Client, addresses: set[str]) -> set[int]:
    return {get(client, address)[0].status_code for address in addresses}


def test_while_the_page_is_open_everything_is_there(client: Client, shown: Shown) -> None:
    assert len(shown.addresses) >= 2
    assert answers(client, shown.addresses) == {200}
    assert [SECRET in get(client, file)[1] for file in shown.files] == [True] * 3


def unpublished(page: Page) -> None:
    page.unpublish()


def expired(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at="2020-01-01T00:00:00Z")
    call_command("publish_scheduled", stdout=StringIO())


def for_who_logs_in(page: Page) -> None:
    restrict(page, PageViewRestriction.LOGIN)


def for_groups(page: Page) -> None:
    restrict(page, PageViewRestriction.GROUPS)


def behind_a_password(page: Page) -> None:
    restrict(page, PageViewRestriction.PASSWORD)


def moved(page: Page) -> None:
    section = standard_page(home_page(), "Intern")
    restrict(section, PageViewRestriction.LOGIN)
    page.move(section, pos="last-child")


@pytest.mark.parametrize(
    "hide", [unpublished, expired, for_who_logs_in, for_groups, behind_a_password, moved]
)
def test_the_images_of_a_closed_page_have_no_address(
    client: Client,
    shown: Shown,
    hide: Callable[[Page], None],
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.TASKS = {
        "default": {
            "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
            "QUEUES": ["default", "slow"],
        }
    }
    with django_capture_on_commit_callbacks(execute=True):
        hide(shown.page)
    assert answers(client, shown.addresses) == {404}
    assert not PortalRendition.objects.filter(image=shown.image).exists()


def test_who_may_see_the_page_gets_new_addresses(
    client: Client, sofia_client: Client, shown: Shown
) -> None:
    for_who_logs_in(shown.page)
    forget_renditions(shown.page.pk)
    again = set(MEDIA.findall(sofia_client.get("/bericht/").content.decode()))
    assert answers(sofia_client, again) == {200}
    assert again.isdisjoint(shown.addresses)


def test_what_something_open_shows_too_stays(client: Client, shown: Shown) -> None:
    standard_page(home_page(), "Zwei", image=shown.image)
    for_who_logs_in(shown.page)
    assert forget_renditions(shown.page.pk) == 0
    assert answers(client, shown.addresses) == {200}


def test_the_sign_of_the_city_stays(client: Client, shown: Shown) -> None:
    CitySettings.objects.create(site=Site.objects.get(is_default_site=True), logo=shown.image)
    for_who_logs_in(shown.page)
    assert forget_renditions(shown.page.pk) == 0


def test_an_open_page_loses_nothing(client: Client, shown: Shown) -> None:
    assert forget_renditions(shown.page.pk) == 0
    assert answers(client, shown.addresses) == {200}


def test_nobody_guesses_an_address(client: Client, shown: Shown) -> None:
    """Neither from the name of the file nor from another size of it."""
    for rendition in PortalRendition.objects.filter(image=shown.image):
        name = rendition.file.name.rpartition("/")[2]
        assert re.fullmatch(rf"images/[0-9a-f]{{12}}/{re.escape(name)}", rendition.file.name)
        assert client.get(f"/media/images/{name}").status_code == 404
    folders = [r.file.name.split("/")[1] for r in PortalRendition.objects.all()]
    assert len(set(folders)) == len(folders)


def test_originals_and_documents_are_in_no_public_folder(client: Client, shown: Shown) -> None:
    names = (shown.image.file.name, shown.document.file.name, shown.video.file.name)
    assert [client.get(f"/media/{name}").status_code for name in names] == [404] * 3


@pytest.mark.parametrize("kind", ["login", "groups", "password"])
def test_files_of_a_closed_collection_are_not_handed_out(
    client: Client, shown: Shown, kind: str
) -> None:
    etags = [get(client, file)[0].headers.get("ETag", "") for file in shown.files]
    CollectionViewRestriction.objects.create(
        collection=Collection.objects.get(name="Bericht"), restriction_type=kind, password="zwiebel"
    )
    for file, etag in zip(shown.files, etags, strict=True):
        for headers in ({}, {"If-None-Match": etag}, {"Range": "bytes=0-99"}):
            answer, content = get(client, file, **headers)
            assert answer.status_code == 200, (file, headers)  # a form: log in, or the password
            assert "ETag" not in answer.headers, (file, headers)
            found = [word for word in (SECRET, b"Xoloplantar", b"Xolofilmtar") if word in content]
            assert found == [], (file, headers)
        wrong = client.get(re.sub(r"xolo\w+", "falsch", file)).status_code
        assert wrong == 404
