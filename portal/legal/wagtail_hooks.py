"""Registering the list of statements."""

from wagtail import hooks

from .viewsets import StatementListingViewSet


@hooks.register("register_admin_viewset")
def register_statements() -> StatementListingViewSet:
    return StatementListingViewSet("accessibility_statements", url_prefix="barrierefreiheit")
