"""How the forms of news are laid out."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page

from portal.pages.publishing import TextPanel

ARTICLE_PANELS = [
    *Page.content_panels,
    FieldPanel("teaser"),
    TextPanel(),
    FieldPanel(
        "image",
        heading=_("Bild zur Meldung"),
        help_text=_(
            "Steht über dem Text, in der Liste und bei geteilten Links. Quer, mindestens 1200 Pixel "
            "breit. Der Alternativtext und der Nachweis kommen vom Bild."
        ),
    ),
    FieldPanel("body"),
    MultiFieldPanel(
        [FieldPanel("topics"), FieldPanel("tags")],
        heading=_("Wohin sie gehört"),
        help_text=_("Wählen Sie ein oder zwei Themen. Mehrere: Strg-Taste gedrückt halten."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("published_at"),
            FieldRowPanel([FieldPanel("organisation"), FieldPanel("author_name")]),
        ],
        heading=_("Datum und Herkunft"),
    ),
    FieldPanel("corrections"),
]

PROMOTE_PANELS = [
    *Page.promote_panels,
    MultiFieldPanel([PageChooserPanel("easy_language")], heading=_("Leichte Sprache")),
]

INDEX_PANELS = [
    *Page.content_panels,
    FieldPanel("teaser"),
    MultiFieldPanel(
        [
            FieldPanel("press_office"),
            FieldRowPanel([FieldPanel("press_phone"), FieldPanel("press_email")]),
            FieldPanel("press_note"),
        ],
        heading=_("Kontakt für die Presse"),
        help_text=_("Steht neben jeder Meldung. Ohne Telefon und E-Mail steht dort nichts."),
    ),
]
