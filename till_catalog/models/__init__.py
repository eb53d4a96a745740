"""The catalogue's tables; one file per thing."""

from .draft import DraftRow, ImportDraft
from .guiding import PromotedOffer, Promotion, Wish
from .importing import ImportIssue, ImportRecord, ImportRun, ImportSource
from .keyword_rule import KeywordRule
from .offer import Offer, OfferFunding, OfferLink
from .provider import Provider
from .run import Run, SessionDate
from .vocabulary import FundingProgramme, Keyword, OfferKeyword, TargetGroup

__all__ = [
    "DraftRow",
    "FundingProgramme",
    "ImportDraft",
    "ImportIssue",
    "ImportRecord",
    "ImportRun",
    "ImportSource",
    "Keyword",
    "KeywordRule",
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
