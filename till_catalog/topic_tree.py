"""The topic tree in memory: a few hundred rows, read in one query."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from portal.topics.models import Topic


@dataclass(frozen=True)
class Node:
    """One topic with what searching and facets need."""

    pk: int
    parent: int | None
    slug: str
    label: str
    plain_label: str
    search_words: tuple[str, ...] = ()


@dataclass(frozen=True)
class TopicTree:
    """All topics by id; `order` keeps the editors' order."""

    nodes: dict[int, Node] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "TopicTree":
        """Read all topics."""
        rows = Topic.objects.order_by("position", "label").values_list(
            "pk", "parent_id", "slug", "label", "plain_label", "synonyms", "hidden_synonyms"
        )
        nodes = {}
        for pk, parent, slug, label, plain_label, synonyms, hidden in rows:
            words = (label, plain_label, *synonyms.splitlines(), *hidden.splitlines())
            search_words = tuple(word for word in words if word)
            nodes[pk] = Node(pk, parent, slug, label, plain_label, search_words)
        return cls(nodes)

    @cached_property
    def _by_slug(self) -> dict[str, Node]:
        return {node.slug: node for node in self.nodes.values()}

    def with_ancestors(self, pks: Iterable[int]) -> list[Node]:
        """Return the topics and all above them, each once."""
        found: dict[int, Node] = {}
        for pk in pks:
            step: int | None = pk
            while step is not None and step not in found:
                found[step] = node = self.nodes[step]
                step = node.parent
        return list(found.values())

    def by_slug(self, slug: str) -> Node | None:
        """Return the topic of an address parameter."""
        return self._by_slug.get(slug)
