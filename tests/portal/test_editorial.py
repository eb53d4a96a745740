"""From draft to page: Anna writes, Clara approves, nobody approves her own work."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, Page, TaskState, Workflow

from portal.accounts.models import User
from portal.editorial.models import FourEyesTask
from portal.editorial.partners import open_section
from portal.mail.models import OutgoingMail
from portal.media.models import PortalDocument
from portal.pages.models import StandardPage
from tests.conftest import logged_in, make_person
from tests.support.world import home_page, standard_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def outbox(settings: Any) -> Any:
    """Mails of libraries go where they go outside of tests."""
    settings.EMAIL_BACKEND = "portal.mail.backend.OutboxBackend"
    return OutgoingMail.objects


def draft(by: User, title: str = "Bildungskonferenz") -> StandardPage:
    page = standard_page(home_page(), title, live=False, owner=by)
    page.save_revision(user=by)
    return page


def hand_in(page: Page, by: User) -> TaskState:
    state = page.get_workflow().start(page, by)
    return state.current_task_state


def act(by: User, state: TaskState, action: str, **data: str) -> Any:
    page = state.workflow_state.object_id
    return logged_in(by).post(f"/admin/pages/workflow/action/{page}/{action}/{state.pk}/", data)


def test_the_whole_tree_takes_four_eyes() -> None:
    (workflow,) = Workflow.objects.filter(active=True)
    (task,) = workflow.tasks
    assert isinstance(task.specific, FourEyesTask)
    assert (workflow.name, [g.name for g in task.specific.groups.all()]) == (
        "Freigabe",
        ["Chefredaktion"],
    )
    assert home_page().get_workflow() == workflow


def test_anna_writes_clara_approves_and_both_are_told(
    anna: User, clara: User, outbox: Any, django_capture_on_commit_callbacks: Any
) -> None:
    page = draft(anna)
    with django_capture_on_commit_callbacks(execute=True):
        state = hand_in(page, anna)
    assert mail.outbox == []  # nothing is sent inside the request
    assert [row.to for row in outbox.all()] == ["clara@stadt.example"]
    act(clara, state, "approve")
    page.refresh_from_db()
    assert page.live
    assert [row.to for row in outbox.order_by("pk")] == [clara.email, anna.email]


def test_a_mail_that_cannot_go_out_does_not_stop_the_work(
    anna: User, clara: User, outbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "django.core.mail.backends.smtp.EmailBackend.send_messages", lambda *a: 1 / 0
    )
    hand_in(draft(anna), anna)
    assert outbox.count() == 1


def test_long_titles_and_line_breaks_stand_in_no_subject(
    anna: User, clara: User, outbox: Any
) -> None:
    hand_in(draft(anna, title="Sehr lang " * 24), anna)
    assert len(outbox.get().subject) == 200


def test_clara_sends_back_with_a_comment(anna: User, clara: User, outbox: Any) -> None:
    page = draft(anna)
    act(clara, hand_in(page, anna), "reject", comment="Bitte mit Datum.")
    page.refresh_from_db()
    assert not page.live
    assert "Bitte mit Datum." in outbox.get(to=anna.email).text


def test_nobody_approves_her_own_work(clara: User, sofia: User) -> None:
    for person in (clara, sofia):
        page = draft(person, title=f"Seite von {person.first_name}")
        state = hand_in(page, person)
        act(person, state, "approve")
        page.refresh_from_db()
        assert not page.live
        assert FourEyesTask.objects.get().get_actions(page, person) == []
        with pytest.raises(PermissionDenied):
            state.task.specific.on_action(state, person, "approve")


def test_who_mends_what_waits_has_written_with_it(anna: User, clara: User) -> None:
    dora = make_person("Dora", "Dorn", "Chefredaktion")
    page = draft(anna)
    state = hand_in(page, anna)
    page.title = "Bildungskonferenz 2027"
    page.save_revision(user=clara)
    act(clara, state, "approve")
    page.refresh_from_db()
    assert not page.live
    state.refresh_from_db()
    act(dora, page.current_workflow_task_state, "approve")
    page.refresh_from_db()
    assert page.live


def test_what_was_published_long_ago_is_not_counted(anna: User, clara: User) -> None:
    page = draft(clara)
    page.get_latest_revision().publish(user=clara)
    page.refresh_from_db()
    page.save_revision(user=anna)
    state = hand_in(page, anna)
    assert list(TaskState.objects.reviewable_by(clara)) == [state]
    assert [name for name, _l, _d in state.task.specific.get_actions(page, clara)] == [
        "reject",
        "approve",
        "approve",
    ]


def test_the_list_of_what_waits_leaves_own_work_out(anna: User, clara: User) -> None:
    hand_in(draft(clara), clara)
    waiting = hand_in(draft(anna, title="Lesefest"), anna)
    assert list(TaskState.objects.reviewable_by(clara)) == [waiting]
    html = logged_in(clara).get("/admin/berichte/freigaben/").content.decode()
    assert ("Lesefest" in html, "Bildungskonferenz" in html) == (True, False)


def test_anna_writes_everywhere_and_publishes_nowhere(anna: User) -> None:
    page = standard_page(home_page(), "Beratung")
    rights = page.permissions_for_user(anna)
    assert (
        rights.can_edit(),
        rights.can_add_subpage(),
        rights.can_publish(),
        rights.can_unpublish(),
        rights.can_set_view_restrictions(),
    ) == (True, True, False, False, False)


def test_clara_publishes_takes_back_and_locks(clara: User) -> None:
    rights = standard_page(home_page(), "Beratung").permissions_for_user(clara)
    assert (rights.can_publish(), rights.can_unpublish(), rights.can_lock()) == (True, True, True)


@pytest.fixture
def section(paul: User) -> StandardPage:
    page = standard_page(home_page(), "Lerntreff")
    paul.groups.add(open_section(page))
    return page


def test_paul_writes_in_his_section_and_nowhere_else(paul: User, section: StandardPage) -> None:
    below = standard_page(section, "Wir lesen vor")
    beside = standard_page(home_page(), "MINT")
    found = {
        page.title: (
            page.permissions_for_user(paul).can_edit(),
            page.permissions_for_user(paul).can_add_subpage(),
            page.permissions_for_user(paul).can_publish(),
            page.permissions_for_user(paul).can_delete(),
        )
        for page in (home_page(), section, below, beside)
    }
    assert found == {
        "Start": (False, False, False, False),
        "Lerntreff": (True, True, False, False),
        "Wir lesen vor": (True, True, False, False),
        "MINT": (False, False, False, False),
    }
    client = logged_in(paul)
    assert client.get(f"/admin/pages/{beside.pk}/edit/").status_code == 302
    assert client.get(f"/admin/pages/{below.pk}/edit/").status_code == 200


def test_paul_uses_no_side_door_out_of_his_section(paul: User, section: StandardPage) -> None:
    """Moving, copying and translating into other people's parts of the tree."""
    beside = standard_page(home_page(), "MINT")
    mine = standard_page(section, "Wir lesen vor")
    client = logged_in(paul)
    client.post(f"/admin/pages/{mine.pk}/move/{beside.pk}/confirm/")
    client.post(
        f"/admin/pages/{mine.pk}/copy/",
        {"new_title": "X", "new_slug": "x", "new_parent_page": beside.pk, "alias": False},
    )
    client.post(f"/admin/pages/add/portal_pages/standardpage/{beside.pk}/", {"title": "x"})
    assert beside.get_children().count() == 0
    assert client.post(f"/admin/pages/{mine.pk}/unpublish/").status_code == 302
    mine.refresh_from_db()
    assert mine.live


