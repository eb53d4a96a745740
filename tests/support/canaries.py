"""Secrets for the canary sweep: public first, indexed, and then hidden in one way each.

A room that has something to hide adds a function to PLANTERS. It makes one public object whose
texts hold words of `Secret.word(...)`, and returns it with the way to hide it.
"""

import datetime as dt
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.utils.text import slugify
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageViewRestriction

from portal import clock
from portal.media.models import PortalDocument
from portal.organisations.models import Organisation
from portal.pages.models import StandardPage
from portal.programmes.models import ProgrammeIndexPage, ProgrammePage, ProgrammePartner
from till_catalog.domain.lifecycle import EXPIRED_PAGE_DAYS
from till_catalog.enums import OfferStatus
from till_catalog.models import Offer, PromotedOffer, Promotion, Provider, Run, Wish

from . import canaries_legal, canaries_news
from .secret import FINDER, Secret, arabic_home
from .secret import restrict as _restrict
from .world import home_page

__all__ = ["FINDER", "Secret", "plant"]


def _page(secret: Secret, parent: Page | None = None, **fields: object) -> StandardPage:
    """Make a public page that says the secret everywhere a page can say something."""
    image = get_image_model().objects.create(
        title=secret.word("bildtitel"), alt=secret.word("alt"), file=get_test_image_file()
    )
    document = PortalDocument(title=secret.word("dokument"))
    document.file.save(f"{secret.word('datei')}.pdf", ContentFile(b"%PDF"))
    text = (
        f'<p>{FINDER} {secret.word("text")} <a linktype="document" id="{document.pk}">mehr</a></p>'
    )
    page: StandardPage = (parent or home_page()).add_child(
        instance=StandardPage(
            title=f"{FINDER} {secret.word('titel')}",
            slug=f"geheim-{secret.name}",
            seo_title=secret.word("seo"),
            search_description=secret.word("beschreibung"),
            teaser=secret.word("kurz"),
            image=image,
            body=[("paragraph", text)],
            show_in_menus=True,
            **fields,
        )
    )
    page.save_revision().publish()
    secret.path = page.get_url() or ""
    return page


def unpublished(secret: Secret) -> None:
    secret.hide = _page(secret).unpublish


def expired(secret: Secret) -> None:
    """Expired, but the job that unpublishes it has not run yet."""
    page = _page(secret)

    def hide() -> None:
        Page.objects.filter(pk=page.pk).update(expire_at=clock.now() - dt.timedelta(minutes=1))

    secret.hide = hide


def scheduled(secret: Secret) -> None:
    page = _page(secret)

    def hide() -> None:
        page.unpublish()
        page.go_live_at = clock.now() + dt.timedelta(days=1)
        page.save_revision().publish()

    secret.hide = hide


def draft_change(secret: Secret) -> None:
    """The page stays public; an unpublished change of it must not show."""
    page = home_page().add_child(instance=StandardPage(title="Öffnungszeiten", slug="zeiten"))

    def hide() -> None:
        page.title = page.seo_title = secret.word("titel")
        page.teaser = secret.word("kurz")
        page.save_revision()

    secret.path = "/zeiten/"
    secret.hide = hide


def logged_in_only(secret: Secret) -> None:
    page = _page(secret)
    secret.hide = lambda: _restrict(page, PageViewRestriction.LOGIN)


def groups_only(secret: Secret) -> None:
    page = _page(secret)
    secret.hide = lambda: _restrict(page, PageViewRestriction.GROUPS)


def password(secret: Secret) -> None:
    page = _page(secret)
    secret.hide = lambda: _restrict(page, PageViewRestriction.PASSWORD)


def below_a_closed_page(secret: Secret) -> None:
    parent = home_page().add_child(instance=StandardPage(title="Intern", slug="intern"))
    _page(secret, parent)
    secret.hide = lambda: _restrict(parent, PageViewRestriction.LOGIN)


def moved_into_a_closed_section(secret: Secret) -> None:
    section = home_page().add_child(instance=StandardPage(title="Archiv", slug="archiv"))
    _restrict(section, PageViewRestriction.LOGIN)
    page = _page(secret)
    secret.hide = lambda: page.move(section, pos="last-child")


def easy_language_partner(secret: Secret) -> None:
    """A public page names a hidden one as its version in easy language."""
    page = _page(secret)
    home_page().add_child(
        instance=StandardPage(title="Beratung", slug="beratung", easy_language=page)
    )
    secret.hide = lambda: _restrict(page, PageViewRestriction.LOGIN)


def other_language(secret: Secret) -> None:
    """An Arabic page: its language has no interface yet."""
    home = arabic_home()
    _page(secret, home, locale=home.locale)


def programme(secret: Secret) -> None:
    """A programme says its secret everywhere; a home page's door and a button lead to it."""
    page = _programme(secret)
    home = home_page()
    home.doors = [("door", {"page": page, "title": secret.word("tuer"), "text": "Offen."})]
    home.ways = [("way", {"label": secret.word("weg"), "page": page, "address": ""})]
    home.save_revision().publish()
    secret.hide = lambda: _restrict(page, PageViewRestriction.LOGIN)


