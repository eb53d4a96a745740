"""The topic tree in memory: a few hundred rows, read in one query."""

from collections.abc import Iterable
from dataclasses import dataclass, field

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
        nodes = {}
        for topic in Topic.objects.order_by("position", "label"):
            words = (
                topic.label,
                topic.plain_label,
                *topic.synonyms.splitlines(),
                *topic.hidden_synonyms.splitlines(),
            )
            nodes[topic.pk] = Node(
                topic.pk,
                topic.parent_id,
                topic.slug,
                topic.label,
                topic.plain_label,
                tuple(word for word in words if word),
            )
        return cls(nodes)

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
        return next((node for node in self.nodes.values() if node.slug == slug), None)
