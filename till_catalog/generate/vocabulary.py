"""Words from which titles and descriptions are put together. Ours; frequencies are not measured."""

# (first part of compounds, subject, DVV category)
SUBJECTS: tuple[tuple[str, str, str], ...] = (
    ("Deutsch", "Deutsch", "4.04"), ("Englisch", "Englisch", "4.06"),
    ("Französisch", "Französisch", "4.08"), ("Spanisch", "Spanisch", "4.22"),
    ("Italienisch", "Italienisch", "4.09"), ("Arabisch", "Arabisch", "4.01"),
    ("Integrations", "Sprache und Leben in Deutschland", "4.04"),
    ("Alphabetisierungs", "Lesen und Schreiben", "6"), ("Rechtschreib", "Rechtschreibung", "6"),
    ("Rechen", "Rechnen im Alltag", "6"), ("Schulabschluss", "Schulabschlüsse", "6"),
    ("Computer", "Computer", "5.01"), ("Internet", "Internet", "5.01"),
    ("Smartphone", "Smartphone und Tablet", "5.01"), ("Tabellen", "Tabellenkalkulation", "5.02"),
    ("Programmier", "Programmieren", "5.03"), ("Datenbank", "Datenbanken", "5.03"),
    ("Buchführungs", "Buchführung", "5.04"), ("Steuer", "Steuern", "5.04"),
    ("Bewerbungs", "Bewerbung", "5.06"), ("Rhetorik", "freies Sprechen", "5.06"),
    ("Führungs", "Führung", "5.07"), ("Projekt", "Projektarbeit", "5.07"),
    ("Pflege", "Pflege", "3.03"), ("Gesundheits", "Gesundheit", "3.03"),
    ("Yoga", "Yoga", "3.01"), ("Entspannungs", "Entspannung", "3.01"),
    ("Rücken", "gesunder Rücken", "3.02"), ("Fitness", "Fitness", "3.02"),
    ("Koch", "Kochen", "3.05"), ("Back", "Backen", "3.05"), ("Ernährungs", "Ernährung", "3.05"),
    ("Garten", "Garten", "1.04"), ("Umwelt", "Umwelt", "1.04"), ("Kräuter", "Kräuter", "1.04"),
    ("Geschichts", "Geschichte", "1.01"), ("Stadt", "Stadtgeschichte", "1.01"),
    ("Demokratie", "Demokratie", "1.02"), ("Rechts", "Recht im Alltag", "1.03"),
    ("Eltern", "Familie und Erziehung", "1.06"), ("Mal", "Malen", "2.07"),
    ("Aquarell", "Aquarell", "2.07"), ("Zeichen", "Zeichnen", "2.07"),
    ("Keramik", "Keramik", "2.08"), ("Näh", "Nähen", "2.09"), ("Foto", "Fotografie", "2.11"),
    ("Gitarren", "Gitarre", "2.13"), ("Chor", "Singen", "2.13"), ("Theater", "Theater", "2.04"),
    ("Tanz", "Tanz", "2.05"), ("Schreib", "kreatives Schreiben", "2.02"),
    ("Literatur", "Literatur", "2.02"), ("Museums", "Kunst", "2.06"),
    ("Schweiß", "Schweißen", "5"), ("Holz", "Arbeiten mit Holz", "2.01"),
)  # fmt: skip
LANGUAGES = {
    "Deutsch": "de", "Englisch": "en", "Französisch": "fr", "Spanisch": "es",
    "Italienisch": "it", "Arabisch": "ar", "Integrations": "de",
}  # fmt: skip
HEADS = (
    "kurs", "werkstatt", "seminar", "training", "treff", "labor", "lehrgang", "abend", "schule",
    "übung", "gruppe", "projekt", "tag", "woche", "studio", "atelier", "club", "praxis",
    "grundlagen", "wissen", "unterricht", "beratung", "prüfung", "stunde", "reise",
)  # fmt: skip
KINDS = {"beratung": "beratung", "prüfung": "pruefung", "abend": "vortrag", "werkstatt": "workshop"}
AUDIENCES = (
    "für Anfänger", "für Anfängerinnen und Anfänger", "für Berufstätige", "für Eltern",
    "für Familien", "für Frauen", "für Fortgeschrittene", "für Jugendliche", "für Kinder ab acht",
    "für ältere Menschen", "für Seniorinnen und Senioren", "für Zugewanderte", "für alle",
    "mit Vorkenntnissen", "ohne Vorkenntnisse", "am Vormittag", "am Abend", "am Wochenende",
    "kompakt", "intensiv", "im Sommer", "im Winter", "in kleiner Gruppe", "Schritt für Schritt",
)  # fmt: skip
KEYWORDS = (
    "Grundlagen", "Aufbaukurs", "Wochenende", "Berufliche Bildung", "Freizeit", "Ehrenamt",
    "Gesundheit", "Kreativität", "Familie", "Digitalisierung", "Nachhaltigkeit", "Prüfung",
    "Zertifikat", "Sprachen", "Bewegung", "Kultur",
)  # fmt: skip
# Slots: {fach} subject, {wort} a compound, {noch} another one, {ort} a town.
SENTENCES = (
    "In diesem Angebot geht es um {fach}, von den ersten Schritten bis zur eigenen Praxis.",
    "Sie lernen in einer kleinen Gruppe und bekommen regelmäßig persönliche Rückmeldung.",
    "Die Kursleitung bringt viele Jahre Erfahrung aus {noch} und {wort} mit.",
    "Vorkenntnisse sind nicht nötig, Neugier und etwas Geduld genügen vollkommen.",
    "Bitte bringen Sie Schreibzeug, bequeme Kleidung und eine kleine Stärkung mit.",
    "Zwischen den Terminen üben Sie zu Hause etwa eine Stunde in der Woche.",
    "Ein Höhepunkt ist der gemeinsame Ausflug nach {ort}, den wir zusammen planen.",
    "Wer eine Sitzung verpasst, erhält die Unterlagen und eine kurze Zusammenfassung.",
    "Am Ende kennen Sie die wichtigsten Begriffe rund um {fach} und wenden sie sicher an.",
    "Auf Wunsch stellen wir eine Teilnahmebescheinigung für Ihren Betrieb aus.",
    "Der Unterricht verbindet Gespräche, Übungen und Beispiele aus dem Alltag.",
    "Auch Menschen, die lange nicht gelernt haben, fühlen sich hier gut aufgehoben.",
    "Die Räume in {ort} sind mit Bus und Bahn gut zu erreichen.",
    "Das Material ist im Preis enthalten, ein Lehrbuch brauchen Sie nicht.",
    "Wir arbeiten mit Bildern, Texten und kleinen Filmen aus verschiedenen Ländern.",
    "Nach der Hälfte der Zeit sprechen wir darüber, was Ihnen noch fehlt.",
    "Das Angebot ergänzt unsere Reihe {noch} und lässt sich gut damit verbinden.",
    "Für Fragen zu Förderung und Ermäßigung erreichen Sie unser Büro am Vormittag.",
    "Die Übungen lassen sich leicht in den Beruf und in die Familie übertragen.",
    "Besonders beliebt ist der Teil über {wort}, der viel Raum für eigene Versuche lässt.",
    "Gäste aus Vereinen und Betrieben berichten von ihren Erfahrungen mit {fach}.",
    "Wenn Sie unsicher sind, welche Stufe passt, beraten wir Sie gern am Telefon.",
    "Bei schönem Wetter verlegen wir einzelne Termine nach draußen.",
    "Die Ergebnisse zeigen wir am letzten Tag in einer kleinen Ausstellung.",
)
PLACE_NAMES = (
    "Bildungshaus",
    "Bürgerhaus",
    "Lernhaus",
    "Alte Schule",
    "Kulturzentrum",
    "Werkstatt",
)
