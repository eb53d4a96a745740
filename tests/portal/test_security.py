"""Headers, cookies, languages and files: what every answer promises, whatever the address."""

import re
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from portal.accounts.models import User
from portal.media.models import PortalDocument, PortalImage
from portal.pages.models import StandardPage
from portal.settings import base
from tests.support.world import home_page, standard_page

pytestmark = pytest.mark.django_db

PUBLIC_POLICY = {
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
}


def policy(response: HttpResponse) -> set[str]:
    return set(response.headers["Content-Security-Policy"].split("; "))


@pytest.fixture
def page() -> StandardPage:
    return standard_page(home_page(), "Beratung", slug="beratung")


PUBLIC = (
    ("/", 200),
    ("/beratung/", 200),
    ("/beratung", 301),
    ("/kurse/", 200),
    ("/suche/?q=beratung", 200),
    ("/gibt-es-nicht/", 404),
    ("/ar/", 404),
    ("/api/v1/offers/", 200),
    ("/api/v1/openapi.json", 200),
    ("/sitemap.xml", 200),
    ("/sitemap-angebote.xml", 200),
    ("/kurse/merkliste/", 200),
    ("/kurse/merkliste/?angebot=1", 200),
    ("/kurse/feed.rss", 200),
    ("/robots.txt", 200),
    ("/theme.css", 200),
    ("/portal.webmanifest", 200),
    ("/favicon.ico", 301),
    ("/health/live", 200),
    ("/health/ready", 200),
    ("/static/wagtailadmin/css/core.css", 200),
    ("/documents/99/nichts.pdf", 404),
)


@pytest.mark.parametrize(("path", "status"), PUBLIC)
def test_every_public_answer_carries_the_strict_headers(
    client: Client, page: StandardPage, path: str, status: int
) -> None:
    response = client.get(path)
    response.getvalue()  # a file is closed when it has been read
    assert response.status_code == status
    assert policy(response) == PUBLIC_POLICY
    found = {name: response.headers.get(name) for name in EXPECTED_HEADERS}
    assert found == EXPECTED_HEADERS
    assert response.cookies == {}  # nobody is followed who only reads


EXPECTED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


@pytest.mark.parametrize("path", ["/", "/beratung/", "/kurse/", "/suche/?q=x", "/gibt-es-nicht/"])
def test_pages_contain_nothing_the_policy_would_block_and_nothing_from_elsewhere(
    client: Client, page: StandardPage, path: str
) -> None:
    html = client.get(path).content.decode()
    assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/)[^>]*>", html) == []
    assert re.findall(r"<style", html) == []
    assert re.findall(r"<[^>]*\sstyle=", html) == []
    assert re.findall(r"<[^>]*\son\w+=", html) == []
    loaded = re.findall(r"<(?:script|img|link|iframe|source)[^>]*(?:src|href)=\"([^\"]+)\"", html)
    own = ("/", "http://testserver/", "http://localhost", "http://127.0.0.1", "#")
    assert [address for address in loaded if not address.startswith(own)] == []
    assert [address for address in loaded if address.startswith("//")] == []


def test_previews_may_be_framed_by_the_admin_and_are_as_strict_otherwise(
    sofia_client: Client, page: StandardPage
) -> None:
    response = sofia_client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert policy(response) == PUBLIC_POLICY - {"frame-ancestors 'none'"} | {
        "frame-ancestors 'self'"
    }
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_the_admin_loosens_style_elements_pictures_and_frames_only(sofia_client: Client) -> None:
    response = sofia_client.get("/admin/")
    assert policy(response) ^ PUBLIC_POLICY == {
        "style-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "style-src-attr 'none'",
        "img-src 'self'",
        "img-src 'self' data: blob:",
        "frame-ancestors 'none'",
        "frame-ancestors 'self'",
    }


def test_nothing_of_a_logged_in_person_is_kept_in_a_cache(
    client: Client, sofia_client: Client, page: StandardPage
) -> None:
    for path in ("/", "/beratung/", "/admin/", "/kurse/"):
        assert sofia_client.get(path).headers["Cache-Control"] == "no-store, private", path
    assert client.get("/admin/login/").headers["Cache-Control"] == "no-store, private"
    assert "no-store" not in client.get("/beratung/").headers.get("Cache-Control", "")


def test_production_cookies_are_bound_to_host_and_tls() -> None:
    assert (base.SESSION_COOKIE_NAME, base.CSRF_COOKIE_NAME) == (
        "__Host-sessionid",
        "__Host-csrftoken",
    )
    assert (base.SESSION_COOKIE_SECURE, base.CSRF_COOKIE_SECURE) == (True, True)
    assert base.SECURE_SSL_REDIRECT
    assert base.SECURE_HSTS_SECONDS >= 31_536_000


