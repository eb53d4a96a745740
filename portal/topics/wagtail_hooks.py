"""Topics in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from portal.listings import EditorViewSet

from .models import Topic


class TopicViewSet(EditorViewSet):
    """The one topic tree of offers, news, events and listings."""

    model = Topic
    icon = "tag"
    menu_order = 330
    add_to_admin_menu = True
    list_display = ("label", "plain_label", "parent", "dvv_code")
    list_filter = ("dvv_area",)
    search_fields = ("label", "plain_label", "synonyms", "hidden_synonyms")
    related = ("parent",)
    export_filename = "themen"
    list_export = (
        "pk",
        "label",
        "plain_label",
        "slug",
        "parent",
        "dvv_area",
        "dvv_code",
        "dvv_version",
        "kursnet_code",
        "synonyms",
        "hidden_synonyms",
    )
    export_headings = {"pk": _("Nummer im Portal")}
    form_fields = (
        "label",
        "plain_label",
        "slug",
        "parent",
        "position",
        "dvv_area",
        "dvv_code",
        "dvv_version",
        "kursnet_code",
        "synonyms",
        "hidden_synonyms",
    )


@hooks.register("register_admin_viewset")
def register_viewset() -> TopicViewSet:
    return TopicViewSet("topics", url_prefix="themen")
