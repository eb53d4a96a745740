"""The words of the house that records are translated into, loaded once per import."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from portal.topics.models import Topic

from ..domain.keywords import KeywordRules
from ..enums import KeywordAction
from ..models import FundingProgramme, KeywordRule, TargetGroup

CURRENT_VERSION = "2.0"

_PREFIX = re.compile(r"^\s*(?:\w\s)?-\s*")  # " - Frauen", "h - Sonstige"


def fold_group(word: str) -> str:
    """Return the name of a target group without case, blanks and list marks."""
    return " ".join(_PREFIX.sub("", word).casefold().split())


def fold_name(word: str) -> str:
    """Return a name without case and surplus blanks."""
    return " ".join(word.casefold().split())


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """`topics`: (version, code) -> id, `areas`: digit -> id, `above`: topic -> its area or the topic
    above it, `topic_names`, `groups`, `funding`: folded word -> id."""

    topics: dict[tuple[str, str], int] = field(default_factory=dict)
    areas: dict[str, int] = field(default_factory=dict)
    above: dict[int, int] = field(default_factory=dict)
    topic_names: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    funding: dict[str, int] = field(default_factory=dict)
    rules: KeywordRules = field(default_factory=KeywordRules)

    @classmethod
    def load(cls, rules: KeywordRules | None = None) -> "Vocabulary":
        """Read the words of the house: four queries. `rules` tries others than those in force."""
        vocabulary = cls(rules=rules or load_rules())
        vocabulary._add_topics(list(Topic.objects.order_by("pk")))
        for group in TargetGroup.objects.order_by("pk"):
            for word in (group.label, *group.synonyms.splitlines()):
                vocabulary.groups.setdefault(fold_group(word), group.pk)
        for programme in FundingProgramme.objects.order_by("pk"):
            for word in (programme.code, programme.label):
                vocabulary.funding.setdefault(fold_name(word), programme.pk)
        return vocabulary

    def _add_topics(self, topics: list[Topic]) -> None:
        for topic in topics:
            if topic.dvv_code:
                self.topics[topic.dvv_version, topic.dvv_code] = topic.pk
            elif topic.dvv_area and topic.parent_id is None:
                self.areas[topic.dvv_area] = topic.pk
        for topic in topics:
            if topic.parent_id is not None:
                self.above[topic.pk] = topic.parent_id
            if topic.dvv_version == CURRENT_VERSION and topic.dvv_code[:1] in self.areas:
                self.above[topic.pk] = self.areas[topic.dvv_code[0]]
            for word in (topic.label, topic.plain_label, topic.slug, topic.dvv_code):
                if word:
                    self.topic_names.setdefault(fold_name(word), topic.pk)

    def fingerprint(self) -> str:
        """Return a short text that changes whenever a record could be understood differently."""
        tables = (
            self.topics,
            self.areas,
            self.above,
            self.topic_names,
            self.groups,
            self.funding,
            self.rules.topics,
            self.rules.weak,
            self.rules.spelling,
        )
        words = repr([*(sorted(table.items()) for table in tables), sorted(self.rules.stop)])
        return hashlib.sha256(words.encode()).hexdigest()[:16]


def load_rules(rows: Iterable[KeywordRule] | None = None) -> KeywordRules:
    """Return the rules for keywords that are in force, or those given, as imports apply them."""
    tables: dict[str, dict[str, Any]] = {action: {} for action in KeywordAction.values}
    for rule in KeywordRule.objects.all() if rows is None else rows:
        tables[rule.action][rule.word] = rule.topic_id or rule.spelling
    return KeywordRules(
        topics=tables[KeywordAction.TOPIC],
        weak=tables[KeywordAction.WEAK_TOPIC],
        stop=frozenset(tables[KeywordAction.STOP]),
        spelling=tables[KeywordAction.RENAME],
    )
