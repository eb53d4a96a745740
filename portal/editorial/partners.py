"""A section of the page tree for a partner of the city (Programmpartner)."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

ON_PAGES = ("add_page", "change_page")
ON_FILES = ("add", "change", "choose")
FILES = (("wagtailimages", "image"), ("wagtaildocs", "document"))


@transaction.atomic
def open_section(page: Page) -> Group:
    """Return the group that may write below `page`, and nothing else; made where it is missing.

    It may add and change pages there and hand them in; publishing is the editors-in-chief's. Pictures
    and documents lie in a collection of the same name. Its members need the role «Programmpartner», too.
    """
    name = _("Partner: %(title)s") % {"title": page.title[:100]}
    group, _made = Group.objects.get_or_create(name=name)
    for codename in ON_PAGES:
        GroupPagePermission.objects.get_or_create(
            group=group,
            page=page,
            permission=Permission.objects.get(
                content_type__app_label="wagtailcore", codename=codename
            ),
        )
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=name).first() or root.add_child(name=name)
    for label, model in FILES:
        for action in ON_FILES:
            GroupCollectionPermission.objects.get_or_create(
                group=group,
                collection=collection,
                permission=Permission.objects.get(
                    content_type__app_label=label, codename=f"{action}_{model}"
                ),
            )
    return group
