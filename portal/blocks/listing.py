"""The one block that lists things of any feature, and the registry of what can be listed.

Features register in `AppConfig.ready()`; the migrations of `portal` know none of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.access import ANONYMOUS

from .groups import WAYS

MOST = 12


class Items(Protocol):
    """Returns at most `number` things that `user` may see, of `topic` (a slug, "" for all)."""

    def __call__(self, *, user: Any, topic: str, number: int) -> Sequence[Any]: ...


@dataclass(frozen=True, kw_only=True)
class ListingSource:
    """Something that can be listed. `template` gets `items`, and prints the list, not its heading.

    `more` returns the address of the whole list of a topic.
    """

    key: str
    label: str | Promise
    items: Items
    template: str
    more: Callable[[str], str] | None = None


_sources: dict[str, ListingSource] = {}


def register_source(source: ListingSource) -> None:
    """Offer `source` to editors (call it in `AppConfig.ready()`)."""
    _sources[source.key] = source


def source_choices() -> list[tuple[str, str | Promise]]:
    """Return what editors can list."""
    return [(source.key, source.label) for source in _sources.values()]


def topic_choices() -> list[tuple[str, str]]:
    """Return the topics with their slugs, areas first."""
    from portal.topics.models import Topic

    return [(topic.slug, topic.label) for topic in Topic.objects.filter(parent=None)] + [
        (topic.slug, f"{topic.parent.label} › {topic.label}")
        for topic in Topic.objects.exclude(parent=None).select_related("parent")
        if topic.parent
    ]


class _LateChoiceBlock(blocks.ChoiceBlock):
    """Asks for its choices when an editor chooses, not each time that a page is shown."""

    def to_python(self, value: Any) -> Any:
        return value


class ListingBlock(blocks.StructBlock):
    """A list of courses, events, news: whatever features register."""

    title = blocks.CharBlock(label=_("Überschrift"), max_length=80)
    source = _LateChoiceBlock(label=_("Was"), choices=source_choices)
    topic = _LateChoiceBlock(
        label=_("Thema"), choices=topic_choices, required=False, help_text=_("Leer: alle Themen.")
    )
    number = blocks.IntegerBlock(label=_("Wie viele"), default=3, min_value=1, max_value=MOST)

    class Meta:
        icon = "list-ul"
        group = WAYS
        label = _("Liste")
        description = _("Kurse, Termine oder Meldungen zu einem Thema, immer aktuell.")
        template = "blocks/listing.html"
        preview_template = "blocks/previews/listing.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the items; an unknown source (its feature is gone) has none and prints nothing."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        source = _sources.get(value.get("source") or "")
        if source is None:
            return context | {"items": ()}
        user = getattr((parent_context or {}).get("request"), "user", ANONYMOUS)
        topic = value.get("topic") or ""
        number = min(value.get("number") or 3, MOST)
        return context | {
            "items": source.items(user=user, topic=topic, number=number),
            "items_template": source.template,
            "more_url": source.more(topic) if source.more else "",
        }
