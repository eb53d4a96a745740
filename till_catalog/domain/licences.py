"""Licences as offices write them, read into those that GovData knows.

Open data needs an open licence that a machine can name. The list is a part of the vocabulary of
DCAT-AP.de (https://www.dcat-ap.de/def/licenses/): what cities use for data, and what is open.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

_BASE = "http://dcat-ap.de/def/licenses/"
_TOKEN = re.compile(r"[a-zäöüß]+|\d+")
_CLOSED = frozenset({"nc", "nd", "noncommercial", "noderivatives", "kommerziell", "bearbeitungen"})


@dataclass(frozen=True, kw_only=True)
class Licence:
    """One open licence. `strictness`: whoever keeps to the strictest of several keeps to all."""

    code: str
    label: str
    strictness: int

    @property
    def uri(self) -> str:
        """Return the address by which DCAT-AP.de names it."""
        return _BASE + self.code

    @property
    def asks_for_attribution(self) -> bool:
        """Tell whether the source must be named."""
        return self.strictness > 0


_ALL = (
    Licence(code="cc-zero", label="CC0 1.0", strictness=0),
    Licence(code="dl-zero-de/2.0", label="Datenlizenz Deutschland – Zero – 2.0", strictness=0),
    Licence(
        code="dl-by-de/2.0", label="Datenlizenz Deutschland – Namensnennung – 2.0", strictness=1
    ),
    Licence(code="cc-by", label="CC BY", strictness=2),
    Licence(code="cc-by-de/3.0", label="CC BY 3.0 DE", strictness=2),
    Licence(code="cc-by/4.0", label="CC BY 4.0", strictness=2),
    Licence(code="cc-by-sa", label="CC BY-SA", strictness=3),
    Licence(code="cc-by-sa-de/3.0", label="CC BY-SA 3.0 DE", strictness=3),
    Licence(code="cc-by-sa/4.0", label="CC BY-SA 4.0", strictness=3),
)
BY_CODE = {licence.code: licence for licence in _ALL}


def recognise(text: str) -> Licence | None:
    """Return the licence that `text` names ("CC BY 4.0", its address, "dl-de/by-2-0").

    None for an empty text, one that nobody knows, and one that is not open (NC, ND).
    """
    tokens = _TOKEN.findall(text.casefold().replace("creativecommons", "cc"))
    words = set(tokens)
    versions = {f"{first}.{second}" for first, second in pairwise(tokens)}
    if words & {"dl", "datenlizenz"}:
        return _data_licence(words, versions)
    if "cc" in words or {"creative", "commons"} <= words:
        return None if words & _CLOSED else _creative_commons(words, versions)
    return None


def strictest(codes: set[str]) -> Licence:
    """Return the licence that covers a collection; of nothing, and of free data only, a free one."""
    found = [BY_CODE[code] for code in sorted(codes)]
    return max(found, key=lambda licence: licence.strictness, default=BY_CODE["cc-zero"])


def _data_licence(words: set[str], versions: set[str]) -> Licence | None:
    if "2.0" not in versions:
        return None  # version 1.0 had a form that is not open
    if "zero" in words:
        return BY_CODE["dl-zero-de/2.0"]
    return BY_CODE["dl-by-de/2.0"] if words & {"by", "namensnennung"} else None


def _creative_commons(words: set[str], versions: set[str]) -> Licence | None:
    if "zero" in words or "cc.0" in versions:
        return BY_CODE["cc-zero"]
    if not words & {"by", "attribution", "namensnennung"}:
        return None
    kind = "cc-by-sa" if words & {"sa", "sharealike", "weitergabe"} else "cc-by"
    if "4.0" in versions:
        return BY_CODE[f"{kind}/4.0"]
    if "3.0" in versions and words & {"de", "deutschland"}:
        return BY_CODE[f"{kind}-de/3.0"]
    return BY_CODE[kind]