def test_pauls_files_lie_apart(paul: User, section: StandardPage) -> None:
    root = Collection.get_first_root_node()
    own = Collection.objects.get(name="Partner: Lerntreff")
    foreign = PortalDocument(title="Haushalt", collection=root)
    foreign.file.save("haushalt.pdf", ContentFile(b"%PDF"))
    mine = PortalDocument(title="Flyer", collection=own)
    mine.file.save("flyer.pdf", ContentFile(b"%PDF"))
    client = logged_in(paul)
    html = client.get("/admin/documents/").content.decode()
    assert ("Flyer" in html, "Haushalt" in html) == (True, False)
    assert client.get(f"/admin/documents/edit/{foreign.pk}/").status_code == 302
    assert client.get(f"/admin/documents/edit/{mine.pk}/").status_code == 200


def test_paul_hands_in_and_clara_publishes(paul: User, clara: User, section: StandardPage) -> None:
    page = standard_page(section, "Sommerfest", live=False)
    page.save_revision(user=paul)
    act(clara, hand_in(page, paul), "approve")
    page.refresh_from_db()
    assert page.live


def test_a_section_is_made_once(section: StandardPage) -> None:
    first, second = open_section(section), open_section(section)
    assert first == second
    assert Collection.objects.filter(name=first.name).count() == 1


def test_what_bea_finds_in_the_menu(bea: User, client: Client) -> None:
    html = logged_in(bea).get("/admin/").content.decode()
    assert [word for word in ("Konten", "Einladungen", "Stadt und Gestaltung") if word in html] == [
        "Konten",
        "Einladungen",
        "Stadt und Gestaltung",
    ]
