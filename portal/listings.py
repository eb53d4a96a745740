"""Lists that editors work with: filters, search, history, and usage.

`portal.viewsets` is for what machines write.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui import tables
from wagtail.admin.views import generic
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet

from .usage import Use, Uses, load, uses_of


class EditorIndexView(generic.IndexView):
    """A list whose rows come with `related`."""

    related: tuple[str, ...] = ()

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related(*self.related)


class LiveUsageView(UsageView):
    """Where a row is used, right now. Whoever may look at the row may ask."""

    permission_required = None
    any_permission_required = ["add", "change", "delete", "view"]

    def get_queryset(self) -> Uses:
        return uses_of(self.object)

    @cached_property
    def columns(self) -> list[Any]:
        return [
            tables.TitleColumn(
                "name",
                label=_("Name"),
                accessor=lambda row: str(row["object"]),
                get_url=lambda row: row["edit_url"],
            ),
            tables.Column(
                "type",
                label=_("Was"),
                accessor=lambda row: capfirst(row["object"]._meta.verbose_name),
            ),
            tables.Column("through", label=_("Verbindung"), accessor=lambda row: row["through"]),
        ]

    def get_table(self, object_list: list[Use], **kwargs: Any) -> Any:
        finder = AdminURLFinder(self.request.user)
        rows = [
            {"object": row, "edit_url": finder.get_edit_url(row), "through": use.through}
            for use, row in load(object_list)
        ]
        return super(UsageView, self).get_table(rows, **kwargs)


class CarefulDeleteView(generic.DeleteView):
    """Says what still needs a row instead of breaking on it."""

    def get_usage(self) -> Uses:
        return uses_of(self.object)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except (ProtectedError, PermissionDenied):
            messages.error(
                self.request,
                _("„%(object)s“ wird noch gebraucht und wurde nicht gelöscht.")
                % {"object": self.object},
            )
            return HttpResponseRedirect(self.get_success_url())


class EditorViewSet(ModelViewSet):
    """List, add, edit, delete, look, history and usage of what people keep."""

    index_view_class = EditorIndexView
    usage_view_class = LiveUsageView
    delete_view_class = CarefulDeleteView
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 50
    related: tuple[str, ...] = ()

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        options: dict[str, Any] = super().get_index_view_kwargs(**kwargs)
        return options | {"related": self.related} if self.related else options


YES_NO = {True: gettext_lazy("ja"), False: gettext_lazy("nein")}


class YesColumn(tables.Column):
    """A yes that can be read aloud; a no stays empty, so that the yes stands out."""

    def get_value(self, instance: Any) -> Any:
        return YES_NO[True] if super().get_value(instance) else ""
