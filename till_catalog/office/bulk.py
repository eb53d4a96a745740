"""What the office does to many offers at once. Each action has a page that names what will change."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.bulk_action import BulkAction

from portal import clock
from search.outbox import mark

from ..domain.upkeep import confirm, set_status
from ..enums import OfferStatus
from ..models import Offer, TargetGroup
from ..upkeep.joining import join
from ..upkeep.lifecycle import age
from ..upkeep.scoring import rescore
from .fields import TopicsField
from .history import note_decision
from .policies import CHANGE, PUBLISH

MOST = 200  # one short transaction


class OfferAction(BulkAction):
    """A change of many offers. Subclasses say what it is called and what becomes of one offer."""

    models = [Offer]
    template_name = "till_catalog/admin/bulk_action.html"
    permission = CHANGE
    question: str | Promise = ""
    button: str | Promise = ""

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Sequence[str]) -> list[Offer]:
        """Return the offers in a fixed order, so that two people lock them alike."""
        numbers = [number for number in object_ids if str(number).isdecimal()][: MOST + 1]
        offers = Offer.objects.filter(pk__in=numbers).select_related("provider__organisation")
        return list(offers.order_by("pk"))

    def get_all_objects_in_listing_query(self, parent_id: Any) -> list[int]:
        """Wagtail's "all" knows no filter: it would be the whole catalogue. Nobody means that."""
        return []

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        if len(request.GET.getlist("id")) > MOST:
            messages.error(
                request,
                _("Das sind zu viele auf einmal. Wählen Sie höchstens %(most)s Angebote.")
                % {"most": MOST},
            )
            return redirect(self.next_url)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        for item in context["items"]:
            item["effect"] = self.effect(item["item"])
        return context | {
            "title": self.display_name,
            "question": self.question,
            "button": self.button,
        }

    def effect(self, offer: Offer) -> str:
        """Return what will become of one offer, for the page that asks."""
        return ""

    def get_execution_context(self) -> dict[str, Any]:
        return {"action": self}

    @classmethod
    def execute_action(
        cls, objects: list[Offer], action: "OfferAction | None" = None, **kwargs: Any
    ) -> tuple[int, int]:
        assert action is not None
        # Locked and read again: somebody may have changed them since the page was asked for.
        locked = Offer.objects.select_for_update(no_key=True).order_by("pk")
        offers = list(locked.filter(pk__in=[offer.pk for offer in objects]))
        action.change(offers)
        note_decision(offers, user=action.request.user, what=action.summary())
        mark("offers", [offer.pk for offer in offers])
        return len(offers), 0

    def change(self, offers: list[Offer]) -> None:
        """Carry it out; a fixed number of statements."""
        raise NotImplementedError

    def summary(self) -> str:
        """Return what the history of each offer says."""
        return str(self.display_name)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        text = ngettext(
            "%(what)s: %(count)s Angebot.", "%(what)s: %(count)s Angebote.", num_parent_objects
        )
        return text % {"what": self.summary(), "count": num_parent_objects}


class _StatusAction(OfferAction):
    """Gives all offers one status."""

    permission = PUBLISH
    status: OfferStatus

    def effect(self, offer: Offer) -> str:
        if offer.status == self.status:
            return _("ist es schon")
        return _("%(before)s → %(after)s") % {
            "before": offer.get_status_display(),
            "after": self.status.label,
        }

    def change(self, offers: list[Offer]) -> None:
        now = clock.now()
        for offer in offers:
            set_status(offer, self.status, now=now)
            offer.modified_at = now
        fields = (
            "status",
            "archived_because",
            "locked_fields",
            "first_published_at",
            "modified_at",
        )
        Offer.objects.bulk_update(offers, fields)
        join([offer.pk for offer in offers])


class Publish(_StatusAction):
    display_name = gettext_lazy("Veröffentlichen")
    action_type = "veroeffentlichen"
    aria_label = gettext_lazy("Ausgewählte Angebote veröffentlichen")
    action_priority = 10
    status = OfferStatus.PUBLISHED
    question = gettext_lazy("Diese Angebote werden für alle sichtbar:")
    button = gettext_lazy("Ja, veröffentlichen")


class Withdraw(_StatusAction):
    display_name = gettext_lazy("Zurückziehen")
    action_type = "zurueckziehen"
    aria_label = gettext_lazy("Ausgewählte Angebote zurückziehen")
    action_priority = 20
    classes = {"serious"}
    status = OfferStatus.WITHDRAWN
    question = gettext_lazy(
        "Diese Angebote sind danach nicht mehr zu finden. Auch ein Import bringt sie nicht zurück:"
    )
    button = gettext_lazy("Ja, zurückziehen")


