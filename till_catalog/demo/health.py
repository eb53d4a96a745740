"""Gesundheit: movement, calm, cooking, knowledge."""

from .shapes import DemoOffer, flexible, offer, run

OFFERS: tuple[DemoOffer, ...] = (
    offer(
        "yoga-abend", "vhs", "3.01", "Yoga am Abend: ankommen und durchatmen",
        """Ruhige Übungen, bewusster Atem und eine lange Entspannung zum Schluss. Der Kurs eignet
        sich für Menschen mit und ohne Erfahrung. Bitte bringen Sie eine Matte und eine Decke
        mit.""",
        run("mo 18:00-19:30", 1, 12, "turnhalle", 96, reduced=64, places=(8, 14, 14),
            waitlist=True),
        run("mi 19:45-21:15", 1, 12, "turnhalle", 96, reduced=64, places=(8, 14, 12)),
        run("do 18:00-19:30", 2, 12, "saarburg", 90, reduced=60, places=(8, 12, 7)),
        funding="ermaessigung", keywords="Hatha-Yoga",
    ),
    offer(
        "yoga-stuhl", "bruecke", "3.01", "Yoga auf dem Stuhl",
        """Für alle, die nicht auf dem Boden üben können oder möchten. Sie dehnen und kräftigen den
        Körper im Sitzen und verlassen die Stunde aufrechter, als Sie gekommen sind.""",
        run("do 10:30-11:30", 1, 10, "bruecke", 45, reduced=20, places=(5, 12, 8)),
        groups="aeltere menschen-mit-behinderung", access="slow_pace", funding="ermaessigung",
        again=13,
    ),
    offer(
        "qigong", "vhs", "3.01", "Qigong im Park am Morgen",
        """Langsame, fließende Bewegungen im Freien wecken Körper und Geist. Bei Regen üben wir
        drinnen.""",
        run("mi 7:30-8:30", 2, 10, "petrisberg", 60, reduced=40, places=(6, 16, 9)),
        run("so 9:30-10:30", 2, 8, "petrisberg", 52, reduced=35, places=(6, 16, 6)),
        funding="ermaessigung", keywords="Entspannung",
    ),
    offer(
        "rueckenschule", "vhs", "3.02", "Rückenschule: stark und beweglich",
        """Sie lernen, wie der Rücken arbeitet, was ihm guttut und was Sie am Schreibtisch ändern
        können. Jede Stunde besteht aus Aufwärmen, Kräftigen und Dehnen. Viele Krankenkassen geben
        einen Zuschuss.""",
        run("di 18:00-19:00", 1, 10, "turnhalle", 75, reduced=50, places=(8, 15, 13)),
        run("di 19:15-20:15", 1, 10, "turnhalle", 75, reduced=50, places=(8, 15, 15),
            registration="full"),
        run("do 8:30-9:30", 2, 10, "konz", 75, reduced=50, places=(8, 15, 6), dropped=(4,)),
        funding="ermaessigung", keywords="Rücken, Gymnastik",
    ),
    offer(
        "pilates", "kvhs", "3.02", "Pilates für die Körpermitte",
        """Kleine, genaue Bewegungen stärken Bauch, Rücken und Beckenboden. Die Gruppe ist klein,
        die Kursleiterin korrigiert mit ruhiger Hand.""",
        run("mo 17:30-18:30", 1, 10, "konz", 70, reduced=48, places=(6, 12, 11)),
        run("fr 9:00-10:00", 1, 10, "schweich", 70, reduced=48, places=(6, 12, 4)),
        funding="ermaessigung",
    ),
    offer(
        "sturzvorbeugung", "bruecke", "3.02", "Sicher auf den Beinen: Stürzen vorbeugen",
        """Kraft und Gleichgewicht lassen sich in jedem Alter üben. Wir trainieren mit Stuhl, Ball
        und Band und sprechen über Stolperfallen in der Wohnung.""",
        run("mo 10:00-11:00", 1, 12, "bruecke", 36, places=(5, 12, 9)),
        run("mi 10:00-11:00", 3, 12, "kleeblatt", 36, places=(5, 12, 3)),
        groups="aeltere", access="slow_pace", again=16,
    ),
    offer(
        "zumba", "kvhs", "3.02 2.05", "Zumba: tanzen bis zum Muskelkater",
        """Laute Musik, einfache Schritte, viel Gelächter. Kondition kommt von selbst. Bitte
        Handtuch und Wasser mitbringen.""",
        run("mi 20:00-21:00", 1, 10, "hermeskeil", 62, places=(8, 25, 17)),
        run("so 18:00-19:00", 2, 8, "turnhalle", 52, places=(8, 25, 9)),
        groups="jugendliche frauen", taught_in="",
    ),
    offer(
        "kochen-indisch", "vhs", "3.05", "Indisch kochen: Linsen, Gewürze und frisches Brot",
        """Wir rösten Gewürze, rühren Currys und backen Fladenbrot in der Pfanne. Am Ende sitzen
        alle an einem langen Tisch. Die Lebensmittel sind im Preis enthalten.""",
        run("fr 18:00-21:45", 3, 1, "roemertor", 39, room="Lehrküche", places=(8, 14, 13)),
        run("fr 18:00-21:45", 9, 1, "roemertor", 39, room="Lehrküche", places=(8, 14, 5)),
        kind="workshop", keywords="Kochkurs, vegetarisch", again=13,
    ),
    offer(
        "kochen-eifel", "eifelblick", "3.05", "Eifeler Küche: Kartoffeln, Kräuter, Käse",
        """Alte Gerichte, neu gedacht: Gromperekichelcher, Bärlauchsuppe und ein Nachtisch mit Viez.
        Sie kochen zu zweit und essen gemeinsam.""",
        run("sa 16:00-20:00", 5, 1, "bitburg", 45, places=(6, 12, 9)),
        kind="workshop", keywords="Regionale Küche", again=8,
    ),
    offer(
        "brot-backen", "kylltal", "3.05 1.04", "Brot backen mit Sauerteig",
        """Mehl, Wasser, Salz und Zeit: Sie setzen einen Sauerteig an, kneten von Hand und backen im
        Holzofen. Jede Person geht mit einem Laib und einem Glas Teig nach Hause.""",
        run("sa 9:00-15:00", 4, 1, "kyll", 55, places=(5, 10, 10), waitlist=True),
        run("so 9:00-15:00", 8, 1, "kyll", 55, places=(5, 10, 6)),
        kind="workshop", again=14,
    ),
    offer(
        "ernaehrung-guenstig", "bruecke", "3.05 1.03", "Gesund essen mit wenig Geld",
        """Was bekomme ich für zehn Euro? Wir planen eine Woche, kaufen zusammen ein und kochen.
        Rezepte gibt es auch in Leichter Sprache.""",
        run("di 16:00-18:30", 3, 4, "bruecke", 0, places=(4, 10, 6)),
        groups="familien arbeitsuchende", access="easy_language childcare", again=8,
    ),
    offer(
        "erste-hilfe", "pflege", "3.03", "Erste Hilfe: Grundkurs an einem Tag",
        """Stabile Seitenlage, Wiederbeleben, Verbände: An einem Tag üben Sie, was im Notfall zählt.
        Der Kurs gilt auch für den Führerschein.""",
        run("sa 8:30-16:00", 1, 1, "petrisberg", 55, places=(8, 20, 19)),
        run("sa 8:30-16:00", 3, 1, "konz", 55, places=(8, 20, 11)),
        run("mo 8:30-16:00", 5, 1, "petrisberg", 55, places=(8, 20, 6)),
        run("so 8:30-16:00", 7, 1, "wittlich", 55, places=(8, 20, 3)),
        groups="jugendliche ehrenamtliche", certificate=("proof", "Bescheinigung Erste Hilfe", ""),
    ),
    offer(
        "wechseljahre", "vhs", "3.03", "Wechseljahre: Fragen an eine Ärztin",
        """Hitze, Schlaf, Hormone: Eine Frauenärztin erklärt, was im Körper geschieht und was hilft.
        Danach ist viel Zeit für Fragen, auch anonym auf Zetteln.""",
        run("mi 19:00-20:30", 3, 1, "roemertor", 8, places=(None, 80, 34), room="Saal"),
        run("mi 19:00-20:30", 3, 1, "", 0, online=True, registration="open"),
        kind="vortrag", form="hybrid", groups="frauen", access="sign_language", again=14,
    ),
    offer(
        "autogenes-training", "moselbogen", "3.01", "Autogenes Training",
        """Mit sechs kurzen Formeln finden Sie in wenigen Minuten zur Ruhe. Die Übungen lassen sich
        überall anwenden, im Bus, im Büro oder vor dem Einschlafen.""",
        run("do 19:45-20:45", 2, 8, "weberbach", 80, places=(5, 10, 4)),
        again=12,
    ),
    offer(
        "meditation-app", "westwind", "3.01",
        "Entspannung zum Selbstlernen: Atem, Körperreise, Schlaf",
        """Zwanzig gesprochene Übungen zum Herunterladen, von drei bis dreißig Minuten. Ein kleines
        Heft erklärt, was dabei geschieht.""",
        flexible("19.90"),
        form="selbstlernen", access="easy_language", no_access="digital_accessible",
    ),
    offer(
        "trauercafe", "bruecke", "3.06", "Trauercafé: nicht allein mit dem Verlust",
        """Wer einen Menschen verloren hat, findet hier offene Ohren. Zwei ausgebildete
        Begleiterinnen laden zum Gespräch ein, niemand muss reden.""",
        run("so 15:00-17:00", 2, 6, "bruecke", 0, registration="not_needed"),
        kind="anderes", bookable=False, access="slow_pace",
    ),
    offer(
        "babymassage", "kleeblatt", "3.04", "Babymassage für Eltern mit Kindern bis acht Monate",
        """Sanfte Griffe beruhigen und verbinden. Sie lernen sie auf einer warmen Matte, in einem
        Tempo, das Ihr Kind bestimmt. Auch Väter sind herzlich eingeladen.""",
        run("di 10:00-11:00", 2, 5, "kleeblatt", 50, reduced=25, places=(4, 8, 7)),
        run("sa 10:00-11:00", 5, 5, "kleeblatt", 50, reduced=25, places=(4, 8, 3)),
        groups="eltern familien", funding="ermaessigung", again=14,
    ),
)  # fmt: skip
