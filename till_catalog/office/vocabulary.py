"""Words that the office keeps: target groups, keywords, fundings."""

from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSetGroup

from portal.listings import EditorIndexView, EditorViewSet

from ..models import FundingProgramme, Keyword, TargetGroup
from .fields import day_input


class CountedIndexView(EditorIndexView):
    """Words with the number of offers that carry them. `counted` is the way from a word to them."""

    counted = "offers"

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().annotate(offer_count=Count(self.counted, distinct=True))


class KeywordIndexView(CountedIndexView):
    counted = "offer_keywords"


OFFER_COUNT = Column("offer_count", label=_("Angebote"), sort_key="offer_count")


class TargetGroupViewSet(EditorViewSet):
    """For whom offers are meant."""

    model = TargetGroup
    icon = "group"
    index_view_class = CountedIndexView
    list_display: tuple[Any, ...] = ("label", "slug", OFFER_COUNT)
    search_fields = ("label", "synonyms")
    form_fields = ("label", "slug", "synonyms")
    list_export = ("label", "slug", "synonyms", "offer_count")
    export_headings = {"offer_count": _("Angebote")}
    export_filename = "zielgruppen"


class KeywordViewSet(EditorViewSet):
    """Keywords, as feeds and people write them."""

    model = Keyword
    icon = "tag"
    index_view_class = KeywordIndexView
    list_display: tuple[Any, ...] = ("name", "slug", OFFER_COUNT)
    search_fields = ("name",)
    form_fields = ("name", "slug")
    list_export = ("name", "slug", "offer_count")
    export_headings = {"offer_count": _("Angebote")}
    export_filename = "schlagwoerter"


class FundingViewSet(EditorViewSet):
    """Ways to have an offer paid, with their conditions and how long they hold."""

    model = FundingProgramme
    icon = "pick"
    index_view_class = CountedIndexView
    list_display: tuple[Any, ...] = ("label", "code", "valid_from", "valid_until", OFFER_COUNT)
    search_fields = ("label", "code", "explanation")
    panels = [
        FieldPanel("label"),
        FieldPanel("code"),
        FieldPanel("explanation"),
        FieldPanel("conditions"),
        FieldRowPanel(
            [
                FieldPanel("valid_from", widget=day_input()),
                FieldPanel("valid_until", widget=day_input()),
            ]
        ),
        FieldPanel("url"),
    ]
    list_export = (
        "label",
        "code",
        "explanation",
        "conditions",
        "valid_from",
        "valid_until",
        "url",
        "offer_count",
    )
    export_headings = {"offer_count": _("Angebote")}
    export_filename = "foerderungen"


class VocabularyGroup(ModelViewSetGroup):
    """All of it under one menu item."""

    menu_label = _("Auswahllisten")
    menu_icon = "tag"
    menu_order = 333
    items = (
        TargetGroupViewSet("target-groups", url_prefix="zielgruppen"),
        KeywordViewSet("keywords", url_prefix="schlagwoerter"),
        FundingViewSet("fundings", url_prefix="foerderungen"),
    )
