"""Blocks that lead elsewhere: links, doors to programmes."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from portal.access import ANONYMOUS, is_public, visible_to

from .groups import WAYS
from .richtext import says_nothing

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


class _LeadsToPage(blocks.StructValue):
    """Knows whether its page is open to everybody; `look_up_pages` tells all of a page at once."""

    _open: bool | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether there is a page, and everybody may see it."""
        page = self.get("page")
        if self._open is None:
            self._open = bool(page) and is_public(page)
        return self._open


class LinkValue(_LeadsToPage):
    """Knows where its link leads."""

    @property
    def url(self) -> str:
        """The address of the page, if everybody may see it, else the typed address, else ""."""
        if page := self.get("page"):
            return str(page.url or "") if self.is_open else ""
        return str(self.get("address") or "")


def look_up_pages(streams: Iterable[Any]) -> None:
    """Ask once for all links and doors of `streams` whether their pages are public."""
    found = [value for stream in streams for child in stream for value in _leading(child.value)]
    wanted = {value["page"].pk for value in found if value.get("page")}
    if not wanted:
        return
    pages = visible_to(ANONYMOUS, Page.objects.filter(pk__in=wanted))
    public = set(pages.values_list("pk", flat=True))
    for value in found:
        value._open = bool(value.get("page")) and value["page"].pk in public


def _leading(value: Any) -> Iterator[_LeadsToPage]:
    """Yield what leads to a page: `value` itself, or a link right inside it."""
    if isinstance(value, _LeadsToPage):
        yield value
    elif isinstance(value, blocks.StructValue):
        yield from (inner for inner in value.values() if isinstance(inner, _LeadsToPage))


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

    def get_searchable_content(self, value: Any) -> list[str]:
        """A link is found by what it leads to, which may be closed after this page was indexed."""
        return []

    def clean(self, value: Any) -> Any:
        """Demand a target that is open to everybody, and words that say what it is."""
        cleaned = super().clean(value)
        if cleaned["page"] and cleaned["address"]:
            _refuse("address", _t("Bitte wählen Sie entweder eine Seite oder eine Adresse."))
        if self.is_deferred_validation:
            return cleaned
        if not cleaned["page"] and not cleaned["address"]:
            _refuse("address", _t("Bitte wählen Sie entweder eine Seite oder eine Adresse."))
        if says_nothing(cleaned["label"]):
            _refuse("label", _t("Bitte schreiben Sie, wohin es geht, zum Beispiel: Kurse ansehen."))
        _demand_public(cleaned["page"])
        return cleaned


def _refuse(field: str, message: str) -> None:
    raise StructBlockValidationError(block_errors={field: ValidationError(message)})


def _demand_public(page: Any) -> None:
    if page and not is_public(page):
        _refuse(
            "page",
            _t(
                "Diese Seite ist nicht öffentlich. Veröffentlichen Sie sie zuerst, oder wählen Sie "
                "eine andere."
            ),
        )


class DoorValue(_LeadsToPage):
    """Tells whether the door leads anywhere."""


class ButtonBlock(LinkBlock):
    """The one next step of a page."""

    class Meta:
        icon = "link"
        group = WAYS
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

    def get_searchable_content(self, value: Any) -> list[str]:
        """See `LinkBlock`."""
        return []

    def clean(self, value: Any) -> Any:
        """Demand a page that is open to everybody."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            _demand_public(cleaned["page"])
        return cleaned


class CallToActionBlock(blocks.StructBlock):
    """An invitation with its next step."""

    title = blocks.CharBlock(label=_("Überschrift"), max_length=80)
    text = blocks.TextBlock(label=_("Ein oder zwei Sätze"), max_length=300)
    link = LinkBlock(label=_("Knopf"))

    class Meta:
        icon = "pick"
        group = WAYS
        label = _("Einladung")
        description = _("Eine Einladung mit Knopf, zum Beispiel am Ende einer Seite.")
        template = "blocks/call_to_action.html"
        preview_value = {
            "title": "Lesen Sie mit Kindern",
            "text": "Eine Stunde in der Woche genügt. Wir begleiten Sie.",
            "link": {
                "label": "Lesepatin oder Lesepate werden",
                "page": None,
                "address": "/mitmachen/",
            },
        }
