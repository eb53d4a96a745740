"""The editorial office in the admin: reports, and what the log calls things."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import reports
from .partner_viewset import SectionViewSet, section_viewset
from .registration import closes

# Name, part of the address, view.
REPORTS: tuple[tuple[str, str, type[reports.EditorialReport]], ...] = (
    ("disclosures", "offene-stellen", reports.DisclosureReport),
    ("links", "kaputte-links", reports.LinkReport),
    ("ageing", "alte-seiten", reports.AgeingReport),
    ("ownerless", "ohne-verantwortliche", reports.OwnerlessReport),
    ("drafts", "alte-entwuerfe", reports.DraftReport),
    ("approvals", "freigaben", reports.ApprovalReport),
)


class ReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        if self.name == "bericht-disclosures":
            return closes(request.user)
        return reports.may_report(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    patterns = [path(f"{word}/", view.as_view(), name=name) for name, word, view in REPORTS]
    patterns.append(path("ohne-verantwortliche/<int:pk>/", reports.take, name="take"))
    patterns.append(path("offene-stellen/<int:pk>/", reports.intend, name="intend"))
    return [path("berichte/", include((patterns, "editorial")))]


def _register_item(name: str, view: type[reports.EditorialReport], position: int) -> None:
    hooks.register(
        "register_reports_menu_item",
        lambda: ReportItem(
            view.page_title,
            reverse(f"editorial:{name}"),
            name=f"bericht-{name}",
            icon_name=view.header_icon,
            order=position,
        ),
    )


for _position, (_name, _word, _view) in enumerate(REPORTS):
    _register_item(_name, _view, _position)


@hooks.register("construct_reports_menu")
def without_wagtails_ageing_pages(request: HttpRequest, items: list[Any]) -> None:
    """Ours says the same, also to those who may not publish."""
    items[:] = [item for item in items if item.name != "aging-pages"]


@hooks.register("register_admin_viewset")
def register_sections() -> SectionViewSet:
    return section_viewset


@hooks.register("register_log_actions")
def register_log_actions(registry: Any) -> None:
    registry.register_action(
        "portal.take_page", _("Verantwortung übernehmen"), _("Verantwortung übernommen")
    )
    registry.register_action(
        "portal.intend_disclosure", _("So gewollt sagen"), _("Offen, und so gewollt")
    )
    registry.register_action(
        "portal.partner_people", _("Menschen eines Partners ändern"), _("Menschen geändert")
    )
