"""What the catalogue registers with the rooms below it: rights, index, navigation."""

from django.utils.translation import gettext_lazy as _

from portal.access import register_rule
from search import registry
from search.contract import Index

from . import fallback, indexing
from .models import Offer
from .queries import listed_offers


def register() -> None:
    """Called once, when the apps are ready."""
    register_rule(Offer, listed_offers)
    registry.register(
        Index(
            schema=indexing.SCHEMA,
            keys=indexing.keys,
            load=indexing.load,
            fallback=fallback.answer,
        )
    )
