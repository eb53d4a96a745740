"""What the portal keeps of people who log in: the account itself and what hangs on it."""

import datetime as dt
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.privacy.registry import Erasure, Keep, People, Personal, declare
from portal.privacy.subjects import by_account

DUTY = _("Art. 6 Abs. 1 Buchst. e DSGVO, § 3 LDSG RLP (Aufgabe der Stadt)")
SECURITY = _("Art. 6 Abs. 1 Buchst. e und Art. 32 DSGVO (Sicherheit der Verarbeitung)")
STAFF = _("Verwaltung der Konten")
EDITORS = _("Redaktion")
WITH_ACCOUNT = _("bis das Konto gelöscht wird; der Inhalt bleibt, der Name verschwindet")
WHO_WORKED = _("nachvollziehen, wer einen Inhalt bearbeitet")

# What libraries and other rooms keep about an account. CASCADE and SET_NULL of the database do it.
FOLLOWS_ACCOUNT = {
    "portal_media.PortalImage": ("uploaded_by_user",),
    "portal_media.PortalDocument": ("uploaded_by_user",),
    "wagtailimages.Image": ("uploaded_by_user",),
    "wagtaildocs.Document": ("uploaded_by_user",),
    "wagtailcore.UploadedFile": ("uploaded_by_user",),
    "wagtailcore.Page": ("owner", "locked_by"),
    "wagtailcore.Revision": ("user",),
    "wagtailcore.WorkflowState": ("requested_by",),
    "wagtailcore.TaskState": ("finished_by", "comment"),
    "wagtailcore.Comment": ("user", "resolved_by", "text"),
    "wagtailcore.CommentReply": ("user", "text"),
    "wagtailcore.PageSubscription": ("user",),
    "wagtailadmin.EditingSession": ("user",),
    "wagtailadmin.FormState": ("user",),
    "wagtailusers.UserProfile": ("user", "avatar", "preferred_language", "current_time_zone"),
    "portal_organisations.Membership": ("user", "role"),
}
LOG_PERIOD = dt.timedelta(days=730)
ATTEMPT_PERIOD = dt.timedelta(days=30)
INVITATION_PERIOD = dt.timedelta(days=30)
INACTIVE_PERIOD = dt.timedelta(days=365)


def declare_accounts() -> None:
    """Declare accounts, the audit log, log-in attempts and every reference to an account."""
    declare(
        Personal(
            model="portal_accounts.User",
            fields=("email", "first_name", "last_name", "password", "last_login", "date_joined"),
            what=_("Konto: Name, E-Mail-Adresse, letzte Anmeldung, Prüfsumme des Passworts"),
            people=People.STAFF,
            purpose=_("Anmeldung und Rechte der Menschen, die im Portal arbeiten"),
            legal_base=DUTY,
            readers=STAFF,
            subject=lambda email: Q(email__iexact=email),
            keep=(
                Keep(
                    clock="last_login",
                    period=INACTIVE_PERIOD,
                    since=_("nach der letzten Anmeldung, wenn das Konto geschlossen ist"),
                    where=Q(is_active=False),
                ),
                Keep(
                    clock="date_joined",
                    period=INACTIVE_PERIOD,
                    since=_("nach dem Anlegen, wenn es geschlossen ist und nie benutzt wurde"),
                    where=Q(is_active=False, last_login=None),
                ),
            ),
        )
    )
    for model, fields in FOLLOWS_ACCOUNT.items():
        references = [name for name in fields if _is_account(name)]
        declare(
            Personal(
                model=model,
                fields=fields,
                what=_(
                    "Ihr Name an Inhalten, die Sie schreiben, hochladen, prüfen oder kommentieren"
                ),
                people=People.STAFF,
                purpose=WHO_WORKED,
                legal_base=DUTY,
                readers=EDITORS,
                subject=by_account(*references),
                erasure=Erasure.CASCADE,
                kept_until=WITH_ACCOUNT,
            )
        )
    _declare_logs()
    _declare_access()


def _is_account(name: str) -> bool:
    return name in {"user", "owner"} or name.endswith(("_by", "_user"))


