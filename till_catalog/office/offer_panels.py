"""What stands where in the form of an offer."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel

from ..models import Offer
from ..upkeep.scoring import completeness_of, for_scoring
from .locking import LockablePanel
from .offer_forms import OfferForm
from .tables import TablePanel


class RunsPanel(Panel):
    """The runs of an offer with the ways to their own pages."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "till_catalog/admin/runs_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            runs = self.instance.runs.select_related("venue") if self.instance.pk else []
            return context | {"offer": self.instance, "runs": runs}


class FactsPanel(Panel):
    """What the portal knows of an offer by itself."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "till_catalog/admin/offer_facts.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            offer: Offer = self.instance
            loaded = for_scoring(Offer.objects.filter(pk=offer.pk)).get()
            runs = {run.pk: run for run in (*loaded.shown_runs.all(), *loaded.runs.all())}
            return {
                **super().get_context_data(parent_context),
                "offer": offer,
                "completeness": completeness_of(loaded, runs=runs.values()),
            }


WHAT = MultiFieldPanel(
    [
        LockablePanel("title"),
        LockablePanel("subtitle"),
        LockablePanel("provider", heading=_("Anbieter")),
        FieldRowPanel([LockablePanel("kind"), LockablePanel("number")]),
        LockablePanel("description"),
        LockablePanel("extra_info"),
        LockablePanel("topics", heading=_("Themen")),
        LockablePanel("keywords", heading=_("Schlagwörter")),
    ],
    heading=_("Was"),
)
FOR_WHOM = MultiFieldPanel(
    [LockablePanel("target_groups", heading=_("Zielgruppen")), FieldPanel("prerequisites")],
    heading=_("Für wen"),
)
LEVEL = MultiFieldPanel(
    [
        FieldRowPanel([LockablePanel("level_min"), LockablePanel("level_max")]),
        LockablePanel("languages_taught"),
        LockablePanel("teaching_languages"),
        LockablePanel("certificate_type"),
        LockablePanel("certificate_title"),
        FieldPanel("certificate_examiner"),
    ],
    heading=_("Niveau und Sprache"),
)
ACCESS = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("sign_language"), LockablePanel("digital_accessible")]),
        FieldRowPanel([LockablePanel("slow_pace"), LockablePanel("easy_language")]),
        FieldPanel("childcare"),
    ],
    heading=_("Barrierefreiheit"),
    help_text=_(
        "Was Sie nicht wissen, bleibt „keine Angabe“. Stufenfrei ist eine Angabe des Orts."
    ),
)
FUNDING = MultiFieldPanel([TablePanel("fundings")], heading=_("Förderung"))
WHEN = MultiFieldPanel([LockablePanel("delivery_mode"), RunsPanel()], heading=_("Termine und Orte"))
BOOKING = MultiFieldPanel(
    [
        LockablePanel("booking_url"),
        FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
        TablePanel("links", heading=_("Weitere Links")),
    ],
    heading=_("Anmeldung und Kontakt"),
    help_text=_("Nur Angaben der Stelle, nie die eines Menschen."),
)
STATE = MultiFieldPanel(
    [
        FieldPanel("status"),
        FieldPanel("confirmed"),
        FactsPanel(),
        FieldPanel("own_groups"),
    ],
    heading=_("Stand"),
)

EDIT_HANDLER = ObjectList(
    [WHAT, FOR_WHOM, LEVEL, ACCESS, FUNDING, WHEN, BOOKING, STATE], base_form_class=OfferForm
)
