"""Accounts, the emergency codes of second factors, and invitations."""

from .invitation import Invitation
from .recovery import RecoveryCode
from .user import User, UserManager

__all__ = ["Invitation", "RecoveryCode", "User", "UserManager"]
