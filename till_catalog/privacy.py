"""What the catalogue keeps of people, and what only sounds like it."""

from django.utils.translation import gettext_lazy as _

from portal.privacy.registry import Erasure, NotPersonal, Personal, declare
from portal.privacy.subjects import by_account

DUTY = _("DSGVO Art. 6 Abs. 1 e, LDSG RLP § 3 (Aufgabe der Stadt)")


def declare_catalogue() -> None:
    """Declare who started an import, the raw records, and the office data of offers."""
    declare(
        Personal(
            model="till_catalog.ImportRun",
            fields=("started_by",),
            purpose=_("nachvollziehen, wer einen Import begonnen hat"),
            legal_base=DUTY,
            readers=_("Redaktion"),
            subject=by_account("started_by"),
            erasure=Erasure.CASCADE,
            kept_until=_("bis das Konto gelöscht wird; der Import bleibt, der Name verschwindet"),
        ),
        Personal(
            model="till_catalog.ImportRecord",
            fields=("raw",),
            purpose=_(
                "Rohdaten der Anbieter, aus denen Angebote entstehen; sie können Namen von Lehrenden enthalten"
            ),
            legal_base=DUTY,
            readers=_("Redaktion"),
            kept_until=_(
                "bis der Anbieter den Datensatz ändert oder die Importquelle gelöscht wird"
            ),
        ),
        NotPersonal(
            model="till_catalog.ImportSource",
            fields=("name",),
            reason=_("Name einer Datei oder Schnittstelle"),
        ),
        NotPersonal(model="till_catalog.Keyword", fields=("name",), reason=_("Schlagwort")),
        NotPersonal(
            model="till_catalog.Offer",
            fields=("contact_phone", "contact_email"),
            reason=_("Angaben der Beratungsstelle eines Anbieters, zur Veröffentlichung bestimmt"),
        ),
    )
