"""Blocks that lead elsewhere: links, doors to programmes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.access import is_public

ILLUSTRATIONS = [
    ("book", _("Buch")),
    ("lamp", _("Lerntisch")),
    ("mint", _("Forschen")),
    ("talk", _("Vorlesen")),
    ("bridge", _("Brücke")),
]
# A path of the portal or a web address; `javascript:` and `//host` are neither.
ADDRESS = RegexValidator(
    r"^(https?://[^\s]+|/(?![/\\])[^\s\\]*)$",
    _("Bitte eine Adresse, die mit https:// oder mit / beginnt."),
)


class LinkValue(blocks.StructValue):
    """Knows where its link leads."""

    @property
    def url(self) -> str:
        """The address of the page, if everybody may see it, else the typed address, else ""."""
        page = self.get("page")
        if page:
            return str(page.url or "") if is_public(page) else ""
        return str(self.get("address") or "")


class LinkBlock(blocks.StructBlock):
    """A link to a page, or to an address of the portal such as /kurse/?thema=deutsch."""

    label = blocks.CharBlock(label=_("Aufschrift"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Seite"), required=False)
    address = blocks.CharBlock(
        label=_("oder Adresse"),
        required=False,
        max_length=400,
        validators=[ADDRESS],
        help_text=_("Zum Beispiel /kurse/?thema=deutsch oder https://www.trier.de/"),
    )

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue

    def clean(self, value: Any) -> Any:
        """Demand exactly one target."""
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["address"]):
            message = _t("Bitte wählen Sie entweder eine Seite oder eine Adresse.")
            raise StructBlockValidationError(block_errors={"address": ValidationError(message)})
        return cleaned


class DoorValue(blocks.StructValue):
    """Knows whether its page is open to everybody."""

    @property
    def is_open(self) -> bool:
        """Tell whether the door leads anywhere."""
        page = self.get("page")
        return bool(page) and is_public(page)


class ButtonBlock(LinkBlock):
    """The one next step of a page."""

    class Meta:
        icon = "link"
        label = _("Knopf")
        description = _("Der eine nächste Schritt, zum Beispiel: Kurse ansehen.")
        template = "blocks/button.html"
        value_class = LinkValue
        preview_value = {"label": "Kurse ansehen", "page": None, "address": "/kurse/"}


class DoorBlock(blocks.StructBlock):
    """A door to a programme on the home page."""

    page = blocks.PageChooserBlock(label=_("Seite"))
    title = blocks.CharBlock(
        label=_("Titel"), required=False, max_length=60, help_text=_("Leer: der Titel der Seite.")
    )
    text = blocks.CharBlock(label=_("Ein Satz"), max_length=140)
    illustration = blocks.ChoiceBlock(label=_("Zeichnung"), choices=ILLUSTRATIONS, default="book")

    class Meta:
        icon = "home"
        label = _("Tür")
        value_class = DoorValue
