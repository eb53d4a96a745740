"""The columns of the table for small providers: names, what belongs there, an example."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True, kw_only=True)
class Column:
    """`help` says what belongs into the cell; `required` is what no row (or offer) may lack.

    `of_offer`: the same for all rows of an offer, so the first row that says it is enough.
    """

    name: str
    help: Text
    example: str = ""
    required: bool = False
    of_offer: bool = False
    long: bool = False


def _offer(name: str, help_text: Text, example: str = "", *, required: bool = False) -> Column:
    long = name in ("beschreibung", "vorkenntnisse")
    return Column(
        name=name, help=help_text, example=example, required=required, of_offer=True, long=long
    )


def _run(name: str, help_text: Text, example: str = "", *, long: bool = False) -> Column:
    return Column(name=name, help=help_text, example=example, long=long)


_DATE = _("Datum als TT.MM.JJJJ, zum Beispiel 02.09.2026.")
_TIME = _("Uhrzeit als SS:MM, zum Beispiel 18:00.")
_YES_NO = _("ja oder nein. Leer heißt: nicht bekannt.")
_NUMBER = _("Eine ganze Zahl, zum Beispiel 12.")
_MONEY = _("Betrag in Euro mit Komma, zum Beispiel 84,50. 0 heißt kostenlos, leer heißt unbekannt.")

COLUMNS: tuple[Column, ...] = (
    Column(
        name="angebot_nr",
        help=_(
            "Ihre Nummer für das Angebot. Zeilen mit derselben Nummer sind Termine desselben Angebots."
        ),
        example="BEISPIEL-1",
        required=True,
    ),
    _run(
        "durchfuehrung_nr",
        _("Ihre Nummer für diesen Termin. Damit erkennt das Portal ihn wieder, wenn er sich ändert."),
        "2026-1",
    ),
    _offer("titel", _("Name des Angebots."), "Nähen für den Einstieg", required=True),
    _offer("untertitel", _("Ein Satz unter dem Titel."), "Von der Naht zur Tasche"),
    _offer(
        "beschreibung",
        _("Was man lernt und wie. Gut sind mindestens 200 Zeichen."),
        "Sie lernen die Nähmaschine kennen und nähen eine einfache Tasche.",
        required=True,
    ),
    _offer("art", _("Kurs, Vortrag, Workshop, Beratung, Prüfung oder Anderes. Leer heißt Kurs."), "Kurs"),
    _offer("vorkenntnisse", _("Was man können oder mitbringen sollte."), "Keine"),
    _offer("zielgruppen", _("Für wen, mehrere mit | getrennt."), "Frauen|Ältere Menschen"),
    _offer("themen", _("Themen des Portals, mehrere mit | getrennt."), "Nähen, Textil, Mode"),
    _offer("stichworte", _("Weitere Wörter, mehrere mit | getrennt."), "Nähmaschine|Tasche"),
    _offer("stufe", _("Zum Beispiel Anfänger, Fortgeschrittene, A1 oder B1.2."), "Anfänger"),
    _offer("unterrichtssprachen", _("Zum Beispiel Deutsch|Arabisch."), "Deutsch"),
    _offer(
        "form",
        _("vor_ort, online, selbstlernen, gemischt, hybrid oder fern."),
        "vor_ort",
        required=True,
    ),
    _run("beginn", _DATE, "02.09.2026"),
    _run("ende", _DATE, "14.10.2026"),
    _run("laufender_einstieg", _("ja, wenn man jederzeit anfangen kann. Dann darf der Beginn fehlen."), "nein"),
    _run("wochentage", _("Mo, Di, Mi, Do, Fr, Sa, So, mehrere mit | getrennt."), "Mi"),
    _run("uhrzeit_von", _TIME, "18:00"),
    _run("uhrzeit_bis", _TIME, "19:30"),
    _run(
        "einzeltermine",
        _("Jeder Termin als TT.MM.JJJJ SS:MM-SS:MM, mehrere mit | getrennt."),
        "02.09.2026 18:00-19:30|09.09.2026 18:00-19:30",
        long=True,
    ),
    _run("unterrichtseinheiten", _("Zahl der Einheiten zu 45 Minuten."), "12"),
    _run("ort_name", _("Name des Hauses."), "Bürgerhaus Beispiel"),
    _run("ort_strasse", _("Straße und Hausnummer."), "Beispielgasse 3"),
    _run(
        "ort_plz",
        _("Postleitzahl mit fünf Ziffern. Sie fehlt nur bei online, selbstlernen und fern."),
        "54290",
    ),
    _run("ort_ort", _("Ort."), "Trier"),
    _run("raum", _("Raum."), "Raum 2"),
    _run("stufenfrei", _YES_NO, "ja"),
    _run("barriere_hinweis", _("Was Menschen mit Behinderung wissen müssen."), "Aufzug im Hof"),
    _run("preis", _MONEY, "84,50"),
    _run("preis_ermaessigt", _MONEY, "42,00"),
    _run("preis_hinweis", _("Zum Beispiel: zuzüglich Material."), "zuzüglich Stoff"),
    _offer("foerderung", _("Förderungen des Portals, mehrere mit | getrennt."), ""),
    _offer("bildungsfreistellung_nr", _("Nummer der Anerkennung als Bildungsfreistellung."), ""),
    _offer("abschluss", _("Was man am Ende bekommt."), "Teilnahmebescheinigung"),
    _run("plaetze_min", _NUMBER, "5"),
    _run("plaetze_max", _NUMBER, "12"),
    _run("plaetze_frei", _("Freie Plätze als ganze Zahl. 0 heißt ausgebucht."), "4"),
    _run("anmeldeschluss", _DATE, "26.08.2026"),
    _offer("link", _("Seite zur Anmeldung, beginnt mit https://."), "https://www.example.org/naehen"),
    _offer("telefon", _("Telefon Ihres Büros, nicht von Privatpersonen."), "0651 0000"),
    _offer("mail", _("E-Mail-Adresse Ihres Büros."), "kurse@example.org"),
    _run("gueltig_bis", _("Bis zu diesem Tag wird der Termin gezeigt. TT.MM.JJJJ."), ""),
)  # fmt: skip
BY_NAME = {column.name: column for column in COLUMNS}

# Without these two it is some other table.
INDISPENSABLE = ("angebot_nr", "titel")
EXAMPLE_NUMBER = "BEISPIEL-1"
# Columns of the error file: they come back with it and are no news.
PROBLEM, ADVICE = "Fehler", "Was zu tun ist"

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "_", "-": "_"})


def canonical(header: str) -> str:
    """Return the name of the column a header means: case, umlauts, blanks, the * do not matter.

    Returns the header as it stands, without outer blanks, where it means none of ours.
    """
    shown = " ".join(header.split())
    name = shown.rstrip("*").strip().casefold().translate(_UMLAUTS)
    return name if name in BY_NAME else shown


def own_columns(names: Iterable[str]) -> list[str]:
    """Return those of `names` that are ours, in our order."""
    wanted = set(names)
    return [column.name for column in COLUMNS if column.name in wanted]
