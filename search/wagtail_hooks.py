"""The search in the admin: a menu item under settings, its pages, its right."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .admin import unmet_report, urls
from .admin.views import PERMISSION
from .admin.viewsets import SynonymViewSet, synonym_viewset


class SearchMenuItem(MenuItem):  # type: ignore[misc]  # Wagtail has no types
    """For those who may manage the search."""

    permission = PERMISSION

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)


class UnmetMenuItem(SearchMenuItem):
    """For those who may see what was not found."""

    permission = unmet_report.PERMISSION


def register_urls() -> list[URLPattern | URLResolver]:
    return [path("suche/", include(urls))]


hooks.register("register_admin_urls", register_urls)


def register_synonyms() -> SynonymViewSet:
    return synonym_viewset


hooks.register("register_admin_viewset", register_synonyms)


def register_menu_item() -> SearchMenuItem:
    return SearchMenuItem(
        _("Suche"), reverse_lazy("search-admin:overview"), icon_name="search", order=905
    )


hooks.register("register_settings_menu_item", register_menu_item)


def register_report() -> UnmetMenuItem:
    return UnmetMenuItem(
        _("Suchen ohne Treffer"), reverse_lazy("search-admin:unmet"), icon_name="search", order=905
    )


hooks.register("register_reports_menu_item", register_report)


def register_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="search", codename__in=("manage_search", "view_unmetsearch")
    )


hooks.register("register_permissions", register_permissions)
