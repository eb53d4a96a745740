"""The news among the secrets of the canary sweep."""

import datetime as dt
from typing import Any

from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageViewRestriction

from portal import clock
from portal.news.models import NewsArticlePage, NewsIndexPage
from portal.topics.models import Topic

from .secret import FINDER, Secret, arabic_home, restrict
from .world import home_page


def _news_index(slug: str = "meldungen") -> NewsIndexPage:
    found = NewsIndexPage.objects.filter(slug=slug).first()
    return found or _published(home_page(), NewsIndexPage(title="Meldungen", slug=slug))


def _published(parent: Page, page: Any) -> Any:
    made = Page.objects.get(pk=parent.pk).specific.add_child(instance=page)
    made.save_revision().publish()
    return made


def _article(secret: Secret, index: NewsIndexPage | None = None) -> NewsArticlePage:
    """Make a public article that says the secret everywhere an article can say something."""
    image = get_image_model().objects.create(
        title=secret.word("bildtitel"), alt=secret.word("alt"), file=get_test_image_file()
    )
    correction = {
        "at": clock.now(),
        "wrong": secret.word("falsch"),
        "right": secret.word("richtig"),
    }
    article: NewsArticlePage = _published(
        index or _news_index(),
        NewsArticlePage(
            title=f"{FINDER} {secret.word('titel')}",
            slug=f"geheim-{secret.name}",
            teaser=f"{FINDER} {secret.word('kurz')}",
            search_description=secret.word("beschreibung"),
            author_name=secret.word("stelle"),
            published_at=clock.now(),
            image=image,
            corrections=[("correction", correction)],
            body=[("paragraph", f"<p>{FINDER} {secret.word('text')}</p>")],
        ),
    )
    topic, _ = Topic.objects.get_or_create(slug="leuchten", label="Leuchten")
    article.topics.set([topic])
    article.tags.set([secret.word("stichwort")])
    article.save_revision().publish()
    secret.path = article.get_url() or ""
    return NewsArticlePage.objects.get(pk=article.pk)


def news_unpublished(secret: Secret) -> None:
    secret.hide = _article(secret).unpublish


def news_expired(secret: Secret) -> None:
    """Expired, but the job that unpublishes it has not run yet."""
    article = _article(secret)

    def hide() -> None:
        Page.objects.filter(pk=article.pk).update(expire_at=clock.now() - dt.timedelta(minutes=1))

    secret.hide = hide


def news_scheduled(secret: Secret) -> None:
    article = _article(secret)

    def hide() -> None:
        article.unpublish()
        article.go_live_at = clock.now() + dt.timedelta(days=1)
        article.save_revision().publish()

    secret.hide = hide


def news_logged_in_only(secret: Secret) -> None:
    article = _article(secret)
    secret.hide = lambda: restrict(article, PageViewRestriction.LOGIN)


def news_copied(secret: Secret) -> None:
    """A draft copy of an article, which then vanishes itself: the copy must not stand in for it."""
    article = _article(secret)

    def hide() -> None:
        article.copy(update_attrs={"slug": "kopie"}, keep_live=False)
        article.unpublish()

    secret.hide = hide


def news_moved(secret: Secret) -> None:
    """Moved below an index that only some may see."""
    article = _article(secret)

    def hide() -> None:
        closed = _published(arabic_home(), NewsIndexPage(title="Intern", slug="intern"))
        restrict(closed, PageViewRestriction.LOGIN)
        article.move(closed, pos="last-child")

    secret.hide = hide


def news_translated(secret: Secret) -> None:
    """A draft translation, whose language has no interface yet; the original vanishes."""
    article = _article(secret)

    def hide() -> None:
        article.copy_for_translation(arabic_home().locale, copy_parents=True)
        article.unpublish()

    secret.hide = hide


def news_draft_change(secret: Secret) -> None:
    """The article stays public; an unpublished change of it must not show."""
    article: Any = _published(
        _news_index(), NewsArticlePage(title="Fest", slug="fest", published_at=clock.now())
    )

    def hide() -> None:
        article.title = article.teaser = secret.word("titel")
        article.author_name = secret.word("stelle")
        article.tags.set([secret.word("stichwort")])
        article.body = [("paragraph", f"<p>{secret.word('text')}</p>")]
        article.save_revision()

    secret.path = "/meldungen/fest/"
    secret.hide = hide


PLANTERS = (
    news_unpublished,
    news_expired,
    news_scheduled,
    news_logged_in_only,
    news_copied,
    news_moved,
    news_translated,
    news_draft_change,
)


def open_article() -> None:
    """An article of the topic of all hidden ones stays public, and the home page lists news."""
    article = _article(Secret(name="offen"))
    article.title, article.slug = f"{FINDER} gemeldet", "gemeldet"
    article.tags.set([FINDER])
    article.save_revision().publish()
    home = home_page()
    block = {"title": "Meldungen", "source": "news", "topic": "", "number": 12}
    home.listings = [("listing", block), ("listing", block | {"topic": "leuchten"})]
    home.save_revision().publish()