def draft_of_a_programme(secret: Secret) -> None:
    secret.hide = _programme(secret).unpublish


def _programme(secret: Secret) -> ProgrammePage:
    index = ProgrammeIndexPage.objects.first() or home_page().add_child(
        instance=ProgrammeIndexPage(title="Programme", slug="programme")
    )
    organisation = Organisation.objects.create(
        name=secret.word("partner"), slug=f"partner-{secret.name}"
    )
    page: ProgrammePage = index.add_child(
        instance=ProgrammePage(
            title=f"{FINDER} {secret.word('titel')}",
            slug=f"geheim-{secret.name}",
            teaser=secret.word("kurz"),
            goal=secret.word("ziel"),
            audience=f"<p>{secret.word('wen')}</p>",
            offers=f"<p>{secret.word('was')}</p>",
            timeline=[("entry", {"when": "2026", "title": secret.word("zeit"), "text": ""})],
            takes_callbacks=True,
        )
    )
    ProgrammePartner.objects.create(page=page, organisation=organisation, role=secret.word("rolle"))
    page.save_revision().publish()
    secret.path = page.get_url() or ""
    return page


def _offer(secret: Secret, name: str = "Haus offen") -> Offer:
    """Make a public offer; unless told otherwise of the one provider that stays public."""
    organisation, _ = Organisation.objects.get_or_create(name=name, slug=slugify(name))
    offer = Offer.objects.create(
        provider=Provider.objects.get_or_create(
            organisation=organisation,
            defaults={"open_data_consent": True, "data_licence": "CC0"},
        )[0],
        first_published_at=clock.now(),
        title=f"{FINDER} {secret.word('titel')}",
        description=f"{FINDER} {secret.word('text')}",
        contact_email=f"{secret.word('post')}@haus.example",
        status=OfferStatus.PUBLISHED,
    )
    Run.objects.create(
        offer=offer,
        start=clock.today() + dt.timedelta(days=10),
        room=secret.word("raum"),
        modified=clock.now(),
    )
    secret.path = f"/kurse/{offer.pk}-x/"
    return offer


def _offer_of_status(secret: Secret, status: OfferStatus) -> None:
    offer = _offer(secret)

    def hide() -> None:
        offer.status = status
        offer.save()

    secret.hide = hide


def draft_offer(secret: Secret) -> None:
    _offer_of_status(secret, OfferStatus.DRAFT)


def offer_in_review(secret: Secret) -> None:
    _offer_of_status(secret, OfferStatus.IN_REVIEW)


def withdrawn_offer(secret: Secret) -> None:
    _offer_of_status(secret, OfferStatus.WITHDRAWN)


def archived_offer(secret: Secret) -> None:
    _offer_of_status(secret, OfferStatus.ARCHIVED)


def _offer_with_run(secret: Secret, **changes: dt.date) -> None:
    run = _offer(secret).runs.get()

    def hide() -> None:
        for name, day in changes.items():
            setattr(run, name, day)
        run.save()

    secret.hide = hide


def offer_long_over(secret: Secret) -> None:
    """Over for so long that even its page is gone; nobody has set its status yet."""
    day = clock.today() - dt.timedelta(days=EXPIRED_PAGE_DAYS + 1)
    _offer_with_run(secret, start=day, end=day, last_day=day)


def offer_shown_from_tomorrow(secret: Secret) -> None:
    _offer_with_run(secret, publish_from=clock.today() + dt.timedelta(days=1))


def offer_of_a_hidden_provider(secret: Secret) -> None:
    offer = _offer(secret, name=secret.word("anbieter"))

    def hide() -> None:
        offer.provider.public = False
        offer.provider.save()

    secret.hide = hide


PLANTERS: tuple[Callable[[Secret], None], ...] = (
    unpublished,
    expired,
    scheduled,
    draft_change,
    logged_in_only,
    groups_only,
    password,
    below_a_closed_page,
    moved_into_a_closed_section,
    easy_language_partner,
    other_language,
    programme,
    draft_of_a_programme,
    *canaries_news.PLANTERS,
    *canaries_legal.PLANTERS,
    draft_offer,
    offer_in_review,
    withdrawn_offer,
    archived_offer,
    offer_long_over,
    offer_shown_from_tomorrow,
    offer_of_a_hidden_provider,
)


def plant() -> list[Secret]:
    """Make every secret, still public, and one page and offer that stay public."""
    secrets = []
    for planter in PLANTERS:
        secret = Secret(name=planter.__name__.replace("_", ""))
        planter(secret)
        secrets.append(secret)
    home_page().add_child(instance=StandardPage(title=f"{FINDER} offen", slug="offen"))
    _offer(Secret(name="offen"))
    canaries_news.open_article()
    _lead_to_all_offers()
    return secrets


def _lead_to_all_offers() -> None:
    """The office recommends every offer for `FINDER`, and a wish looks for them."""
    promotion = Promotion.objects.create(queries=FINDER, reason="Alle sind gut.")
    for offer in Offer.objects.order_by("pk"):
        PromotedOffer.objects.create(promotion=promotion, offer=offer)
    Wish.objects.create(sentence="Ich möchte leuchten", words=FINDER, icon="question")
