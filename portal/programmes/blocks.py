"""What happened in a programme: figures and a timeline."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.richtext import LinkedTextBlock


class FigureNumberBlock(blocks.StructBlock):
    """One number that says how much, with where it comes from."""

    number = blocks.CharBlock(label=_("Zahl"), max_length=20, help_text=_("Zum Beispiel: 42"))
    label = blocks.CharBlock(
        label=_("Wovon?"), max_length=80, help_text=_("Zum Beispiel: Werkstätten im Jahr 2025")
    )
    source = blocks.CharBlock(
        label=_("Stand oder Quelle"), max_length=120, help_text=_("Ohne sie gilt die Zahl nichts.")
    )

    class Meta:
        icon = "decimal"
        label = _("Zahl")


class TimelineEntryBlock(blocks.StructBlock):
    """Something that happened; `when` is text, for years, seasons and days alike."""

    when = blocks.CharBlock(
        label=_("Wann?"), max_length=40, help_text=_("Zum Beispiel: Herbst 2025")
    )
    title = blocks.CharBlock(label=_("Was?"), max_length=120)
    text = LinkedTextBlock(label=_("Mehr dazu"), features=["bold", "link"], required=False)

    class Meta:
        icon = "history"
        label = _("Ereignis")
