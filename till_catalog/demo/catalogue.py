"""All example offers, in the order in which they are written."""

from . import basics, german
from .shapes import DemoOffer

OFFERS: tuple[DemoOffer, ...] = (
    *german.OFFERS,
    *basics.OFFERS,
)
