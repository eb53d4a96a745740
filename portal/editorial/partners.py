"""A section of the page tree for a partner of the city (Programmpartner)."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

from .models import PartnerSection

ROLE = "Programmpartner"
ON_PAGES = ("add_page", "change_page")
ON_FILES = ("add", "change", "choose")
FILES = (("wagtailimages", "image"), ("wagtaildocs", "document"))


def open_section(page: Page) -> Group:
    """Return the group that may write below `page`, and nothing else; made where it is missing.

    It may add and change pages there and hand them in; publishing is the editors-in-chief's. Pictures
    and documents lie in a collection of the same name. Its members need the role „Programmpartner“, too.
    Raises ValidationError where another section has the name of the page.
    """
    section = PartnerSection.objects.filter(page=page).first() or PartnerSection(page=page)
    return keep_section(section)


@transaction.atomic
def keep_section(section: PartnerSection) -> Group:
    """Save a section and let its group have the name and the rights that follow from it; return the group."""
    name = group_name(section)
    if taken := name_problem(section):
        raise ValidationError(taken)
    before = section.group.name if section.group_id else name
    group = section.group if section.group_id else Group.objects.get_or_create(name=name)[0]
    if group.name != name:
        group.name = name
        group.save()
    section.group = group
    section.save()
    _give_pages(group, section.page)
    _give_files(group, _collection(before, name))
    return group


def group_name(section: PartnerSection) -> str:
    """Return the name of the section's role: of what was typed, the organisation, or the page."""
    name = section.name or (section.organisation.name if section.organisation else "")
    return _("Partner: %(title)s") % {"title": (name or section.page.title)[:100]}


def name_problem(section: PartnerSection) -> str:
    """Return why the name cannot be had: whose it is would write in two sections; else ""."""
    others = Group.objects.filter(name=group_name(section)).exclude(pk=section.group_id)
    if not others.exists():
        return ""
    elsewhere = GroupPagePermission.objects.filter(group__in=others).exclude(page=section.page)
    if elsewhere.exists() or PartnerSection.objects.filter(group__in=others).exists():
        return _("Diesen Namen hat schon ein anderer Partner. Bitte geben Sie einen eigenen ein.")
    return ""


@transaction.atomic
def set_people(section: PartnerSection, people: Iterable[Any]) -> tuple[list[int], list[int]]:
    """Let the section have these members; return the numbers of who came and who went."""
    wanted, there = {one.pk for one in people}, set(members(section).values_list("pk", flat=True))
    section.group.user_set.add(*(wanted - there))
    section.group.user_set.remove(*(there - wanted))
    return sorted(wanted - there), sorted(there - wanted)


def members(section: PartnerSection) -> Any:
    """Return the people of a section; none of one that is not made yet."""
    users: Any = get_user_model()._default_manager
    found = users.filter(groups=section.group_id) if section.group_id else users.none()
    return found.order_by("last_name", "first_name", "pk")


def _give_pages(group: Group, page: Page) -> None:
    GroupPagePermission.objects.filter(group=group).exclude(page=page).delete()
    for codename in ON_PAGES:
        GroupPagePermission.objects.get_or_create(
            group=group,
            page=page,
            permission=Permission.objects.get(
                content_type__app_label="wagtailcore", codename=codename
            ),
        )


def _collection(before: str, name: str) -> Collection:
    """Return the folder of the section, under its new name if it has one."""
    root = Collection.get_first_root_node()
    found: Collection | None = root.get_children().filter(name__in=(before, name)).first()
    if found is None:
        return root.add_child(name=name)
    if found.name != name:
        found.name = name
        found.save()
    return found


def _give_files(group: Group, collection: Collection) -> None:
    for label, model in FILES:
        for action in ON_FILES:
            GroupCollectionPermission.objects.get_or_create(
                group=group,
                collection=collection,
                permission=Permission.objects.get(
                    content_type__app_label=label, codename=f"{action}_{model}"
                ),
            )
