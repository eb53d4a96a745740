"""News in the admin's menu."""

from wagtail import hooks

from .viewsets import ArticleListingViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> ArticleListingViewSet:
    return ArticleListingViewSet("news", url_prefix="meldungen")
