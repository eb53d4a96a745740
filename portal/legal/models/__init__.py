"""Page types with the parts that the law demands."""

from .imprint import ImprintPage
from .privacy import PrivacyPage
from .statement import AccessibilityStatementPage

__all__ = ["AccessibilityStatementPage", "ImprintPage", "PrivacyPage"]
