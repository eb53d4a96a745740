"""The catalogue's tables; one file per thing."""

from .duplicate import DuplicateSuggestion
from .guiding import PromotedOffer, Promotion, Wish
from .importing import ImportIssue, ImportRecord, ImportRun, ImportSource
from .link import LinkCheck
from .offer import Offer, OfferFunding, OfferLink
from .provider import Provider
from .report import OfferReport, ReportCount
from .run import Run, SessionDate
from .vocabulary import FundingProgramme, Keyword, OfferKeyword, TargetGroup

__all__ = [
    "DuplicateSuggestion",
    "FundingProgramme",
    "ImportIssue",
    "ImportRecord",
    "ImportRun",
    "ImportSource",
    "Keyword",
    "LinkCheck",
    "Offer",
    "OfferFunding",
    "OfferKeyword",
    "OfferLink",
    "OfferReport",
    "PromotedOffer",
    "Promotion",
    "Provider",
    "ReportCount",
    "Run",
    "SessionDate",
    "TargetGroup",
    "Wish",
]
