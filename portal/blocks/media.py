"""Blocks with images, documents and tables."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from .groups import FACTS, PICTURES, WAYS


class FigureBlock(blocks.StructBlock):
    """An image with caption; the credit comes from the image itself."""

    image = ImageBlock(label=_("Bild"))
    caption = blocks.CharBlock(label=_("Bildunterschrift"), required=False, max_length=200)

    class Meta:
        icon = "image"
        group = PICTURES
        label = _("Bild")
        description = _("Ein Bild mit Alternativtext und Bildnachweis.")
        template = "blocks/figure.html"
        preview_template = "blocks/previews/figure.html"


class GalleryBlock(blocks.StructBlock):
    """Pictures side by side, each as large as the screen allows; nothing moves, nothing opens."""

    title = blocks.CharBlock(label=_("Überschrift"), max_length=80)
    images = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("image", ImageBlock(label=_("Bild"))),
                (
                    "caption",
                    blocks.CharBlock(label=_("Bildunterschrift"), required=False, max_length=200),
                ),
            ]
        ),
        label=_("Bilder"),
        min_num=2,
        max_num=12,
        help_text=_("Zwei bis zwölf Bilder. Jedes braucht einen Alternativtext."),
    )

    class Meta:
        icon = "image"
        group = PICTURES
        label = _("Bildergalerie")
        description = _("Mehrere Bilder nebeneinander, mit Unterschrift und Bildnachweis.")
        template = "blocks/gallery.html"
        preview_template = "blocks/previews/gallery.html"


class DocumentsBlock(blocks.StructBlock):
    """Documents to download, with what one should know before."""

    title = blocks.CharBlock(label=_("Überschrift"), max_length=80, default=_("Zum Herunterladen"))
    documents = blocks.ListBlock(DocumentChooserBlock(), label=_("Dokumente"), min_num=1)

    class Meta:
        icon = "doc-full"
        group = WAYS
        label = _("Dokumente")
        description = _("Dateien mit Format, Größe und Angabe zur Barrierefreiheit.")
        template = "blocks/documents.html"
        preview_template = "blocks/previews/documents.html"


class TableBlock(blocks.StructBlock):
    """A captioned table; the first column names the row."""

    caption = blocks.CharBlock(label=_("Was zeigt die Tabelle?"), max_length=160)
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Text"), required=False)),
            ("number", blocks.DecimalBlock(label=_("Zahl"), required=False)),
        ],
        label=_("Tabelle"),
    )

    class Meta:
        icon = "table"
        group = FACTS
        label = _("Tabelle")
        description = _("Zahlen und Angaben in Spalten, mit Überschrift.")
        template = "blocks/table.html"
        preview_value = {
            "caption": "Öffnungszeiten",
            "table": {
                "columns": [
                    {"type": "text", "heading": "Tag"},
                    {"type": "text", "heading": "Uhrzeit"},
                ],
                "rows": [{"values": ["Dienstag", "15 bis 18 Uhr"]}],
                "caption": "",
            },
        }

    def clean(self, value: Any) -> Any:
        """Demand a name for each column and for each row (WCAG 2.2, 1.3.1)."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (message := _table_problem(cleaned["table"])):
            raise StructBlockValidationError(block_errors={"table": ValidationError(message)})
        return cleaned


def _table_problem(table: Any) -> str:
    if not table or not table.columns or not table.row_data:
        return _t("Die Tabelle ist leer. Füllen Sie sie, oder löschen Sie den Baustein.")
    if not all((column["heading"] or "").strip() for column in table.columns):
        return _t("Jede Spalte braucht eine Überschrift: Ohne sie weiß niemand, was darin steht.")
    if not all(str(row["values"][0] or "").strip() for row in table.row_data):
        return _t("In der ersten Spalte steht, wovon die Zeile handelt. Sie darf nicht leer sein.")
    return ""
