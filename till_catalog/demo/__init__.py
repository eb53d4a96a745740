"""Invented offers that fill an empty portal, so that a newcomer sees a living catalogue.

No provider, venue or offer in here is real: names end in "(Beispiel)", mails go to example.org,
phone numbers come from ranges that belong to nobody. The texts are ours. `builder` puts them into
the database, dated relative to today.
"""

from .builder import Outcome, build, remove

__all__ = ["Outcome", "build", "remove"]
