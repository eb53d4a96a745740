"""What stands above an article that had to be corrected."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal import clock


class CorrectionBlock(blocks.StructBlock):
    """A dated correction: what was wrong, and what is right."""

    at = blocks.DateTimeBlock(
        label=_("Wann berichtigt"),
        default=clock.now,
        help_text=_("Der Tag steht über der Meldung, im Feed und für Suchmaschinen."),
    )
    wrong = blocks.TextBlock(
        label=_("Was war falsch?"),
        max_length=400,
        rows=2,
        help_text=_("Ein Satz. Zum Beispiel: Wir haben als Ort die Tufa genannt."),
    )
    right = blocks.TextBlock(
        label=_("Was ist richtig?"),
        max_length=400,
        rows=2,
        help_text=_("Ein Satz. Zum Beispiel: Das Gespräch ist in der Stadtbibliothek."),
    )

    class Meta:
        icon = "warning"
        label = _("Korrektur")
        description = _("Was falsch war und was richtig ist, mit Datum.")
        template = "news/correction.html"
        preview_value: dict[str, Any] = {
            "wrong": "Wir haben als Ort die Tufa genannt.",
            "right": "Das Gespräch ist in der Stadtbibliothek.",
        }


class CorrectionsBlock(blocks.StreamBlock):
    """The corrections of an article, in the order in which they were made."""

    correction = CorrectionBlock()

    class Meta:
        required = False
        max_num = 10
