"""Forms that arrive in pieces: 400 with a sentence and a traceback in the log, never a 500."""

import logging
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from wagtail.models import Page

from portal import brokenforms
from portal.pages.models import StandardPage
from tests.support.world import home_page, standard_page

pytestmark = pytest.mark.django_db

LOG = "portal.brokenforms"


@pytest.fixture
def page() -> StandardPage:
    return standard_page(home_page(), "Beratung")


def test_a_form_in_pieces_is_answered_with_a_sentence(
    sofia_client: Client, page: StandardPage, caplog: pytest.LogCaptureFixture
) -> None:
    answer = sofia_client.post(f"/admin/pages/{page.pk}/edit/", {"title": "Neu"})
    assert answer.status_code == 400
    words = " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())
    assert "Das Formular kam unvollständig an" in words
    assert "Es wurde nichts gespeichert." in words
    page.refresh_from_db()
    assert page.title == "Beratung"
    (record,) = [record for record in caplog.records if record.name == LOG]
    assert record.getMessage() == f"broken form at /admin/pages/{page.pk}/edit/"
    assert "MultiValueDictKeyError" in logging.Formatter().format(record)


@pytest.mark.parametrize("parent", ["", "abc", "999999", "-1", "\0"])
def test_a_page_is_copied_to_nowhere(sofia_client: Client, page: StandardPage, parent: str) -> None:
    answer = sofia_client.post(f"/admin/pages/{page.pk}/copy/", {"new_parent_page": parent})
    assert (answer.status_code, Page.objects.filter(title="Beratung").count()) == (400, 1)


@pytest.mark.parametrize("count", ["", "abc", "1", "-1", "1.5"])
def test_blocks_are_counted_wrongly(sofia_client: Client, page: StandardPage, count: str) -> None:
    """Taken for a draft without blocks, shown again, or refused; the public page stays as it is."""
    sent = {"title": "Neu", "slug": "neu", "body-count": count, "side-count": "0"}
    answer = sofia_client.post(f"/admin/pages/{page.pk}/edit/", sent)
    page.refresh_from_db()
    assert (answer.status_code in {200, 302, 400}, page.title) == (True, "Beratung")


def break_on(missing: str) -> Any:
    """Return a view of ours that reads a name nobody sends: our own mistake."""

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.POST[missing])

    return view


def caught(view: Any, request: HttpRequest) -> HttpResponse | None:
    try:
        view(request)
    except Exception as error:  # noqa: BLE001 - as Django's handler hands it to the middleware
        return brokenforms.BrokenFormMiddleware(view).process_exception(request, error)
    raise AssertionError("did not break")


def test_a_mistake_of_our_own_stays_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    view = break_on("titel")
    request = RequestFactory().post("/admin/x/", {"title": "Neu"})
    monkeypatch.setattr(brokenforms, "render", lambda *args, **kwargs: HttpResponse(status=400))
    assert caught(view, request).status_code == 400  # a library's view, as far as one can tell
    monkeypatch.setattr(brokenforms, "OURS", brokenforms.OURS | {"tests"})
    assert caught(view, request) is None


def test_what_has_nothing_to_do_with_the_form_stays_an_error() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse({}["nowhere"])

    assert caught(view, RequestFactory().post("/admin/x/", {"title": "Neu"})) is None


def test_only_posts_in_the_admin_are_looked_at() -> None:
    view = break_on("titel")
    assert caught(view, RequestFactory().get("/admin/x/")) is None
    assert caught(view, RequestFactory().post("/kurse/", {"title": "Neu"})) is None


def test_wagtails_page_that_breaks_on_purpose_is_gone(sofia_client: Client) -> None:
    assert sofia_client.get("/admin/failwhale/").status_code == 404
