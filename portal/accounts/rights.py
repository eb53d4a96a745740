"""Who may give which role: only what one may do oneself. Nobody becomes mightier by managing people."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from .models import User

# A right on a tree: which one, and the path of the branch it holds for.
OnTree = set[tuple[str, int, str]]


def givable_groups(actor: User) -> list[Group]:
    """Return the roles whose every right `actor` has, on at least the same part of the page tree and of
    the collections. The number of queries does not depend on the number of roles."""
    groups = list(Group.objects.order_by("name"))
    if actor.is_superuser:
        return groups
    if not actor.is_active:
        return []
    mine = _plain(actor.groups.values_list("pk", flat=True))
    own = set().union(*mine.values()) | set(
        Permission.objects.filter(user=actor).values_list("pk", flat=True)
    )
    tree = _on_tree()
    my_branches: OnTree = set().union(*(tree.get(pk, set()) for pk in mine)) if mine else set()
    plain = _plain(group.pk for group in groups)
    return [
        group
        for group in groups
        if plain[group.pk] <= own
        and all(_is_covered(right, my_branches) for right in tree.get(group.pk, set()))
    ]


def may_manage(actor: User, target: User) -> bool:
    """Tell whether `actor` may change the account of `target`: one who may do nothing beyond `actor`."""
    if actor.is_superuser:
        return True
    if target.is_superuser or target.user_permissions.exists():
        return False
    return set(target.groups.all()) <= set(givable_groups(actor))


def _plain(groups: Iterable[int]) -> dict[int, set[int]]:
    """Return the global rights of each group, by key."""
    found: dict[int, set[int]] = {pk: set() for pk in groups}
    rows: Any = Group.permissions.through.objects.filter(group_id__in=found)
    for group, permission in rows.values_list("group_id", "permission_id"):
        found[group].add(permission)
    return found


def _on_tree() -> dict[int, OnTree]:
    """Return the rights of each group on pages and collections, by key."""
    found: dict[int, OnTree] = {}
    for kind, rows in (
        ("page", GroupPagePermission.objects.values_list("group", "permission", "page__path")),
        (
            "collection",
            GroupCollectionPermission.objects.values_list(
                "group", "permission", "collection__path"
            ),
        ),
    ):
        for group, permission, path in rows:
            found.setdefault(group, set()).add((kind, permission, path))
    return found


def _is_covered(right: tuple[str, int, str], mine: OnTree) -> bool:
    kind, permission, path = right
    return any(
        (kind, permission) == (other, wider) and path.startswith(branch)
        for other, wider, branch in mine
    )
