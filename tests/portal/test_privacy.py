"""Declarations of personal data and what is made from them."""

import datetime as dt
import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import models
from django.test.utils import isolate_apps
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from portal import clock
from portal.accounts.models import User
from portal.mail.models import MailState, OutgoingMail
from portal.mail.outbox import drain, send
from portal.organisations.models import Membership, Organisation
from portal.privacy import registry
from portal.privacy.checks import check_declared, looks_personal
from portal.privacy.export import export_person
from portal.privacy.record import processing_record
from portal.privacy.registry import NotPersonal, People, Personal, declare
from portal.privacy.retention import run_out

pytestmark = pytest.mark.db

ANNA = "anna@stadt.example"


def test_everything_that_is_installed_is_declared() -> None:
    assert check_declared() == []


def test_an_undeclared_field_and_a_stale_declaration_are_errors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = {k: v for k, v in registry._personal.items() if k != "portal_mail.outgoingmail"}
    monkeypatch.setattr(registry, "_personal", kept)
    monkeypatch.setattr(registry, "_not_personal", dict(registry._not_personal))
    declare(NotPersonal(model="portal_topics.Topic", fields=("nickname",), reason="weg"))
    found = {(error.id, str(getattr(error.obj, "__name__", ""))) for error in check_declared()}
    assert found == {("portal.E010", "OutgoingMail"), ("portal.E011", "")}
    messages = [error.msg for error in check_declared() if error.id == "portal.E010"]
    assert [message.split()[0] for message in messages] == [
        "portal_mail.OutgoingMail.to",
        "portal_mail.OutgoingMail.reply_to",
    ]


@isolate_apps()
def test_the_check_knows_personal_fields_by_type_and_name() -> None:
    class Mentor(models.Model):
        contact = models.EmailField()
        added_by = models.ForeignKey("portal_accounts.User", on_delete=models.CASCADE)
        name = models.CharField(max_length=20)
        last_name = models.CharField(max_length=20)
        phone = models.CharField(max_length=20)
        home_address = models.TextField()
        birthday = models.DateField()
        file_name = models.CharField(max_length=20)
        title = models.CharField(max_length=20)
        named = models.BooleanField()

        class Meta:
            app_label = "till_catalog"

    Mentor._meta.get_field("added_by").remote_field.model = User
    personal = [field.name for field in Mentor._meta.local_fields if looks_personal(field)]
    assert personal == [
        "contact",
        "added_by",
        "name",
        "last_name",
        "phone",
        "home_address",
        "birthday",
    ]


def test_a_declaration_says_how_long() -> None:
    with pytest.raises(ValueError, match="how long"):
        declare(
            Personal(
                model="x.Y",
                fields=(),
                what="",
                people=People.STAFF,
                purpose="",
                legal_base="",
                readers="",
            )
        )
    with pytest.raises(ValueError, match="twice"):
        declare(NotPersonal(model="portal_places.Venue", fields=("name",), reason=""))


@pytest.mark.django_db
def test_the_outbox_forgets_sent_mails_after_30_and_dead_ones_after_90_days() -> None:
    sent = send(to=ANNA, subject="verschickt", text="x")
    drain()
    dead = send(to=ANNA, subject="unzustellbar", text="x")
    now = clock.real_now()
    OutgoingMail.objects.filter(pk=dead.pk).update(state=MailState.DEAD, finished_at=now)
    waiting = send(to=ANNA, subject="wartet", text="x")

    def left(days: int) -> set[int]:
        run_out(now=now + dt.timedelta(days=days))
        return set(OutgoingMail.objects.values_list("pk", flat=True))

    assert left(29) == {sent.pk, dead.pk, waiting.pk}
    assert left(31) == {dead.pk, waiting.pk}
    assert left(91) == {waiting.pk}
    assert left(5000) == {waiting.pk}


@pytest.mark.django_db
def test_inactive_accounts_go_after_a_year_and_active_ones_stay(anna: User, sofia: User) -> None:
    now = clock.now()
    boris = User.objects.create_user(email="boris@haus.example", is_active=False)
    User.objects.filter(pk=anna.pk).update(is_active=False, last_login=now)
    User.objects.filter(pk=sofia.pk).update(last_login=now - dt.timedelta(days=3000))
    assert run_out(now=now + dt.timedelta(days=364)) == {}
    assert run_out(now=now + dt.timedelta(days=366)) == {"portal_accounts.User": 2}
    assert list(User.objects.all()) == [sofia]
    assert not User.objects.filter(pk=boris.pk).exists()


