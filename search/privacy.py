"""What the search keeps of people: texts that nobody found anything for, without who typed them."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from portal.privacy.registry import Keep, People, Personal, declare

from .unmet import KEPT_DAYS


def declare_data() -> None:
    """Declare it; called once when the app is ready."""
    declare(
        Personal(
            model="search.UnmetSearch",
            fields=("text",),
            what=_("Suchwörter, zu denen nichts gefunden wurde; nicht, wer sie getippt hat"),
            people=People.VISITORS,
            purpose=_(
                "erkennen, was gesucht und nicht gefunden wird; gezählt je Tag, ohne Person, Adresse und"
                " Uhrzeit; was nach einem Menschen aussieht, wird nicht aufgenommen"
            ),
            legal_base=_("Art. 6 Abs. 1 Buchst. e DSGVO"),
            readers=_("wer „Suchen ohne Treffer“ ansehen darf; gezeigt ab zwei Suchen"),
            keep=(
                Keep(
                    clock="day",
                    period=dt.timedelta(days=KEPT_DAYS),
                    since=_("nach dem Tag der Suche"),
                ),
            ),
        )
    )
