"""The catalogue's tables; one file per thing."""

from .guiding import PromotedOffer, Promotion, Wish
from .importing import ImportIssue, ImportRecord, ImportRun, ImportSource
from .offer import Offer, OfferFunding, OfferLink
from .provider import Provider
from .run import Run, SessionDate
from .vocabulary import FundingProgramme, Keyword, OfferKeyword, TargetGroup

__all__ = [
    "FundingProgramme",
    "ImportIssue",
    "ImportRecord",
    "ImportRun",
    "ImportSource",
    "Keyword",
    "Offer",
    "OfferFunding",
    "OfferKeyword",
    "OfferLink",
    "PromotedOffer",
    "Promotion",
    "Provider",
    "Run",
    "SessionDate",
    "TargetGroup",
    "Wish",
]
