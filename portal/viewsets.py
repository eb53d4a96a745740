"""Admin listings of what machines write and people only look at."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail.admin.viewsets.model import ModelViewSet


class ReadOnlyViewSet(ModelViewSet):
    """A list without adding, editing, deleting and their side views. Whoever has one of `rights` sees it."""

    rights: tuple[str, ...] = ("view",)
    add_to_reference_index = False
    exclude_form_fields = ()
    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        names = ("add", "edit", "delete", "copy", "inspect", "history", "usage", "reorder")
        nowhere = {f"{name}_url_name": None for name in names}
        return super().get_common_view_kwargs(**nowhere, **kwargs)

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        options = super().get_index_view_kwargs(**kwargs)
        return options | {"any_permission_required": list(self.rights)}

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        names = [f"{right}_{self.model._meta.model_name}" for right in self.rights]
        return super().get_permissions_to_register().filter(codename__in=names)

    def register_admin_url_finder(self) -> None:
        """There is no page of one row to be found."""
