"""The form of a partner's section: which page, whose, and who writes there."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser

from portal.organisations.choosers import PARTNER_CHOOSER

from .models import PartnerSection
from .partners import ROLE, members, name_problem


class PeopleField(forms.ModelMultipleChoiceField):
    """Names only: addresses are the business of those who keep accounts."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, person: Any) -> str:
        return str(person.get_full_name() or _("ohne Namen"))


class SectionForm(WagtailAdminModelForm):
    """`for_user` may give away only a part of the tree where she publishes herself."""

    people = PeopleField(
        queryset=None,
        required=False,
        label=gettext_lazy("Wer dort schreibt"),
        help_text=gettext_lazy(
            "Zur Wahl stehen die Konten mit der Rolle „Programmpartner“. Fehlt jemand, laden Sie die Person "
            "zuerst mit dieser Rolle ein, oder bitten Sie das Büro darum."
        ),
    )

    class Meta:
        model = PartnerSection
        fields = ("page", "organisation", "name")
        widgets = {"page": AdminPageChooser, "organisation": PARTNER_CHOOSER.widget_class}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = members(self.instance)
        partners = Q(groups__name=ROLE, is_active=True, is_superuser=False)
        people: Any = get_user_model().objects
        self.fields["people"].queryset = (
            people.filter(partners | Q(pk__in=there.values("pk")))
            .distinct()
            .order_by("last_name", "first_name", "pk")
        )
        self.initial.setdefault("people", list(there.values_list("pk", flat=True)))

    def clean_page(self) -> Any:
        page = self.cleaned_data["page"]
        if page.depth <= 2 or page.get_parent().is_root():
            raise forms.ValidationError(
                _("Wählen Sie eine Seite unterhalb der Startseite. Die Startseite gehört allen.")
            )
        if not page.permissions_for_user(self.for_user).can_publish():
            raise forms.ValidationError(
                _("Wählen Sie eine Seite, die Sie selbst veröffentlichen dürfen.")
            )
        return page

    def _post_clean(self) -> None:
        """After the section has its new values, of which its name follows."""
        super()._post_clean()
        if not self.errors and (problem := name_problem(self.instance)):
            self.add_error("name", problem)
