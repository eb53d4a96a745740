from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """News of the office: index, articles, archive, feeds."""

    name = "portal.news"
    label = "portal_news"
    verbose_name = _("Meldungen")

    def ready(self) -> None:
        """Date articles, offer news to `ListingBlock`, declare the contacts as those of an office."""
        from portal.blocks.listing import register_source
        from portal.privacy.registry import NotPersonal, declare

        from . import listing, receivers

        receivers.connect()
        register_source(listing.SOURCE)
        declare(
            NotPersonal(
                model="portal_news.NewsIndexPage",
                fields=("press_phone", "press_email"),
                reason=_("die Pressestelle, kein Mensch"),
            )
        )
