"""People: invited by mail, managed by those who may do as much, and nobody climbs by managing."""

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import ModelLogEntry, Page

from portal import clock
from portal.accounts import invitations
from portal.accounts.models import Invitation, User
from portal.accounts.models.invitation import InvitationState
from portal.accounts.rights import givable_groups, may_manage
from portal.editorial.partners import open_section
from portal.mail.models import OutgoingMail
from portal.privacy.retention import run_out
from tests.conftest import PASSWORD, logged_in, make_person
from tests.support.world import home_page, standard_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]
NEW, FORM = "/admin/einladungen/new/", "/admin/einladung/"


def group(name: str) -> Group:
    return Group.objects.get(name=name)


def names(groups: Any) -> set[str]:
    return {found.name for found in groups}


def invite(by: User, *groups: str) -> tuple[Invitation, str]:
    """Return an invitation of Ida and the address in her mail."""
    invitation = invitations.invite(
        by=by,
        email="ida@haus.example",
        first_name="Ida",
        last_name="Igel",
        groups=[group(name) for name in groups],
    )
    text = OutgoingMail.objects.order_by("-pk")[0].text
    link = re.search(r"https?://\S+", text)
    assert link
    return invitation, re.sub(r"https?://[^/]+", "", link[0])


def fill_in(client: Client, **changes: str) -> Any:
    fields = {
        "first_name": "Ida",
        "last_name": "Igel",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    return client.post(FORM, fields | changes)


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (["Büro"], {"Büro", "Programmpartner"}),
        (["Redaktion"], {"Redaktion", "Programmpartner", "Partner: Lerntreff"}),
        (
            ["Büro", "Chefredaktion"],
            {"Büro", "Chefredaktion", "Programmpartner", "Redaktion", "Partner: Lerntreff"},
        ),
        (["Partner: Lerntreff", "Programmpartner"], {"Programmpartner", "Partner: Lerntreff"}),
        (["TILL-Leitung"], {"TILL-Leitung", "TILL-Redaktion", "Programmpartner"}),
        ([], set()),
    ],
)
def test_roles_can_be_given_by_who_has_all_their_rights(
    roles: list[str], expected: set[str]
) -> None:
    open_section(standard_page(home_page(), "Lerntreff"))
    assert names(givable_groups(make_person("Vera", "Veith", *roles))) == expected


def test_a_section_gives_no_right_to_its_neighbour() -> None:
    first = open_section(standard_page(home_page(), "Lerntreff"))
    open_section(standard_page(home_page(), "MINT"))
    person = make_person("Vera", "Veith", first.name)
    assert "Partner: MINT" not in names(givable_groups(person))


def test_bea_invites_ida_who_chooses_a_password_and_then_needs_a_second_factor(
    bea: User, client: Client
) -> None:
    logged_in(bea).post(
        NEW,
        {
            "email": "ida@haus.example",
            "first_name": "Ida",
            "last_name": "Igel",
            "groups": [group("Büro").pk],
        },
    )
    invitation = Invitation.objects.get()
    mail = OutgoingMail.objects.get(to="ida@haus.example")
    link = re.search(r"/admin/einladung/[\w-]+/", mail.text)
    assert link
    assert invitation.digest not in mail.text
    assert link[0].split("/")[3] not in str(Invitation.objects.values())
    opened = client.get(link[0])
    assert (opened.headers["Location"], opened.headers["Referrer-Policy"]) == (FORM, "no-referrer")
    assert "Bea Becker hat Sie eingeladen" in client.get(FORM).content.decode()
    assert fill_in(client).headers["Location"] == "/admin/zweiter-faktor/"
    ida = User.objects.get(email="ida@haus.example")
    assert names(ida.groups.all()) == {"Büro"}
    assert (ida.is_superuser, ida.is_staff, ida.check_password(PASSWORD)) == (False, False, True)
    assert client.get("/admin/").headers["Location"].startswith("/admin/zweiter-faktor/")
    entry = ModelLogEntry.objects.get(action="portal.accept_invitation")
    assert (entry.user, entry.object_id) == (bea, str(ida.pk))


def test_an_invitation_works_once(bea: User) -> None:
    _invitation, link = invite(bea, "Büro")
    first, second = Client(), Client()
    for browser in (first, second):
        browser.get(link)
    assert fill_in(first).status_code == 302
    assert fill_in(second).status_code == 410
    assert User.objects.filter(email="ida@haus.example").count() == 1


def test_a_program_that_opens_every_link_uses_nothing_up(bea: User, client: Client) -> None:
    _invitation, link = invite(bea, "Büro")
    for _look in range(3):
        Client().get(link, follow=True)
        Client().head(link)
    client.get(link)
    assert fill_in(client).status_code == 302


@pytest.mark.parametrize("what", ["revoked", "old", "inviter gone", "rights gone", "unknown"])
def test_an_invitation_that_no_longer_holds_says_the_same_whatever_the_reason(
    bea: User, client: Client, what: str
) -> None:
    invitation, link = invite(bea, "Büro")
    if what == "revoked":
        assert invitations.revoke(invitation, by=bea)
    elif what == "old":
        Invitation.objects.update(expires_at=clock.real_now() - dt.timedelta(seconds=1))
    elif what == "inviter gone":
        User.objects.filter(pk=bea.pk).update(is_active=False)
    elif what == "rights gone":
        bea.groups.clear()
    else:
        link = "/admin/einladung/erfunden/"
    client.get(link)
    answer = client.get(FORM)
    assert answer.status_code == 410
    assert "Diese Einladung gilt nicht mehr" in answer.content.decode()
    assert fill_in(client).status_code == 410
    assert not User.objects.filter(email="ida@haus.example").exists()


