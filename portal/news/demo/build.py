"""Make the demo's news. Only once: when there is an index, editors have taken over."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.models import Page, Site

from portal import clock
from portal.enums import Tri
from portal.media.models import PortalDocument, PortalImage
from portal.pages.models import HomePage
from portal.topics.models import Topic

from ..models import NewsArticlePage, NewsIndexPage
from .articles import ARTICLES, DOCUMENTS, DemoArticle
from .pictures import PICTURES

CREDIT = "Stadt Trier, Beispielbild"


@transaction.atomic
def build_news() -> int:
    """Create index, articles, pictures and documents below the home page; return how many pages.

    Does nothing without home page or with an index.
    """
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = HomePage.objects.filter(pk=site.root_page_id).first() if site else None
    if home is None or NewsIndexPage.objects.child_of(home).exists():
        return 0
    index = home.add_child(
        instance=NewsIndexPage(
            title="Meldungen",
            slug="meldungen",
            teaser="Was in der Trierer Bildungslandschaft geschieht.",
            locale=home.locale,
            press_office="Kommunales Bildungsmanagement (Beispiel)",
            press_phone="0651 718-0",
        )
    )
    index.save_revision().publish()
    images, documents = _images(), _documents()
    for demo in reversed(ARTICLES):
        _write(demo, index=index, images=images, documents=documents)
    return 1 + len(ARTICLES)


def _images() -> dict[str, PortalImage]:
    found = {}
    for picture in PICTURES:
        image = PortalImage.objects.filter(title=picture.title).first()
        if image is None:
            file = ImageFile(ContentFile(picture.draw().png()), name=f"beispiel-{picture.name}.png")
            image = PortalImage(
                title=picture.title, alt=picture.alt, credit=CREDIT, licence="CC0", file=file
            )
            image.save()
        found[picture.name] = image
    return found


def _documents() -> dict[str, PortalDocument]:
    found = {}
    for name, (title, text) in DOCUMENTS.items():
        document = PortalDocument.objects.filter(title=title).first()
        if document is None:
            document = PortalDocument(title=title, language="de", accessible=Tri.YES)
            document.file.save(f"{name}.txt", ContentFile(text.encode()))
            document.get_file_size()  # saves both
            document.get_file_hash()
        found[name] = document
    return found


def _write(
    demo: DemoArticle,
    *,
    index: NewsIndexPage,
    images: dict[str, PortalImage],
    documents: dict[str, PortalDocument],
) -> None:
    article = NewsArticlePage(
        title=demo.title,
        slug=demo.slug,
        teaser=demo.teaser,
        locale=index.locale,
        published_at=_morning(demo.days_ago),
        author_name=demo.author,
        image=images[demo.picture],
        corrections=[
            ("correction", {"at": _morning(one.days_ago), "wrong": one.wrong, "right": one.right})
            for one in demo.corrections
        ],
        body=[(kind, _filled(kind, value, images, documents)) for kind, value in demo.body],
    )
    Page.objects.get(pk=index.pk).add_child(instance=article)
    article.topics.set(Topic.objects.filter(slug__in=demo.topics))
    article.tags.set(demo.tags)
    article.save_revision().publish()


def _filled(
    kind: str, value: Any, images: dict[str, PortalImage], documents: dict[str, PortalDocument]
) -> Any:
    """Put pictures and documents in the place of their names."""
    if kind == "image":
        image = images[value["image"]]
        image.contextual_alt_text, image.decorative = image.alt, False
        return value | {"image": image}
    if kind == "documents":
        return value | {"documents": [documents[name] for name in value["documents"]]}
    return value


def _morning(days_ago: int) -> dt.datetime:
    """Return nine o'clock of that day, and of today only what is past."""
    day = clock.today() - dt.timedelta(days=days_ago)
    return min(dt.datetime.combine(day, dt.time(9), clock.BERLIN), clock.now())
