"""The short form of a new organisation."""

from typing import Any

from django.utils.text import slugify
from wagtail.admin.forms.models import WagtailAdminModelForm

from .models import Organisation

_SLUG_LENGTH = 80


class NewOrganisationForm(WagtailAdminModelForm):
    """Without the word for its address: that is made from the name."""

    class Meta(WagtailAdminModelForm.Meta):  # its fields know https
        model = Organisation
        fields = ("name", "street", "postcode", "city", "website", "phone", "email")

    def save(self, commit: bool = True) -> Any:
        self.instance.slug = _free_slug(self.instance.name)
        return super().save(commit=commit)


def _free_slug(name: str) -> str:
    wanted = slugify(name)[: _SLUG_LENGTH - 4].strip("-") or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    return next(slug for slug in names if slug not in taken)
