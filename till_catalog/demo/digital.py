"""Computer, smartphone, programming: from the first click to C++."""

from .shapes import DemoOffer, flexible, offer, run

OFFERS: tuple[DemoOffer, ...] = (
    offer(
        "computer-senioren", "digitaltreff", "5.01",
        "Computer für Seniorinnen und Senioren: ganz in Ruhe",
        """Einschalten, Maus und Tastatur, Ordner und Fotos: Wir erklären ohne Fachwörter und
        wiederholen, so oft Sie möchten. Leihgeräte sind da. Ältere lernen hier von Älteren.""",
        run("di 10:00-11:30", 1, 8, "bruecke", 40, reduced=20, places=(4, 8, 6)),
        run("do 14:30-16:00", 1, 8, "bruecke", 40, reduced=20, places=(4, 8, 7)),
        run("mi 10:00-11:30", 4, 8, "hermeskeil", 40, reduced=20, places=(4, 8, 2)),
        level="einstieg", groups="aeltere", access="slow_pace", funding="ermaessigung",
        keywords="PC-Grundlagen, Windows",
    ),
    offer(
        "smartphone-android", "digitaltreff", "5.01",
        "Mein Smartphone: Android Schritt für Schritt",
        """Telefonieren, Nachrichten, Fotos, Fahrplan und Notruf: Sie lernen Ihr eigenes Gerät
        kennen. Jede Woche gibt es eine kleine Aufgabe für zu Hause, und beim nächsten Mal
        besprechen wir, was nicht geklappt hat.""",
        run("mo 10:00-11:30", 1, 6, "bruecke", 30, reduced=15, places=(4, 8, 8), waitlist=True),
        run("mi 14:30-16:00", 2, 6, "nordbad", 30, reduced=15, places=(4, 8, 5)),
        run("fr 10:00-11:30", 5, 6, "schweich", 30, reduced=15, places=(4, 8, 1)),
        level="einstieg", groups="aeltere", access="slow_pace", funding="ermaessigung",
        keywords="Handy, Smartphone, Apps",
    ),
    offer(
        "tablet-zuhause", "digitaltreff", "5.01", "Tablet-Führerschein für Menschen ab 70",
        """Fünf Nachmittage, fünf Themen: Schrift vergrößern, Internet, Videoanruf mit den Enkeln,
        Zeitung lesen, sicher einkaufen. Am Ende gibt es eine Urkunde und Kuchen.""",
        run("di 14:00-15:30", 2, 5, "kleeblatt", 0, places=(4, 8, 6)),
        run("do 10:00-11:30", 6, 5, "konz", 0, places=(4, 8, 2)),
        level="einstieg", groups="aeltere", access="slow_pace", keywords="Tablet, Videoanruf",
    ),
    offer(
        "digital-sprechstunde", "digitaltreff", "5.01",
        "Digitale Sprechstunde: Hilfe bei Handy und Computer",
        """Bringen Sie Ihr Gerät und Ihre Frage mit. Ehrenamtliche Technikbotschafterinnen und
        Technikbotschafter nehmen sich eine halbe Stunde Zeit. Kostenlos, ohne Anmeldung.""",
        run("mo 14:00-16:00", 1, 10, "bruecke", 0, registration="not_needed"),
        run("sa 10:00-12:00", 2, 5, "nordbad", 0, registration="not_needed"),
        kind="beratung", groups="aeltere", bookable=False, again=13,
    ),
    offer(
        "online-banking", "digitaltreff", "5.01 1.03", "Online-Banking sicher nutzen",
        """Kontostand ansehen, überweisen, Betrug erkennen: Wir üben an einem Übungskonto, niemand
        gibt echte Daten ein. Sie bekommen ein Blatt mit den zehn wichtigsten Regeln.""",
        run("mi 10:00-12:15", 3, 2, "bruecke", 20, places=(4, 10, 7)),
        groups="aeltere", access="slow_pace", keywords="Sicherheit, Internet", again=9,
    ),
    offer(
        "excel-grundlagen", "vhs", "5.02", "Excel: Grundlagen an zwei Samstagen",
        """Tabellen anlegen, rechnen, sortieren und ein Diagramm zeichnen. Sie üben an Beispielen
        aus Haushalt, Verein und Büro und bekommen eine Datei mit allen Lösungen.""",
        run("sa 9:00-15:00", 2, 2, "roemertor", 110, reduced=75, room="EDV 1", places=(5, 10, 9)),
        run("sa 9:00-15:00", 8, 2, "roemertor", 110, reduced=75, room="EDV 1", places=(5, 10, 3)),
        run("mo mi 18:00-21:00", 5, 4, "wittlich", 110, reduced=75, places=(5, 10, 5)),
        level="einstieg", groups="beschaeftigte", funding="ermaessigung qualischeck_rlp",
        keywords="Tabellenkalkulation",
    ),
    offer(
        "excel-aufbau", "vhs", "5.02", "Excel-Aufbaukurs: Pivot, Verweise, Auswertungen",
        """Große Tabellen zusammenfassen, Daten verbinden, Auswertungen schön darstellen. Für alle,
        die Excel schon täglich benutzen und schneller werden möchten.""",
        run("di do 18:00-21:00", 3, 4, "roemertor", 128, reduced=88, room="EDV 1",
            places=(5, 10, 10), waitlist=True),
        run("di do 18:00-21:00", 9, 4, "", 118, online=True, places=(5, 10, 2)),
        level="mittel", form="hybrid", groups="beschaeftigte", funding="ermaessigung", again=12,
    ),
    offer(
        "word-selbst", "westwind", "5.02", "Word von A bis Z: Selbstlernkurs mit Videos",
        """Kurze Videos zeigen, wie Sie Briefe, Berichte und Serienbriefe gestalten. Nach jeder
        Lektion prüfen Sie sich selbst. Der Kurs ist mit Tastatur und Vorleseprogramm bedienbar.""",
        flexible(39, price_note="Zugang für sechs Monate."),
        level="einstieg", form="selbstlernen", access="digital_accessible",
    ),
    offer(
        "python-einstieg", "vhs", "5.03", "Programmieren mit Python: Einstieg",
        """Sie schreiben Ihr erstes Programm schon am ersten Abend. Schleifen, Listen, Dateien und
        kleine Spiele: Python ist leicht zu lesen und doch in Forschung und Betrieben zu Hause.""",
        run("mo 18:00-21:00", 2, 8, "roemertor", 195, reduced=130, room="EDV 2", places=(5, 10, 8)),
        run("mi 18:30-20:45", 2, 10, "", 180, reduced=120, online=True, places=(5, 14, 6)),
        level="einstieg", form="hybrid", funding="ermaessigung qualischeck_rlp",
        keywords="Programmieren, Python", again=14,
    ),
    offer(
        "cpp-aufbau", "moseltal", "5.03", "C++ für Umsteigerinnen und Umsteiger",
        """Zeiger, Klassen, Vorlagen und die Standardbibliothek: Wer schon programmiert, lernt hier
        C++ gründlich. Jeder Abend endet mit einer Aufgabe, die wir beim nächsten Mal gemeinsam
        durchsehen.""",
        run("di 18:00-21:15", 3, 10, "petrisberg", 340, places=(5, 12, 7)),
        level="fortgeschritten", groups="beschaeftigte",
        prerequisites="Sie beherrschen eine andere Programmiersprache.",
        keywords="C++, Programmieren", funding="qualischeck_rlp", again=13,
    ),
    offer(
        "c-mikrocontroller", "tueftelwerk", "5.03",
        "Programmieren in C: Mikrocontroller zum Leuchten bringen",
        """Ein kleiner Baustein, ein paar Leuchtdioden und die Sprache C: Sie bauen eine Ampel, ein
        Thermometer und einen Würfel. Für Jugendliche ab 14 und neugierige Erwachsene.""",
        run("fr 16:30-18:45", 2, 8, "ostwerk", 85, reduced=40, places=(5, 10, 9)),
        level="einstieg", groups="jugendliche", funding="ermaessigung", keywords="Elektronik",
    ),
    offer(
        "csharp-net", "moseltal", "5.03", "C# und .NET: Anwendungen entwickeln",
        """Sie entwickeln Schritt für Schritt eine Anwendung mit Datenbank und Oberfläche. Der Kurs
        läuft online, freitags gibt es eine Fragestunde.""",
        run("mo mi 19:00-21:15", 3, 16, "", 360, online=True, places=(6, 16, 5)),
        level="mittel", form="online", groups="beschaeftigte", funding="bildungsgutschein",
        again=11,
    ),
    offer(
        "it-umschulung", "moseltal", "5.03",
        "Umschulung Fachinformatik Anwendungsentwicklung (m/w/d)",
        """24 Monate in Vollzeit, davon sechs Monate im Betrieb: Sie lernen Programmieren,
        Datenbanken und Projektarbeit und legen die Kammerprüfung ab. Ein Eignungstest hilft bei der
        Entscheidung.""",
        run("mo di mi do fr 8:00-15:15", 8, 240, "petrisberg", None, deadline=30,
            single_dates=False, places=(10, 20, 9),
            price_note="Auf Anfrage; oft mit Bildungsgutschein."),
        groups="arbeitsuchende", funding="bildungsgutschein", keywords="Umschulung, IT",
        certificate=("public", "Fachinformatiker/in Anwendungsentwicklung",
        "Industrie- und Handelskammer"),
    ),
    offer(
        "wordpress", "vhs", "5.05", "Die eigene Internetseite mit WordPress",
        """Vom leeren Blatt zur fertigen Seite: Aufbau, Bilder, Formulare, Datenschutz und
        Barrierefreiheit. Am Ende steht Ihre Seite für Verein, Laden oder Ehrenamt.""",
        run("sa so 10:00-16:00", 4, 2, "roemertor", 125, reduced=85, room="EDV 2",
            places=(5, 10, 6)),
        groups="ehrenamtliche beschaeftigte", funding="ermaessigung", kind="workshop",
        keywords="Webseite",
    ),
    offer(
        "bildbearbeitung", "kunsthof", "5.05 2.11", "Bildbearbeitung mit freier Software",
        """Zuschneiden, Farben retten, Flecken entfernen: Sie lernen ein kostenloses Programm kennen
        und bearbeiten eigene Fotos. Danach wissen Sie auch, in welcher Größe ein Bild ins Netz oder
        in den Druck gehört.""",
        run("mi 18:30-20:45", 3, 4, "olewig", 72, places=(4, 8, 4)),
        run("sa 10:00-16:00", 7, 1, "olewig", 60, places=(4, 8, 8), registration="full"),
        level="einstieg", keywords="Foto, GIMP", again=12,
    ),
    offer(
        "zehnfinger", "kvhs", "5.02", "Zehnfingersystem: Tippen in fünf Stunden",
        """Mit Farben, Bildern und Musik prägen Sie sich die Tastatur ein. Danach hilft nur noch
        üben, aber die Grundlage sitzt.""",
        run("sa 9:30-12:00", 3, 2, "konz", 55, reduced=38, places=(5, 12, 5)),
        run("mo di 16:00-18:30", 6, 2, "schweich", 55, reduced=38, places=(5, 12, 8)),
        groups="jugendliche beschaeftigte", funding="ermaessigung", again=13,
    ),
    offer(
        "cad-kurs", "handwerk", "5.03", "CAD: Zeichnen am Computer für Handwerk und Technik",
        """Vom Grundriss bis zum Bauteil in drei Dimensionen: Sie lernen ein verbreitetes
        Zeichenprogramm und drucken zum Schluss ein eigenes Stück aus Kunststoff. Eigene Vorhaben
        aus dem Betrieb sind willkommen.""",
        run("mo do 18:00-21:00", 4, 12, "zewen", 420, places=(5, 10, 5)),
        level="einstieg", groups="beschaeftigte", funding="qualischeck_rlp", again=10,
    ),
    offer(
        "datenschutz-verein", "eifelblick", "5.01 1.07",
        "Datenschutz im Verein: das Wichtigste an einem Abend",
        """Fotos vom Fest, Listen mit Geburtstagen, die Chatgruppe des Vorstands: Was ist erlaubt?
        Ein Vortrag mit vielen Beispielen und Zeit für Fragen.""",
        run("do 19:00-20:30", 4, 1, "bitburg", 10, places=(None, 60, 18)),
        kind="vortrag", groups="ehrenamtliche",
    ),
)  # fmt: skip
