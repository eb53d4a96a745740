"""Groups made by migrations. Permissions may not exist yet when one runs, so they are made here, too:
Django makes them after all migrations, and finds those that are there."""

from collections.abc import Iterable
from typing import Any

from django.apps.registry import Apps


def grant(apps: Apps, group_name: str, permissions: Iterable[str]) -> None:
    """Give a group rights, written as "app_label.action_model"; the group is made where it is missing.

    `apps` is a migration's historical registry. For a right of its own name, add the model after an
    at sign: "till_catalog.publish_offer@offer".
    """
    group, _made = apps.get_model("auth", "Group").objects.get_or_create(name=group_name)
    group.permissions.add(*(_permission(apps, name) for name in permissions))


def grant_in_all_collections(apps: Apps, group_name: str, permissions: Iterable[str]) -> None:
    """Give a group rights on the images or documents of every collection.

    Wagtail looks at its own models, whatever ours are: "wagtailimages.add_image".
    """
    group, _made = apps.get_model("auth", "Group").objects.get_or_create(name=group_name)
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    rights = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for name in permissions:
        rights.get_or_create(group=group, collection=root, permission=_permission(apps, name))


def _permission(apps: Apps, name: str) -> Any:
    label, _, right = name.partition(".")
    codename, _, model = right.partition("@")
    types = apps.get_model("contenttypes", "ContentType").objects
    content_type, _made = types.get_or_create(
        app_label=label, model=model or codename.rpartition("_")[2]
    )
    permission, _made = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": _name(apps, content_type, codename)},
    )
    return permission


def _name(apps: Apps, content_type: Any, codename: str) -> str:
    """Return the name Django would give the permission; the model may not be known to `apps` yet."""
    try:
        options = apps.get_model(content_type.app_label, content_type.model)._meta
    except LookupError:
        return f"Can {codename.replace('_', ' ')}"
    own = dict(options.permissions)
    return str(own.get(codename) or f"Can {codename.partition('_')[0]} {options.verbose_name_raw}")
