"""Documents on the way that editors take: dropped first, described then."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.documents.forms import get_document_form
from wagtail.models import Collection

from portal.media.models import PortalDocument

pytestmark = [
    pytest.mark.db,
    pytest.mark.django_db,
    # Wagtail reads the size and the sum of an uploaded file and leaves it open.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(autouse=True)
def _left_open_is_closed_here() -> Iterator[None]:
    yield
    gc.collect()


ADD = "/admin/documents/multiple/add/"


def drop(client: Client, **fields: str) -> dict[str, Any]:
    """Upload a file as the page does it, by itself; return the answer."""
    data = {"files[]": SimpleUploadedFile("film.webm", b"\x1a\x45\xdf\xa3" + b"0" * 90), **fields}
    answer = client.post(ADD, data, headers={"X-Requested-With": "XMLHttpRequest"})
    return dict(answer.json())


def described(number: int, kind: str, **fields: str) -> dict[str, str]:
    root = Collection.get_first_root_node()
    known = {"title": "Farben", "collection": str(root.pk), "language": "en", "accessible": "yes"}
    return {f"{kind}-{number}-{name}": value for name, value in (known | fields).items()}


def test_a_dropped_file_is_a_document_with_the_usual_language(anna_client: Client) -> None:
    assert drop(anna_client, title="Farben")["success"] is True
    document = PortalDocument.objects.get()
    assert (document.title, document.language, document.accessible) == ("Farben", "de", "unknown")


def test_a_file_with_too_long_a_title_is_kept_until_it_has_another(anna_client: Client) -> None:
    number = drop(anna_client, title="x" * 300)["uploaded_file_id"]
    address = f"/admin/documents/multiple/create_from_uploaded_document/{number}/"
    refused = anna_client.post(address, described(number, "uploaded-document", language="")).json()
    assert refused["success"] is False
    assert PortalDocument.objects.count() == 0
    made = anna_client.post(address, described(number, "uploaded-document")).json()
    assert made["success"] is True
    document = PortalDocument.objects.get()
    assert (document.title, document.language, document.file_extension) == ("Farben", "en", "webm")


def test_who_is_asked_for_the_language_has_to_say_it(sofia: Any) -> None:
    file = SimpleUploadedFile("film.webm", b"\x1a\x45\xdf\xa3")
    form = get_document_form(PortalDocument)(
        {"title": "Farben", "language": "", "accessible": "yes"}, {"file": file}, user=sofia
    )
    assert list(form.errors) == ["language"]
