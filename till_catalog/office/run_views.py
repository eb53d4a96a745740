"""Adding, copying, editing and deleting a run; one always comes from and returns to its offer."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views import generic
from wagtail.log_actions import log

from portal.listings import CarefulDeleteView

from ..models import Offer, Run
from ..upkeep.scoring import rescore
from .generator import PREFIX, RuleForm, is_filled_in, with_new_rows
from .history import CHANGED

OFFER_PARAMETER = "angebot"
# What belongs to one run only: a copy is another entry in people's calendars.
_NOT_COPIED = ("external_id", "uid", "sequence", "places_booked", "last_day")


def offer_url(offer_id: int) -> str:
    """Return the address of an offer's form."""
    return reverse("offers:edit", args=(offer_id,))


class _OfOffer:
    """What the pages share: the way back, and the rule that makes dates."""

    request: Any
    object: Any
    rule: RuleForm

    def get_success_url(self) -> str:
        return offer_url(self.object.offer_id)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        offer = self.get_offer()
        return [
            *self.breadcrumbs_items,  # type: ignore[attr-defined]
            {"url": reverse("offers:index"), "label": _("Angebote")},
            {"url": offer_url(offer.pk), "label": str(offer)},
            {"url": "", "label": self.get_page_title()},  # type: ignore[attr-defined]
        ]

    def get_offer(self) -> Offer:
        offer: Offer = self.object.offer
        return offer

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """A rule that is filled in makes rows first: people look at them, then save."""
        if not is_filled_in(request.POST):
            return super().post(request, *args, **kwargs)  # type: ignore[misc]
        self.rule = RuleForm(request.POST, prefix=PREFIX)
        if self.rule.is_valid():
            request.POST, new = with_new_rows(request.POST, self.rule)
            self.rule = RuleForm(prefix=PREFIX)
            text = ngettext(
                "%(count)s Termin steht jetzt in der Liste. Prüfen und speichern Sie.",
                "%(count)s Termine stehen jetzt in der Liste. Prüfen und speichern Sie.",
                new,
            )
            messages.info(request, text % {"count": new})
        else:
            messages.error(request, _("Die Regel für die Termine ist noch nicht vollständig."))
        self.object = self.load_object()
        return self.render_to_response(self.get_context_data())  # type: ignore[attr-defined]

    def load_object(self) -> Run | None:
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not hasattr(self, "rule"):
            self.rule = RuleForm(prefix=PREFIX)
        if not hasattr(self, "form"):
            self.form = self.get_form()  # type: ignore[attr-defined]
        self.form.rule = self.rule
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return context


class RunCreateView(_OfOffer, generic.CreateView):
    """A further run of the offer that the address names."""

    page_title = gettext_lazy("Neue Durchführung")

    @cached_property
    def offer(self) -> Offer:
        number = self.request.GET.get(OFFER_PARAMETER, "")
        if not number.isdecimal():
            raise Http404(_("Beginnen Sie bei einem Angebot."))
        return get_object_or_404(Offer.objects.select_related("source"), pk=number)

    def get_offer(self) -> Offer:
        return self.offer

    def get_page_subtitle(self) -> str:
        return str(self.offer)

    def get_add_url(self) -> str:
        return f"{super().get_add_url()}?{OFFER_PARAMETER}={self.offer.pk}"

    def get_initial_form_instance(self) -> Run:
        return Run(offer=self.offer)

    def save_instance(self) -> Run:
        run: Run = super().save_instance()
        rescore([run.offer_id])
        return run

    def get_success_message(self, instance: Run) -> str:
        return _("Die Durchführung ist angelegt.")


class RunCopyView(RunCreateView):
    """The same once more, with new days: everything but the dates is filled in."""

    page_title = gettext_lazy("Durchführung wiederholen")

    @cached_property
    def original(self) -> Run:
        runs = Run.objects.select_related("offer__source")
        return get_object_or_404(runs, pk=self.kwargs["pk"])

    @property
    def offer(self) -> Offer:
        return self.original.offer

    def get_add_url(self) -> str:
        return reverse("runs:copy", args=(self.original.pk,))

    def get_initial_form_instance(self) -> Run:
        names = [field.name for field in Run._meta.concrete_fields if not field.primary_key]
        return Run(
            **{name: getattr(self.original, name) for name in names if name not in _NOT_COPIED}
        )


class RunEditView(_OfOffer, generic.EditView):
    """One run."""

    def load_object(self) -> Run:
        run: Run = self.get_object()
        return run

    def get_page_title(self) -> str:
        return _("Durchführung")

    def save_instance(self) -> Run:
        run: Run = self.form.save()
        rescore([run.offer_id])
        self.has_content_changes = self.form.has_changed()
        log(
            instance=run,
            action=CHANGED,
            content_changed=self.has_content_changes,
            data={"fields": self.form.changed_labels()},
        )
        return run

    def get_success_message(self) -> str:
        return _("Die Durchführung ist gespeichert.")


class RunDeleteView(CarefulDeleteView):
    """Takes a run away. A run that does not happen is better marked as cancelled."""

    @property
    def confirmation_message(self) -> str:
        return _(
            "Wollen Sie diese Durchführung löschen? Fällt sie aus, kreuzen Sie lieber „abgesagt“"
            " an: Dann erfahren es auch alle, die sie im Kalender haben."
        )

    def get_success_url(self) -> str:
        return offer_url(self.object.offer_id)

    def delete_action(self) -> None:
        offer = self.object.offer
        super().delete_action()
        rescore([offer.pk])
