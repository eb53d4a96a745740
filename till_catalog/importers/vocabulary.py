"""The words of the house that records are translated into, loaded once per import."""

import hashlib
import re
from dataclasses import dataclass, field

from portal.topics.models import Topic

from ..models import TargetGroup

_PREFIX = re.compile(r"^\s*(?:\w\s)?-\s*")  # " - Frauen", "h - Sonstige"


def fold_group(word: str) -> str:
    """Return the name of a target group without case, blanks and list marks."""
    return " ".join(_PREFIX.sub("", word).casefold().split())


@dataclass(frozen=True)
class Vocabulary:
    """`topics`: (version, code) -> id, `areas`: digit -> id, `groups`: folded word -> id."""

    topics: dict[tuple[str, str], int] = field(default_factory=dict)
    areas: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Vocabulary":
        """Read topics and target groups: two queries."""
        vocabulary = cls()
        for topic in Topic.objects.exclude(dvv_area="", dvv_code=""):
            if topic.dvv_code:
                vocabulary.topics[topic.dvv_version, topic.dvv_code] = topic.pk
            elif topic.parent_id is None:
                vocabulary.areas[topic.dvv_area] = topic.pk
        for group in TargetGroup.objects.order_by("pk"):
            for word in (group.label, *group.synonyms.splitlines()):
                vocabulary.groups.setdefault(fold_group(word), group.pk)
        return vocabulary

    def fingerprint(self) -> str:
        """Return a short text that changes whenever a record could be understood differently."""
        words = repr([sorted(part.items()) for part in (self.topics, self.areas, self.groups)])
        return hashlib.sha256(words.encode()).hexdigest()[:16]
