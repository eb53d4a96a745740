"""Children, young people, parents and those who teach them."""

from .shapes import DemoOffer, offer, run

OFFERS: tuple[DemoOffer, ...] = (
    offer(
        "mint-samstag", "tueftelwerk", "5.03", "MINT-Samstag: Forschen für Kinder von 8 bis 11",
        """Vulkane aus Backpulver, Brücken aus Papier, Strom aus Zitronen: Jeden Samstag ein Versuch
        zum Staunen und Mitmachen. Geschwister können gemeinsam kommen.""",
        run("sa 10:00-12:30", 1, 6, "ostwerk", 45, reduced=15, places=(6, 12, 11)),
        run("sa 14:00-16:30", 1, 6, "ostwerk", 45, reduced=15, places=(6, 12, 12), waitlist=True),
        run("sa 10:00-12:30", 9, 6, "kleeblatt", 45, reduced=15, places=(6, 12, 2)),
        groups="kinder", funding="ermaessigung", keywords="MINT, Experimente, Naturwissenschaft",
    ),
    offer(
        "roboter", "tueftelwerk", "5.03", "Roboter bauen und programmieren ab 10 Jahren",
        """Aus Motoren, Rädern und Sensoren entsteht ein Roboter, der Linien folgt und Hindernissen
        ausweicht. Programmiert wird mit bunten Bausteinen am Bildschirm.""",
        run("sa 9:30-12:30", 2, 5, "ostwerk", 60, reduced=20, places=(5, 10, 9)),
        run("mi 15:30-17:30", 3, 6, "schweich", 60, reduced=20, places=(5, 10, 4)),
        groups="kinder jugendliche", funding="ermaessigung",
        keywords="MINT, Robotik, Programmieren", again=14,
    ),
    offer(
        "maedchen-technik", "tueftelwerk", "5.03",
        "Löten, sägen, schrauben: Technik für Mädchen ab 12",
        """Eine Lampe, ein Lautsprecher, ein Regal: Unter Mädchen probiert es sich leichter aus.
        Zwei junge Ingenieurinnen begleiten die Gruppe.""",
        run("fr 15:00-17:30", 2, 6, "ostwerk", 40, reduced=10, places=(5, 10, 6)),
        groups="jugendliche frauen", funding="ermaessigung", keywords="MINT, Werkstatt",
    ),
    offer(
        "sternwarte", "tueftelwerk", "1.04", "Sterne gucken mit der ganzen Familie",
        """Mit Fernrohr und warmem Kakao suchen wir Mond, Jupiter und ferne Nebel. Bei Wolken gibt
        es einen Film und einen neuen Termin.""",
        run("fr 19:30-21:30", 2, 1, "petrisberg", 5, reduced=0, places=(None, 30, 24)),
        run("fr 19:30-21:30", 6, 1, "petrisberg", 5, reduced=0, places=(None, 30, 8)),
        groups="familien kinder", kind="anderes", funding="ermaessigung",
        keywords="MINT, Astronomie",
    ),
    offer(
        "vorlesestunde", "nordlicht", "2.02", "Vorlesestunde mit Bilderbuchkino",
        """Große Bilder an der Wand, kleine Leute auf dem Teppich: Jede Woche eine neue Geschichte,
        manchmal auf Deutsch und Arabisch. Ab drei Jahren.""",
        run("do 16:00-16:45", 1, 10, "nordbad", 0, registration="not_needed"),
        run("sa 11:00-11:45", 1, 10, "nordbad", 0, registration="not_needed"),
        groups="kinder familien", taught_in="de ar", kind="anderes", bookable=False,
    ),
    offer(
        "krabbelgruppe", "kleeblatt", "3.04", "Eltern-Kind-Gruppe für das erste Lebensjahr",
        """Lieder, Fingerspiele, Zeit zum Reden: Eltern und Babys treffen sich in kleiner Runde.
        Eine Fachkraft beantwortet Fragen zu Schlaf, Brei und Bindung.""",
        run("mo 9:30-11:00", 1, 10, "kleeblatt", 55, reduced=20, places=(5, 9, 8)),
        run("do 9:30-11:00", 1, 10, "kleeblatt", 55, reduced=20, places=(5, 9, 9), waitlist=True),
        groups="eltern familien", funding="ermaessigung", again=14,
    ),
    offer(
        "papa-samstag", "kleeblatt", "1.06", "Papa-Samstag: Väter und Kinder in der Werkstatt",
        """Vogelhaus, Drachen, Seifenkiste: Ein Vormittag nur für Väter mit Kindern ab vier Jahren.
        Werkzeug und Frühstück stehen bereit.""",
        run("sa 9:30-12:30", 2, 1, "ostwerk", 12, places=(4, 10, 8)),
        run("sa 9:30-12:30", 6, 1, "ostwerk", 12, places=(4, 10, 3)),
        run("sa 9:30-12:30", 10, 1, "ostwerk", 12, places=(4, 10, 0)),
        groups="maenner familien kinder", kind="workshop",
    ),
    offer(
        "starke-eltern", "kleeblatt", "1.06",
        "Gelassen durch die Trotzphase: Elternkurs an sechs Abenden",
        """Nein! Selber! Warum Kinder trotzen und wie Eltern ruhig bleiben. Sie tauschen sich aus
        und probieren zu Hause kleine Veränderungen.""",
        run("mi 19:30-21:00", 2, 6, "kleeblatt", 50, reduced=25, places=(5, 12, 10)),
        run("mi 19:30-21:00", 2, 6, "", 40, reduced=20, online=True, places=(5, 12, 7)),
        form="hybrid", groups="eltern", funding="ermaessigung", keywords="Erziehung", again=14,
    ),
    offer(
        "medien-kinder", "nordlicht", "1.07", "Handy, Spiele, Videos: Medienerziehung ohne Streit",
        """Wie viel ist zu viel? Ein Medienpädagoge zeigt, was Kinder im Netz tun, und hilft, Regeln
        zu finden, die alle aushalten.""",
        run("mi 19:00-20:30", 4, 1, "nordbad", 0, places=(None, 40, 19)),
        kind="vortrag", groups="eltern", access="childcare", again=9,
    ),
    offer(
        "babysitter", "kleeblatt", "1.06", "Babysitter-Schein für Jugendliche ab 14",
        """Wickeln, spielen, trösten, Hilfe holen: Nach zwei Tagen bekommst du ein Zertifikat und
        kommst in unsere Vermittlung. Mitmachen können alle, die gern mit Kindern umgehen.""",
        run("sa so 10:00-15:00", 5, 2, "kleeblatt", 25, places=(6, 14, 9)),
        groups="jugendliche", certificate=("provider", "Babysitter-Schein", ""), again=10,
    ),
    offer(
        "deutsch-kinder", "bruecke", "4.04", "Deutsch mit Spiel und Spaß für Kinder von 6 bis 10",
        """Kinder, die neu in Trier sind, lernen Deutsch mit Liedern, Bewegung und Bilderbüchern.
        Die Gruppe trifft sich nach der Schule.""",
        run("mo mi 15:00-16:30", 1, 20, "bruecke", 0, places=(5, 12, 10)),
        level="a1", taught="de", groups="kinder zugewanderte gefluechtete", again=12,
    ),
    offer(
        "nachhilfe-mathe", "abendschule", "rechnen schulabschluss",
        "Prüfungsvorbereitung Mathematik, Klasse 9 und 10",
        """Alte Prüfungen rechnen, Lücken schließen, Ruhe bewahren: In acht Nachmittagen machst du
        dich fit für den Abschluss. Eine Lehrerin und zwei Studierende helfen, jede und jeder
        arbeitet an den eigenen Lücken.""",
        run("di 16:00-17:30", 2, 8, "sued", 60, reduced=0, places=(4, 10, 8)),
        run("do 16:00-17:30", 2, 8, "", 50, reduced=0, online=True, places=(4, 10, 3)),
        form="hybrid", groups="jugendliche", funding="ermaessigung",
        keywords="Mathe, Nachhilfe",
    ),
    offer(
        "bewerbung-azubi", "moseltal", "5.06",
        "Startklar für die Ausbildung: Berufswahl und Bewerbung",
        """Welcher Beruf passt zu dir? Du testest deine Stärken, besuchst zwei Betriebe und
        schreibst eine Bewerbung, die auffällt.""",
        run("mo di mi 9:00-13:00", 5, 3, "petrisberg", 0, places=(6, 16, 5)),
        groups="jugendliche", kind="workshop", keywords="Ausbildung, Azubi", again=9,
    ),
    offer(
        "kita-sprache", "vhs", "5.06 4.04", "Sprachförderung im Kita-Alltag",
        """Fortbildung für Erzieherinnen und Erzieher: Wie aus Anziehen, Essen und Spielen
        Sprachgelegenheiten werden. Mit Videos aus der Praxis und Aufgaben für das Team.""",
        run("mo di 9:00-16:00", 4, 2, "roemertor", 160, places=(8, 18, 12)),
        run("mo di 9:00-16:00", 11, 2, "wittlich", 160, places=(8, 18, 4)),
        groups="paedagogische-fachkraefte", funding="qualischeck_rlp",
        certificate=("proof", "Teilnahmebescheinigung", ""),
    ),
    offer(
        "lehrkraefte-ki", "vhs", "5.01 1.07",
        "KI im Unterricht: Fortbildung für Lehrerinnen und Lehrer",
        """Aufgaben, die eine Maschine nicht für die Schüler lösen kann, und Werkzeuge, die
        Lehrkräften Arbeit abnehmen. Sie entwickeln eine Stunde für Ihre Klasse.""",
        run("di 14:30-17:30", 3, 2, "", 60, online=True, places=(6, 24, 18)),
        form="online", groups="paedagogische-fachkraefte", kind="workshop",
        access="digital_accessible", no_access="sign_language",
        certificate=("proof", "Fortbildungsnachweis", ""),
    ),
    offer(
        "schwimmen-frauen", "kvhs", "3.02", "Schwimmen lernen für Frauen",
        """Es ist nie zu spät: In einer kleinen Gruppe gewöhnen Sie sich ans Wasser und lernen
        Brustschwimmen. Das Bad ist in dieser Stunde nur für uns geöffnet.""",
        run("so 8:30-9:30", 2, 10, "offen", 70, reduced=30, places=(5, 8, 6)),
        groups="frauen zugewanderte", access="slow_pace", funding="ermaessigung",
    ),
    offer(
        "ferien-kunst", "kunsthof", "2.07 2.08", "Ferienwerkstatt: malen, drucken, Ton kneten",
        """Drei Tage Kunst für Kinder von 7 bis 12 Jahren, mit Mittagessen. Zum Abschluss laden wir
        Familien zur Ausstellung ein.""",
        run("mo di mi 9:00-15:00", 6, 3, "olewig", 95, reduced=30, places=(6, 12, 10)),
        run("mo di mi 9:00-15:00", 13, 3, "olewig", 95, reduced=30, places=(6, 12, 3)),
        groups="kinder", funding="ermaessigung", kind="workshop", again=12,
    ),
    offer(
        "oma-opa-kurs", "kleeblatt", "1.06 3.04", "Großelternkurs: was heute anders ist",
        """Schlafsack statt Decke, Tragetuch, Beikost: Eine Hebamme bringt Großeltern auf den
        neuesten Stand und räumt mit alten Ratschlägen auf. Danach ist Zeit für Fragen und ein
        Gespräch darüber, was junge Eltern sich wünschen.""",
        run("fr 15:30-18:00", 4, 1, "kleeblatt", 15, places=(4, 12, 5)),
        groups="aeltere familien", kind="vortrag", again=10,
    ),
    offer(
        "kinderbetreuung-qualifizierung", "kleeblatt", "5.06",
        "Tagesmutter, Tagesvater werden: Qualifizierung Kindertagespflege",
        """300 Stunden, verteilt auf Abende und Samstage: Sie lernen alles über Kinder unter drei,
        Recht und Selbstständigkeit. Ein Praktikum gehört dazu.""",
        run("mi 18:30-21:30", 5, 40, "kleeblatt", 0, places=(8, 16, 9), deadline=20),
        groups="frauen maenner arbeitsuchende", funding="bildungsgutschein", form="gemischt",
        certificate=("public", "Qualifizierung Kindertagespflege", "Jugendamt"),
    ),
)  # fmt: skip