class Archive(_StatusAction):
    display_name = gettext_lazy("Archivieren")
    action_type = "archivieren"
    aria_label = gettext_lazy("Ausgewählte Angebote archivieren")
    action_priority = 30
    classes = {"serious"}
    status = OfferStatus.ARCHIVED
    question = gettext_lazy("Diese Angebote werden abgelegt und sind nicht mehr zu finden:")
    button = gettext_lazy("Ja, archivieren")


class Confirm(OfferAction):
    """Checked today: no longer "lange nicht bestätigt"."""

    display_name = gettext_lazy("Bestätigen")
    action_type = "bestaetigen"
    aria_label = gettext_lazy("Ausgewählte Angebote bestätigen")
    action_priority = 5
    question = gettext_lazy("Stimmen alle Angaben dieser Angebote heute?")
    button = gettext_lazy("Ja, sie stimmen")

    def effect(self, offer: Offer) -> str:
        if offer.confirmed_at is None:
            return _("noch nie bestätigt")
        return _("zuletzt bestätigt am %(day)s") % {
            "day": f"{offer.confirmed_at.astimezone(clock.BERLIN):%d.%m.%Y}"
        }

    def change(self, offers: list[Offer]) -> None:
        now = clock.now()
        for offer in offers:
            confirm(offer, now=now)
            offer.modified_at = now
        Offer.objects.bulk_update(offers, ("confirmed_at", "stale", "modified_at"))
        # What was hidden because nobody had confirmed it comes back.
        pks = [offer.pk for offer in offers]
        age(pks)
        join(pks)


class _WordForm(forms.Form):
    """Which words."""

    words: Any


class TopicForm(_WordForm):
    words = TopicsField(label=gettext_lazy("Themen"))
    words.required = True


class TargetGroupForm(_WordForm):
    words = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Zielgruppen"),
        queryset=TargetGroup.objects.all(),
        widget=forms.CheckboxSelectMultiple,
    )


class _AssignAction(OfferAction):
    """Adds words to what offers have already. An import leaves that relation alone from then on."""

    relation: str
    column: str
    button = gettext_lazy("Zuordnen")

    def effect(self, offer: Offer) -> str:
        present = ", ".join(str(word) for word in getattr(offer, self.relation).all())
        return _("hat: %(words)s") % {"words": present} if present else _("hat noch keine")

    def annotate_items(self, items: list[Offer]) -> list[Offer]:
        prefetch_related_objects(items, self.relation)
        return items

    @property
    def words(self) -> list[Any]:
        return list(self.cleaned_form.cleaned_data["words"])

    def change(self, offers: list[Offer]) -> None:
        through = getattr(Offer, self.relation).through
        through.objects.bulk_create(
            (
                through(**{"offer_id": offer.pk, self.column: word.pk})
                for offer in offers
                for word in self.words
            ),
            ignore_conflicts=True,
        )
        now = clock.now()
        for offer in offers:
            offer.modified_at = now
            if offer.source_id is not None:
                offer.locked_fields = sorted({*offer.locked_fields, self.relation})
        Offer.objects.bulk_update(offers, ("locked_fields", "modified_at"))

    def summary(self) -> str:
        words = ", ".join(str(word) for word in self.words)
        return f"{self.display_name} ({words})"


class AssignTopic(_AssignAction):
    display_name = gettext_lazy("Thema zuordnen")
    action_type = "thema"
    aria_label = gettext_lazy("Ausgewählten Angeboten Themen zuordnen")
    action_priority = 40
    relation = "topics"
    column = "topic_id"
    form_class = TopicForm
    question = gettext_lazy("Diese Angebote bekommen die Themen, die Sie unten ankreuzen, dazu:")

    def change(self, offers: list[Offer]) -> None:
        super().change(offers)
        rescore([offer.pk for offer in offers])


class AssignTargetGroup(_AssignAction):
    display_name = gettext_lazy("Zielgruppe zuordnen")
    action_type = "zielgruppe"
    aria_label = gettext_lazy("Ausgewählten Angeboten Zielgruppen zuordnen")
    action_priority = 50
    relation = "target_groups"
    column = "targetgroup_id"
    form_class = TargetGroupForm
    question = gettext_lazy(
        "Diese Angebote bekommen die Zielgruppen, die Sie unten ankreuzen, dazu:"
    )


ACTIONS: tuple[type[OfferAction], ...] = (
    Confirm,
    Publish,
    Withdraw,
    Archive,
    AssignTopic,
    AssignTargetGroup,
)


def action_links(user: Any) -> list[dict[str, Any]]:
    """Return the actions a user may carry out, as the list of offers shows them."""
    return [
        {
            "url": reverse(
                "wagtail_bulk_action", args=("till_catalog", "offer", action.action_type)
            ),
            "label": action.display_name,
            "aria_label": action.aria_label,
            "serious": "serious" in action.classes,
        }
        for action in sorted(ACTIONS, key=lambda action: action.action_priority)
        if user.has_perm(action.permission)
    ]