def _declare_logs() -> None:
    for model in ("wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry"):
        declare(
            Personal(
                model=model,
                fields=("user", "label", "action", "timestamp"),
                what=_("Protokoll: wer wann was geändert hat"),
                people=People.STAFF,
                purpose=_("Protokoll der Änderungen im Verwaltungsbereich"),
                legal_base=SECURITY,
                readers=STAFF,
                subject=_log_subject if model.endswith("ModelLogEntry") else by_account("user"),
                erasure=Erasure.BLANK,
                blank=_blank_log_entry,
                keep=(Keep(clock="timestamp", period=LOG_PERIOD, since=_("nach der Änderung")),),
            )
        )
    for model in ("axes.AccessAttempt", "axes.AccessLog", "axes.AccessFailureLog"):
        form = ("get_data", "post_data") if model == "axes.AccessAttempt" else ()
        declare(
            Personal(
                model=model,
                fields=("username", "ip_address", "user_agent", "attempt_time", *form),
                what=_("Versuche der Anmeldung: Adresse, Netzadresse, Browser, Zeit"),
                people=People.STAFF,
                purpose=_("Schutz der Anmeldung vor dem Durchprobieren von Passwörtern"),
                legal_base=SECURITY,
                readers=STAFF,
                subject=lambda email: Q(username__iexact=email),
                keep=(
                    Keep(clock="attempt_time", period=ATTEMPT_PERIOD, since=_("nach dem Versuch")),
                ),
            )
        )


def _declare_access() -> None:
    """The second factor, sessions and invitations."""
    declare(
        Personal(
            model="otp_totp.TOTPDevice",
            fields=("user", "name", "key", "created_at", "last_used_at"),
            what=_("Das Geheimnis Ihrer App für den zweiten Faktor"),
            people=People.STAFF,
            purpose=_("zweiter Faktor der Anmeldung"),
            legal_base=SECURITY,
            readers=_("niemand; das Portal vergleicht nur"),
            subject=by_account("user"),
            erasure=Erasure.CASCADE,
            kept_until=_("bis die Person einen neuen einrichtet oder das Konto gelöscht wird"),
        ),
        Personal(
            model="portal_accounts.RecoveryCode",
            fields=("user", "digest", "created_at"),
            what=_("Prüfsummen Ihrer Notfall-Codes"),
            people=People.STAFF,
            purpose=_("Notfall-Codes, als Prüfsummen"),
            legal_base=SECURITY,
            readers=_("niemand; das Portal vergleicht nur"),
            subject=by_account("user"),
            erasure=Erasure.CASCADE,
            kept_until=_("bis er benutzt ist, es neue gibt oder das Konto gelöscht wird"),
        ),
        Personal(
            model="sessions.Session",
            fields=("session_key", "session_data", "expire_date"),
            what=_("Sitzung: wer angemeldet ist und seit wann"),
            people=People.STAFF,
            purpose=_("wissen, wer in welchem Browser angemeldet ist"),
            legal_base=SECURITY,
            readers=_("niemand"),
            keep=(Keep(clock="expire_date", period=dt.timedelta(0), since=_("nach ihrem Ende")),),
        ),
        Personal(
            model="portal_accounts.Invitation",
            fields=("email", "first_name", "last_name", "invited_by"),
            what=_("Einladung: Name, E-Mail-Adresse, wer Sie eingeladen hat"),
            people=People.STAFF,
            purpose=_("Menschen einladen, die im Portal arbeiten sollen"),
            legal_base=DUTY,
            readers=STAFF,
            subject=lambda email: Q(email__iexact=email) | Q(invited_by__email__iexact=email),
            keep=(
                Keep(clock="created_at", period=INVITATION_PERIOD, since=_("nach der Einladung")),
            ),
        ),
    )


def _log_subject(email: str) -> Q:
    """Entries by the person, and entries about the account, whose label is the person's name."""
    user = get_user_model()
    keys = [
        str(key) for key in user.objects.filter(email__iexact=email).values_list("pk", flat=True)
    ]
    return Q(user__email__iexact=email) | Q(
        content_type=ContentType.objects.get_for_model(user), object_id__in=keys
    )


def _blank_log_entry(row: Any) -> dict[str, Any]:
    is_about_account = row.content_type == ContentType.objects.get_for_model(get_user_model())
    label = str(_("gelöschtes Konto")) if is_about_account else row.label
    return {"user_id": None, "label": label}
