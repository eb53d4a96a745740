"""Grundbildung and school-leaving certificates: mostly free, small groups, slow pace."""

from .shapes import DemoOffer, offer, run

OFFERS: tuple[DemoOffer, ...] = (
    offer(
        "lesen-alpha1", "lesewerk", "lesen-schreiben", "Lesen und Schreiben von Anfang an",
        """Sie sprechen gut Deutsch, aber Buchstaben machen Ihnen Mühe? Damit sind Sie nicht allein.
        In kleinen Gruppen lernen Sie Buchstaben, Silben und Wörter. Der Kurs ist kostenlos. Niemand
        erfährt davon, wenn Sie das nicht möchten.""",
        run("mo mi 9:00-11:15", 1, 30, "nordbad", 0, room="Lernraum", places=(3, 8, 5)),
        run("di do 17:30-19:45", 1, 30, "nordbad", 0, room="Lernraum", places=(3, 8, 7)),
        run("mo mi 17:00-19:15", 3, 30, "wittlich", 0, places=(3, 8, 2)),
        level="alpha1", groups="beschaeftigte arbeitsuchende lesen-lernen",
        access="slow_pace easy_language",
        keywords="Alphabetisierung, Grundbildung", bookable=False,
    ),
    offer(
        "alphabetisierungskurs-2", "lesewerk", "lesen-schreiben",
        "Alphabetisierungskurs: kurze Wörter und Sätze",
        """Sie kennen die Buchstaben und lesen einzelne Wörter. Jetzt lernen Sie, Sätze zu lesen und
        einfache Zettel zu schreiben. Wir üben mit Fahrplänen, Einkaufslisten und Nachrichten auf
        dem Handy.""",
        run("di do 9:00-11:15", 1, 30, "nordbad", 0, places=(3, 8, 6)),
        run("sa 10:00-12:15", 2, 15, "bruecke", 0, places=(3, 8, 3)),
        level="alpha2", groups="beschaeftigte", access="slow_pace easy_language",
        no_access="childcare",
        keywords="Alphabetisierung", bookable=False, again=19,
    ),
    offer(
        "lesen-alpha3", "lesewerk", "lesen-schreiben", "Besser lesen und schreiben",
        """Für alle, die kurze Texte lesen können, aber langsam und mit Fehlern. Wir lesen Zeitung
        in einfacher Sprache, füllen Formulare aus und schreiben Mails. Jede Person arbeitet in
        ihrem Tempo.""",
        run("mi 18:00-20:15", 2, 20, "nordbad", 0, places=(3, 10, 4)),
        run("fr 9:00-11:15", 2, 20, "hermeskeil", 0, places=(3, 10, 8)),
        level="alpha3", groups="beschaeftigte aeltere", access="slow_pace",
        keywords="Rechtschreibung", bookable=False,
    ),
    offer(
        "rechtschreibung-alpha4", "vhs", "lesen-schreiben",
        "Endlich sicher schreiben: Rechtschreibung für Erwachsene",
        """Groß oder klein, das oder dass, ss oder ß? Wir klären die Regeln, die man wirklich
        braucht, und üben sie an Briefen und Mails. Vorwissen ist nicht nötig, nur Lust am
        Ausprobieren.""",
        run("mo 18:00-19:30", 2, 10, "roemertor", 0, room="105", places=(5, 12, 9)),
        run("di 9:30-11:00", 4, 10, "schweich", 0, places=(5, 12, 6)),
        level="alpha4", groups="beschaeftigte", keywords="Rechtschreibung, Grundbildung", again=12,
    ),
    offer(
        "rechnen-alltag", "lesewerk", "rechnen", "Rechnen im Alltag: Prozente, Preise, Pläne",
        """Was kostet das Angebot wirklich? Wie viel Farbe brauche ich für das Zimmer? Wir rechnen
        mit Beispielen aus dem Leben und ohne Taschenrechner-Tricks. Wer lange nicht gerechnet hat,
        ist hier richtig.""",
        run("do 17:30-19:00", 2, 12, "nordbad", 0, places=(4, 10, 7)),
        run("do 10:00-11:30", 3, 12, "bruecke", 0, places=(4, 10, 1)),
        level="einstieg", access="slow_pace", bookable=False,
        keywords="Mathe, Mathematik, Grundbildung",
        again=16,
    ),
    offer(
        "lerncafe", "lesewerk", "6", "Offenes Lerncafé",
        """Kommen Sie mit Ihren Fragen: ein Brief vom Amt, ein Formular, eine Hausaufgabe der
        Kinder. Unsere Lernbegleiterinnen und Lernbegleiter nehmen sich Zeit. Sie müssen sich nicht
        anmelden.""",
        run("di 10:00-12:00", 1, 12, "nordbad", 0, registration="not_needed"),
        run("do 15:00-17:00", 1, 12, "bruecke", 0, registration="not_needed"),
        kind="beratung", groups="aeltere zugewanderte", access="easy_language slow_pace",
        bookable=False,
        keywords="Lernberatung, offener Treff",
    ),
    offer(
        "handy-leicht", "lesewerk", "6 5.01", "Das Handy verstehen – in Leichter Sprache",
        """Was bedeuten die Zeichen auf dem Handy? Wie schreibe ich eine Nachricht? Wie mache ich
        ein Foto? Wir erklären alles langsam. Wir benutzen Leichte Sprache. Sie können eine Person
        mitbringen, die Ihnen hilft.""",
        run("mo 14:00-15:30", 2, 6, "bruecke", 0, places=(3, 8, 6)),
        run("fr 10:00-11:30", 4, 6, "nordbad", 0, places=(3, 8, 8), waitlist=True),
        level="einstieg", groups="menschen-mit-behinderung aeltere",
        access="easy_language slow_pace",
        keywords="Leichte Sprache, Smartphone", again=14,
    ),
    offer(
        "berufsreife", "abendschule", "schulabschluss",
        "Hauptschulabschluss nachholen (Berufsreife)",
        """In einem Jahr bereiten Sie sich auf die Prüfung vor: Deutsch, Mathematik, Englisch,
        Geschichte und Biologie. Eine Sozialarbeiterin begleitet Sie und hilft, wenn es einmal
        schwierig wird. Der Kurs kostet nichts.""",
        run("mo di mi do 17:30-20:45", 5, 140, "sued", 0, places=(10, 24, 18), deadline=21),
        run("mo di mi do 8:30-12:00", 5, 140, "sued", 0, places=(10, 24, 24), waitlist=True,
            deadline=21),
        groups="jugendliche arbeitsuchende",
        certificate=("public", "Qualifikation der Berufsreife", "Schulbehörde"),
        keywords="Schulabschluss, Hauptschulabschluss, zweiter Bildungsweg",
    ),
    offer(
        "realschulabschluss", "abendschule", "schulabschluss",
        "Realschulabschluss am Abend (Sekundarabschluss I)",
        """Zwei Schuljahre, vier Abende in der Woche: So holen Sie die mittlere Reife nach, auch
        wenn Sie arbeiten. Am Anfang steht ein Vorkurs in Mathematik und Englisch, damit alle gut
        mitkommen.""",
        run("mo di mi do 17:30-21:00", 6, 160, "sued", 0, places=(12, 26, 21), deadline=21),
        groups="beschaeftigte jugendliche",
        certificate=("public", "Qualifizierter Sekundarabschluss I", "Schulbehörde"),
        keywords="Schulabschluss, mittlere Reife, zweiter Bildungsweg",
    ),
    offer(
        "abitur-online", "abendschule", "schulabschluss",
        "Abitur nachholen: abwechselnd vor Ort und online",
        """An zwei Abenden sind Sie in der Schule, den Rest lernen Sie zu Hause am Computer mit
        festen Ansprechpersonen. So lässt sich das Abitur mit Arbeit und Familie verbinden.
        Voraussetzung ist die mittlere Reife.""",
        run("di do 18:00-21:15", 6, 80, "sued", 0, places=(12, 26, 25), deadline=28),
        form="gemischt", groups="beschaeftigte eltern",
        prerequisites="Mittlere Reife und eine Berufsausbildung oder zwei Jahre Arbeit.",
        certificate=("public", "Allgemeine Hochschulreife", "Schulbehörde"),
        keywords="Abitur, zweiter Bildungsweg",
    ),
    offer(
        "mathe-vorkurs", "abendschule", "rechnen schulabschluss",
        "Mathe-Vorkurs für Schulabschlüsse",
        """Brüche, Gleichungen, Dreisatz und Prozentrechnung: In zehn Terminen frischen Sie auf, was
        Sie für die Abendschule brauchen. Jede Frage ist erlaubt.""",
        run("sa 9:30-12:30", 2, 10, "sued", 0, places=(6, 18, 12)),
        run("mi 18:00-20:15", 3, 10, "", 0, online=True, places=(6, 18, 16)),
        level="einstieg", form="hybrid", groups="jugendliche", keywords="Mathematik, Vorkurs",
        again=12,
    ),
    offer(
        "elternabc", "kleeblatt", "lesen-schreiben 4.04",
        "Eltern-ABC: mit den Kindern lesen lernen",
        """Ihr Kind kommt in die Schule und lernt lesen, und Sie lernen mit. Wir üben dieselben
        Buchstaben, lesen Bilderbücher und sprechen über den Schulalltag. Kleine Geschwister werden
        betreut.""",
        run("mi 8:30-10:45", 2, 16, "kleeblatt", 0, places=(4, 10, 7)),
        level="alpha1-alpha2", groups="eltern frauen zugewanderte lesen-lernen",
        access="childcare slow_pace easy_language",
        keywords="Alphabetisierung, Schule", again=18,
    ),
    offer(
        "geld-haushalt", "bruecke", "rechnen 1.03",
        "Mit Geld auskommen: Haushaltsbuch und Verträge",
        """Miete, Strom, Handy, Versicherung: Wo bleibt das Geld? Wir schreiben gemeinsam ein
        Haushaltsbuch und lesen das Kleingedruckte in Verträgen. Auf Wunsch vermitteln wir an die
        Schuldnerberatung.""",
        run("do 18:00-19:30", 3, 4, "bruecke", 0, places=(4, 12, 5)),
        run("sa 10:00-13:00", 8, 2, "kleeblatt", 0, places=(4, 12, 0)),
        access="easy_language", groups="familien", keywords="Haushalt, Verbraucher",
    ),
    offer(
        "fuehrerschein-theorie", "bruecke", "6 4.04", "Führerschein: die Theorie verstehen",
        """Die Fragebögen sind schwer zu lesen? Wir lesen sie zusammen, klären Wörter und üben am
        Tablet. Der Kurs ersetzt nicht die Fahrschule, macht die Prüfung aber leichter.""",
        run("mo 17:30-19:00", 2, 8, "bruecke", 20, places=(5, 12, 11)),
        level="a2-b1", groups="zugewanderte jugendliche", access="slow_pace",
        keywords="Führerschein, Verkehr", again=10,
    ),
)  # fmt: skip
