"""What features add to the site search: a section of hits of their own above the pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True)
class Section:
    """Some hits of a feature. `template` draws them from `context`; `url` leads to all `total`."""

    title: str | Promise
    template: str
    total: int
    url: str
    link_text: str
    context: Mapping[str, Any] = field(default_factory=dict)


SectionSource = Callable[[HttpRequest, str], Section | None]
_sources: list[SectionSource] = []


def register_section(source: SectionSource) -> None:
    """Ask `source(request, words)` for a section on the first page of every site search."""
    if source not in _sources:
        _sources.append(source)


def sections(request: HttpRequest, words: str) -> list[Section]:
    """Return the sections that have something to show, in the order of their registration."""
    found = (source(request, words) for source in _sources)
    return [section for section in found if section is not None]
