"""Sections of partners in the admin: who writes where, made and changed without the command line."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.log_actions import log

from portal.accounts.rights import givable_groups
from portal.listings import CarefulDeleteView, EditorIndexView, EditorViewSet

from .models import PartnerSection
from .partner_forms import SectionForm
from .partners import ROLE, keep_section, set_people


class SectionList(EditorIndexView):
    related = ("page", "organisation", "group")

    def get_base_queryset(self) -> QuerySet[PartnerSection]:
        return super().get_base_queryset().prefetch_related("group__user_set")


class _Keeping:
    """Section, group and members are written together, or not at all."""

    request: Any
    form: Any

    @transaction.atomic
    def save_instance(self) -> PartnerSection:
        section: PartnerSection = self.form.save(commit=False)
        new = section.pk is None
        group = keep_section(section)
        names = {one.name for one in givable_groups(self.request.user)}
        if not {group.name, ROLE} <= names:
            raise PermissionDenied
        came, went = set_people(section, self.form.cleaned_data["people"])
        action = "wagtail.create" if new else "wagtail.edit"
        log(instance=section, action=action, user=self.request.user)
        if came or went:
            data = {"came": came, "went": went}
            log(instance=section, action="portal.partner_people", user=self.request.user, data=data)
        return section


class AddSection(_Keeping, generic.CreateView):
    page_title = gettext_lazy("Einen Bereich für einen Partner anlegen")
    success_message = gettext_lazy("„%(object)s“ ist angelegt.")


class EditSection(_Keeping, generic.EditView):
    success_message = gettext_lazy("„%(object)s“ ist geändert.")


class CloseSection(CarefulDeleteView):
    """The role goes, the pages and files stay."""

    success_message = gettext_lazy(
        "„%(object)s“ ist aufgehoben. Die Seiten und Dateien sind noch da."
    )

    def get_confirmation_message(self) -> str:
        return _(
            "Den Bereich „%(name)s“ aufheben? Die Menschen des Partners können dort dann nicht mehr "
            "schreiben. Ihre Konten, die Seiten und die Dateien bleiben."
        ) % {"name": self.object}

    @property
    def confirmation_message(self) -> str:
        return self.get_confirmation_message()

    def delete_action(self) -> None:
        with transaction.atomic():
            log(instance=self.object, action="wagtail.delete", user=self.request.user)
            self.object.group.delete()


def _people(section: PartnerSection) -> str:
    people = sorted(section.group.user_set.all(), key=lambda one: (one.last_name, one.first_name))
    return ", ".join(one.get_full_name() for one in people if one.is_active) or "–"


class SectionViewSet(EditorViewSet):
    """Which page belongs to which partner, and who writes there."""

    model = PartnerSection
    icon = "group"
    menu_label = gettext_lazy("Bereiche der Partner")
    menu_order = 602
    add_to_settings_menu = True
    inspect_view_enabled = False
    index_view_class = SectionList
    add_view_class = AddSection
    edit_view_class = EditSection
    delete_view_class = CloseSection
    list_display = (
        TitleColumn(
            "name",
            label=gettext_lazy("Rolle"),
            accessor="group.name",
            url_name="partner-sections:edit",
        ),
        Column("page", label=gettext_lazy("Bereich"), accessor="page.title"),
        Column("people", label=gettext_lazy("Wer dort schreibt"), accessor=_people),
    )

    def get_form_class(self, for_update: bool = False) -> type[SectionForm]:
        return SectionForm


section_viewset = SectionViewSet("partner-sections", url_prefix="partner-bereiche")
