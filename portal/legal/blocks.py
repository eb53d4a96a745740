"""What stands above the parts of a page, and what is not accessible."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.checking import WrittenBlock
from portal.blocks.text import NoticeBlock, ParagraphBlock


class IntroBlock(WrittenBlock):
    """A few sentences before the parts that the law demands."""

    paragraph = ParagraphBlock()
    notice = NoticeBlock()


class Reason(models.TextChoices):
    """Why something is not accessible: the three parts that the model statement knows."""

    NONCOMPLIANCE = "noncompliance", _("noch nicht vereinbar mit den Regeln")
    BURDEN = "burden", _("unverhältnismäßige Belastung")
    EXEMPT = "exempt", _("fällt nicht unter die Regeln")


class BarrierBlock(blocks.StructBlock):
    """One thing that people with disabilities cannot use."""

    what = blocks.CharBlock(
        label=_("Was ist nicht zugänglich?"),
        max_length=200,
        help_text=_("Zum Beispiel: Videos aus dem Jahr 2019 haben keine Untertitel."),
    )
    reason = blocks.ChoiceBlock(label=_("Grund"), choices=Reason.choices)
    why = blocks.TextBlock(
        label=_("Warum?"),
        max_length=500,
        help_text=_("Zum Beispiel: Sie werden bis März ersetzt."),
    )
    alternative = blocks.TextBlock(
        label=_("Wie kommt man sonst an die Auskunft?"),
        max_length=300,
        help_text=_("Zum Beispiel: Wir lesen Ihnen den Inhalt am Telefon vor."),
    )

    class Meta:
        icon = "warning"
        label = _("Barriere")
