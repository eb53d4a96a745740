"""All example offers, in the order in which they are written."""

from . import basics, culture, digital, family, german, health, languages, society, work
from .shapes import DemoOffer

OFFERS: tuple[DemoOffer, ...] = (
    *german.OFFERS,
    *basics.OFFERS,
    *languages.OFFERS,
    *work.OFFERS,
    *digital.OFFERS,
    *health.OFFERS,
    *culture.OFFERS,
    *society.OFFERS,
    *family.OFFERS,
)
