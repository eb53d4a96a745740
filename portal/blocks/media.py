"""Blocks with images, documents and tables."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock


class FigureBlock(blocks.StructBlock):
    """An image with caption; the credit comes from the image itself."""

    image = ImageBlock(label=_("Bild"))
    caption = blocks.CharBlock(label=_("Bildunterschrift"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Bild")
        description = _("Ein Bild mit Alternativtext und Bildnachweis.")
        template = "blocks/figure.html"


class DocumentsBlock(blocks.StructBlock):
    """Documents to download, with what one should know before."""

    title = blocks.CharBlock(label=_("Überschrift"), max_length=80, default=_("Zum Herunterladen"))
    documents = blocks.ListBlock(DocumentChooserBlock(), label=_("Dokumente"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Dokumente")
        description = _("Dateien mit Format, Größe und Angabe zur Barrierefreiheit.")
        template = "blocks/documents.html"


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