def test_a_second_invitation_ends_the_first(bea: User, client: Client) -> None:
    first, link = invite(bea, "Büro")
    invite(bea, "Büro")
    first.refresh_from_db()
    assert first.state == InvitationState.REVOKED
    client.get(link)
    assert client.get(FORM).status_code == 410


def test_the_form_takes_neither_bad_passwords_nor_other_fields(bea: User, client: Client) -> None:
    _invitation, link = invite(bea, "Büro")
    client.get(link)
    for bad in ({"password1": "kurz", "password2": "kurz"}, {"password2": "anders"}):
        assert fill_in(client, **bad).status_code == 200
    fill_in(client, is_superuser="on", is_staff="on", email="x@y.example", groups="1")
    ida = User.objects.get(email="ida@haus.example")
    assert (ida.is_superuser, names(ida.groups.all())) == (False, {"Büro"})


def test_bea_invites_nobody_beyond_her_own_rights(bea: User) -> None:
    fields = {"email": "ida@haus.example", "first_name": "Ida", "last_name": "Igel"}
    answer = logged_in(bea).post(NEW, fields | {"groups": [group("Chefredaktion").pk]})
    assert (answer.status_code, Invitation.objects.count()) == (200, 0)
    with pytest.raises(PermissionError):
        invite(bea, "Chefredaktion")
    assert OutgoingMail.objects.count() == 0


def test_who_has_an_account_is_not_invited(bea: User, anna: User) -> None:
    fields = {"email": "ANNA@stadt.example", "first_name": "A", "last_name": "A"}
    answer = logged_in(bea).post(NEW, fields | {"groups": [group("Büro").pk]})
    assert "Es gibt schon ein Konto" in answer.content.decode()


def edit(by: User, person: User, **changes: Any) -> Any:
    fields = {
        "email": person.email,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "is_active": "on",
        "groups": [found.pk for found in person.groups.all()],
    }
    return logged_in(by).post(f"/admin/users/edit/{person.pk}/", fields | changes)


def test_bea_cannot_make_anybody_mightier_than_herself(bea: User) -> None:
    ida = make_person("Ida", "Igel", "Büro")
    edit(bea, ida, groups=[group("Chefredaktion").pk], is_superuser="on", is_staff="on")
    edit(bea, bea, groups=[group("Chefredaktion").pk], is_superuser="on")
    for person in (ida, bea):
        person.refresh_from_db()
        assert names(person.groups.all()) == {"Büro"}
        assert (person.is_superuser, person.is_staff) == (False, False)
    assert edit(bea, ida, last_name="Imhof").status_code == 302
    ida.refresh_from_db()
    assert ida.last_name == "Imhof"


@pytest.mark.parametrize("side", ["edit", "delete", "zweiter-faktor"])
def test_bea_does_not_touch_who_may_do_more(bea: User, clara: User, sofia: User, side: str) -> None:
    """Whoever could change Clara's address could become Clara."""
    client = logged_in(bea)
    for person in (clara, sofia):
        client.post(f"/admin/users/{side}/{person.pk}/", {"email": "bea@evil.example"})
        before = person.email
        person.refresh_from_db()
        assert (person.email, may_manage(bea, person)) == (before, False)
    assert f"/admin/users/edit/{clara.pk}/" not in client.get("/admin/users/").content.decode()


def test_a_right_given_to_a_person_directly_counts_too(bea: User, sofia: User) -> None:
    from django.contrib.auth.models import Permission

    ida = make_person("Ida", "Igel", "Büro")
    assert may_manage(bea, ida)
    ida.user_permissions.add(Permission.objects.get(codename="change_group"))
    assert not may_manage(bea, ida)
    assert may_manage(sofia, ida)


@pytest.mark.parametrize("action", ["assign_role", "delete", "set_active_state"])
def test_nobody_changes_many_accounts_at_once(
    sofia: User, bea: User, anna: User, action: str
) -> None:
    address = f"/admin/bulk/portal_accounts/user/{action}/?id={anna.pk}"
    data = {"role": group("Büro").pk, "mark_as_active": "False"}
    for person in (sofia, bea):
        logged_in(person).post(address, data)
        anna.refresh_from_db()
        assert (anna.is_active, names(anna.groups.all())) == (True, {"Redaktion"})


def test_a_changed_address_is_told_to_the_old_one(sofia: User, anna: User) -> None:
    edit(sofia, anna, email="anna.adler@stadt.example")
    assert [mail.to for mail in OutgoingMail.objects.all()] == ["anna@stadt.example"]


def test_no_form_of_the_admin_takes_a_password_for_somebody_else(sofia: User, anna: User) -> None:
    client = logged_in(sofia)
    for address in (f"/admin/users/edit/{anna.pk}/", NEW):
        html = client.get(address).content.decode()
        assert 'type="password"' not in html
        assert 'name="is_superuser"' not in html
    assert client.get("/admin/users/new/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_invitations(
    bea: User, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = logged_in(bea)
    counts = []
    for number in (1, 3):
        while Invitation.objects.count() < number:
            invitations.invite(
                by=bea,
                email=f"gast{Invitation.objects.count()}@haus.example",
                first_name="G",
                last_name="G",
                groups=[group("Büro")],
            )
        client.get("/admin/einladungen/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/einladungen/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_old_invitations_go(bea: User) -> None:
    invite(bea, "Büro")
    run_out(now=clock.now() + dt.timedelta(days=29))
    assert Invitation.objects.count() == 1
    run_out(now=clock.now() + dt.timedelta(days=31))
    assert Invitation.objects.count() == 0


def test_the_root_of_the_tree_is_nobodys_section() -> None:
    from django.core.management import CommandError, call_command

    with pytest.raises(CommandError, match="keine Seite"):
        call_command("portal_partner_section", str(Page.get_first_root_node().pk))
