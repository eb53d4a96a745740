"""Blocks of written text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .groups import FACTS, TEXT
from .richtext import TEXT_FEATURES, LinkedTextBlock


class HeadingBlock(blocks.StructBlock):
    """A heading; level 1 is the page's title."""

    text = blocks.CharBlock(label=_("Überschrift"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("Ebene"),
        choices=[("2", _("Abschnitt")), ("3", _("Unterabschnitt"))],
        default="2",
    )

    class Meta:
        icon = "title"
        group = TEXT
        label = _("Überschrift")
        description = _("Gliedert die Seite in Abschnitte.")
        template = "blocks/heading.html"
        preview_value = {"text": "So melden Sie sich an", "level": "2"}


class ParagraphBlock(LinkedTextBlock):
    """Running text with lists and links."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        group = TEXT
        label = _("Text")
        description = _("Absätze, Listen und Links. Kurze Sätze helfen allen.")
        template = "blocks/paragraph.html"
        preview_value = (
            "<p>Der Lerntreff ist offen für alle. Sie müssen sich <b>nicht anmelden</b>.</p>"
        )


class QuoteBlock(blocks.StructBlock):
    """A quotation with its source."""

    quote = blocks.TextBlock(label=_("Zitat"))
    source = blocks.CharBlock(label=_("Wer sagt das?"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        group = TEXT
        label = _("Zitat")
        description = _("Ein Satz, der für sich steht. Nur mit Einwilligung der Person.")
        template = "blocks/quote.html"
        preview_value = {
            "quote": "Beim zweiten Anlauf hat es geklappt.",
            "source": "aus dem Lerntreff",
        }


class NoticeBlock(blocks.StructBlock):
    """A notice that stands out, with icon and word."""

    kind = blocks.ChoiceBlock(
        label=_("Art"),
        choices=[
            ("info", _("Hinweis")),
            ("success", _("gute Nachricht")),
            ("warning", _("Achtung")),
        ],
        default="info",
    )
    text = blocks.TextBlock(label=_("Text"), max_length=400)

    class Meta:
        icon = "info-circle"
        group = TEXT
        label = _("Hinweis")
        description = _("Für das, was niemand übersehen soll. Höchstens einer je Seite.")
        template = "blocks/notice.html"
        preview_value = {"kind": "info", "text": "In den Ferien bleibt der Lerntreff geschlossen."}


class AccordionBlock(blocks.StructBlock):
    """A question that unfolds its answer."""

    title = blocks.CharBlock(label=_("Frage"), max_length=160)
    text = LinkedTextBlock(label=_("Antwort"), features=TEXT_FEATURES)

    class Meta:
        icon = "list-ul"
        group = TEXT
        label = _("Aufklappen")
        description = _("Eine Frage, deren Antwort sich aufklappen lässt.")
        template = "blocks/accordion.html"
        preview_value = {"title": "Was kostet das?", "text": "<p>Die Beratung ist kostenlos.</p>"}


class FactsBlock(blocks.StructBlock):
    """Facts for the side column."""

    title = blocks.CharBlock(label=_("Überschrift"), max_length=80, default=_("Auf einen Blick"))
    facts = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("label", blocks.CharBlock(label=_("Was"), max_length=60)),
                ("text", LinkedTextBlock(label=_("Angabe"), features=["link"])),
            ]
        ),
        label=_("Angaben"),
        min_num=1,
        max_num=8,
    )

    class Meta:
        icon = "list-ul"
        group = FACTS
        label = _("Auf einen Blick")
        description = _("Wo, wann, wer: kurze Angaben neben dem Text.")
        template = "blocks/facts.html"
        preview_value = {
            "title": "Auf einen Blick",
            "facts": [
                {"label": "Wo", "text": "<p>Stadtbibliothek</p>"},
                {"label": "Wann", "text": "<p>dienstags, 15 bis 18 Uhr</p>"},
            ],
        }


class StepsBlock(blocks.StructBlock):
    """Steps in their order, numbered by the page."""

    title = blocks.CharBlock(label=_("Überschrift"), max_length=80)
    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("Was tun?"), max_length=80)),
                (
                    "text",
                    LinkedTextBlock(
                        label=_("Mehr dazu"), features=["bold", "link"], required=False
                    ),
                ),
            ]
        ),
        label=_("Schritte"),
        min_num=2,
        max_num=9,
        help_text=_("Ein Schritt ist eine Handlung. Die Nummern kommen von selbst."),
    )

    class Meta:
        icon = "list-ol"
        group = TEXT
        label = _("Schritte")
        description = _("Was man nacheinander tut: eins, zwei, drei.")
        template = "blocks/steps.html"
        preview_value = {
            "title": "So kommen Sie zu uns",
            "steps": [
                {"title": "Rufen Sie an", "text": "<p>Wir hören zu und fragen nach.</p>"},
                {
                    "title": "Kommen Sie vorbei",
                    "text": "<p>Ein Gespräch dauert etwa 30 Minuten.</p>",
                },
            ],
        }
