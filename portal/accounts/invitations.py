"""Inviting people, and what becomes of an invitation."""

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_admin_base_url
from wagtail.log_actions import log

from portal import clock
from portal.mail import outbox
from portal.tokens import digest, new_token

from .models import Invitation, User
from .models.invitation import InvitationState
from .rights import givable_groups

PURPOSE = "invitation"
VALID = dt.timedelta(days=7)


class NoLongerValid(Exception):
    """The invitation was used, withdrawn or is too old, or who invited may not give these roles now."""


def invite(
    *, by: User, email: str, first_name: str, last_name: str, groups: Iterable[Group]
) -> Invitation:
    """Write an invitation and its mail in one transaction; an older open one to the address ends.

    Raises PermissionError if `by` may not give one of the roles.
    """
    wanted = list(groups)
    if not set(wanted) <= set(givable_groups(by)):
        raise PermissionError("a role beyond the rights of the one who invites")
    token, now = new_token(), clock.real_now()
    with transaction.atomic():
        Invitation.objects.filter(email__iexact=email, state=InvitationState.OPEN).update(
            state=InvitationState.REVOKED
        )
        invitation = Invitation.objects.create(
            email=email,
            first_name=first_name,
            last_name=last_name,
            digest=digest(token, purpose=PURPOSE),
            invited_by=by,
            created_at=now,
            expires_at=now + VALID,
        )
        invitation.groups.set(wanted)
        log(instance=invitation, action="wagtail.create", user=by)
        outbox.send(
            to=email,
            subject=_("Einladung zum Bildungsportal"),
            text=_mail(invitation, by=by, token=token),
        )
    return invitation


def revoke(invitation: Invitation, *, by: User) -> bool:
    """Withdraw an open invitation; return whether it was open."""
    with transaction.atomic():
        done = Invitation.objects.filter(pk=invitation.pk, state=InvitationState.OPEN).update(
            state=InvitationState.REVOKED
        )
        if done:
            log(instance=invitation, action="portal.revoke_invitation", user=by)
    return bool(done)


def find(token_digest: str) -> Invitation:
    """Return the open invitation of a link. Raises NoLongerValid."""
    invitation = (
        Invitation.objects.select_related("invited_by")
        .filter(digest=token_digest, state=InvitationState.OPEN, expires_at__gt=clock.real_now())
        .first()
    )
    if invitation is None:
        raise NoLongerValid
    inviter = invitation.invited_by
    if not inviter.is_active or not inviter.has_perm("portal_accounts.add_user"):
        raise NoLongerValid
    if not set(invitation.groups.all()) <= set(givable_groups(inviter)):
        raise NoLongerValid
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise NoLongerValid
    return invitation


def accept(invitation: Invitation, *, first_name: str, last_name: str, password: str) -> User:
    """Make the account; of two who open the link at once one gets NoLongerValid."""
    with transaction.atomic():
        if not Invitation.objects.filter(pk=invitation.pk, state=InvitationState.OPEN).update(
            state=InvitationState.ACCEPTED
        ):
            raise NoLongerValid
        user = User.objects.create_user(
            invitation.email, password, first_name=first_name, last_name=last_name
        )
        user.groups.set(invitation.groups.all())
        log(instance=user, action="portal.accept_invitation", user=invitation.invited_by)
    return user


def _mail(invitation: Invitation, *, by: User, token: str) -> str:
    return _(
        "Guten Tag %(name)s,\n\n"
        "%(by)s lädt Sie ein, am Bildungsportal mitzuarbeiten. Öffnen Sie diesen Link und wählen Sie"
        " ein Passwort:\n\n%(link)s\n\n"
        "Der Link gilt bis zum %(until)s und nur für Sie. Bitte geben Sie ihn nicht weiter. Kennen Sie"
        " das Portal nicht, löschen Sie diese E-Mail einfach."
    ) % {
        "name": invitation,
        "by": by,
        "link": f"{get_admin_base_url()}{reverse('invitation_link', args=[token])}",
        "until": date_format(invitation.expires_at, "j. F Y"),
    }
