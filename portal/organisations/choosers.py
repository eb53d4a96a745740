"""Choosing a contact point, or a partner, without a right to change organisations.

Names and office numbers of organisations are printed on public pages anyway: whoever writes pages
may choose them.
"""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from portal.choosers import WordsFilterForm


class _PointFilterForm(WordsFilterForm):
    search_fields = ("label", "organisation__name")


class _Points(chooser.BaseChooseView):
    """The points with their organisations, in the order of these."""

    filter_form_class = _PointFilterForm

    def get_object_list(self) -> QuerySet[Any]:
        points = super().get_object_list().select_related("organisation")
        return points.order_by("organisation__name", "sort_order")

    @property
    def columns(self) -> list[Any]:
        own = (Column("phone", label=_("Telefon")), Column("email", label=_("E-Mail")))
        return [*super().columns, *own]


class _ChoosePoint(_Points, chooser.ChooseView):
    """The dialogue."""


class _PointResults(_Points, chooser.ChooseResultsView):
    """Its further pages, and answers to words."""


class _ChooseOnlyViewSet(ChooserViewSet):
    """Without an address at which something could be made."""

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]


class ContactPointChooserViewSet(_ChooseOnlyViewSet):
    """Which contact point of which organisation."""

    model = "portal_organisations.ContactPoint"
    icon = "mail"
    choose_one_text = _("Kontaktstelle wählen")
    choose_another_text = _("Andere Kontaktstelle wählen")
    choose_view_class = _ChoosePoint
    choose_results_view_class = _PointResults


class _OrganisationFilterForm(WordsFilterForm):
    search_fields = ("name", "city")


class _ChoosePartner(chooser.ChooseView):
    filter_form_class = _OrganisationFilterForm


class _PartnerResults(chooser.ChooseResultsView):
    filter_form_class = _OrganisationFilterForm


class PartnerChooserViewSet(_ChooseOnlyViewSet):
    """Which organisation; without "create", which needs a right."""

    model = "portal_organisations.Organisation"
    icon = "home"
    register_widget = False  # elsewhere organisations are chosen by those who keep them
    choose_one_text = _("Organisation wählen")
    choose_another_text = _("Andere Organisation wählen")
    choose_view_class = _ChoosePartner
    choose_results_view_class = _PartnerResults


CONTACT_POINT_CHOOSER = ContactPointChooserViewSet(
    "contact_point_chooser", url_prefix="kontaktstellen-waehlen"
)
PARTNER_CHOOSER = PartnerChooserViewSet("partner_chooser", url_prefix="partner-waehlen")
