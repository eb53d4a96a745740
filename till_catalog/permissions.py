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


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Rows that the machine writes: people look at them, and nobody changes or deletes them."""

    allowed = frozenset({"view"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.allowed and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class ImportPolicy(ReadOnlyPolicy):
    """Runs: added by uploading a file, then looked at."""

    allowed = frozenset({"add", "view"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Who may import may also see what came of it."""
        actions = ("add", "view") if action == "view" else (action,)
        return any(super(ImportPolicy, self).user_has_permission(user, name) for name in actions)
