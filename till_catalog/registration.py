"""What the catalogue registers with the rooms below it: rights, index, navigation, declarations."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from portal.access import register_rule
from portal.blocks.listing import register_source
from portal.jobs import registry as jobs
from portal.pages.navigation import Tool, register_link, register_tool
from portal.privacy.registry import Erasure, Keep, NotPersonal, People, Personal, declare
from portal.privacy.subjects import by_account
from portal.sitemaps import register_sitemap
from search import registry
from search.contract import Index
from search.sections import register_section

from . import fallback, indexing, listing
from .models import Offer
from .office import worklist
from .periodic import JOBS
from .queries import listed_offers
from .report_privacy import declare_reports
from .searching.question import visibility_filters
from .sitemaps import OfferSection, ProviderSection

DRAFTS_KEPT = dt.timedelta(days=30)


def register() -> None:
    """Called once, when the apps are ready."""
    _register_with_search()
    for job in JOBS:
        jobs.register(job)
    _declare_data()
    declare_reports()
    register_rule(Offer, listed_offers)
    register_sitemap("angebote", OfferSection)
    register_sitemap("anbieter", ProviderSection)
    register_source(listing.SOURCE)
    worklist.register()
    register_link(label=_("Kurse finden"), viewname="till_catalog:search", position=10)
    register_tool(
        Tool(
            name="merkliste",
            label=_("Merkliste"),
            viewname="till_catalog:saved_list",
            icon="bookmark",
            script="js/saved.js",
        )
    )


def _register_with_search() -> None:
    registry.register(
        Index(
            schema=indexing.SCHEMA,
            keys=indexing.keys,
            load=indexing.load,
            fallback=fallback.answer,
            label=_("Angebote"),
            viewname="till_catalog:search",
            current=visibility_filters,
        )
    )
    register_section(listing.search_section)


def _declare_data() -> None:
    declare(
        Personal(
            model="till_catalog.ImportRun",
            fields=("started_by",),
            what=_("Wer einen Import begonnen hat"),
            people=People.STAFF,
            purpose=_("nachvollziehen, wer einen Import begonnen hat"),
            legal_base=_("Art. 6 Abs. 1 Buchst. e DSGVO"),
            readers=_("Redaktion des Kurskatalogs"),
            kept_until=_("bis das Konto gelöscht wird; der Import bleibt ohne Namen"),
            subject=by_account("started_by"),
            erasure=Erasure.CASCADE,
        ),
        Personal(
            model="till_catalog.ImportDraft",
            fields=("owner", "file_name"),
            what=_("Wer eine Tabelle mit Angeboten hochgeladen hat, und wie die Datei heißt"),
            people=People.STAFF,
            purpose=_("wissen, wessen Tabelle noch nicht veröffentlicht ist"),
            legal_base=_("Art. 6 Abs. 1 Buchst. e DSGVO"),
            readers=_("Redaktion des Kurskatalogs"),
            keep=(
                Keep(clock="changed_at", period=DRAFTS_KEPT, since=_("nach der letzten Änderung")),
            ),
            subject=by_account("owner"),
            erasure=Erasure.CASCADE,
        ),
        Personal(
            model="till_catalog.DraftRow",
            fields=("cells", "shown", "problems"),
            what=_("Hochgeladene Tabellen mit Angeboten, bevor sie veröffentlicht sind"),
            people=People.PROVIDERS,
            purpose=_(
                "Tabellen der Anbieter, bis sie veröffentlicht sind; Texte können Namen nennen"
            ),
            legal_base=_("Art. 6 Abs. 1 Buchst. e DSGVO"),
            readers=_("Redaktion des Kurskatalogs"),
            kept_until=_("bis der Entwurf gelöscht wird, 30 Tage nach der letzten Änderung"),
        ),
        Personal(
            model="till_catalog.ImportRecord",
            fields=("raw",),
            what=_("Gelieferte Angebote im Original"),
            people=People.PROVIDERS,
            purpose=_(
                "Rohdaten der Anbieter, ohne die Felder für Lehrende; Texte können Namen nennen"
            ),
            legal_base=_("Art. 6 Abs. 1 Buchst. e DSGVO"),
            readers=_("Redaktion des Kurskatalogs"),
            kept_until=_("bis der Anbieter den Datensatz ändert oder die Quelle gelöscht wird"),
        ),
        NotPersonal(
            model="till_catalog.Offer",
            fields=("contact_phone", "contact_email"),
            reason=_("Beratungsstelle des Anbieters; Importe lassen Personen weg"),
        ),
        NotPersonal(
            model="till_catalog.ImportSource", fields=("name",), reason=_("Name einer Datenquelle")
        ),
        NotPersonal(model="till_catalog.Keyword", fields=("name",), reason=_("ein Schlagwort")),
    )
