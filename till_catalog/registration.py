"""What the catalogue registers with the rooms below it: rights, index, navigation, declarations."""

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.access import register_rule
from portal.blocks.listing import register_source
from portal.jobs import registry as jobs
from portal.jobs.registry import PeriodicJob
from portal.pages.navigation import Tool, register_link, register_tool
from portal.privacy.registry import Erasure, Keep, NotPersonal, Personal, declare
from portal.privacy.subjects import by_account
from portal.sitemaps import register_sitemap
from search import registry
from search.contract import Index
from search.sections import register_section

from . import fallback, indexing, listing
from .importers.lifecycle import interrupt_lost
from .importers.originals import forget_originals
from .indexing.validity import mark_fundings
from .models import Offer
from .office import worklist
from .queries import listed_offers
from .report_privacy import declare_reports
from .searching.question import visibility_filters
from .sitemaps import OfferSection, ProviderSection
from .upkeep.links import links_are_due

DRAFTS_KEPT = dt.timedelta(days=30)


def register() -> None:
    """Called once, when the apps are ready."""
    _register_with_search()
    _register_jobs()
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


def _register_jobs() -> None:
    jobs.register(
        PeriodicJob(
            name="till.imports.lost",
            label=_("Importe beenden, deren Prozess verschwunden ist"),
            every=dt.timedelta(minutes=1),
            run=interrupt_lost,
        )
    )
    jobs.register(
        PeriodicJob(
            name="till.imports.originals",
            label=_("Importdateien löschen, die älter als 90 Tage sind"),
            at=dt.time(3, 40),
            run=forget_originals,
        )
    )
    jobs.register(
        PeriodicJob(
            name="till.fundings",
            label=_("Förderungen, die beginnen oder enden, in die Suche übernehmen"),
            at=dt.time(0, 5),
            run=mark_fundings,
        )
    )
    jobs.register(
        PeriodicJob(
            name="till.nightly",
            label=_("Kurse: ablaufen lassen, zusammenführen, bewerten, Duplikate suchen"),
            at=dt.time(1, 30),
            run=_order_upkeep,
        )
    )
    jobs.register(
        PeriodicJob(
            name="till.links",
            label=_("Links der Kurse prüfen, jeden einmal in der Woche"),
            every=dt.timedelta(minutes=15),
            run=_order_link_check,
        )
    )
    jobs.register(
        PeriodicJob(
            name="till.open_data",
            label=_("Offene Daten: jede Nacht eine neue Ausgabe schreiben"),
            at=dt.time(4, 10),
            run=_order_dump,
        )
    )


def _order_upkeep() -> None:
    from .tasks import keep_up  # tasks need the registry of apps to be ready

    keep_up.enqueue()


def _order_link_check() -> None:
    from .tasks import check_due_links

    if links_are_due():
        check_due_links.enqueue()


def _order_dump() -> str:
    from .tasks import write_dump  # tasks need the registry of apps to be ready

    if not settings.PORTAL_OPEN_DATA:
        return str(_("abgeschaltet"))
    write_dump.enqueue()
    return ""


def _declare_data() -> None:
    declare(
        Personal(
            model="till_catalog.ImportRun",
            fields=("started_by",),
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
            purpose=_("wissen, wessen Tabelle noch nicht veröffentlicht ist"),
            legal_base=_("Art. 6 Abs. 1 Buchst. e DSGVO"),
            readers=_("Redaktion des Kurskatalogs"),
            keep=(Keep(clock="changed_at", period=DRAFTS_KEPT),),
            subject=by_account("owner"),
            erasure=Erasure.CASCADE,
        ),
        Personal(
            model="till_catalog.DraftRow",
            fields=("cells", "shown", "problems"),
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
