"""The step of the workflow that takes four eyes, and the links that pages show."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import GroupApprovalTask, Page, TaskState

from portal.links import CheckedLink

from .authors import has_written, without_own_work


class FourEyesTask(GroupApprovalTask):
    """Approval by somebody who has written nothing of what is to be published (Vier-Augen-Freigabe)."""

    class Meta:
        verbose_name = gettext_lazy("Vier-Augen-Freigabe")
        verbose_name_plural = gettext_lazy("Vier-Augen-Freigaben")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        actions: list[tuple[str, Any, bool]] = super().get_actions(obj, user)
        if actions and has_written(user, obj):
            return []
        return actions

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Hold the rule also where a view asks for nothing but rights."""
        if action_name == "approve" and has_written(user, task_state.workflow_state.content_object):
            raise PermissionDenied(_("Wer mitgeschrieben hat, gibt nicht selbst frei."))
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        return without_own_work(user, super().get_task_states_user_can_moderate(user, **kwargs))

    @classmethod
    def get_description(cls) -> str:
        return _(
            "Mitglieder der gewählten Gruppen geben frei, was sie nicht selbst geschrieben haben."
        )


class PageLinkCheck(CheckedLink):
    """One address that public pages lead to."""

    broken = models.BooleanField(
        gettext_lazy("dauerhaft kaputt"),
        default=False,
        help_text=gettext_lazy("Zweimal im Abstand einer Woche vergeblich geprüft."),
    )

    class Meta(CheckedLink.Meta):
        abstract = False
        verbose_name = gettext_lazy("geprüfter Link einer Seite")
        verbose_name_plural = gettext_lazy("geprüfte Links der Seiten")


class PageLink(models.Model):
    """A page shows a link: to another house (then `check` knows more), or into this one to nowhere."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    check_row = models.ForeignKey(
        PageLinkCheck, null=True, blank=True, on_delete=models.CASCADE, related_name="uses"
    )
    problem = models.CharField(gettext_lazy("Problem"), max_length=200, blank=True)

    class Meta:
        verbose_name = gettext_lazy("Link einer Seite")
        verbose_name_plural = gettext_lazy("Links der Seiten")

    def __str__(self) -> str:
        return self.check_row.url if self.check_row else self.problem


class DisclosureKind(models.TextChoices):
    TRANSLATION = "translation", gettext_lazy("in einer anderen Sprache ist die Seite geschlossen")
    ALIAS = "alias", gettext_lazy("das Original dieses Alias ist geschlossen")
    OPEN_FILE = "open_file", gettext_lazy("die Seite ist geschlossen, ihr Dokument nicht")
    CLOSED_FILE = "closed_file", gettext_lazy("die Seite ist offen, ihre Datei geschlossen")


class Disclosure(models.Model):
    """Something is open although what it belongs to is not. A person decides whether that is right."""

    key = models.CharField(max_length=80, unique=True, editable=False)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(gettext_lazy("Was"), max_length=11, choices=DisclosureKind.choices)
    subject = models.CharField(gettext_lazy("Gehört zu"), max_length=255)
    found_at = models.DateTimeField(gettext_lazy("Gefunden"))
    intended = models.BooleanField(gettext_lazy("so gewollt"), default=False)

    class Meta:
        verbose_name = gettext_lazy("offene Stelle")
        verbose_name_plural = gettext_lazy("offene Stellen")

    def __str__(self) -> str:
        return f"{self.page}: {self.subject}"


class PartnerSection(models.Model):
    """A page, and what lies below it, where a partner of the city writes; the group says who."""

    page = models.OneToOneField(
        Page,
        verbose_name=gettext_lazy("Bereich"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=gettext_lazy("Auf dieser Seite und unter ihr schreibt der Partner."),
    )
    organisation = models.ForeignKey(
        "portal_organisations.Organisation",
        verbose_name=gettext_lazy("Organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    name = models.CharField(
        gettext_lazy("Name"),
        max_length=100,
        blank=True,
        help_text=gettext_lazy(
            "So heißt die Rolle: „Partner: Name“. Leer gelassen, ist es der Name der Organisation oder der Seite."
        ),
    )
    group = models.OneToOneField(
        "auth.Group", on_delete=models.CASCADE, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = gettext_lazy("Bereich eines Partners")
        verbose_name_plural = gettext_lazy("Bereiche der Partner")
        ordering = ("group__name",)

    def __str__(self) -> str:
        return self.group.name
