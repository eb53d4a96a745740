"""The synonyms that editors keep, as queries take them."""

import hashlib
from functools import lru_cache

from django.db.models import Count, Max

from .models import SynonymSet
from .synonyms import NO_SYNONYMS, Rule, Synonyms, both_ways


def current_synonyms() -> Synonyms:
    """Return the synonyms in force now; one query while nobody changes them."""
    stamp = SynonymSet.objects.aggregate(
        count=Count("pk"), last=Max("pk"), changed=Max("changed_at")
    )
    if not stamp["count"]:
        return NO_SYNONYMS
    return _read(f"{stamp['count']}-{stamp['last']}-{stamp['changed'].isoformat()}")


@lru_cache(maxsize=2)
def _read(version: str) -> Synonyms:
    rules = [rule for row in SynonymSet.objects.order_by("pk") for rule in rules_of(row)]
    return Synonyms(version, tuple(rules))


def rules_of(row: SynonymSet) -> tuple[Rule, ...]:
    """Return what one entry of the editors means."""
    words, finds = lines(row.words), lines(row.finds)
    if not finds:
        return both_ways(words)
    return tuple(Rule(words=word, finds=finds) for word in words)


def synonyms_with(row: SynonymSet) -> Synonyms:
    """Return the synonyms as they would be if `row`, saved or not, stood as it does now."""
    others = SynonymSet.objects.exclude(pk=row.pk).order_by("pk")
    rules = tuple(rule for one in (*others, row) for rule in rules_of(one))
    return Synonyms(f"with-{hashlib.sha256(repr(rules).encode()).hexdigest()}", rules)


def lines(text: str) -> tuple[str, ...]:
    """Return the expressions of a field, one per line, blanks made single."""
    return tuple(line for raw in text.splitlines() if (line := " ".join(raw.split())))
