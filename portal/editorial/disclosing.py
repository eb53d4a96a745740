"""Nightly: what is open although what it belongs to is not. Nothing is closed here; a person decides.

`portal.pages.closing` lets privacy go along when pages are copied, moved or translated. What came about
before, through the database or by an editor who opened one of two languages, is found here.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import Page, PageViewRestriction

from portal import clock
from portal.access import ANONYMOUS, visible_to
from portal.media.models import PortalDocument
from portal.pages.files import closed_collections, closed_files, files_of

from .models import Disclosure, DisclosureKind

BATCH = 100


def keep_disclosures() -> int:
    """Let the table say what is open now; return how much of it is new. What a person has said stays."""
    found = {row.key: row for row in (*_twins(), *_files())}
    known = set(Disclosure.objects.values_list("key", flat=True))
    new = [row for key, row in found.items() if key not in known]
    with transaction.atomic():
        for key in known - found.keys():
            Disclosure.objects.filter(key=key).delete()
        Disclosure.objects.bulk_create(new, batch_size=200)
    return len(new)


def _row(page: Page, kind: DisclosureKind, key: object, subject: str) -> Disclosure:
    return Disclosure(
        key=f"{kind}:{page.pk}:{key}",
        page_id=page.pk,
        kind=kind,
        subject=subject[:255],
        found_at=clock.now(),
    )


def closed_pages() -> QuerySet[Page]:
    """Return the pages that are not for everybody, by a restriction of their own or from above."""
    above = PageViewRestriction.objects.alias(
        candidate=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(candidate__startswith=F("page__path"))
    found: QuerySet[Page] = Page.objects.filter(Exists(above))
    return found


def _public(**conditions: Any) -> QuerySet[Page]:
    return visible_to(ANONYMOUS, Page.objects.filter(**conditions))


def _twins() -> Iterator[Disclosure]:
    """Translations and aliases that everybody sees, of pages that not everybody may."""
    closed = closed_pages()
    titles = dict(closed.values_list("translation_key", "title"))
    for page in _public(translation_key__in=closed.values("translation_key")):
        key = page.translation_key
        yield _row(page, DisclosureKind.TRANSLATION, key, titles[key])
    for page in _public(alias_of__in=closed.values("pk")).select_related("alias_of"):
        yield _row(page, DisclosureKind.ALIAS, page.alias_of_id, page.alias_of.title)


def _files() -> Iterator[Disclosure]:
    """Open documents of closed pages, unless an open page shows them, too; and the other way round."""
    shown: set[int] = set()
    for page in _specific(_public()):
        files = files_of(page)
        shown |= files[PortalDocument]
        for kind, key, title in closed_files(files):
            yield _row(page, DisclosureKind.CLOSED_FILE, f"{kind.__name__}{key}", title)
    closed = set(closed_collections().values_list("pk", flat=True))
    for page in _specific(closed_pages()):
        documents = PortalDocument.objects.filter(pk__in=files_of(page)[PortalDocument] - shown)
        for document in documents.exclude(collection__in=closed):
            yield _row(page, DisclosureKind.OPEN_FILE, document.pk, document.title)


def _specific(pages: QuerySet[Page]) -> Iterator[Page]:
    return (page.specific for page in pages.iterator(chunk_size=BATCH))
