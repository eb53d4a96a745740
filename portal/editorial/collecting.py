"""Which links the public pages show, and which of them lead nowhere in our own house."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from portal.access import ANONYMOUS, visible_to
from portal.links import LONGEST, keep_links, url_digest
from portal.media.models import PortalDocument

from .models import PageLink, PageLinkCheck

BATCH = 100
_TAG = re.compile(r"<a\s[^>]*>")
_ATTRIBUTE = re.compile(r'(href|linktype|id)="([^"]*)"')
_ADDRESS = re.compile(r"https?://\S+")


def collect_page_links() -> int:
    """Let the tables say what public pages show now; return how many addresses are new."""
    shown = visible_to(ANONYMOUS, Page.objects.all())
    found = {page.pk: _links(page.specific) for page in shown.iterator(chunk_size=BATCH)}
    outside = {url for links in found.values() for kind, url in links if kind == "url"}
    new = keep_links(PageLinkCheck, sorted(outside))
    rows = _rows(found)
    with transaction.atomic():
        PageLink.objects.all().delete()
        PageLink.objects.bulk_create(rows, batch_size=500)
    return new


def _rows(found: dict[int, set[tuple[str, str]]]) -> list[PageLink]:
    checks = dict(PageLinkCheck.objects.values_list("digest", "pk"))
    inside = {kind: _keys(found, kind) for kind in ("page", "document")}
    there = {
        "page": set(
            visible_to(ANONYMOUS, Page.objects.filter(pk__in=inside["page"])).values_list(
                "pk", flat=True
            )
        ),
        "document": set(
            PortalDocument.objects.filter(pk__in=inside["document"]).values_list("pk", flat=True)
        ),
    }
    rows = []
    for page, links in found.items():
        for kind, value in sorted(links):
            if kind == "url":
                rows.append(PageLink(page_id=page, check_row_id=checks[url_digest(value)]))
            elif int(value) not in there[kind]:
                rows.append(PageLink(page_id=page, problem=_problem(kind)))
    return rows


def _problem(kind: str) -> str:
    if kind == "page":
        return _("führt zu einer Seite, die es nicht gibt oder die nicht öffentlich ist")
    return _("führt zu einem Dokument, das es nicht mehr gibt")


def _keys(found: dict[int, set[tuple[str, str]]], wanted: str) -> set[int]:
    return {int(value) for links in found.values() for kind, value in links if kind == wanted}


def _links(page: Any) -> set[tuple[str, str]]:
    """Return (kind, value) of all links in the texts and blocks of a page; kinds are url, page, document."""
    links: set[tuple[str, str]] = set()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(page, field.name)
            for text in _texts(value.stream_block.get_prep_value(value)):
                links |= set(_in_text(text))
        elif isinstance(field, RichTextField):
            links |= set(_in_text(getattr(page, field.name) or ""))
    return links


def _texts(value: Any) -> Iterator[str]:
    """Yield every text inside the plain data of blocks, whatever blocks there are."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _in_text(text: str) -> Iterator[tuple[str, str]]:
    if _ADDRESS.fullmatch(text.strip()) and len(text) <= LONGEST:
        yield "url", text.strip()
        return
    for tag in _TAG.findall(text):
        found = {name: strip_tags(value) for name, value in _ATTRIBUTE.findall(tag)}
        address = found.get("href", "").replace("&amp;", "&")
        if _ADDRESS.fullmatch(address) and len(address) <= LONGEST:
            yield "url", address
        elif found.get("linktype") in {"page", "document"} and found.get("id", "").isdecimal():
            yield found["linktype"], found["id"]
