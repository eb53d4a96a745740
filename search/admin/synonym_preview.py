"""What a set of synonyms would change, before it is saved: searched once as today, once as it would be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from search import api, registry
from search.contract import Index, Query, Result
from search.models import SynonymSet
from search.synonyms import Synonyms
from search.tokens import words
from search.wordlists import current_synonyms, lines, synonyms_with

from .dead_letters import titles_of
from .synonym_form import key_of

MANY = 0.2  # of everything
TITLES = 5
COMPARED = 2_000  # hits compared to find out which are new


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What one expression finds in one index today and then; `titles`: the first of those newly found."""

    word: str
    label: str | Promise
    before: int
    after: int
    titles: tuple[str, ...]

    @property
    def added(self) -> int:
        return max(0, self.after - self.before)

    @property
    def more(self) -> int:
        """How many are newly found beside those in `titles`."""
        return max(0, self.added - len(self.titles))


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The whole effect. `reachable` is False where the engine cannot answer; then there are no effects."""

    effects: tuple[Effect, ...]
    warnings: tuple[str, ...]
    reachable: bool = True

    @property
    def changes_nothing(self) -> bool:
        return self.reachable and all(one.before == one.after for one in self.effects)


def preview(row: SynonymSet) -> Preview:
    """Return what changes for everybody who types a word of `row` (or of what is saved of it)."""
    today, then = current_synonyms(), synonyms_with(row)
    warnings = [*_stop_words(row), *_repeated(row)]
    typed = _typed(row)
    effects: list[Effect] = []
    for index in (one for one in registry.all_indexes() if one.label):
        everything = _ask(index, "", today)
        if everything.stage == "database":
            return Preview(effects=(), warnings=tuple(warnings), reachable=False)
        for word in typed:
            effect = _effect(index, word, today, then)
            effects.append(effect)
            if effect.after > MANY * everything.total:
                warnings.append(
                    _(
                        "„%(word)s“ fände mehr als ein Fünftel aller Einträge (%(label)s: %(count)s von"
                        " %(all)s). Wer so sucht, findet nichts mehr heraus."
                    )
                    % {
                        "word": word,
                        "label": index.label,
                        "count": effect.after,
                        "all": everything.total,
                    }
                )
    return Preview(
        effects=tuple(sorted(effects, key=lambda one: typed.index(one.word))),
        warnings=tuple(warnings),
    )


def _typed(row: SynonymSet) -> list[str]:
    """Return the expressions whose searches change: those of `row`, then those taken out of it."""
    saved = SynonymSet.objects.filter(pk=row.pk).values_list("words", flat=True)
    found: dict[str, str] = {}
    for expression in (one for text in (row.words, *saved) for one in lines(text)):
        if not _is_idle(expression):
            found.setdefault(key_of(expression), expression)
    return list(found.values())


def _is_idle(expression: str) -> bool:
    return all(word.is_stop for word in words(expression))


def _effect(index: Index, word: str, today: Synonyms, then: Synonyms) -> Effect:
    before, after = _ask(index, word, today), _ask(index, word, then)
    known = {hit.key for hit in before.hits}
    new = [hit.key for hit in after.hits if hit.key not in known][:TITLES]
    titles = titles_of(index.schema.name, new)
    return Effect(
        word=word,
        label=index.label,
        before=before.total,
        after=after.total,
        titles=tuple(titles[key] for key in new if titles.get(key)),
    )


def _ask(index: Index, expression: str, synonyms: Synonyms) -> Result:
    """Search as a visitor does, for entries that have all words: later stages hide what a set does."""
    query = Query(
        words=" ".join(word.surface for word in words(expression)),
        filters=index.current(),
        stage="strict",
        limit=COMPARED if expression else 0,
        parts_per_hit=0,
        did_you_mean=False,
        rescue=False,
    )
    return api.search(index.schema.name, query, synonyms=synonyms)


def _stop_words(row: SynonymSet) -> Iterator[str]:
    for expression in _both(row):
        if _is_idle(expression):
            yield (
                _("„%(word)s“ kommt überall vor und wird nie gesucht. Die Zeile bewirkt nichts.")
                % {"word": expression}
            )


def _repeated(row: SynonymSet) -> Iterator[str]:
    mine = {key_of(one): one for one in _both(row)}
    for other in SynonymSet.objects.exclude(pk=row.pk):
        shared = [mine[key] for one in _both(other) if (key := key_of(one)) in mine]
        if shared:
            yield (
                _("Steht auch in „%(other)s“: %(words)s. Führen Sie beide besser zusammen.")
                % {"other": other, "words": ", ".join(dict.fromkeys(shared))}
            )


def _both(row: SynonymSet) -> Iterable[str]:
    return (*lines(row.words), *lines(row.finds))