@pytest.mark.django_db
def test_the_audit_log_goes_after_two_years(anna: User) -> None:
    page = Page.objects.get(depth=2)
    log(instance=page, action="wagtail.edit", user=anna)
    log(instance=anna, action="wagtail.edit", user=anna)
    run_out(now=clock.now() + dt.timedelta(days=729))
    assert (PageLogEntry.objects.count(), ModelLogEntry.objects.count()) == (1, 1)
    run_out(now=clock.now() + dt.timedelta(days=731))
    assert (PageLogEntry.objects.count(), ModelLogEntry.objects.count()) == (0, 0)


@pytest.fixture
def traces(anna: User, sofia: User) -> None:
    """Anna has worked here: a page, a membership, a mail, log entries."""
    page = Page.objects.get(depth=2)
    page.owner = anna
    page.save()
    page.save_revision(user=anna)
    house = Organisation.objects.create(name="Haus der Bildung", slug="haus")
    Membership.objects.create(organisation=house, user=anna)
    send(to=ANNA.upper(), subject="Für Anna", text="Hallo")
    send(to="sofia@stadt.example", subject="Für Sofia", text="Hallo")
    log(instance=page, action="wagtail.edit", user=anna)
    log(instance=anna, action="wagtail.edit", user=sofia)
    log(instance=house, action="wagtail.edit", user=sofia)


@pytest.mark.django_db
def test_the_export_shows_what_is_hers_and_nothing_of_others(traces: None) -> None:
    out = StringIO()
    call_command("portal_export_person", "Anna@Stadt.example", stdout=out)
    entries: list[dict[str, Any]] = json.loads(out.getvalue())
    hers = (User, Page, Revision, Membership, OutgoingMail, PageLogEntry, ModelLogEntry)
    assert {entry["model"] for entry in entries} == {str(m._meta.verbose_name) for m in hers}
    text = json.dumps(entries, ensure_ascii=False)
    assert "Für Anna" in text
    assert "Adler" in text
    assert "Für Sofia" not in text
    assert "sofia@" not in text
    assert "md5$" not in text  # no password hash leaves the house


@pytest.mark.django_db
def test_erasure_forgets_her_and_leaves_her_work_and_others(traces: None) -> None:
    out = StringIO()
    call_command("portal_erase_person", ANNA, "--yes", stdout=out)
    assert export_person(email=ANNA) == []
    assert not User.objects.filter(email=ANNA).exists()
    assert list(User.objects.values_list("email", flat=True)) == ["sofia@stadt.example"]
    assert Page.objects.get(depth=2).owner is None
    assert Page.objects.get(depth=2).revisions.get().user is None
    assert Organisation.objects.get().memberships.count() == 0
    assert list(OutgoingMail.objects.values_list("subject", flat=True)) == ["Für Sofia"]
    labels = set(ModelLogEntry.objects.values_list("label", flat=True))
    assert labels == {"gelöschtes Konto", "Haus der Bildung"}
    assert not PageLogEntry.objects.exclude(user=None).exists()
    assert "portal_accounts.User: 1" in out.getvalue()


@pytest.mark.django_db
def test_without_yes_nothing_is_erased(traces: None) -> None:
    out = StringIO()
    call_command("portal_erase_person", ANNA, stdout=out)
    assert User.objects.filter(email=ANNA).exists()
    assert out.getvalue().endswith("Einträge gefunden. Mit --yes werden sie gelöscht.\n")
    unknown = StringIO()
    call_command("portal_erase_person", "niemand@haus.example", "--yes", stdout=unknown)
    assert unknown.getvalue() == "Zu dieser Adresse ist nichts gespeichert.\n"


def test_the_processing_record_lists_every_declaration_with_all_it_must_say() -> None:
    record = processing_record()
    sections = record.split("\n## ")[1:]
    assert len(sections) == len(list(registry.personal()))
    for section in sections:
        labels = [line.split(":")[0] for line in section.splitlines() if line.startswith("* ")]
        assert labels == [
            "* Was",
            "* Felder",
            "* Zweck",
            "* Rechtsgrundlage",
            "* Zugriff",
            "* Aufbewahrung",
        ]
    outbox = next(section for section in sections if "portal_mail.OutgoingMail" in section)
    assert "30 Tage nach" in outbox
    assert "90 Tage nach" in outbox
