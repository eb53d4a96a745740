"""The light German stemmer: plural and case endings off, nothing else.

Jacques Savoy's `light_german` as Lucene's GermanLightStemmer carries it out, length guards included.
It expects a normalised word (`search.tokens.normalise`).
"""

_AFTER = frozenset("bdfghklmnt")  # letters after which an s or st is an ending


def stem(norm: str) -> str:
    """Return the stem of a normalised word; short words stay as they are."""
    return _second(_first(norm))


def _first(word: str) -> str:
    length = len(word)
    if length > 5 and word.endswith("ern"):
        return word[:-3]
    if length > 4 and word.endswith(("em", "en", "er", "es")):
        return word[:-2]
    if length > 3 and word[-1] == "e":
        return word[:-1]
    if length > 3 and word[-1] == "s" and word[-2] in _AFTER:
        return word[:-1]
    return word


def _second(word: str) -> str:
    length = len(word)
    if length > 5 and word.endswith("est"):
        return word[:-3]
    if length > 4 and word.endswith(("er", "en")):
        return word[:-2]
    if length > 4 and word.endswith("st") and word[-3] in _AFTER:
        return word[:-2]
    return word
