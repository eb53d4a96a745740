"""What nobody looks at in a form is checked, too: the last approval, and what the clock publishes."""

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, PageLogEntry, TaskState

from portal import clock
from portal.accounts.models import User
from portal.mail.models import OutgoingMail
from portal.pages.models import HomePage, StandardPage
from portal.pages.scheduled import publish_scheduled
from tests.conftest import logged_in

from .page_tree import make_home, make_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]

EMPTY_HEADING = [("heading", {"text": "", "level": "2"})]
MISSING = "1. Überschrift, Überschrift: Dieses Feld muss ausgefüllt werden."


@pytest.fixture
def home() -> HomePage:
    return make_home()


@pytest.fixture
def draft(home: HomePage, anna: User) -> StandardPage:
    page = make_page("Lerntreff", parent=home, live=False, owner=anna)
    page.save_revision(user=anna)
    return page


def hand_in(page: Page, by: User) -> TaskState:
    return page.get_workflow().start(page, by).current_task_state


def approve(client: Client, state: TaskState, **headers: Any) -> Any:
    address = f"/admin/pages/workflow/action/{state.workflow_state.object_id}/approve/{state.pk}/"
    return client.post(address, {"comment": ""}, **headers)


def make_worse(page: Page, by: User, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(user=by, clean=False)


def is_live(page: Page) -> bool:
    return bool(Page.objects.get(pk=page.pk).live)


def test_a_draft_made_worse_after_it_was_handed_in_is_not_approved(
    draft: StandardPage, anna: User, clara: User
) -> None:
    state = hand_in(draft, anna)
    make_worse(draft, anna, body=EMPTY_HEADING)
    client = logged_in(clara)
    answer = approve(client, state)
    assert answer.headers["Location"] == f"/admin/pages/{draft.pk}/edit/"
    shown = BeautifulSoup(client.get(f"/admin/pages/{draft.pk}/edit/").content, "html.parser")
    message = shown.select_one(".messages .error")
    assert message is not None
    assert "„Lerntreff“ ist noch nicht fertig und wurde nicht freigegeben:" in message.get_text(" ")
    assert [item.get_text() for item in message.select("li")] == [MISSING]
    state.refresh_from_db()
    assert (is_live(draft), state.status) == (False, TaskState.STATUS_IN_PROGRESS)


def test_the_dialog_for_a_comment_leads_to_the_sentence(
    draft: StandardPage, anna: User, clara: User
) -> None:
    state = hand_in(draft, anna)
    make_worse(draft, anna, body=EMPTY_HEADING)
    answer = approve(logged_in(clara), state, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.json() == {"step": "success", "redirect": f"/admin/pages/{draft.pk}/edit/"}
    assert not is_live(draft)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "„Titel“ fehlt."),
        ({"slug": "mint"}, "Kurztitel: Der Kurztitel"),
    ],
)
def test_what_wagtail_would_refuse_with_an_error_is_said(
    home: HomePage,
    draft: StandardPage,
    anna: User,
    clara: User,
    changes: dict[str, str],
    sentence: str,
) -> None:
    make_page("MINT", parent=home)
    state = hand_in(draft, anna)
    make_worse(draft, anna, **changes)
    client = logged_in(clara)
    approve(client, state)
    shown = BeautifulSoup(client.get(f"/admin/pages/{draft.pk}/edit/").content, "html.parser")
    items = [item.get_text() for item in shown.select(".messages .error li")]
    assert (len(items), items[0].startswith(sentence)) == (1, True), items
    assert not is_live(draft)


def test_mended_it_is_approved(draft: StandardPage, anna: User, clara: User) -> None:
    state = hand_in(draft, anna)
    make_worse(draft, anna, body=EMPTY_HEADING)
    approve(logged_in(clara), state)
    make_worse(draft, anna, body=[])
    approve(logged_in(clara), draft.current_workflow_task_state)
    assert is_live(draft)


def schedule(page: Page, by: User) -> None:
    page.go_live_at = clock.now() - dt.timedelta(minutes=1)
    page.save_revision(user=by, approved_go_live_at=page.go_live_at)


def test_what_is_scheduled_goes_out_as_it_was_checked(
    home: HomePage, draft: StandardPage, clara: User
) -> None:
    """A page it links to has been closed since; the link is the link report's business."""
    other = make_page("MINT", parent=home)
    draft.body = [("button", {"label": "Zu MINT", "page": other, "address": ""})]
    schedule(draft, clara)
    other.unpublish()
    assert (publish_scheduled(), is_live(draft)) == ("", True)


def test_a_version_that_cannot_go_out_stops_no_other(
    home: HomePage, draft: StandardPage, clara: User
) -> None:
    draft.slug = "lesefest"
    schedule(draft, clara)
    make_page("Lesefest", parent=home)  # somebody else was quicker
    other = make_page("Ferien", parent=home, live=False)
    schedule(other, clara)
    assert publish_scheduled() == "zurückgehalten: Lerntreff"
    assert (is_live(draft), is_live(other)) == (False, True)
    assert publish_scheduled() == ""
    entry = PageLogEntry.objects.get(action="portal.held_back")
    assert entry.page_id == draft.pk
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.subject) == (clara.email, "Nicht veröffentlicht: Lerntreff")
    assert "lesefest" in mail.text
