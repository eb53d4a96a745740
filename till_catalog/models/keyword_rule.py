"""What becomes of the keywords that feeds bring, kept by the office."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.topics.models import Topic

from ..enums import KeywordAction


class KeywordRule(models.Model):
    """One word and what an import does with it. A word may have one rule of each kind.

    `word` is held as `domain.keywords.rule_key` writes it; `topic` belongs to the two actions that sort,
    `spelling` to the one that renames.
    """

    word = models.CharField(
        _("Schlagwort"),
        max_length=100,
        help_text=_(
            "Ein Wort ganz in Großbuchstaben (KULTUR) gilt nur für diese Schreibweise. Bei allen"
            " anderen ist es gleich, wie Groß- und Kleinbuchstaben verteilt sind."
        ),
    )
    action = models.CharField(_("Was geschieht"), max_length=10, choices=KeywordAction.choices)
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("Thema"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="keyword_rules",
        help_text=_("Nur wenn das Wort zu einem Thema gehört."),
    )
    spelling = models.CharField(
        _("Schreibweise"),
        max_length=100,
        blank=True,
        help_text=_("Nur wenn das Wort anders geschrieben wird, zum Beispiel EDV."),
    )

    class Meta:
        verbose_name = _("Regel für Schlagwörter")
        verbose_name_plural = _("Regeln für Schlagwörter")
        ordering = ("word", "action")
        constraints = [
            models.UniqueConstraint(
                fields=("word", "action"),
                name="till_catalog_keywordrule_unique",
                violation_error_message=_("Für dieses Wort gibt es schon eine solche Regel."),
            )
        ]

    def __str__(self) -> str:
        return self.word

    def effect(self) -> str:
        """Return what the rule does, for lists."""
        return ": ".join(filter(None, (self.get_action_display(), self.target())))

    def target(self) -> str:
        """Return the topic or the spelling, whichever the action uses."""
        return str(self.topic) if self.topic else self.spelling
