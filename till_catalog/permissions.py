"""Who may do what with imports (Wagtail's model permissions)."""

from typing import Any

from wagtail.permissions import ModelPermissionPolicy

from .models import ImportRun


def may_import(user: Any) -> bool:
    """Tell whether a user may upload, start again and confirm imports."""
    return ModelPermissionPolicy(ImportRun).user_has_permission(user, "add")


def may_see_imports(user: Any) -> bool:
    """Tell whether a user may look at imports."""
    return ModelPermissionPolicy(ImportRun).user_has_any_permission(user, ("add", "view"))


class _LookingPolicy(ModelPermissionPolicy):
    """Rows that the machine writes: nobody changes or deletes them by hand."""

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class ImportPolicy(_LookingPolicy):
    """Runs: added by uploading a file, then looked at. Who may add may look."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action == "view":
            return may_see_imports(user)
        return action == "add" and super().user_has_permission(user, action)


class ReadOnlyPolicy(_LookingPolicy):
    """What belongs to runs (records, issues): who may see imports may look."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        allowed = super().user_has_permission(user, action) or may_see_imports(user)
        return action == "view" and allowed


class DraftPolicy(_LookingPolicy):
    """Drafts of uploaded tables: who may import works with all of them, whoever uploaded them, so
    that a colleague can go on."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in ("view", "delete") and may_import(user)
