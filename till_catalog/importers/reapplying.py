"""Rules for keywords on offers that were imported already: what they would change, and changing it.

The raw records are kept, so every offer can be understood anew without its file. Only what depends on
rules is touched: topics, keywords, and the completeness that counts the topic.
"""

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from portal import clock
from search.aftercommit import no_drain_after_commit
from search.outbox import mark

from ..domain.keywords import KeywordRules
from ..enums import RecordState
from ..models import ImportRecord, KeywordRule, Offer
from ..upkeep.scoring import rescore
from .context import Context
from .data import OfferData
from .formats import FORMATS
from .issues import Findings
from .relations import ensure_keywords, set_keywords, set_topics
from .store import locks_of
from .vocabulary import Vocabulary, load_rules

logger = logging.getLogger(__name__)

BATCH = 100
SHOWN = 10
# As many records are looked at for one answer on a page; a longer search ends with "at least".
MOST = 3_000

_ASCII = re.compile(r"[\x20\x21\x23-\x5b\x5d-\x7e]+")


@dataclass(frozen=True, kw_only=True)
class Impact:
    """How many offers change, and some of their titles. `complete` is False where only the first
    records were looked at."""

    count: int
    titles: tuple[str, ...]
    complete: bool


def impact(words: Iterable[str], after: KeywordRules) -> Impact:
    """Return what happens to imported offers when the rules in force become `after`.

    `words` are those whose rules differ: only records that hold one of them are looked at.
    """
    today = clock.today()
    before = Context(vocabulary=Vocabulary.load(), today=today)
    then = Context(vocabulary=Vocabulary.load(after), today=today)
    titles: list[str] = []
    count = looked_at = 0
    for record in _records().filter(_holding(words))[: MOST + 1].iterator(chunk_size=BATCH):
        looked_at += 1
        if looked_at > MOST:
            break
        old, new = _understood(record, before), _understood(record, then)
        if old and new and (old.topics, old.keywords) != (new.topics, new.keywords):
            count += 1
            if len(titles) < SHOWN:
                titles.append(new.title)
    return Impact(count=count, titles=tuple(titles), complete=looked_at <= MOST)


def rules_with(rule: KeywordRule | None, *, without: int | None) -> KeywordRules:
    """Return the rules in force, without the one of that id and with `rule`."""
    rows = [row for row in KeywordRule.objects.all() if row.pk != without]
    return load_rules([*rows, rule] if rule else rows)


def apply_rules() -> int:
    """Understand all imported offers anew by the rules in force; return how many changed.

    Short transactions; done twice it changes nothing more. Fields that the office keeps stay.
    """
    context = Context(vocabulary=Vocabulary.load(), today=clock.today())
    changed = 0
    with no_drain_after_commit():
        for batch in _batches(_records().order_by("pk")):
            changed += _apply(batch, context)
    return changed


def _apply(batch: Sequence[ImportRecord], context: Context) -> int:
    data = {
        record.offer_id: found
        for record in batch
        if record.offer_id is not None and (found := _understood(record, context))
    }
    sources = {record.offer_id: record.source for record in batch}
    with transaction.atomic():
        offers = Offer.objects.select_for_update(no_key=True).order_by("pk").in_bulk(list(data))
        locked = {pk: locks_of(offer, sources[pk]) for pk, offer in offers.items()}

        def free(relation: str) -> dict[int, OfferData]:
            return {pk: data[pk] for pk in offers if relation not in locked[pk]}

        sorted_anew = set_topics(free("topics"))
        words = free("keywords")
        ids = ensure_keywords(word for found in words.values() for word in found.keywords)
        changed = sorted_anew | set_keywords(words, ids)
        for pk in changed:
            offers[pk].modified_at = clock.now()
        Offer.objects.bulk_update([offers[pk] for pk in sorted(changed)], ["modified_at"])
        rescore(sorted_anew)
        mark("offers", changed)
    return len(changed)


def _records() -> QuerySet[ImportRecord]:
    """Return the records that can be understood: the invented examples have no format."""
    return ImportRecord.objects.filter(
        state=RecordState.IMPORTED, offer__isnull=False, source__format__in=FORMATS
    ).select_related("source")


def _batches(records: QuerySet[ImportRecord]) -> Iterator[list[ImportRecord]]:
    last = 0
    while batch := list(records.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _holding(words: Iterable[str]) -> Q:
    """Return the condition that a raw record may hold one of the words.

    By their longest stretch of plain letters: umlauts may stand as "\\u00e4" or as an entity, and
    SQLite knows small and capital letters of ASCII only.
    """
    found = Q()
    for word in words:
        plain = max((part.strip() for part in _ASCII.findall(word)), key=len, default="")
        if not plain:
            return Q()
        found |= Q(raw__icontains=plain)
    return found


def _understood(record: ImportRecord, context: Context) -> OfferData | None:
    file_format = FORMATS[record.source.format]
    try:
        return file_format.map_offer(file_format.restore(record.raw), context, Findings("", None))
    except Exception:  # kept in another shape, or cut: the next import mends it
        logger.exception("import: record %s cannot be understood anew", record.pk)
        return None
