"""What can be wrong with a record, in words for the person who can mend it at the source."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..enums import Severity

RAW_VALUE_LENGTH = 500

# code -> sentence. The severity is a warning unless the code stands in _ERRORS.
MESSAGES: dict[str, str | Promise] = {
    # the file
    "file_broken": _("Die Datei ist ab hier nicht mehr lesbar."),
    "encoding_guessed": _("Der angegebene Zeichensatz passt nicht. Gelesen wurde ein anderer."),
    "export_date_invalid": _(
        "Der Zeitpunkt des Exports ist nicht lesbar oder liegt in der Zukunft."
    ),
    "access_conflict": _("Die Angaben zur Barrierefreiheit dieses Ortes widersprechen sich."),
    # the record
    "record_invalid": _("Dieser Eintrag ist kein Angebot."),
    "id_missing": _("Die Kennung fehlt. Das Angebot wurde nicht übernommen."),
    "id_too_long": _("Die Kennung ist länger als 200 Zeichen. Das Angebot wurde nicht übernommen."),
    "id_duplicate": _("Die Kennung kommt mehrmals vor. Übernommen wurde der erste Eintrag."),
    "title_missing": _("Der Titel fehlt. Das Angebot wurde nicht übernommen."),
    "record_too_large": _("Der Eintrag ist zu groß. Er wurde nicht übernommen."),
    "store_failed": _("Das Angebot ließ sich nicht speichern."),
    "mapping_failed": _(
        "Der Eintrag ist anders aufgebaut als erwartet. Er wurde nicht übernommen."
    ),
    # the table of small providers
    "cell_required": _("Diese Angabe ist Pflicht. Ohne sie wird die Zeile nicht übernommen."),
    "start_required": _(
        "Der Beginn fehlt oder ist nicht lesbar. Ohne ihn wird die Zeile nicht übernommen."
    ),
    "form_unknown": _("Diese Form gibt es nicht. Die Zeile wird nicht übernommen."),
    "run_duplicate": _(
        "Diese Durchführungsnummer hat schon eine Zeile desselben Angebots. Diese Zeile wird nicht"
        " übernommen."
    ),
    "row_shifted": _("Die Zeile hat mehr Zellen als die Überschrift. Sie wird nicht übernommen."),
    "example_row": _("Das ist das Beispiel aus der Vorlage. Es wird nicht übernommen."),
    "differs": _("Eine frühere Zeile desselben Angebots sagt etwas anderes. Es gilt die frühere."),
    "kind_unknown": _("Diese Art gibt es nicht. Das Angebot gilt als Kurs."),
    "topic_name_unknown": _("Dieses Thema gibt es im Portal nicht. Es wird weggelassen."),
    "funding_unknown": _("Diese Förderung kennt das Portal nicht. Sie wird weggelassen."),
    "language_unknown": _("Diese Sprache kennt das Portal nicht. Sie wird weggelassen."),
    "postcode_short": _("Die Postleitzahl hat nur vier Ziffern. Fehlt vorn eine Null?"),
    "price_thousands": _("Der Punkt wurde als Tausenderpunkt gelesen. Bitte prüfen."),
    "places_max_missing": _(
        "Freie Plätze sagen nur etwas, wenn auch die Zahl aller Plätze dasteht. Die Angabe wird"
        " weggelassen."
    ),
    # texts
    "too_long": _("Der Text ist zu lang und wurde gekürzt."),
    "value_dropped": _("Der Wert ist zu lang und wurde weggelassen."),
    "mojibake": _("Umlaute sind falsch verschlüsselt (zum Beispiel „Ã¤“ statt „ä“)."),
    "hidden_text": _("Versteckter Text wurde entfernt."),
    "personal_data": _("Im Text steht eine E-Mail-Adresse oder eine Handynummer. Bitte prüfen."),
    # times
    "date_invalid": _("Das Datum ist nicht lesbar und wurde weggelassen."),
    "time_invalid": _("Die Uhrzeit ist nicht lesbar und wurde weggelassen."),
    "end_before_start": _("Das Ende liegt vor dem Beginn und wurde weggelassen."),
    "start_missing": _("Der Beginn fehlt."),
    "too_many_dates": _("Es sind mehr als 1000 Einzeltermine. Die weiteren wurden weggelassen."),
    "weekday_invalid": _("Der Wochentag ist nicht bekannt."),
    # numbers
    "number_invalid": _("Die Zahl ist nicht lesbar und wurde weggelassen."),
    "places_implausible": _("Die Zahl der Plätze ist nicht glaubhaft und wurde weggelassen."),
    "price_invalid": _("Der Preis ist nicht lesbar. Er gilt als unbekannt."),
    "price_zero_but_costs": _("Der Preis ist 0, im Text stehen aber Euro-Beträge. Bitte prüfen."),
    "reduced_price_invalid": _(
        "Der ermäßigte Preis ist höher als der Preis und wurde weggelassen."
    ),
    # meaning
    "topic_unknown": _("Diese DVV-Kategorie ist im Themenbaum nicht bekannt."),
    "level_unknown": _("Diese Stufe ist nicht bekannt."),
    "level_conflict": _("Titel und Schlagwörter nennen verschiedene Stufen. Es gilt der Titel."),
    "online_with_address": _(
        "Das Angebot heißt online, nennt aber auch eine Anschrift. Es gilt als online."
    ),
    "address_incomplete": _("Die Anschrift ist unvollständig."),
    "url_invalid": _("Die Internetadresse ist ungültig und wurde weggelassen."),
    "boolean_invalid": _("Erwartet wird ja oder nein. Der Wert wurde weggelassen."),
    "phone_invalid": _("Das ist keine Telefonnummer. Sie wurde weggelassen."),
    "mail_invalid": _("Das ist keine E-Mail-Adresse. Sie wurde weggelassen."),
    "position_implausible": _(
        "Die Lage ist nicht glaubhaft. Sie wird nach der Postleitzahl bestimmt."
    ),
    "places_and_dates_differ": _(
        "Es sind nicht so viele Orte wie Termine. Für alle Termine gilt der erste Ort."
    ),
    "several_venues": _("Es sind mehrere Orte angegeben. Übernommen wurde der erste."),
}
ERRORS = frozenset(
    {
        "file_broken",
        "record_invalid",
        "id_missing",
        "id_too_long",
        "id_duplicate",
        "title_missing",
        "record_too_large",
        "store_failed",
        "mapping_failed",
        "cell_required",
        "start_required",
        "form_unknown",
        "run_duplicate",
        "row_shifted",
        "example_row",
    }
)


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One finding. `line` is that of the record in the file, from 1."""

    code: str
    record_key: str = ""
    line: int | None = None
    field: str = ""
    raw_value: str = ""
    detail: str = ""

    @property
    def severity(self) -> str:
        """An error costs the record, a warning one field."""
        return Severity.ERROR if self.code in ERRORS else Severity.WARNING

    @property
    def message(self) -> str:
        """The sentence for people, with the detail behind it."""
        return f"{MESSAGES[self.code]} {self.detail}".strip()


@dataclass
class Findings:
    """Collects the issues of one record while it is mapped."""

    record_key: str
    line: int | None
    issues: list[Issue] = field(default_factory=list)

    def add(self, code: str, *, field: str = "", raw_value: object = "", detail: str = "") -> None:
        """Note one finding; long values are shown in part, the record keeps them whole."""
        text = str(raw_value)
        if len(text) > RAW_VALUE_LENGTH:
            text = f"{text[:RAW_VALUE_LENGTH]} …"
        self.issues.append(
            Issue(
                code=code,
                record_key=self.record_key,
                line=self.line,
                field=field,
                raw_value=text.replace("\x00", ""),
                detail=detail,
            )
        )