def test_the_session_cookie_is_out_of_reach_of_scripts_and_changes_at_log_in(
    client: Client, sofia: User
) -> None:
    client.get("/admin/login/")
    response = client.post(
        "/admin/login/",
        {"username": "SOFIA@stadt.example", "password": "ein-gutes-langes-Kennwort"},
    )
    assert response.status_code == 302
    cookie = response.cookies[django_settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert response.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "https://evil.example/", "\\\\evil.example", "javascript:x", "/\t/e"],
)
def test_log_in_leads_nowhere_else(client: Client, sofia: User, target: str) -> None:
    response = client.post(
        f"/admin/login/?next={target}",
        {
            "username": sofia.email,
            "password": "ein-gutes-langes-Kennwort",
            "next": target,
        },
    )
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")


def test_a_post_without_token_is_refused(sofia: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    data = {"username": sofia.email, "password": "ein-gutes-langes-Kennwort"}
    assert strict.post("/admin/login/", data).status_code == 403


@pytest.mark.parametrize("language", ["en", "uk", "ar", "ar,de;q=0.5", "xx"])
def test_the_browsers_language_does_not_switch_a_german_page(
    client: Client, page: StandardPage, language: str
) -> None:
    response = client.get("/beratung/", headers={"Accept-Language": language})
    assert response.status_code == 200
    assert response.headers["Content-Language"] == "de"
    assert '<html lang="de"' in response.content.decode()


@pytest.mark.parametrize("path", ["/ar/", "/en/beratung/", "/uk/kurse/", "/en", "/ar/suche/?q=x"])
def test_a_language_without_an_interface_answers_404_in_german(
    client: Client, page: StandardPage, path: str
) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert '<html lang="de"' in response.content.decode()


def document(name: str, content: bytes, **fields: Any) -> PortalDocument:
    row = PortalDocument(title=name, **fields)
    row.file.save(name, ContentFile(content))
    return row


def test_a_document_is_a_download_in_which_nothing_runs(client: Client) -> None:
    row = document("satzung.html", b"<script>alert(1)</script>")
    response = client.get(row.url)
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_private_document_has_no_other_way_out(client: Client) -> None:
    secret = Collection.get_first_root_node().add_child(name="intern")
    CollectionViewRestriction.objects.create(
        collection=secret, restriction_type=CollectionViewRestriction.LOGIN
    )
    row = document("zwiebel.pdf", b"%PDF geheim", collection=secret)
    digest = row.get_file_hash()
    row.file.close()
    assert client.get(row.url).status_code == 302
    for method in (client.get, client.head):
        response = method(row.url, headers={"If-None-Match": f'"{digest}"'})
        assert (response.status_code, response.headers.get("ETag")) == (302, None)
    for path in (
        f"/media/{row.file.name}",
        f"/media/images/../{row.file.name}",
        f"/media/images/%2e%2e/{row.file.name}",
        f"/media/./{row.file.name}",
        f"/media//{row.file.name}",
    ):
        assert client.get(path).status_code == 404, path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bild.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("bild.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("seite.html", b"<script>alert(1)</script>"),
    ],
)
def test_pictures_with_scripts_are_refused(sofia_client: Client, name: str, content: bytes) -> None:
    for address, field in (
        ("/admin/images/add/", "file"),
        ("/admin/images/chooser/create/", "image-chooser-upload-file"),
    ):
        prefix = field.removesuffix("file")
        sofia_client.post(
            address, {f"{prefix}title": "x", field: SimpleUploadedFile(name, content)}
        )
    assert PortalImage.objects.count() == 0


@pytest.mark.parametrize("name", ["seite.html", "bild.svg", "daten.xml", "programm.js"])
def test_documents_in_which_a_browser_runs_scripts_are_refused(
    sofia_client: Client, name: str
) -> None:
    response = sofia_client.post(
        "/admin/documents/add/", {"title": "x", "file": SimpleUploadedFile(name, b"<script>")}
    )
    assert response.status_code == 200
    assert PortalDocument.objects.count() == 0


def test_what_is_still_needed_is_not_deleted_and_the_admin_says_why(sofia_client: Client) -> None:
    from portal.organisations.models import Organisation
    from till_catalog.models import Provider

    house = Organisation.objects.create(name="Haus der Bildung", slug="haus")
    Provider.objects.create(organisation=house)
    response = sofia_client.post(f"/admin/organisationen/delete/{house.pk}/", follow=True)
    assert "noch gebraucht" in response.content.decode()
    assert Organisation.objects.get() == house
