"""What stands where in the form of a run."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel

from .fields import day_input, time_input
from .locking import LockablePanel
from .run_forms import RunForm
from .tables import TablePanel


class RulePanel(Panel):
    """The rule that makes many dates at once (`generator`)."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "till_catalog/admin/rule_panel.html"

        def is_shown(self) -> bool:
            return "dates" in self.form.tables

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "rule": self.form.rule}


class KeptDatesPanel(Panel):
    """The dates of a run where the import keeps them."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "till_catalog/admin/kept_dates.html"

        def is_shown(self) -> bool:
            return "dates" not in self.form.tables

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            dates = self.instance.dates.select_related("venue")
            return {**super().get_context_data(parent_context), "dates": dates}


WHEN = MultiFieldPanel(
    [
        FieldRowPanel(
            [
                LockablePanel("start", widget=day_input()),
                LockablePanel("end", widget=day_input()),
            ]
        ),
        LockablePanel("flexible_start"),
        LockablePanel("weekdays"),
        FieldRowPanel(
            [
                LockablePanel("time_from", widget=time_input()),
                LockablePanel("time_to", widget=time_input()),
            ]
        ),
        FieldRowPanel([LockablePanel("units"), LockablePanel("date_count")]),
        LockablePanel("raw_times"),
        FieldPanel("cancelled"),
    ],
    heading=_("Wann"),
    help_text=_("Gibt es Einzeltermine, folgen Beginn, Ende und Wochentage ihnen von selbst."),
)
DATES = MultiFieldPanel(
    [RulePanel(), TablePanel("dates"), KeptDatesPanel()], heading=_("Einzeltermine")
)
WHERE = MultiFieldPanel(
    [LockablePanel("venue"), FieldPanel("room"), LockablePanel("is_online")], heading=_("Wo")
)
PRICE = MultiFieldPanel(
    [
        FieldRowPanel([LockablePanel("price"), LockablePanel("price_reduced")]),
        LockablePanel("price_note"),
    ],
    heading=_("Preis"),
)
PLACES = MultiFieldPanel(
    [
        FieldRowPanel([LockablePanel("places_min"), LockablePanel("places_max")]),
        FieldRowPanel([LockablePanel("places_booked"), FieldPanel("waitlist")]),
        FieldRowPanel(
            [
                LockablePanel("registration_state"),
                FieldPanel("registration_deadline", widget=day_input()),
            ]
        ),
    ],
    heading=_("Plätze und Anmeldung"),
)
SHOWN = MultiFieldPanel(
    [
        FieldRowPanel(
            [
                FieldPanel("publish_from", widget=day_input()),
                FieldPanel("publish_until", widget=day_input()),
            ]
        )
    ],
    heading=_("Zeigen"),
    help_text=_("Leer heißt: sobald das Angebot veröffentlicht ist, bis es vorbei ist."),
)

EDIT_HANDLER = ObjectList([WHEN, DATES, WHERE, PRICE, PLACES, SHOWN], base_form_class=RunForm)
