"""The catalogue's tables; one file per thing."""

from .draft import DraftRow, ImportDraft
from .duplicate import DuplicateSuggestion
from .guiding import PromotedOffer, Promotion, Wish
from .importing import ImportIssue, ImportRecord, ImportRun, ImportSource
from .keyword_rule import KeywordRule
from .link import LinkCheck
from .offer import Offer, OfferFunding, OfferLink
from .provider import Provider
from .report import OfferReport
from .run import Run, SessionDate
from .vocabulary import FundingProgramme, Keyword, OfferKeyword, TargetGroup

__all__ = [
    "DraftRow",
    "DuplicateSuggestion",
    "FundingProgramme",
    "ImportDraft",
    "ImportIssue",
    "ImportRecord",
    "ImportRun",
    "ImportSource",
    "Keyword",
    "KeywordRule",
    "LinkCheck",
    "Offer",
    "OfferFunding",
    "OfferKeyword",
    "OfferLink",
    "OfferReport",
    "PromotedOffer",
    "Promotion",
    "Provider",
    "Run",
    "SessionDate",
    "TargetGroup",
    "Wish",
]
