"""One spelling for place names, so that "Foehren", "föhren" and "FÖHREN" meet."""

import re
import unicodedata

_LETTERS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "æ": "a", "œ": "o", "ø": "o"})
_DIGRAPH = re.compile(r"ae|oe|(?<![aeiouq])ue")
_GAP = re.compile(r"[\W_]+")
_ABBREVIATED = {"st": "sankt"}


def place_key(text: str) -> str:
    """Return `text` folded: lower case, no accents, ae = ä = a, every gap one blank."""
    text = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    text = unicodedata.normalize("NFD", text)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    words = _GAP.sub(" ", _DIGRAPH.sub(lambda found: found[0][0], text)).split()
    return " ".join(_ABBREVIATED.get(word, word) for word in words)
