"""The demo's programmes, as the city might describe them. Times, numbers and people are examples."""

from . import office, people, places
from .home import DOORS, WAYS
from .parts import news

__all__ = ["DOORS", "PAGES", "WAYS", "news"]

PAGES = (*places.PAGES, *people.PAGES, *office.PAGES)
