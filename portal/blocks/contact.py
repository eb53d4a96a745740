"""Whom to call: chosen from the organisations, so that a new number is typed once."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.organisations.blocks import ContactPointChooserBlock

from .groups import FACTS


class ContactBlock(blocks.StructBlock):
    """A contact point of an organisation."""

    title = blocks.CharBlock(label=_("Überschrift"), max_length=80, default=_("Kontakt"))
    contact_point = ContactPointChooserBlock(
        label=_("Kontaktstelle"),
        help_text=_("Fehlt eine? Sie steht bei ihrer Organisation unter „Weitere Kontaktstellen“."),
    )
    note = blocks.CharBlock(
        label=_("Hinweis"),
        required=False,
        max_length=160,
        help_text=_("Zum Beispiel: Fragen Sie nach dem Lerntreff."),
    )

    class Meta:
        icon = "mail"
        group = FACTS
        label = _("Kontakt")
        description = _("Telefon, E-Mail und Zeiten einer Stelle, gepflegt bei ihrer Organisation.")
        template = "blocks/contact.html"
        preview_template = "blocks/previews/contact.html"
