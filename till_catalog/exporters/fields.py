"""What the keys of a record mean, for the page; a test holds the list to the records."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Field:
    """A key of the JSON Lines and its meaning."""

    name: str
    meaning: str | Promise


OFFER_FIELDS = (
    Field("id", _("Nummer des Angebots. Sie bleibt, solange es das Angebot gibt.")),
    Field("url", _("Seite des Angebots, mit Telefon und Beratung")),
    Field("title", _("Titel")),
    Field("subtitle", _("Untertitel")),
    Field("number", _("Kursnummer beim Anbieter")),
    Field("kind", _("Art: Kurs, Vortrag, Workshop, Beratung, Prüfung")),
    Field("provider", _("Anbieter: Kürzel, Name und Internetseite")),
    Field("description", _("Beschreibung als einfaches HTML; in der Tabelle als Text")),
    Field("extra_info", _("weitere Hinweise")),
    Field("prerequisites", _("nötige Vorkenntnisse")),
    Field("topics", _("Themen mit DVV- und KURSNET-Codes. Codes sind Text: 4.10 ist nicht 4.1")),
    Field("target_groups", _("Zielgruppen")),
    Field("level_min", _("Niveau, von")),
    Field("level_max", _("Niveau, bis")),
    Field("level_derived", _("ob das Niveau aus dem Titel erschlossen ist")),
    Field("languages_taught", _("gelernte Sprachen (ISO 639-1)")),
    Field("teaching_languages", _("Unterrichtssprachen (ISO 639-1)")),
    Field("delivery_mode", _("Unterrichtsform")),
    Field("certificate", _("Abschluss: Art, Titel, prüfende Stelle; oder nichts")),
    Field("funding", _("Förderung mit Anerkennungsnummer und Gültigkeit")),
    Field("accessibility", _("Zugang: je Angabe yes (ja), no (nein) oder unknown (keine Angabe)")),
    Field("booking_url", _("Link zur Anmeldung")),
    Field("runs", _("Durchführungen; in der Tabelle eine Zeile je Durchführung")),
    Field("modified", _("zuletzt geändert (UTC)")),
    Field("example", _("ob das Angebot erfunden ist")),
    Field("licence", _("Lizenz dieses Datensatzes: Kürzel, Name, Adresse bei DCAT-AP.de")),
    Field("attribution", _("wer zu nennen ist, wenn die Lizenz es verlangt")),
)
RUN_FIELDS = (
    Field("id", _("Kennung der Durchführung; sie bleibt")),
    Field("number", _("Kursnummer dieser Durchführung")),
    Field("booking_url", _("Link zur Anmeldung für diese Durchführung")),
    Field("start", _("Beginn; leer bei laufendem Einstieg")),
    Field("end", _("Ende")),
    Field("last_day", _("letzter Tag, danach ist sie vorbei")),
    Field("flexible_start", _("ob man jederzeit einsteigen kann")),
    Field("weekdays", _("Wochentage")),
    Field("time_from", _("Uhrzeit, von")),
    Field("time_to", _("Uhrzeit, bis")),
    Field("times_note", _("Zeiten im Wortlaut des Anbieters, wenn Tage und Uhrzeiten fehlen")),
    Field("units", _("Unterrichtseinheiten zu 45 Minuten")),
    Field("date_count", _("Zahl der Termine")),
    Field("dates", _("Einzeltermine mit Tag, Uhrzeit, Ort und Raum, wenn anders")),
    Field("price", _("Preis; leer heißt unbekannt, 0.00 kostenlos")),
    Field("price_reduced", _("ermäßigter Preis")),
    Field("currency", _("Währung")),
    Field("price_note", _("Hinweise zum Preis")),
    Field("places", _("freie Plätze: free, few, waitlist, full, unknown, und die Zahl")),
    Field("registration", _("Anmeldung")),
    Field("registration_deadline", _("Anmeldeschluss")),
    Field("online", _("ob sie online ist")),
    Field("venue", _("Ort mit Anschrift, Lage und deren Genauigkeit, und Zugang")),
    Field("room", _("Raum")),
    Field("cancelled", _("ob sie abgesagt ist")),
)
