"""Politik, Gesellschaft, Umwelt: talks on single evenings, nature, rights, volunteering."""

from .shapes import DemoOffer, offer, run

OFFERS: tuple[DemoOffer, ...] = (
    offer(
        "patientenverfuegung", "vhs", "1.03", "Patientenverfügung und Vorsorgevollmacht",
        """Wer entscheidet, wenn ich es nicht mehr kann? Eine Notarin erklärt, welche Papiere nötig
        sind und was hineingehört. Sie bekommen Muster zum Mitnehmen.""",
        run("do 18:30-20:30", 2, 1, "roemertor", 8, reduced=4, room="Saal", places=(None, 80, 41)),
        run("mi 15:00-17:00", 6, 1, "hermeskeil", 8, reduced=4, places=(None, 40, 17)),
        kind="vortrag", groups="aeltere", access="sign_language", funding="ermaessigung",
    ),
    offer(
        "mietrecht", "bruecke", "1.03", "Mietrecht kurz erklärt: Kaution, Nebenkosten, Schimmel",
        """Was muss die Vermieterin zahlen, was der Mieter? Ein Anwalt beantwortet die häufigsten
        Fragen in klarer Sprache. Übersetzung ins Arabische und Ukrainische auf Wunsch.""",
        run("mo 17:30-19:00", 3, 1, "bruecke", 0, registration="not_needed"),
        kind="vortrag", taught_in="de ar uk", groups="zugewanderte", bookable=False, again=9,
    ),
    offer(
        "geldanlage-frauen", "neustart", "1.03", "Finanzen für Frauen: Rente, Sparplan, Überblick",
        """Frauen bekommen im Alter oft weniger. An drei Abenden ordnen wir Unterlagen, rechnen die
        Rentenlücke aus und vergleichen Sparwege. Es wird nichts verkauft.""",
        run("di 18:30-20:45", 3, 3, "weberbach", 45, reduced=20, places=(5, 14, 12)),
        run("di 18:30-20:45", 8, 3, "", 40, reduced=20, online=True, places=(5, 14, 3)),
        form="hybrid", groups="frauen", funding="ermaessigung", again=13,
    ),
    offer(
        "stadtgeschichte", "vhs", "1.01",
        "Römer, Reben, Rebellen: Trierer Stadtgeschichte in vier Spaziergängen",
        """Vier Nachmittage, vier Jahrhunderte: Wir gehen durch Gassen, in denen Geschichte passiert
        ist. Wetterfeste Schuhe genügen, Vorwissen ist nicht nötig.""",
        run("so 14:00-16:00", 2, 4, "roemertor", 40, reduced=25, places=(8, 20, 15),
            price_note="Treffpunkt vor dem Haus."),
        groups="aeltere zugewanderte", funding="ermaessigung", keywords="Stadtführung, Heimatkunde",
    ),
    offer(
        "juedisches-leben", "vhs", "1.01 1.02", "Jüdisches Leben an der Mosel",
        """Ein Abend über tausend Jahre gemeinsamer Geschichte, über Nachbarschaft, Verfolgung und
        Neubeginn. Mit Bildern und Briefen aus Archiven.""",
        run("di 19:00-20:30", 4, 1, "roemertor", 0, room="Saal", registration="not_needed"),
        kind="vortrag", bookable=False, again=10,
    ),
    offer(
        "demokratie-werkstatt", "eifelblick", "1.02",
        "Demokratiewerkstatt: mitreden in der Gemeinde",
        """Wie kommt ein Antrag in den Rat? Was darf ein Bürgerbegehren? In drei Treffen planen wir
        ein kleines eigenes Vorhaben für das Dorf oder den Stadtteil.""",
        run("sa 10:00-13:00", 4, 3, "bitburg", 0, places=(6, 18, 8)),
        groups="jugendliche ehrenamtliche", kind="workshop",
        keywords="Bürger:innen, Kommunalpolitik", again=10,
    ),
    offer(
        "klima-vortrag", "kylltal", "1.04",
        "Hitze, Hochwasser, Waldbrand: Klimawandel in der Region",
        """Was ändert sich an Mosel und Kyll, und wie können Gemeinden und Haushalte vorsorgen? Ein
        Förster und eine Hydrologin berichten.""",
        run("do 19:00-21:00", 3, 1, "kyll", 0, registration="not_needed"),
        run("do 19:00-21:00", 5, 1, "", 0, online=True),
        form="hybrid", kind="vortrag", keywords="Umwelt, Klima", again=13,
    ),
    offer(
        "balkonkraftwerk", "handwerk", "1.04 5", "Balkonkraftwerk: Strom vom eigenen Geländer",
        """Welche Platte, welcher Stecker, was sagt die Vermieterin? Sie bauen im Kurs eine Anlage
        auf und rechnen aus, wann sie sich lohnt.""",
        run("sa 9:00-12:00", 2, 1, "zewen", 25, places=(6, 16, 16), waitlist=True),
        run("sa 9:00-12:00", 6, 1, "zewen", 25, places=(6, 16, 9)),
        kind="workshop", keywords="Solarstrom, Energie",
    ),
    offer(
        "kraeuterwanderung", "kylltal", "1.04", "Kräuterwanderung im Kylltal",
        """Was wächst am Wegrand, was schmeckt, was heilt? Wir gehen drei Kilometer auf ebenen Wegen
        und bereiten danach ein Wildkräuterbrot.""",
        run("so 10:00-13:00", 3, 1, "kyll", 18, reduced=9, places=(6, 18, 12)),
        run("so 10:00-13:00", 7, 1, "kyll", 18, reduced=9, places=(6, 18, 5)),
        groups="familien", access="slow_pace", funding="ermaessigung", again=12,
    ),
    offer(
        "obstbaumschnitt", "kylltal", "1.04", "Obstbaumschnitt: alte Apfelbäume pflegen",
        """Am Vormittag die Regeln, am Nachmittag die Säge: Sie schneiden unter Anleitung Bäume auf
        einer Streuobstwiese. Bitte festes Schuhwerk.""",
        run("sa 9:30-15:30", 5, 1, "kyll", 35, places=(5, 12, 7)),
        run("sa 9:30-15:30", 12, 1, "saarburg", 35, places=(5, 12, 2)),
        kind="workshop", keywords="Garten, Streuobst", again=13,
    ),
    offer(
        "repaircafe", "kylltal", "1.04", "Repair-Café: reparieren statt wegwerfen",
        """Toaster, Radio, Fahrrad, Spielzeug: Ehrenamtliche helfen, Ihr Lieblingsstück zu retten.
        Kuchen gibt es gegen Spende.""",
        run("sa 13:00-17:00", 1, 1, "bruecke", 0, registration="not_needed"),
        run("sa 13:00-17:00", 5, 1, "bruecke", 0, registration="not_needed"),
        run("sa 13:00-17:00", 9, 1, "bruecke", 0, registration="not_needed"),
        kind="anderes", bookable=False, groups="ehrenamtliche",
    ),
    offer(
        "vorlesepaten", "nordlicht", "1.11 2.02",
        "Vorlesen lernen: Schulung für Lesepatinnen und Lesepaten",
        """Stimme, Tempo, Bilder zeigen, Fragen stellen: An zwei Nachmittagen lernen Sie, Kinder mit
        Büchern zu fesseln. Danach vermitteln wir Sie gern an eine Kita oder Schule.""",
        run("mi 14:30-17:30", 3, 2, "nordbad", 0, places=(5, 14, 6)),
        run("sa 10:00-13:00", 8, 2, "nordbad", 0, places=(5, 14, 2)),
        groups="ehrenamtliche aeltere", keywords="Ehrenamt, Vorlesen", again=13,
    ),
    offer(
        "nachbarschaftshilfe", "bruecke", "1.11", "Grundkurs Nachbarschaftshilfe",
        """Einkaufen, begleiten, zuhören: Wer anderen im Alltag helfen möchte, lernt hier Grenzen,
        Schweigepflicht und kleine Handgriffe. Mit Bescheinigung.""",
        run("fr 14:00-18:00", 4, 2, "bruecke", 0, places=(5, 15, 9)),
        groups="ehrenamtliche", certificate=("proof", "Bescheinigung Nachbarschaftshilfe", ""),
    ),
    offer(
        "philosophie", "vhs", "1.08", "Philosophisches Café: Was ist gerecht?",
        """Ein kurzer Text, eine große Frage, ein offener Kreis. Sie brauchen keine Vorkenntnisse,
        nur Neugier und Lust am Nachdenken.""",
        run("so 11:00-12:30", 2, 4, "bruecke", 20, reduced=10, places=(5, 18, 9)),
        funding="ermaessigung", kind="anderes",
    ),
    offer(
        "psychologie-schlaf", "eifelblick", "1.06 3.03",
        "Endlich schlafen: ein Abend über Schlaf und Grübeln",
        """Warum kreisen nachts die Gedanken? Eine Psychologin erklärt, wie Schlaf funktioniert, und
        gibt Ihnen fünf Übungen mit.""",
        run("mo 19:00-20:30", 4, 1, "wittlich", 9, places=(None, 50, 22)),
        run("mo 19:00-20:30", 7, 1, "", 5, online=True),
        kind="vortrag", form="hybrid", again=13,
    ),
    offer(
        "radio-podcast", "tueftelwerk", "1.07", "Podcast machen: von der Idee zur ersten Folge",
        """Mikrofon an! Junge Leute zwischen 14 und 20 erfinden ein Thema, führen Interviews,
        schneiden und veröffentlichen.""",
        run("sa 10:00-15:00", 3, 3, "ostwerk", 30, reduced=0, places=(4, 10, 7)),
        groups="jugendliche", kind="workshop", funding="ermaessigung", keywords="Audio, Medien",
        again=10,
    ),
    offer(
        "irland-vortrag", "vhs", "1.09", "Irland mit dem Fahrrad: Bilder einer Reise",
        """1.200 Kilometer Gegenwind, Schafe und Musik: Eine Triererin erzählt von ihrer Reise und
        zeigt Fotos. Danach gibt sie Tipps für alle, die selbst aufbrechen möchten.""",
        run("fr 19:00-20:30", 3, 1, "roemertor", 7, room="Saal", places=(None, 80, 26)),
        run("fr 19:00-20:30", 5, 1, "schweich", 7, cancelled=True),
        kind="vortrag", keywords="Reisebericht",
    ),
    offer(
        "weinlese-vortrag", "kvhs", "1.09 1.04", "Weinlese früher und heute",
        """Ein Winzer erzählt vom Lesen in der Steillage, von Hotten, Frost und langen Tagen. Dazu
        gibt es Traubensaft.""",
        run("fr 19:00-20:30", -4, 1, "konz", 6, places=(None, 40, 33)),
        kind="vortrag",
    ),
    offer(
        "buergerhaushalt", "eifelblick", "1.02",
        "Bürgerhaushalt: mitentscheiden, wofür die Stadt bezahlt",
        """Der Kurs ist in Vorbereitung. Geplant sind drei Abende mit Gästen aus Rat und Verwaltung.
        Die Anmeldung öffnet, sobald die Gäste zugesagt haben.""",
        run("mi 18:30-20:30", 8, 3, "bitburg", 0),
        status="draft",
    ),
)  # fmt: skip
