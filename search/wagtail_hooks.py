"""The search in the admin: a menu item under settings, its pages, its right."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .admin import urls
from .admin.views import PERMISSION


class SearchMenuItem(MenuItem):  # type: ignore[misc]  # Wagtail has no types
    """For those who may manage the search."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


def register_urls() -> list[URLPattern | URLResolver]:
    return [path("suche/", include(urls))]


hooks.register("register_admin_urls", register_urls)


def register_menu_item() -> SearchMenuItem:
    return SearchMenuItem(
        _("Suche"), reverse_lazy("search-admin:overview"), icon_name="search", order=905
    )


hooks.register("register_settings_menu_item", register_menu_item)


def register_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="search", codename="manage_search")


hooks.register("register_permissions", register_permissions)
