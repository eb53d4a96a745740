"""What is wrong with a cell and what to do about it, in words for the person who typed it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...enums import Severity
from ..issues import Issue
from .columns import BY_NAME

# Before publishing nothing has been left out yet: these say it differently from the import's report.
_REASONS = {
    "date_invalid": gettext_lazy("Dieses Datum ist nicht lesbar."),
    "time_invalid": gettext_lazy("Diese Uhrzeit ist nicht lesbar."),
    "end_before_start": gettext_lazy("Das Ende liegt vor dem Beginn."),
    "weekday_invalid": gettext_lazy("Diese Wochentage sind nicht lesbar."),
    "number_invalid": gettext_lazy("Diese Zahl ist nicht lesbar."),
    "places_implausible": gettext_lazy("Diese Zahl der Plätze ist nicht glaubhaft."),
    "price_invalid": gettext_lazy("Dieser Betrag ist nicht lesbar."),
    "reduced_price_invalid": gettext_lazy("Der ermäßigte Preis ist höher als der Preis."),
    "boolean_invalid": gettext_lazy("Erwartet wird ja oder nein."),
    "url_invalid": gettext_lazy("Diese Internetadresse ist ungültig."),
    "phone_invalid": gettext_lazy("Das ist keine Telefonnummer."),
    "mail_invalid": gettext_lazy("Das ist keine E-Mail-Adresse."),
    "too_long": gettext_lazy("Der Text ist zu lang und wird gekürzt."),
    "value_dropped": gettext_lazy("Ein Eintrag ist zu lang."),
    "hidden_text": gettext_lazy("Der Text enthält Verstecktes, das nicht gezeigt wird."),
    "id_too_long": gettext_lazy("Die Nummer hat mehr als 200 Zeichen."),
    "record_too_large": gettext_lazy("Zu viele Zeilen mit derselben Nummer."),
    "store_failed": gettext_lazy("Das Angebot lässt sich so nicht speichern."),
    "mapping_failed": gettext_lazy("Diese Zeile ist nicht zu verstehen."),
}
_ADVICE = {
    "example_row": gettext_lazy("Löschen Sie diese Zeile, oder tragen Sie Ihr Angebot ein."),
    "run_duplicate": gettext_lazy(
        "Geben Sie jedem Termin eine eigene Nummer, oder lassen Sie sie leer."
    ),
    "row_shifted": gettext_lazy(
        "In einem Text steht das Trennzeichen. Rücken Sie die Texte in ihre Spalten zurück und"
        " leeren Sie die Zelle „überzählig“."
    ),
    "differs": gettext_lazy(
        "Schreiben Sie in allen Zeilen dasselbe, oder lassen Sie diese Zelle leer."
    ),
    "postcode_short": gettext_lazy(
        "Ergänzen Sie die Null. Bei Orten in Luxemburg ist die Angabe so richtig."
    ),
    "price_thousands": gettext_lazy("Schreiben Sie 1234 für tausend und 1,23 für Cent-Beträge."),
    "places_max_missing": gettext_lazy("Tragen Sie auch plaetze_max ein."),
    "personal_data": gettext_lazy("Streichen Sie private Nummern und Adressen aus dem Text."),
    "mojibake": gettext_lazy("Schreiben Sie die Umlaute neu, oder speichern Sie als „CSV UTF-8“."),
    "start_required": gettext_lazy(
        "Datum als TT.MM.JJJJ, zum Beispiel 02.09.2026. Oder tragen Sie bei laufender_einstieg ja ein."
    ),
    "too_long": gettext_lazy("Kürzen Sie den Text."),
    "value_dropped": gettext_lazy("Trennen Sie die Einträge mit |."),
    "record_too_large": gettext_lazy("Geben Sie verschiedenen Angeboten verschiedene Nummern."),
}


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that is wrong with one cell (`field` is the column; "" means the whole row)."""

    field: str
    code: str
    severity: str
    message: str
    advice: str

    def as_json(self) -> dict[str, str]:
        """Return it as rows keep it."""
        return asdict(self)


def problems_of(issues: Sequence[Issue]) -> list[Problem]:
    """Return what is to be told of a row: of a cell that costs the row only that."""
    fatal = {issue.field for issue in issues if issue.severity == Severity.ERROR}
    told = (
        issue for issue in issues if issue.severity == Severity.ERROR or issue.field not in fatal
    )
    return [problem_of(issue) for issue in told]


def problem_of(issue: Issue) -> Problem:
    """Return an issue of the import in words for the person who can mend the cell."""
    column = BY_NAME.get(issue.field)
    advice = _ADVICE.get(issue.code) or (column.help if column else "")
    return Problem(
        field=issue.field,
        code=issue.code,
        severity=issue.severity,
        message=str(_REASONS.get(issue.code) or issue.message),
        advice=str(advice or _("Sehen Sie sich die Zeile bitte genau an.")),
    )
