"""Completions while typing: words of the suggesting texts, with their number of documents."""

import re
from typing import Any

from elasticsearch_dsl import A, Q, Search

from search.contract import Filter, Suggestion
from search.engines.terms import spelling
from search.tokens import words

from .conditions import all_of, conditions
from .connection import Ask, server_timeout
from .mapping import BETWEEN, SPELLINGS, WORDS
from .serving import Serving

SPELLINGS_PER_WORD = 3


def complete(
    ask: Ask,
    alias: str,
    serving: Serving,
    text: str,
    *,
    limit: int,
    filters: tuple[Filter, ...],
) -> tuple[Suggestion, ...]:
    """Complete the last word of `text`; the words before it must all be met by a document.

    Most documents first, equal ones alphabetically. A text that ends with a blank completes nothing.
    """
    typed = words(text)
    if not typed or text[-1:].isspace() or limit < 1:
        return ()
    *full, last = typed
    wanted = conditions(serving.fields, filters)
    wanted += [Q("term", **{WORDS: word.norm}) for word in full if not word.is_stop]
    wanted.append(Q("prefix", **{WORDS: {"value": last.norm}}))
    body = _body(wanted, _literally(last.norm), limit)
    answer = ask(
        lambda client: client.search(index=alias, body=body, allow_partial_search_results=False)
    ).body["aggregations"]
    spelled: dict[str, str] = {}
    for bucket in answer[SPELLINGS]["buckets"]:
        norm, _, here = bucket["key"].partition(BETWEEN)
        spelled.setdefault(norm, here)
    before = text[: last.start]
    return tuple(
        Suggestion(
            text=before + spelling(serving.lexicon, norm, spelled.get(norm, norm)),
            count=bucket["doc_count"],
        )
        for bucket in answer[WORDS]["buckets"]
        for norm in [bucket["key"]]
    )


def _body(wanted: list[Any], prefix: str, limit: int) -> dict[str, Any]:
    search = Search().extra(size=0, timeout=server_timeout()).query(all_of(wanted))
    most_first = [{"_count": "desc"}, {"_key": "asc"}]
    search.aggs[WORDS] = A(
        "terms", field=WORDS, include=f"{prefix}.*", size=limit, order=most_first
    )
    # How words that are new since the last rebuild are written.
    search.aggs[SPELLINGS] = A(
        "terms",
        field=SPELLINGS,
        include=f"{prefix}.*",
        size=limit * SPELLINGS_PER_WORD,
        order=most_first,
    )
    body: dict[str, Any] = search.to_dict()
    return body


def _literally(norm: str) -> str:
    """Return a pattern that means just these characters."""
    return re.sub(r"([^\w])", r"\\\1", norm)
