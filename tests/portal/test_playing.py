"""Videos of our own: the part asked for, the right type, and only for who may have the document."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.documents.forms import get_document_form
from wagtail.models import Collection, CollectionViewRestriction

from portal.media import forms
from portal.media.models import PortalDocument
from portal.media.playing import NotThere, wanted_part

pytestmark = [pytest.mark.db, pytest.mark.django_db]

FILM = bytes(range(256)) * 4


@pytest.fixture
def film() -> PortalDocument:
    made = PortalDocument(title="Film")
    made.file.save("film.mp4", ContentFile(FILM))
    return made


def address(document: PortalDocument) -> str:
    return f"/documents/{document.pk}/play/{document.filename}"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", None),
        ("bytes=0-", (0, 1024)),
        ("bytes=0-1023", (0, 1024)),
        ("bytes=0-1", (0, 2)),
        ("bytes=1000-5000", (1000, 1024)),
        ("bytes=-24", (1000, 1024)),
        ("bytes=-5000", (0, 1024)),
        ("bytes=5-2", None),
        ("bytes=0-1,4-5", None),
        ("items=0-1", None),
        ("bytes=-", None),
        ("bytes=" + "9" * 40 + "-", None),
    ],
)
def test_which_part_a_header_asks_for(header: str, expected: Any) -> None:
    assert wanted_part(header, 1024) == expected


@pytest.mark.parametrize(
    ("header", "size"), [("bytes=1024-", 1024), ("bytes=-0", 9), ("bytes=-1", 0)]
)
def test_a_part_beyond_the_end_is_not_there(header: str, size: int) -> None:
    with pytest.raises(NotThere):
        wanted_part(header, size)


@pytest.mark.parametrize("header", ["bytes=0-", "bytes=0-1023"])
def test_the_whole_asked_for_as_a_part_is_answered_as_one(
    client: Client, film: PortalDocument, header: str
) -> None:
    answer = client.get(address(film), headers={"Range": header})
    assert (answer.status_code, answer.getvalue()) == (206, FILM)
    assert answer["Content-Range"] == "bytes 0-1023/1024"


def test_a_browser_gets_the_part_it_asks_for(client: Client, film: PortalDocument) -> None:
    answer = client.get(address(film), headers={"Range": "bytes=10-19", "Accept-Encoding": "gzip"})
    assert answer.status_code == 206
    assert answer.getvalue() == FILM[10:20]
    assert answer["Content-Range"] == "bytes 10-19/1024"
    assert answer["Content-Type"] == "video/mp4"
    assert "Content-Encoding" not in answer
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_without_a_range_it_is_the_whole(client: Client, film: PortalDocument) -> None:
    answer = client.get(address(film))
    assert (answer.status_code, answer.getvalue()) == (200, FILM)
    assert (answer["Accept-Ranges"], answer["Content-Length"]) == ("bytes", "1024")
    again = client.get(address(film), headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_a_part_of_an_older_file_is_not_joined_to_a_new_one(
    client: Client, film: PortalDocument
) -> None:
    answer = client.get(address(film), headers={"Range": "bytes=10-19", "If-Range": '"alt"'})
    assert (answer.status_code, answer.getvalue()) == (200, FILM)


def test_a_part_that_is_not_there_is_said_to_be_missing(
    client: Client, film: PortalDocument
) -> None:
    answer = client.get(address(film), headers={"Range": "bytes=2000-"})
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */1024")


def test_other_documents_are_not_played(client: Client, film: PortalDocument) -> None:
    paper = PortalDocument(title="Satzung")
    paper.file.save("satzung.pdf", ContentFile(b"%PDF"))
    assert client.get(address(paper)).status_code == 404
    assert client.get(f"/documents/{paper.pk}/play/film.mp4").status_code == 404
    assert client.get(f"/documents/{film.pk}/play/other.mp4").status_code == 404
    film.file.storage.delete(film.file.name)
    assert client.get(address(film)).status_code == 404


def test_a_private_film_is_asked_for_like_a_private_document(
    client: Client, film: PortalDocument, sofia_client: Client
) -> None:
    film.collection = Collection.get_first_root_node().add_child(name="Intern")
    film.save()
    CollectionViewRestriction.objects.create(
        collection=film.collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    answer = client.get(address(film), headers={"Range": "bytes=0-9"})
    assert answer.status_code == 302
    assert "/login/" in answer["Location"]
    assert sofia_client.get(address(film)).getvalue() == FILM


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("film.mp4", b"\x00\x00\x00\x18ftypisom" + b"0" * 90, None),
        ("film.webm", b"\x1a\x45\xdf\xa3" + b"0" * 90, None),
        ("film.vtt", b"\xef\xbb\xbfWEBVTT\n", None),
        ("film.mp4", b"<html>", "Die Datei ist keine MP4-Datei, auch wenn sie so heißt."),
        ("film.vtt", b"<script>", "Die Datei ist keine VTT-Datei, auch wenn sie so heißt."),
        (
            "liste.pdf",
            b"%PDF" + b"0" * 200,
            "Die Datei ist zu groß (204\xa0Bytes). Erlaubt sind 100\xa0Bytes, für Videos mehr.",
        ),
    ],
)
def test_what_may_be_uploaded(
    monkeypatch: pytest.MonkeyPatch, sofia: Any, name: str, content: bytes, error: str | None
) -> None:
    monkeypatch.setattr(forms, "MAX_DOCUMENT_BYTES", 100)
    form = get_document_form(PortalDocument)(
        {"title": "Datei", "language": "de", "accessible": "unknown"},
        {"file": SimpleUploadedFile(name, content)},
        user=sofia,
    )
    form.is_valid()
    assert form.errors.get("file", []) == ([error] if error else [])
