"""Deutsch lernen: integration, alphabetisation in a second language, work, exams."""

from .shapes import DemoOffer, offer, run

OFFERS: tuple[DemoOffer, ...] = (
    offer(
        "integrationskurs-allgemein", "ankommen", "4.04",
        "Allgemeiner Integrationskurs am Vormittag",
        """Sie lernen Deutsch von Anfang an bis zur Stufe B1. Der Kurs hat 600 Stunden
        Sprachunterricht, danach folgt der Orientierungskurs über Leben, Recht und Geschichte in
        Deutschland. Am Ende legen Sie den Deutsch-Test für Zuwanderer ab. Wir helfen Ihnen beim
        Antrag und bei der Kinderbetreuung.""",
        run("mo di mi do 8:30-12:45", 2, 120, "bruecke", "458", room="Raum 1",
            price_note="Eigenanteil; wer Bürgergeld bekommt, zahlt nichts.", places=(12, 20, 17),
            deadline=7),
        run("mo di mi do 8:30-12:45", 8, 120, "bruecke", "458", room="Raum 2",
            price_note="Eigenanteil; wer Bürgergeld bekommt, zahlt nichts.", places=(12, 20, 4),
            deadline=7),
        run("mo di mi do 8:30-12:45", -10, 120, "roemertor", "458", places=(12, 20, 20),
            waitlist=True),
        level="a1-b1", taught="de", groups="zugewanderte gefluechtete", access="childcare",
        funding="integrationskurs_bamf", keywords="Integrationskurs, Orientierungskurs",
        certificate=("public", "Zertifikat Integrationskurs",
        "Bundesamt für Migration und Flüchtlinge"),
        extra_info="Bitte bringen Sie zur Anmeldung Ihren Ausweis mit und, falls vorhanden, die "
        "Berechtigung.",
    ),
    offer(
        "integrationskurs-eltern", "ankommen", "4.04",
        "Integrationskurs für Eltern mit Kinderbetreuung",
        """Während Sie Deutsch lernen, betreuen Fachkräfte Ihre Kinder im Nebenraum. Wir üben
        Gespräche in Kita und Schule, beim Kinderarzt und auf dem Amt. Der Kurs geht langsamer vor
        als andere und macht in den Schulferien Pause.""",
        run("mo mi fr 8:45-12:00", 1, 150, "kleeblatt", "458", places=(10, 16, 15),
            price_note="Eigenanteil; eine Befreiung ist möglich."),
        run("di do 8:45-12:00", 5, 150, "bruecke", "458", places=(10, 16, 6),
            price_note="Eigenanteil; eine Befreiung ist möglich."),
        level="a1-b1", taught="de", groups="zugewanderte eltern frauen",
        access="childcare slow_pace",
        funding="integrationskurs_bamf", keywords="Integrationskurs, Kinderbetreuung, Elternkurs",
    ),
    offer(
        "integrationskurs-alpha", "ankommen", "4.04 lesen-schreiben",
        "Integrationskurs mit Alphabetisierung",
        """Für Menschen, die in keiner Sprache sicher lesen und schreiben, oder die eine andere
        Schrift gelernt haben. Sie lernen zuerst Buchstaben, Silben und kurze Wörter, dann die
        deutsche Sprache. Die Gruppe ist klein und wir haben viel Zeit.""",
        run("mo di mi do 13:15-16:30", 3, 160, "bruecke", "458", places=(8, 14, 9),
            price_note="Eigenanteil; eine Befreiung ist möglich."),
        run("mo di mi do 8:30-11:45", -4, 160, "nordbad", "458", places=(8, 14, 14),
            registration="full"),
        level="a1-a2", taught="de", groups="zugewanderte gefluechtete lesen-lernen",
        access="slow_pace easy_language",
        funding="integrationskurs_bamf", keywords="Alphabetisierung, Zweitschriftlernende",
    ),
    offer(
        "deutsch-a1-abend", "vhs", "4.04",
        "Deutsch A1.1 – Einstieg am Abend",
        """Sie beginnen ganz neu: sich vorstellen, einkaufen, nach dem Weg fragen, Uhrzeiten und
        Zahlen. Wir sprechen vom ersten Abend an viel miteinander. Das Lehrbuch bekommen Sie am
        ersten Kursabend für etwa 25 Euro.""",
        run("di do 18:00-19:30", 2, 24, "roemertor", 148, reduced=96, room="204",
            places=(8, 15, 11), deadline=5),
        run("mo mi 18:30-20:00", 2, 24, "konz", 148, reduced=96, places=(8, 15, 3), deadline=5),
        run("sa 9:30-12:45", 4, 12, "weberbach", 148, reduced=96, places=(8, 12, 12),
            waitlist=True),
        level="a1.1", taught="de", groups="zugewanderte beschaeftigte", funding="ermaessigung",
        keywords="Deutsch als Fremdsprache, Grundkurs",
    ),
    offer(
        "deutsch-a2-abend", "vhs", "4.04", "Deutsch A2.1 am Abend",
        """Für alle, die sich im Alltag schon verständigen und mehr sagen möchten: über Vergangenes
        erzählen, Termine verschieben, eine Wohnung suchen. Grammatik erklären wir kurz und üben sie
        dann im Gespräch.""",
        run("di do 18:00-19:30", 2, 24, "roemertor", 148, reduced=96, room="207",
            places=(8, 15, 13)),
        run("mo mi 9:00-10:30", 3, 24, "saarburg", 148, reduced=96, places=(8, 12, 5)),
        level="a2.1", taught="de", groups="zugewanderte", funding="ermaessigung",
        prerequisites="Stufe A1. Den Einstufungstest machen Sie kostenlos bei uns.",
    ),
    offer(
        "deutsch-b1-intensiv", "moselbogen", "4.04", "Deutsch B1 intensiv am Nachmittag",
        """Vier Nachmittage in der Woche, acht Wochen lang: So kommen Sie zügig zur Stufe B1. Sie
        lesen Zeitungsartikel, schreiben Briefe und Mails und üben freies Sprechen. In der letzten
        Woche probieren wir eine ganze Prüfung aus.""",
        run("mo di mi do 14:00-17:15", 1, 32, "weberbach", 640, places=(6, 12, 10), deadline=3),
        run("mo di mi do 14:00-17:15", 11, 32, "weberbach", 640, places=(6, 12, 1)),
        level="b1", taught="de", groups="zugewanderte",
        no_access="slow_pace childcare",
        keywords="Intensivkurs, Deutsch als Fremdsprache", again=12,
    ),
    offer(
        "deutsch-b1-abend", "vhs", "4.04", "Deutsch B1.1 am Abend",
        """Sie erzählen, was Sie erlebt haben, sagen Ihre Meinung und schreiben kurze Briefe. Der
        Kurs ist für Menschen, die tagsüber arbeiten oder Kinder betreuen: Wir fangen pünktlich an
        und wiederholen viel. Das Lehrbuch bekommen Sie am ersten Kursabend.""",
        # Whoever needs a way in without steps, a free place and a low price has one run only.
        run("mo mi 18:00-19:30", 2, 24, "weberbach", 138, reduced=88, places=(8, 14, 6)),
        run("di do 18:00-19:30", 2, 24, "roemertor", 148, reduced=96, room="209",
            places=(8, 15, 15), waitlist=True),
        run("di do 19:45-21:15", 3, 24, "sued", 148, reduced=96, places=(8, 15, 9), deadline=5),
        run("mo mi 9:00-10:30", 3, 24, "roemertor", 148, reduced=96, places=(8, 15, 4)),
        level="b1.1", taught="de", groups="zugewanderte beschaeftigte", funding="ermaessigung",
        access="slow_pace", no_access="childcare", keywords="Deutsch als Fremdsprache",
        prerequisites="Stufe A2. Den Einstufungstest machen Sie kostenlos bei uns.",
    ),
    offer(
        "deutsch-b2-abend", "vhs", "4.04", "Deutsch B 2 – sicher im Beruf und im Alltag",
        """Sie diskutieren, begründen Ihre Meinung und verstehen auch längere Texte. Ein Abend in
        der Woche gehört dem Schreiben: Bewerbung, Bericht, Beschwerde. Der Kurs bereitet auf eine
        spätere B2-Prüfung vor, ist aber kein Prüfungstraining.""",
        run("mo mi 18:15-19:45", 2, 28, "roemertor", 172, reduced=112, room="301",
            places=(8, 15, 14)),
        run("di do 18:15-19:45", 2, 28, "", 172, reduced=112, online=True, places=(8, 15, 7)),
        level="b2", taught="de", groups="zugewanderte beschaeftigte", form="hybrid",
        funding="ermaessigung",
        prerequisites="Stufe B1 oder ein Gespräch mit unserer Sprachberatung.", again=17,
    ),
    offer(
        "deutsch-c1", "moselbogen", "4.04", "Deutsch C1: Feinheiten und freies Reden",
        """Sie sprechen schon sehr gut Deutsch und wollen es genauer: Zwischentöne, Redewendungen,
        Fachtexte und sichere Vorträge. Jede Person hält im Lauf des Kurses eine kurze Rede und
        bekommt eine persönliche Rückmeldung.""",
        run("fr 17:00-20:15", 3, 10, "weberbach", 320, places=(6, 10, 8)),
        run("sa 10:00-13:15", 12, 10, "weberbach", 320, places=(6, 10, 0)),
        level="c1", taught="de", groups="zugewanderte beschaeftigte",
        keywords="Rhetorik, Wortschatz", again=14,
    ),
    offer(
        "deutsch-c2-werkstatt", "moselbogen", "4.04 2.02",
        "Deutsch C2 – Schreibwerkstatt für sehr Fortgeschrittene",
        """Essay, Kritik, Kommentar: Wir untersuchen gute Texte und schreiben eigene. Die
        Teilnehmenden lesen einander vor und überarbeiten gemeinsam. Geeignet für alle, die Deutsch
        als zweite Sprache auf höchstem Niveau schreiben möchten.""",
        run("do 19:00-20:30", 4, 8, "weberbach", 198, places=(4, 8, 6)),
        level="c2", taught="de", groups="zugewanderte", keywords="Schreiben, Schreibwerkstatt",
    ),
    offer(
        "berufssprachkurs-b2", "ankommen", "4.04 5.07",
        "Berufssprachkurs B2 für Arbeit und Ausbildung",
        """Sie lernen das Deutsch, das Sie am Arbeitsplatz brauchen: Anweisungen verstehen,
        telefonieren, Mails schreiben, im Team sprechen. Dazu gehört ein Bewerbungstraining mit
        Probegespräch. Der Kurs dauert fünf Monate und endet mit einer Prüfung.""",
        run("mo di mi do fr 8:15-12:15", 4, 100, "bruecke", 0, places=(15, 23, 19), deadline=14),
        run("mo di mi do fr 13:00-17:00", 6, 100, "petrisberg", 0, places=(15, 23, 9), deadline=14),
        level="b2", taught="de", groups="zugewanderte arbeitsuchende", funding="berufssprachkurs",
        certificate=("public", "Deutsch-Test für den Beruf B2",
        "Bundesamt für Migration und Flüchtlinge"),
        keywords="Berufsdeutsch, Bewerbungstraining",
    ),
    offer(
        "deutsch-pflege", "pflege", "4.04 3.03", "Deutsch für Pflegekräfte B1 bis B2",
        """Übergabe, Dokumentation, Gespräche mit Angehörigen: Sie üben die Sprache der Pflege an
        echten Fällen aus dem Stationsalltag. Die Unterrichtszeiten passen zu Früh- und Spätdienst.
        Eine Pflegepädagogin und eine Deutschlehrerin unterrichten gemeinsam.""",
        run("di 9:00-12:15", 2, 16, "petrisberg", 240, places=(8, 14, 12)),
        run("di 14:30-17:45", 2, 16, "petrisberg", 240, places=(8, 14, 13),
            price_note="Viele Arbeitgeber übernehmen die Kosten."),
        level="b1-b2", taught="de", groups="zugewanderte beschaeftigte",
        funding="berufssprachkurs qualischeck_rlp",
        keywords="Pflege, Fachsprache",
    ),
    offer(
        "deutsch-sprechen-cafe", "bruecke", "4.04 1.11",
        "Sprachcafé: Deutsch sprechen bei Kaffee und Kuchen",
        """Kein Lehrbuch, keine Tafel, keine Noten: Wir sitzen zusammen und reden über das, was
        gerade passiert. Ehrenamtliche helfen, wenn ein Wort fehlt. Kommen Sie einfach vorbei, auch
        mit Kindern.""",
        run("mi 15:00-17:00", 1, 12, "bruecke", 0, registration="not_needed"),
        run("fr 15:00-17:00", 1, 12, "nordbad", 0, registration="not_needed"),
        level="a2-b2", taught="de", groups="zugewanderte ehrenamtliche", access="easy_language",
        kind="anderes",
        keywords="Gesprächskreis, offener Treff", bookable=False,
    ),
    offer(
        "deutsch-online-a1", "vhs", "4.04", "Deutsch A1 online mit Lehrerin",
        """Sie lernen zu Hause am Computer oder Tablet und sehen Ihre Lehrerin und die Gruppe im
        Video. Zwischen den Treffen üben Sie mit kurzen Aufgaben auf einer Lernplattform. Wir zeigen
        Ihnen vorher in Ruhe, wie die Technik funktioniert.""",
        run("mo do 19:00-20:30", 1, 20, "", 120, reduced=78, online=True, places=(6, 14, 9)),
        run("di fr 9:30-11:00", 3, 20, "", 120, reduced=78, online=True, places=(6, 14, 2)),
        level="a1", taught="de", form="online", groups="zugewanderte eltern",
        funding="ermaessigung",
        access="digital_accessible", again=13,
    ),
    offer(
        "deutsch-pruefung-b1", "moselbogen", "4.04", "Prüfung Deutsch B1",
        """Die Prüfung hat vier Teile: Lesen, Hören, Schreiben und Sprechen. Sie dauert einen
        Vormittag, der mündliche Teil folgt am Nachmittag. Das Zeugnis kommt nach etwa sechs Wochen
        mit der Post.""",
        run("sa 9:00-16:00", 5, 1, "weberbach", 165, deadline=28, places=(None, 30, 22)),
        run("sa 9:00-16:00", 13, 1, "weberbach", 165, deadline=28, places=(None, 30, 4)),
        level="b1", taught="de", kind="pruefung", groups="zugewanderte",
        certificate=("public", "Zertifikat Deutsch B1", "Prüfungszentrum (Beispiel)"),
    ),
    offer(
        "deutsch-einstufung", "vhs", "4.04", "Sprachberatung und Einstufung Deutsch",
        """Welcher Deutschkurs passt zu mir? Wir sprechen mit Ihnen, machen einen kurzen Test und
        finden den richtigen Kurs. Die Beratung ist kostenlos und dauert ungefähr eine halbe
        Stunde.""",
        run("mo 14:00-17:00", 1, 10, "roemertor", 0, registration="not_needed",
            room="Beratungsbüro 102"),
        run("do 15:00-18:00", 1, 10, "roemertor", 0, registration="not_needed",
            room="Beratungsbüro 102"),
        kind="beratung", taught="de", taught_in="de en ar uk", groups="zugewanderte",
        bookable=False,
        keywords="Einstufungstest, Kursberatung", again=12,
    ),
    offer(
        "deutsch-einbuergerung", "kvhs", "1.02 4.04", "Vorbereitung auf den Einbürgerungstest",
        """An zwei Abenden gehen wir die wichtigsten Fragen zu Demokratie, Geschichte und
        Gesellschaft durch. Sie erfahren, wie der Test abläuft und wo Sie ihn ablegen können.""",
        run("mi 18:00-20:15", 3, 2, "konz", 24, places=(5, 20, 8)),
        run("do 18:00-20:15", 7, 2, "hermeskeil", 24, places=(5, 20, 20), registration="full"),
        groups="zugewanderte", keywords="Einbürgerung, Leben in Deutschland", again=14,
    ),
    offer(
        "deutsch-aussprache", "eifelblick", "4.04",
        "Klar und verständlich: Aussprache für Deutschlernende",
        """Lange und kurze Vokale, ch und sch, die Melodie des Satzes: Wir üben mit Spielen, Liedern
        und Aufnahmen der eigenen Stimme. Der Kurs ist für jede Stufe ab A2 geeignet.""",
        run("sa 10:00-14:00", 3, 2, "bitburg", 45, places=(5, 10, 4)),
        run("sa 10:00-14:00", 9, 2, "wittlich", 45, places=(5, 10, 1)),
        subtitle="Übungen für Laute, Betonung und Satzmelodie",
        level="a2-c1", taught="de", kind="workshop", groups="zugewanderte",
    ),
)  # fmt: skip
