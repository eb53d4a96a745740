"""Adding and editing an offer."""

from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views import generic
from wagtail.log_actions import log

from portal.access import is_public

from ..enums import OfferStatus
from ..models import Offer
from ..upkeep.scoring import rescore
from .history import CHANGED


class _AfterSaving:
    """What follows a saved offer: its completeness, and a word if nobody can find it."""

    request: Any
    object: Offer

    def tell_if_hidden(self, offer: Offer) -> None:
        if offer.status == OfferStatus.PUBLISHED and not is_public(offer):
            messages.warning(
                self.request,
                _(
                    "Das Angebot ist veröffentlicht, aber noch nicht zu finden: Es braucht eine"
                    " Durchführung, die nicht vorbei ist, und einen öffentlichen Anbieter."
                ),
            )


class OfferCreateView(_AfterSaving, generic.CreateView):
    """A new offer; then come its runs."""

    def save_instance(self) -> Offer:
        offer: Offer = super().save_instance()
        rescore([offer.pk])
        return offer

    def get_success_url(self) -> str:
        return self.get_edit_url()

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_success_message(self, instance: Offer) -> str:
        return _("„%(offer)s“ ist angelegt. Tragen Sie nun Termine und Orte ein.") % {
            "offer": instance
        }


class OfferEditView(_AfterSaving, generic.EditView):
    """Changes an offer and says in its history what was changed."""

    def save_instance(self) -> Offer:
        offer: Offer = self.form.save()
        rescore([offer.pk])
        self.has_content_changes = self.form.has_changed()
        log(
            instance=offer,
            action=CHANGED,
            content_changed=self.has_content_changes,
            data={"fields": self.form.changed_labels()},
        )
        return offer

    def save_action(self) -> Any:
        self.tell_if_hidden(self.object)
        return super().save_action()

    def get_success_url(self) -> str:
        if self.form.newly_own:
            return self.get_edit_url()
        return reverse(self.index_url_name)

    def get_success_message(self) -> str:
        if self.form.newly_own:
            return _("Gespeichert. Die angekreuzten Angaben können Sie jetzt selbst ändern.")
        return _("„%(offer)s“ ist gespeichert.") % {"offer": self.object}
