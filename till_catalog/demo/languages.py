"""Fremdsprachen and sign language: evenings twice a week, mornings, online, compact."""

from .shapes import DemoOffer, flexible, offer, run

_LESSONS = "Das Lehrbuch ist nicht im Preis enthalten."

OFFERS: tuple[DemoOffer, ...] = (
    offer(
        "englisch-a1", "vhs", "4.06", "Englisch A1 für Anfängerinnen und Anfänger",
        """Hello again! Sie haben nie Englisch gelernt oder fast alles vergessen. Wir beginnen bei
        null, sprechen viel und lassen uns Zeit. Nach dem Kurs stellen Sie sich vor, bestellen im
        Café und fragen nach dem Weg.""",
        run("mo 18:00-19:30", 2, 12, "roemertor", 92, reduced=60, room="201", places=(8, 15, 12)),
        run("di 9:30-11:00", 2, 12, "roemertor", 92, reduced=60, room="201", places=(8, 15, 9)),
        run("do 18:30-20:00", 3, 12, "schweich", 92, reduced=60, places=(8, 12, 12), waitlist=True),
        level="a1", taught="en", funding="ermaessigung", extra_info=_LESSONS,
    ),
    offer(
        "englisch-a2-vormittag", "vhs", "4.06", "Englisch A2 am Vormittag – ruhiges Tempo",
        """Für alle, die sich mehr Zeit wünschen: Wir wiederholen oft, lesen kurze Geschichten und
        unterhalten uns über Alltag, Familie und Reisen. Viele Teilnehmende kommen seit Jahren. Neue
        sind herzlich willkommen.""",
        run("mi 10:00-11:30", 1, 14, "roemertor", 105, reduced=68, places=(8, 14, 11)),
        run("do 10:00-11:30", 1, 14, "konz", 105, reduced=68, places=(8, 14, 13)),
        level="a2", taught="en", groups="aeltere", access="slow_pace", funding="ermaessigung",
        again=17,
    ),
    offer(
        "englisch-b1-konversation", "moselbogen", "4.06", "English Conversation B1",
        """Jede Woche ein anderes Thema: Musik, Arbeit, Klima, Serien. Sie sprechen in kleinen
        Gruppen, die Lehrerin verbessert nur, was das Verstehen stört. Ein Abend, an dem Englisch
        Freude macht.""",
        run("mi 19:00-20:30", 2, 10, "weberbach", 130, places=(5, 10, 9)),
        run("mi 19:00-20:30", 2, 10, "", 110, online=True, places=(5, 10, 3)),
        level="b1", taught="en", taught_in="en", form="hybrid", keywords="Konversation", again=12,
    ),
    offer(
        "business-english", "moseltal", "4.06 5.06",
        "Business English B2: Bildungsurlaub in fünf Tagen",
        """Besprechungen leiten, telefonieren, verhandeln, Mails schreiben: fünf volle Tage Englisch
        für den Beruf. Sie arbeiten mit Fällen aus Ihrem eigenen Betrieb. Der Kurs ist als
        Bildungsfreistellung gedacht.""",
        run("mo di mi do fr 9:00-16:00", 5, 5, "petrisberg", 420, places=(6, 12, 7), deadline=42),
        run("mo di mi do fr 9:00-16:00", 14, 5, "petrisberg", 420, places=(6, 12, 2), deadline=42),
        level="b2", taught="en", taught_in="en de", groups="beschaeftigte",
        funding="bildungsfreistellung_rlp:BEISPIEL-0417 qualischeck_rlp",
        keywords="Bildungsurlaub, Wirtschaftsenglisch",
        certificate=("proof", "Teilnahmebescheinigung", ""), again=12,
    ),
    offer(
        "englisch-c1", "moselbogen", "4.06", "Englisch C1: Literatur und Debatte",
        """Wir lesen Kurzgeschichten und Zeitungsessays und streiten freundlich darüber. Sie
        erweitern Ihren Wortschatz und lernen, Argumente elegant zu verbinden.""",
        run("mo 18:30-20:00", 3, 12, "weberbach", 168, places=(5, 10, 6)),
        level="c1", taught="en", taught_in="en",
    ),
    offer(
        "englisch-reise", "kvhs", "4.06 1.09", "Englisch für die Reise – Crashkurs am Wochenende",
        """Flughafen, Hotel, Restaurant, Arzt: An einem Wochenende lernen Sie die Sätze, die man
        unterwegs wirklich braucht. Mit vielen Rollenspielen und einem kleinen Heft zum
        Mitnehmen.""",
        run("sa so 10:00-15:00", 4, 2, "konz", 68, reduced=45, places=(6, 12, 10)),
        run("sa so 10:00-15:00", 10, 2, "hermeskeil", 68, reduced=45, places=(6, 12, 2)),
        level="a1-a2", taught="en", funding="ermaessigung", keywords="Wochenendkurs, Reise",
        again=13,
    ),
    offer(
        "franzoesisch-a1", "vhs", "4.08", "Französisch A1: Bonjour und bienvenue",
        """Die Grenze ist nah, die Sprache bald auch: Sie lernen, sich vorzustellen, einzukaufen und
        zu plaudern. Dazu gibt es Lieder, Rezepte und kleine Filme.""",
        run("di do 18:00-19:30", 2, 20, "roemertor", 138, reduced=90, room="208",
            places=(8, 15, 10)),
        run("mo 9:00-10:30", 2, 12, "saarburg", 92, reduced=60, places=(8, 12, 7)),
        level="a1.1", taught="fr", funding="ermaessigung", extra_info=_LESSONS,
    ),
    offer(
        "franzoesisch-grenze", "grenzland", "4.08 5.06", "Französisch für die Arbeit in Luxemburg",
        """Sie arbeiten in Luxemburg oder möchten es tun? Wir üben Gespräche mit Kundinnen und
        Kollegen, Telefonate und kurze Mails auf Französisch. Der Unterricht liegt so, dass Sie
        danach noch den Zug nach Trier bekommen.""",
        run("mo mi 17:30-19:00", 2, 20, "wasserbillig", 190, places=(6, 14, 12)),
        run("di do 12:15-13:15", 3, 20, "wasserbillig", 150, places=(6, 14, 5),
            price_note="Kurs in der Mittagspause."),
        level="a2-b1", taught="fr", taught_in="fr de", groups="beschaeftigte",
        keywords="Grenzgänger, Berufssprache", again=14,
    ),
    offer(
        "franzoesisch-b1", "moselbogen", "4.08", "Französisch B1 – Auffrischung in zehn Abenden",
        """Schulfranzösisch, lange nicht benutzt? Wir holen es zurück. Sie hören Radiobeiträge,
        sprechen über Aktuelles und wiederholen die wichtigste Grammatik.""",
        run("do 18:30-20:00", 2, 10, "weberbach", 125, places=(5, 10, 8)),
        level="b1", taught="fr", keywords="Auffrischung, Wiedereinstieg",
    ),
    offer(
        "luxemburgisch-a1", "grenzland", "4.26", "Luxemburgisch A1: Moien!",
        """Luxemburgisch klingt vertraut und ist doch eine eigene Sprache. Sie lernen, Kolleginnen
        zu begrüßen, über den Tag zu reden und Schilder zu verstehen. Geeignet für alle, die gut
        Deutsch sprechen.""",
        run("di do 17:45-19:15", 2, 16, "wasserbillig", 110, places=(6, 16, 15)),
        run("mo 18:30-20:00", 3, 12, "roemertor", 95, reduced=62, places=(6, 16, 16),
            waitlist=True),
        level="a1", taught="lb", groups="beschaeftigte", keywords="Luxemburgisch, Grenzgänger",
        again=14,
    ),
    offer(
        "luxemburgisch-a2-online", "grenzland", "4.26", "Luxemburgisch A2 online",
        """Der Kurs führt weiter, was Sie in A1 begonnen haben: erzählen, was war, und planen, was
        kommt. Wir treffen uns im Video, eine Muttersprachlerin unterrichtet.""",
        run("mi 18:30-20:00", 2, 14, "", 98, online=True, places=(6, 14, 8)),
        level="a2", taught="lb", form="online", again=16,
    ),
    offer(
        "spanisch-a1", "vhs", "4.22", "Spanisch A1: ¡Hola! Einstieg am Abend",
        """Sie lernen die Grundlagen der spanischen Sprache und erfahren viel über das Leben in
        Spanien und Lateinamerika. Spielerische Übungen lockern den Abend auf.""",
        run("mo 18:00-19:30", 2, 12, "roemertor", 92, reduced=60, room="203", places=(8, 15, 15),
            waitlist=True),
        run("mi 20:00-21:30", 2, 12, "roemertor", 92, reduced=60, room="203", places=(8, 15, 8)),
        run("fr 17:00-18:30", 3, 12, "wittlich", 92, reduced=60, places=(8, 12, 4)),
        level="a1.1", taught="es", funding="ermaessigung", extra_info=_LESSONS,
    ),
    offer(
        "spanisch-b1-online", "moselbogen", "4.22", "Spanisch B1: Mittagspause auf Spanisch",
        """Dreißig Minuten, zweimal in der Woche, online: Sie sprechen mit einer Lehrerin aus
        Sevilla über das, was Sie bewegt. Kurz genug für die Mittagspause, lang genug, um in Übung
        zu bleiben.""",
        run("di do 12:15-12:45", 1, 20, "", 89, online=True, places=(3, 6, 5)),
        level="b1", taught="es", taught_in="es", form="online", groups="beschaeftigte",
        keywords="Konversation", again=12,
    ),
    offer(
        "italienisch-a1", "vhs", "4.09", "Italienisch A1 – mit Musik und guter Laune",
        """Ciao! Sie lernen Italienisch von Anfang an, hören Lieder und kochen am letzten Abend
        gemeinsam ein Gericht aus der Emilia-Romagna.""",
        run("di 18:00-19:30", 2, 12, "roemertor", 92, reduced=60, places=(8, 15, 9)),
        run("do 9:00-10:30", 2, 12, "schweich", 92, reduced=60, places=(8, 12, 3)),
        level="a1", taught="it", funding="ermaessigung", again=16,
    ),
    offer(
        "italienisch-a2-kompakt", "eifelblick", "4.09", "Italienisch A2 kompakt in einer Woche",
        """Fünf Vormittage Italienisch: Wir festigen die Vergangenheit, erzählen von Reisen und
        lesen eine kleine Kriminalgeschichte. Nachmittags ist frei zum Üben oder Ausruhen.""",
        run("mo di mi do fr 9:00-12:15", 6, 5, "bitburg", 160, places=(5, 12, 5)),
        level="a2", taught="it", funding="bildungsfreistellung_rlp:BEISPIEL-0522",
        groups="beschaeftigte aeltere", again=10,
    ),
    offer(
        "polnisch-a1", "vhs", "4.17", "Polnisch A1: Dzień dobry!",
        """Keine Angst vor sz und cz: Mit Zungenbrechern und viel Humor tasten Sie sich an die
        Aussprache heran und führen bald erste Gespräche. Der Kurs gefällt auch Menschen, die schon
        andere slawische Sprachen gehört haben.""",
        run("mo 18:30-20:00", 3, 12, "roemertor", 98, reduced=64, places=(6, 12, 4)),
        level="a1", taught="pl", funding="ermaessigung", again=14,
    ),
    offer(
        "tuerkisch-a1", "bruecke", "4.24", "Türkisch A1: mit der Nachbarin reden",
        """Merhaba! In diesem Kurs lernen Sie Türkisch für den Alltag im Viertel. Einmal im Monat
        kommen Gäste, mit denen Sie üben können.""",
        run("fr 18:00-19:30", 2, 12, "bruecke", 60, reduced=30, places=(5, 12, 8)),
        level="a1", taught="tr", funding="ermaessigung",
    ),
    offer(
        "arabisch-a1", "vhs", "4.01", "Arabisch A1: Schrift und erste Gespräche",
        """Sie lernen die arabische Schrift und einfache Gespräche. Nach zwölf Abenden lesen Sie
        kurze Wörter und begrüßen Menschen auf Hocharabisch.""",
        run("mi 18:00-19:30", 2, 12, "roemertor", 98, reduced=64, places=(6, 12, 10)),
        run("sa 10:00-13:15", 5, 6, "bruecke", 98, reduced=64, places=(6, 12, 1)),
        level="a1", taught="ar", funding="ermaessigung",
    ),
    offer(
        "ukrainisch-helfer", "bruecke", "4.26", "Ukrainisch für Helferinnen und Helfer",
        """Wer Geflüchtete begleitet, kann mit ein paar Sätzen viel bewirken. Sie lernen die
        kyrillische Schrift, Grüße und die wichtigsten Wörter für Arzt, Amt und Schule.""",
        run("do 18:00-19:30", 2, 8, "bruecke", 0, places=(5, 16, 7)),
        level="einstieg", taught="uk", groups="ehrenamtliche", again=11,
    ),
    offer(
        "japanisch-a1", "moselbogen", "4.10", "Japanisch A1: Hiragana, Manga, Alltag",
        """Sie lernen die Silbenschrift Hiragana und einfache Dialoge. Mangas und kurze Filme
        zeigen, wie die Sprache im Alltag klingt. Ab 14 Jahren.""",
        run("sa 14:00-15:30", 2, 12, "weberbach", 130, places=(5, 10, 9)),
        level="a1", taught="ja", groups="jugendliche", again=14,
    ),
    offer(
        "niederlaendisch-selbst", "westwind", "4.14", "Niederländisch A1 bis A2 zum Selbstlernen",
        """Sie lernen, wann Sie möchten: 40 kurze Lektionen mit Videos, Hörübungen und kleinen
        Tests. Eine Tutorin beantwortet Fragen innerhalb von zwei Tagen. Sie können jeden Tag
        beginnen.""",
        flexible(149, price_note="Zugang für zwölf Monate."),
        level="a1-a2", taught="nl", form="selbstlernen", access="digital_accessible",
    ),
    offer(
        "portugiesisch-a1", "eifelblick", "4.26", "Portugiesisch A1 für den Urlaub und danach",
        """Brasilien oder Portugal? Wir lernen beides kennen und hören die Unterschiede. Am Ende
        bestellen Sie ohne Mühe einen Galão und ein Pastel de nata.""",
        run("di 18:30-20:00", 3, 10, "bitburg", 85, reduced=60, places=(6, 12, 6)),
        level="a1", taught="pt", funding="ermaessigung",
    ),
    offer(
        "dgs-1", "gebaerde", "4.26", "Deutsche Gebärdensprache – Grundkurs 1",
        """Gebärdensprache lernt man mit Augen, Händen und Gesicht. Eine gehörlose Lehrerin
        unterrichtet ohne Stimme, Sie werden staunen, wie viel Sie verstehen. Am Ende gebärden Sie
        über Familie, Arbeit und Freizeit.""",
        run("mo 18:00-19:30", 2, 15, "roemertor", 120, reduced=80, places=(8, 14, 13)),
        run("fr sa 10:00-15:00", 6, 4, "roemertor", 120, reduced=80, places=(8, 14, 6)),
        level="a1.1", taught="gsg", taught_in="gsg", access="sign_language",
        groups="familien menschen-mit-behinderung",
        funding="ermaessigung", keywords="Gebärdensprache, DGS, Gehörlose", again=19,
    ),
    offer(
        "dgs-2", "gebaerde", "4.26", "Deutsche Gebärdensprache – Grundkurs 2",
        """Sie erzählen kleine Geschichten, beschreiben Wege und Bilder und üben das Fingeralphabet.
        Zum Kurs gehört ein Besuch am Stammtisch gehörloser Menschen.""",
        run("mi 18:00-19:30", 2, 15, "roemertor", 120, reduced=80, places=(8, 14, 9)),
        level="a1.2", taught="gsg", taught_in="gsg", access="sign_language",
        prerequisites="Grundkurs 1 oder gleiche Kenntnisse.",
        keywords="Gebärdensprache, DGS",
    ),
    offer(
        "sprachberatung", "vhs", "4", "Offene Sprachberatung: Welcher Kurs passt?",
        """Sie sind unsicher, welche Stufe die richtige ist? Kommen Sie vorbei, wir sprechen kurz in
        der Fremdsprache mit Ihnen und empfehlen einen Kurs. Ohne Anmeldung und kostenlos.""",
        run("mi 16:00-18:00", 1, 8, "roemertor", 0, registration="not_needed"),
        kind="beratung", bookable=False, taught_in="de en fr es it", again=12,
    ),
)  # fmt: skip
