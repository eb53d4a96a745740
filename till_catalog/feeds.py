"""RSS of a search: what is new for a question, under the same parameters as the page."""

import datetime as dt
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal import clock
from portal.conditional import A_WHILE, unless_known, version_of
from portal.siteconfig.house import house_of
from portal.text import plain_text, printable
from search import api
from search.contract import Query, Sort

from .indexing import NEWNESS
from .searching.cards import Card, cards
from .searching.facets import chips
from .searching.labels import Labels
from .searching.parameters import Parameters, read
from .searching.question import by_date, filters

ITEMS = 50
SUMMARY_LENGTH = 300
TTL = 360  # minutes until a reader asks again
CONTENT_TYPE = "application/rss+xml; charset=utf-8"


def newest(parameters: Parameters) -> Query:
    """Return the question for what was published last. Only what has all words: nobody wants to be
    told of near misses."""
    return Query(
        words=parameters.q,
        filters=filters(parameters),
        sort=Sort(by="number", field=NEWNESS),
        limit=ITEMS,
        stage="strict",
        parts_per_hit=1,
        parts_order=by_date(),
        did_you_mean=False,
        rescue=False,
    )


@require_safe
def search_feed(request: HttpRequest) -> HttpResponse:
    """The newest offers of a search, at most 50. Order and page of the address do not count, and
    what cannot be used is ignored, as on the page."""
    parameters = read(request.GET)
    feed = _Feed(
        title=_title(parameters, house=house_of(request).name),
        link=_absolute(request, "till_catalog:search", parameters),
        description=_("Was in dieser Suche neu ist, das Neueste zuerst."),
        language="de",
        feed_url=_absolute(request, "till_catalog:search_feed", parameters),
        ttl=TTL,
    )
    for card in cards(api.search("offers", newest(parameters))):
        feed.add(request, card)
    body = feed.writeString("utf-8").encode()
    return unless_known(
        request,
        lambda: HttpResponse(body, content_type=CONTENT_TYPE),
        version=version_of(body),
        caching=A_WHILE,
        last_modified=feed.latest_post_date(),
    )


class _Feed(Rss201rev2Feed):
    """Django's feed; an empty one is dated too, so that equal answers have equal bytes."""

    def add(self, request: HttpRequest, card: Card) -> None:
        """Add an offer. Its guid is the address without the title, which may be corrected."""
        offer = card.offer
        permanent = reverse("till_catalog:offer_by_id", kwargs={"pk": offer.pk})
        self.add_item(
            title=printable(offer.title),
            link=request.build_absolute_uri(offer.get_absolute_url()),
            description=printable(_summary(card)),
            unique_id=request.build_absolute_uri(permanent),
            unique_id_is_permalink=True,
            pubdate=offer.first_published_at,
        )

    def latest_post_date(self) -> dt.datetime:
        """Return when the newest was published; of an empty feed the beginning of the day."""
        dates = [item["pubdate"] for item in self.items if item["pubdate"]]
        return max(dates, default=dt.datetime.combine(clock.today(), dt.time(), clock.BERLIN))


def _summary(card: Card) -> str:
    facts = (
        card.offer.provider.organisation.name,
        card.when[0],
        card.where,
        card.price or _("Preis unbekannt"),
        card.places,
    )
    text = Truncator(plain_text(card.offer.description)).chars(SUMMARY_LENGTH)
    return "\n".join(part for part in (" · ".join(fact for fact in facts if fact), text) if part)


def _title(parameters: Parameters, *, house: str) -> str:
    labels = Labels(frozenset(parameters.anbieter))
    asked = [parameters.q, *(chip.label for chip in chips(parameters, labels))]
    words = ", ".join(word for word in asked if word)
    name = _("Neue Angebote: %(words)s") % {"words": words} if words else _("Neue Angebote")
    return printable(f"{name} – {house}")


def _absolute(request: HttpRequest, viewname: str, parameters: Parameters) -> str:
    query = urlencode(parameters.as_pairs(sortierung=""))
    address = reverse(viewname)
    return request.build_absolute_uri(f"{address}?{query}" if query else address)
