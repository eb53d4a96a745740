"""Lists of what people wrote: nobody adds or deletes it in the admin, somebody settles it."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.admin.views import generic

from portal.viewsets import ReadOnlyViewSet

from .domain import note_state


class InboxList(generic.IndexView):
    """Open ones first, the oldest on top."""

    def get_base_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_base_queryset()
        return rows.order_by("-state", "created_at")  # "open" comes after "done"


class SettleView(generic.EditView):
    """One of them, and whether it is done. No log entry: it would outlive what it is about."""

    def save_instance(self) -> Any:
        row = self.form.save(commit=False)
        note_state(row, user=self.request.user)
        row.save()
        return row


class SettledViewSet(ReadOnlyViewSet):
    """What people wrote from outside: nobody adds or deletes it here, somebody settles it."""

    rights = ("view", "change")
    copy_view_enabled = False
    index_view_class = InboxList
    edit_view_class = SettleView
    form_fields: tuple[str, ...] = ("state",)

    def formfield_for_dbfield(self, db_field: Any, **kwargs: Any) -> Any:
        """With Wagtail's own inputs, as in the forms of pages."""
        return formfield_for_dbfield(db_field, **kwargs)

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        options = super().get_edit_view_kwargs(**kwargs)
        return options | {"edit_url_name": self.get_url_name("edit")}

    def get_urlpatterns(self) -> list[URLPattern]:
        edit = path("edit/<int:pk>/", self.edit_view, name="edit")
        return [*super().get_urlpatterns(), edit]
