"""Offers by the ten thousand for scale tests: nonsense that has the shape of German courses.

The same seed, number and day give the same offers, in any installation. They are marked as examples
and hang on an import source of their own, so that `remove` takes exactly them away.
"""

from .writer import SOURCE, generate, remove

__all__ = ["SOURCE", "generate", "remove"]
