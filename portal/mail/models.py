"""The outbox: a mail is a row first, written in the transaction that wanted it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    QUEUED = "queued", _("wartet")
    SENT = "sent", _("verschickt")
    DEAD = "dead", _("nicht zustellbar")


class OutgoingMail(models.Model):
    """One mail to one person (ausgehende E-Mail). Its text is cleared once it has been sent."""

    to = models.EmailField(_("An"))
    reply_to = models.EmailField(_("Antwort an"), blank=True)
    subject = models.CharField(_("Betreff"), max_length=200)
    text = models.TextField(_("Text"), blank=True)
    message_id = models.CharField(_("Kennung"), max_length=200, unique=True, editable=False)
    state = models.CharField(
        _("Stand"), max_length=6, choices=MailState.choices, default=MailState.QUEUED
    )
    attempts = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    next_attempt = models.DateTimeField(_("nächster Versuch"))
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    last_error = models.TextField(_("letzter Fehler"), blank=True)
    created_at = models.DateTimeField(_("angelegt"))
    finished_at = models.DateTimeField(_("erledigt"), null=True, blank=True)

    class Meta:
        verbose_name = _("ausgehende E-Mail")
        verbose_name_plural = _("ausgehende E-Mails")
        ordering = ("-created_at", "-pk")
        indexes = [models.Index(fields=("state", "next_attempt"), name="portal_mail_due")]

    def __str__(self) -> str:
        return self.subject
