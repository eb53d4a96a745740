"""Wishes of the easy path, and a recommendation. Wishes are true and may stay; made only where none are."""

from dataclasses import dataclass

from django.db import transaction

from portal.topics.models import Topic

from ..enums import WishIcon
from ..models import Offer, PromotedOffer, Promotion, TargetGroup, Wish


@dataclass(frozen=True, kw_only=True)
class DemoWish:
    """A wish by the slugs of its topics and target groups."""

    sentence: str
    icon: WishIcon
    topics: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    words: str = ""


WISHES: tuple[DemoWish, ...] = (
    DemoWish(
        sentence="Ich möchte lesen und schreiben lernen",
        icon=WishIcon.BOOK,
        topics=("lesen-schreiben",),
    ),
    DemoWish(sentence="Ich möchte Deutsch lernen", icon=WishIcon.SPEECH, topics=("deutsch",)),
    DemoWish(
        sentence="Ich möchte eine andere Sprache lernen",
        icon=WishIcon.LANGUAGE,
        topics=(
            "arabisch",
            "chinesisch",
            "englisch",
            "franzoesisch",
            "italienisch",
            "japanisch",
            "niederlaendisch",
            "polnisch",
            "russisch",
            "schwedisch",
            "spanisch",
            "tuerkisch",
            "weitere-sprachen",
        ),
    ),
    DemoWish(sentence="Ich suche Arbeit", icon=WishIcon.WORK, words="Jobsuche Bewerbung"),
    DemoWish(
        sentence="Ich möchte einen Schul-Abschluss machen",
        icon=WishIcon.SCHOOL,
        topics=("schulabschluss",),
    ),
    DemoWish(
        sentence="Ich möchte den Computer verstehen",
        icon=WishIcon.COMPUTER,
        topics=("computer-internet",),
    ),
    DemoWish(sentence="Ich möchte besser rechnen", icon=WishIcon.EURO, topics=("rechnen",)),
    DemoWish(
        sentence="Ich möchte Menschen treffen",
        icon=WishIcon.PEOPLE,
        topics=("tanz", "musik-machen", "kochen-ernaehrung", "theater"),
    ),
    DemoWish(
        sentence="Ich möchte gesund bleiben",
        icon=WishIcon.HEALTH,
        topics=("bewegung-fitness", "entspannung", "gesund-wissen", "seelische-gesundheit"),
    ),
    DemoWish(
        sentence="Ich brauche Hilfe mit Kindern",
        icon=WishIcon.FAMILY,
        groups=("eltern", "familien"),
    ),
)
QUERIES = "Excel\nExcel Kurs"
REASON = "Neu im Programm und auch für Menschen, die selten am Computer sitzen."
OFFER = "excel-grundlagen"


def build() -> None:
    """Make what is missing; call it when the example offers are there."""
    with transaction.atomic():
        if not Wish.objects.exists():
            _make_wishes()
        offer = Offer.objects.filter(source__slug="beispiele", external_id=OFFER).first()
        if offer and not Promotion.objects.exists():
            promotion = Promotion.objects.create(queries=QUERIES, reason=REASON)
            PromotedOffer.objects.create(promotion=promotion, offer=offer)


def remove() -> None:
    """Take the recommendation away when its offer has gone; wishes find what real providers offer."""
    Promotion.objects.filter(reason=REASON, offers=None).delete()


def _make_wishes() -> None:
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    for position, wish in enumerate(WISHES, start=1):
        row = Wish.objects.create(
            sentence=wish.sentence, icon=wish.icon, words=wish.words, position=position
        )
        row.topics.set([topics[slug] for slug in wish.topics if slug in topics])
        row.target_groups.set(TargetGroup.objects.filter(slug__in=wish.groups))
