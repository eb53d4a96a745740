"""Wishes and recommendations in the admin."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import URLPattern
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from portal import clock
from portal.access import ANONYMOUS, visible_to
from portal.listings import EditorIndexView, EditorViewSet
from search.german import term_set

from .models import Offer, Promotion, Wish
from .searching.recommending import in_force


class OfferFilterForm(BaseFilterForm):
    """Search by title: offers stand in our own index, not in Wagtail's."""

    q = forms.CharField(label=gettext_lazy("Titel"), required=False)

    def filter(self, objects: QuerySet[Offer]) -> QuerySet[Offer]:
        offers: QuerySet[Offer] = super().filter(objects)
        if words := self.cleaned_data.get("q"):
            self.is_searching = True
            self.search_query = words
            for word in words.split()[:10]:
                offers = offers.filter(title__icontains=word)
        return offers


class _PublicOffers:
    """Only what the public can see may be chosen: everybody in the admin may open the chooser."""

    filter_form_class = OfferFilterForm

    def get_object_list(self) -> QuerySet[Offer]:
        offers = visible_to(ANONYMOUS, Offer.objects.select_related("provider__organisation"))
        return offers.order_by("title", "pk")

    def get_objects(self, pks: Iterable[str]) -> QuerySet[Offer]:
        return self.get_object_list().filter(pk__in=filter(str.isdecimal, pks))

    def get_object(self, pk: str) -> Offer:
        return self.get_objects([pk]).get()


class ChooseOfferView(_PublicOffers, ChooseView):
    pass


class ChooseOfferResultsView(_PublicOffers, ChooseResultsView):
    pass


class ChosenOfferView(_PublicOffers, ChosenView):
    pass


class ChosenOffersView(_PublicOffers, ChosenMultipleView):
    pass


class OfferChooserViewSet(ChooserViewSet):
    """Choosing an offer in a form."""

    model = Offer
    icon = "doc-full"
    per_page = 20
    choose_view_class = ChooseOfferView
    choose_results_view_class = ChooseOfferResultsView
    chosen_view_class = ChosenOfferView
    chosen_multiple_view_class = ChosenOffersView
    choose_one_text = gettext_lazy("Angebot wählen")
    choose_another_text = gettext_lazy("Ein anderes Angebot wählen")
    edit_item_text = gettext_lazy("Dieses Angebot bearbeiten")

    def get_urlpatterns(self) -> list[URLPattern]:
        # Nothing is made here; Wagtail's address for it would answer 500.
        return [one for one in super().get_urlpatterns() if one.name != "create"]


offer_chooser_viewset = OfferChooserViewSet("offer-chooser", url_prefix="angebot-waehlen")


class WishForm(WagtailAdminModelForm):
    """A wish must lead somewhere."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if not any(data.get(name) for name in ("topics", "target_groups", "words", "free_only")):
            raise ValidationError(
                _(
                    "Wählen Sie Themen oder Zielgruppen aus, oder geben Sie Suchwörter an: Sonst"
                    " findet der Wunsch alles."
                )
            )
        return data


LEADING = ("topics", "target_groups")


class WishIndexView(EditorIndexView):
    """Wishes with what they lead to."""

    def get_base_queryset(self) -> QuerySet[Wish]:
        wishes: QuerySet[Wish] = super().get_base_queryset().prefetch_related(*LEADING)
        return wishes


class WishViewSet(EditorViewSet):
    """The first step of "Einfach suchen"."""

    model = Wish
    icon = "form"
    menu_label = gettext_lazy("Wünsche (Einfach suchen)")
    index_view_class = WishIndexView
    list_display = ("sentence", "position", "leads_to")
    list_filter = (*LEADING, "free_only")
    search_fields = ("sentence", "words")
    export_filename = "wuensche"
    list_export = ("sentence", "icon", "leads_to", "words", "free_only", "position")
    export_headings = {"leads_to": gettext_lazy("führt zu")}
    edit_handler = ObjectList(
        [
            FieldPanel("sentence"),
            FieldPanel("icon"),
            FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
            FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
            FieldPanel("words"),
            FieldPanel("free_only"),
            FieldPanel("position"),
        ],
        base_form_class=WishForm,
    )


class PromotionForm(WagtailAdminModelForm):
    """Words that can be met, and dates in their order."""

    def clean_queries(self) -> str:
        lines = [" ".join(line.split()) for line in self.cleaned_data["queries"].splitlines()]
        for line in filter(None, lines):
            if not term_set(line):
                raise ValidationError(
                    _("„%(line)s“ kommt überall vor und wird nie gesucht.") % {"line": line[:60]}
                )
        return "\n".join(filter(None, lines))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        first, last = data.get("shown_from"), data.get("shown_until")
        if first and last and last < first:
            self.add_error("shown_until", _("Das Ende liegt vor dem Anfang."))
        return data


class PromotionFilterSet(WagtailFilterSet):
    """What is shown today, and what is not."""

    in_force = django_filters.BooleanFilter(
        label=gettext_lazy("wird heute gezeigt"), method="filter_in_force"
    )

    class Meta:
        model = Promotion
        fields = ("in_force",)

    def filter_in_force(
        self, promotions: QuerySet[Promotion], name: str, value: bool
    ) -> QuerySet[Promotion]:
        today = in_force(clock.today())
        return promotions.filter(today) if value else promotions.exclude(today)


class PromotionViewSet(EditorViewSet):
    """What stands above the results of certain searches."""

    model = Promotion
    icon = "pick"
    menu_label = gettext_lazy("Empfehlungen")
    list_display = ("__str__", "reason", "shown_from", "shown_until")
    filterset_class = PromotionFilterSet
    search_fields = ("queries", "reason")
    export_filename = "empfehlungen"
    list_export = ("queries", "reason", "shown_from", "shown_until")
    edit_handler = ObjectList(
        [
            FieldPanel("queries"),
            FieldPanel("reason"),
            InlinePanel(
                "offers",
                heading=gettext_lazy("Angebote"),
                label=gettext_lazy("Angebot"),
                help_text=gettext_lazy(
                    "Gezeigt werden die ersten zwei, die gerade öffentlich sind; weitere springen ein."
                ),
                min_num=1,
                max_num=10,
            ),
            FieldRowPanel([FieldPanel("shown_from"), FieldPanel("shown_until")]),
        ],
        base_form_class=PromotionForm,
    )


class GuidingGroup(ModelViewSetGroup):
    """Both under one menu item."""

    menu_label = gettext_lazy("Besucher lenken")
    menu_icon = "pick"
    menu_order = 335

    @cached_property
    def items(self) -> tuple[ModelViewSet, ...]:
        return (
            WishViewSet("wishes", url_prefix="wuensche"),
            PromotionViewSet("promotions", url_prefix="empfehlungen"),
        )
