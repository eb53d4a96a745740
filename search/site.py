"""The index `site`: every public page, in the words its `site_document()` gives.

Rows for display are always read through `visible_to`: an index that lags shows nothing it should not.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from wagtail.models import Page, get_page_models

from portal.access import ANONYMOUS, visible_to
from portal.pages.base import BasePage
from portal.pages.documents import SiteDocument

from . import api
from .contract import (
    MAX_WORDS,
    AnyOf,
    Document,
    Hit,
    Index,
    IndexSchema,
    KeywordField,
    Query,
    Result,
    TextField,
)
from .german import fold_sort
from .user_text import read_user_text

NAME = "site"
SNIPPET_LENGTH = 220
CHUNK = 200

SCHEMA = IndexSchema(
    name=NAME,
    texts=(
        TextField(name="title", weight=4.0, suggest=True),
        TextField(name="teaser", weight=2.0),
        TextField(name="text"),
    ),
    keywords=(KeywordField(name="language"),),
)


def keys() -> list[int]:
    """Return the ids of all public pages that want to be found, ascending.

    Only page types with a `site_document` of their own can opt out, so only they are loaded.
    """
    types = [model for model in get_page_models() if issubclass(model, BasePage)]
    plain = [model for model in types if model.site_document is BasePage.site_document]
    choosy = [model for model in types if model not in plain]
    pages: Any = visible_to(ANONYMOUS, Page.objects.all())
    found = set(pages.exact_type(*plain).values_list("pk", flat=True)) if plain else set()
    if choosy:
        candidates = list(pages.exact_type(*choosy).values_list("pk", flat=True))
        for start in range(0, len(candidates), CHUNK):
            found.update(document.key for document in load(candidates[start : start + CHUNK]))
    return sorted(found)


def load(keys: Sequence[int]) -> Iterator[Document]:
    """Yield the documents of those of `keys` that are public and want to be found."""
    for page, document in site_documents(ANONYMOUS, keys):
        yield Document(
            key=page.pk,
            version=0,
            texts={"title": document.title, "teaser": document.teaser, "text": document.text},
            keywords={"language": (document.language,)},
            sort_text=fold_sort(document.title),
        )


def site_documents(user: object, keys: Sequence[int]) -> Iterator[tuple[BasePage, SiteDocument]]:
    """Yield (page, what it says of itself) of those of `keys` that `user` may see; by key."""
    pages: Any = visible_to(user, Page.objects.filter(pk__in=keys)).order_by("pk")
    for page in pages.specific().select_related("locale", for_specific_subqueries=True):
        document = page.site_document() if isinstance(page, BasePage) else None
        if document is not None:
            yield page, document


def fallback(query: Query) -> Result:
    """Answer from the database: every word in the title or the description; by title, no facets."""
    pages = visible_to(ANONYMOUS, Page.objects.all()).filter(depth__gt=1)
    for one in query.filters:
        if isinstance(one, AnyOf) and one.field == "language":
            pages = pages.filter(locale__language_code__in=one.values)
    asked = read_user_text(query.words)
    for text in (*asked.plain.split()[:MAX_WORDS], *asked.phrases):
        pages = pages.filter(_has(text))
    for text in (*asked.without, *asked.without_phrases):
        pages = pages.exclude(_has(text))
    found = pages.order_by("title", "pk").values_list("pk", flat=True)
    window = found[query.offset : query.offset + query.limit]
    return Result(hits=tuple(Hit(key=key) for key in window), total=found.count(), stage="database")


def _has(text: str) -> Q:
    # SQLite compares letters beyond ASCII with their case: ask for both.
    spellings = {text, text.lower(), text.capitalize()}
    condition = Q()
    for spelling in spellings:
        condition |= Q(title__icontains=spelling) | Q(search_description__icontains=spelling)
    return condition


INDEX = Index(
    schema=SCHEMA,
    keys=keys,
    load=load,
    fallback=fallback,
    label=gettext_lazy("Seiten"),
    viewname="search:site",
)


@dataclass(frozen=True, kw_only=True)
class SiteHit:
    """One page found, ready to be shown; title and snippet carry `<mark>`."""

    url: str
    title: SafeString
    snippet: SafeString
    date: dt.date | None


def ask(words: str, *, language: str, offset: int, limit: int) -> Result:
    """Search the public pages of one language."""
    return api.search(
        NAME,
        Query(
            words=words,
            filters=(AnyOf(field="language", values=frozenset({language})),),
            offset=offset,
            limit=limit,
        ),
    )


def site_hits(result: Result, user: object) -> list[SiteHit]:
    """Return the hits of `result`, in its order, that `user` may see now."""
    shown = {page.pk: found for page, found in site_documents(user, [h.key for h in result.hits])}
    mark = api.highlighter(NAME, result.terms)
    return [
        SiteHit(
            url=document.path,
            title=mark(document.title),
            snippet=_snippet(document, mark),
            date=document.date,
        )
        for hit in result.hits
        if (document := shown.get(hit.key))
    ]


def _snippet(document: SiteDocument, mark: api.Highlighter) -> SafeString:
    """Return the teaser, unless only the text shows why the page was found."""
    teaser = mark(document.teaser, SNIPPET_LENGTH)
    text = mark(document.text, SNIPPET_LENGTH)
    return text if not teaser or ("<mark>" in text and "<mark>" not in teaser) else teaser
