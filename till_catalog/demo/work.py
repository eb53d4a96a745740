"""Arbeit und Beruf: re-entry, office, crafts, care, leading, applying."""

from .shapes import DemoOffer, flexible, offer, run

OFFERS: tuple[DemoOffer, ...] = (
    offer(
        "wiedereinstieg-frauen", "neustart", "5.06",
        "Wiedereinstieg in den Beruf: Orientierung für Frauen",
        """Nach der Familienzeit zurück in die Arbeit: Was kann ich, was will ich, was passt zu
        meinem Leben? In sechs Wochen finden Sie Antworten, schreiben Ihre Unterlagen neu und lernen
        Betriebe kennen. Der Unterricht endet, bevor Kita und Grundschule schließen.""",
        run("mo di mi do 8:45-12:30", 4, 24, "roemertor", 0, places=(8, 15, 10), deadline=10),
        run("mo di mi do 8:45-12:30", 12, 24, "konz", 0, places=(8, 15, 3), deadline=10),
        groups="frauen eltern arbeitsuchende", access="childcare", funding="avgs bildungsgutschein",
        keywords="Wiedereinstieg, Berufsrückkehr",
        certificate=("proof", "Teilnahmebescheinigung", ""), again=14,
    ),
    offer(
        "beratung-frauen", "neustart", "5.08", "Einzelberatung: Frau und Beruf",
        """Trennung, Pflege, Elternzeit oder einfach ein neuer Plan: In einem Gespräch sortieren wir
        gemeinsam, was als Nächstes dran ist. Vertraulich, kostenlos und auf Wunsch auch am
        Telefon.""",
        flexible(0, venue="weberbach", raw_times="Termine nach Vereinbarung, auch abends"),
        groups="frauen", kind="beratung", form="unbekannt", funding="avgs",
    ),
    offer(
        "bewerbungstraining", "vhs", "5.06",
        "Bewerbungstraining kompakt: Lebenslauf, Anschreiben, Gespräch",
        """Am Freitagabend bringen wir Ihren Lebenslauf in Form, am Samstag üben wir das
        Vorstellungsgespräch vor der Kamera. Bringen Sie gern eine echte Stellenanzeige mit.""",
        run("fr sa 15:00-18:00", 3, 2, "roemertor", 49, reduced=25, places=(5, 10, 8)),
        run("fr sa 15:00-18:00", 9, 2, "roemertor", 49, reduced=25, places=(5, 10, 1)),
        groups="arbeitsuchende jugendliche", funding="ermaessigung", kind="workshop",
        keywords="Bewerbung, Lebenslauf", again=14,
    ),
    offer(
        "buerokauffrau-umschulung", "moseltal", "5.04 5.02",
        "Umschulung: Kaufmann/Kauffrau für Büromanagement",
        """In 24 Monaten zum anerkannten Berufsabschluss. Sie lernen in einer festen Gruppe, machen
        ein langes Praktikum und legen die Prüfung vor der Kammer ab. Wer unsicher ist, schnuppert
        vorher eine Woche hinein.""",
        run("mo di mi do fr 8:00-15:15", 7, 240, "petrisberg", None, places=(10, 22, 14),
            price_note="In der Regel zahlt die Agentur für Arbeit oder das Jobcenter.",
            deadline=21, single_dates=False),
        groups="arbeitsuchende", funding="bildungsgutschein", keywords="Umschulung, Büromanagement",
        certificate=("public", "Kaufmann/Kauffrau für Büromanagement",
        "Industrie- und Handelskammer"),
    ),
    offer(
        "finanzbuchhaltung-1", "moseltal", "5.04", "Finanzbuchhaltung Grundkurs",
        """Soll und Haben, Konten und Belege: Sie verbuchen von Anfang an echte Geschäftsfälle und
        machen am Ende einen kleinen Jahresabschluss. Vorkenntnisse brauchen Sie nicht.""",
        run("mo mi 18:00-21:00", 2, 20, "petrisberg", 390, places=(6, 14, 11), deadline=7),
        run("sa 9:00-16:00", 4, 9, "petrisberg", 390, places=(6, 14, 6), deadline=7),
        level="einstieg", groups="beschaeftigte arbeitsuchende",
        funding="bildungsgutschein qualischeck_rlp",
        keywords="Buchführung, Rechnungswesen",
        certificate=("provider", "Zertifikat Finanzbuchhaltung 1", ""), again=14,
    ),
    offer(
        "lohnbuchhaltung", "moseltal", "5.04", "Lohn- und Gehaltsabrechnung: Aufbaukurs",
        """Steuerklassen, Sozialversicherung, Minijob und Pfändung: Sie rechnen Löhne zuerst auf
        Papier und dann am Computer ab. Für alle, die schon buchen können.""",
        run("di do 18:00-21:00", 3, 16, "petrisberg", 410, places=(6, 14, 5)),
        run("di do 18:00-21:00", 3, 16, "", 380, online=True, places=(6, 14, 9)),
        level="mittel", form="hybrid", groups="beschaeftigte", funding="qualischeck_rlp",
        prerequisites="Grundkurs Finanzbuchhaltung.",
    ),
    offer(
        "steuer-selbst", "vhs", "5.04 1.03", "Einkommensteuererklärung selbst gemacht",
        """Welche Belege zählen, was trage ich wo ein? Wir gehen die Formulare Schritt für Schritt
        durch. Der Kurs ersetzt keine Steuerberatung, nimmt aber die Scheu.""",
        run("di 18:00-20:15", 3, 3, "roemertor", 42, reduced=28, places=(6, 16, 12)),
        run("di 18:00-20:15", 6, 3, "", 36, online=True, places=(6, 16, 4)),
        form="hybrid", funding="ermaessigung", keywords="Steuern, Steuererklärung", again=12,
    ),
    offer(
        "existenzgruendung", "neustart", "5.07", "Selbstständig machen: vom Einfall zum Plan",
        """Sie haben eine Geschäftsidee? An vier Abenden prüfen wir, ob sie trägt: Kundschaft,
        Preise, Recht, Förderung. Am Ende halten Sie einen Plan in der Hand, den Sie der Bank zeigen
        können.""",
        run("mi 18:00-21:00", 3, 4, "roemertor", 80, reduced=40, places=(5, 12, 7)),
        groups="frauen beschaeftigte arbeitsuchende", funding="ermaessigung avgs",
        keywords="Existenzgründung, Gründer:innen", again=9,
    ),
    offer(
        "projektmanagement", "moseltal", "5.07", "Projektmanagement: Grundlagen und Praxis",
        """Ziele klären, Aufgaben verteilen, Zeit und Geld im Blick behalten. Sie planen im Kurs ein
        eigenes Projekt und lernen klassische und agile Methoden kennen.""",
        run("mo di mi 9:00-16:30", 4, 3, "petrisberg", 540, places=(6, 14, 9), deadline=42),
        run("sa 9:00-16:00", 8, 4, "wittlich", 520, places=(6, 14, 3)),
        groups="beschaeftigte", funding="bildungsfreistellung_rlp:BEISPIEL-0610 qualischeck_rlp",
        certificate=("provider", "Zertifikat Projektmanagement", ""), again=14,
    ),
    offer(
        "teamleitung", "moseltal", "5.07", "Neu in der Führung: Gespräche, Ziele, Rückmeldung",
        """Gestern Kollegin, heute Chefin: Wie gelingt der Wechsel? Sie üben Mitarbeitergespräche,
        lernen Aufgaben abzugeben und besprechen Fälle aus Ihrem Alltag.""",
        run("do fr 9:00-16:30", 5, 2, "petrisberg", 480, places=(6, 12, 12), waitlist=True),
        run("do fr 9:00-16:30", 11, 2, "petrisberg", 480, places=(6, 12, 5)),
        groups="beschaeftigte", keywords="Führungskräfte, Mitarbeitergespräch",
    ),
    offer(
        "rhetorik", "vhs", "5.06", "Rhetorik: frei sprechen ohne Lampenfieber",
        """Atmung, Stimme, Aufbau, Blickkontakt: Sie halten kurze Reden und bekommen freundliche,
        ehrliche Rückmeldung. Wer möchte, sieht sich selbst im Video.""",
        run("sa so 10:00-16:00", 3, 2, "roemertor", 95, reduced=65, places=(6, 10, 7)),
        run("mo 18:00-20:15", 4, 4, "konz", 75, reduced=50, places=(6, 10, 9)),
        kind="workshop", funding="ermaessigung", keywords="Reden, Präsentation, Stimme", again=13,
    ),
    offer(
        "konflikte", "eifelblick", "5.06", "Konflikte am Arbeitsplatz gut lösen",
        """Streit gehört dazu, doch er muss nicht verletzen. Sie lernen, früh hinzusehen,
        Ich-Botschaften zu senden und faire Lösungen zu verhandeln.""",
        run("fr 9:00-16:00", 5, 1, "bitburg", 110, places=(6, 14, 6)),
        run("fr 9:00-16:00", 13, 1, "wittlich", 110, places=(6, 14, 0)),
        kind="workshop", groups="beschaeftigte", keywords="Kommunikation, Mediation", again=14,
    ),
    offer(
        "schweissen", "handwerk", "5", "Schweißen für Einsteiger: MAG und WIG",
        """Funken, Helm und ruhige Hand: In der Werkstatt schweißen Sie nach kurzer Einführung
        selbst. Schutzkleidung stellen wir. Zum Abschluss können Sie eine Schweißerprüfung
        ablegen.""",
        run("mo di mi do fr 7:30-15:30", 3, 10, "zewen", 980, places=(4, 8, 7), deadline=10),
        run("fr sa 8:00-16:00", 7, 8, "zewen", 890, places=(4, 8, 3), deadline=10),
        level="einstieg", groups="arbeitsuchende beschaeftigte maenner",
        funding="bildungsgutschein",
        certificate=("industry", "Schweißerprüfung nach Norm", "Prüfstelle (Beispiel)"), again=13,
    ),
    offer(
        "meister-tischler", "handwerk", "5", "Meisterkurs Tischlerhandwerk, Teile I und II",
        """Neben der Arbeit zum Meisterbrief: freitags und samstags, mit Maschinenkurs, Entwurf und
        Kalkulation. Für das Meisterstück steht Ihnen unsere Werkstatt offen.""",
        run("fr sa 14:00-20:00", 8, 110, "zewen", "4850", places=(8, 14, 10), deadline=30,
            price_note="Zuzüglich Prüfungsgebühr der Kammer."),
        level="fortgeschritten", groups="beschaeftigte", funding="aufstiegs_bafoeg",
        prerequisites="Gesellenbrief im Tischlerhandwerk.",
        certificate=("public", "Meisterin/Meister im Tischlerhandwerk", "Handwerkskammer"),
    ),
    offer(
        "elektro-fachkraft", "handwerk", "5", "Elektrofachkraft für festgelegte Tätigkeiten",
        """Wer Küchen montiert oder Heizungen anschließt, darf nur mit dieser Schulung an den Strom.
        Sie lernen Gefahren, Schutzmaßnahmen und Messen, mit viel Praxis.""",
        run("mo di mi do fr 8:00-16:00", 6, 10, "zewen", "1290", places=(6, 12, 4)),
        groups="beschaeftigte", funding="qualischeck_rlp",
        certificate=("proof", "Sachkundenachweis", ""), again=8,
    ),
    offer(
        "gabelstapler", "handwerk", "5", "Staplerschein: Ausbildung zum Gabelstaplerfahrer (m/w/d)",
        """Zwei Tage Theorie und Fahrpraxis, am Ende steht die Prüfung. Mit dem Fahrausweis dürfen
        Sie Gabelstapler im Betrieb fahren, wenn Ihr Arbeitgeber Sie beauftragt.""",
        run("do fr 8:00-16:00", 2, 2, "zewen", 290, places=(4, 10, 9)),
        run("do fr 8:00-16:00", 6, 2, "zewen", 290, cancelled=True, places=(4, 10, 1)),
        run("do fr 8:00-16:00", 10, 2, "zewen", 290, places=(4, 10, 3)),
        groups="arbeitsuchende", funding="bildungsgutschein",
        certificate=("proof", "Fahrausweis für Flurförderzeuge", ""),
    ),
    offer(
        "pflegehelfer", "pflege", "5 3.03",
        "Grundkurs Pflege: Einstieg als Pflegehelferin oder Pflegehelfer",
        """200 Stunden Unterricht und ein Praktikum machen Sie fit für die Arbeit in Heim und
        ambulanter Pflege. Sie üben Körperpflege, Lagern, Gespräche und Erste Hilfe. Viele finden
        schon im Praktikum eine Stelle.""",
        run("mo di mi do fr 8:30-15:00", 4, 40, "petrisberg", None, places=(8, 18, 12),
            price_note="Auf Anfrage; meist übernimmt ein Kostenträger.", deadline=14),
        run("sa so 9:00-16:00", 6, 24, "petrisberg", None, places=(8, 18, 5),
            price_note="Auf Anfrage"),
        groups="arbeitsuchende frauen zugewanderte", funding="bildungsgutschein",
        keywords="Pflegehilfe, Altenpflege",
        certificate=("provider", "Zertifikat Pflegebasiskurs", ""), again=14,
    ),
    offer(
        "demenz-fortbildung", "pflege", "3.03 3.06", "Menschen mit Demenz verstehen und begleiten",
        """Warum läuft jemand immer wieder los? Was hilft bei Angst und Unruhe? Eine erfahrene
        Pflegerin erklärt, wie sich die Welt mit Demenz verändert, und übt mit Ihnen gute Antworten.
        Für Fachkräfte und Angehörige.""",
        run("mi 14:00-17:15", 3, 2, "petrisberg", 70, reduced=35, places=(6, 20, 13)),
        run("do 18:00-20:15", 5, 3, "hermeskeil", 60, reduced=30, places=(6, 20, 8)),
        groups="familien beschaeftigte", funding="ermaessigung",
    ),
    offer(
        "praxisanleitung", "pflege", "5", "Praxisanleiterin/Praxisanleiter in der Pflege",
        """Sie lernen, Auszubildende am Krankenbett und im Heim anzuleiten und zu beurteilen.
        Präsenzblöcke wechseln mit Lernphasen zu Hause, eine Plattform hält alles zusammen.""",
        run("mo di mi 9:00-16:15", 6, 18, "petrisberg", "1850", places=(8, 20, 16)),
        form="gemischt", groups="beschaeftigte paedagogische-fachkraefte",
        funding="qualischeck_rlp aufstiegs_bafoeg",
        certificate=("public", "Praxisanleitung (300 Stunden)", "Landesbehörde"), again=8,
    ),
    offer(
        "ausbildereignung", "moseltal", "5.07",
        "Ausbildung der Ausbilder (AdA): Vorbereitung auf die Prüfung",
        """Wer Lehrlinge ausbilden will, braucht die Eignung. In acht Samstagen lernen Sie alles,
        was in der Prüfung und im Betrieb zählt, und üben die praktische Vorführung.""",
        run("sa 9:00-15:30", 3, 8, "petrisberg", 520, places=(6, 16, 11)),
        groups="beschaeftigte", funding="aufstiegs_bafoeg qualischeck_rlp",
        certificate=("public", "Ausbildereignung", "Industrie- und Handelskammer"),
    ),
    offer(
        "fernkurs-immobilien", "westwind", "5.04", "Fernkurs Immobilienwirtschaft",
        """Zwölf Studienhefte kommen nach und nach zu Ihnen nach Hause. Sie schicken Aufgaben ein
        und erhalten ausführliche Korrekturen. Beginn an jedem Tag, Dauer etwa ein Jahr.""",
        flexible("1188", price_note="In zwölf Raten zu 99 Euro."),
        form="fern", groups="beschaeftigte",
        certificate=("provider", "Zertifikat Immobilienwirtschaft", ""),
    ),
    offer(
        "fernkurs-heilerziehung", "westwind", "5",
        "Fernlehrgang Pädagogik für Quereinsteigende in der Kita",
        """Der Lehrgang bereitet auf die Arbeit in Kindertagesstätten vor. Sie lernen zu Hause und
        treffen sich an drei Samstagen mit Ihrer Gruppe. Bitte klären Sie vorher mit Ihrem Träger,
        ob er den Lehrgang anerkennt.""",
        flexible("1480"),
        form="fern", groups="beschaeftigte paedagogische-fachkraefte",
    ),
    offer(
        "ki-im-buero", "moseltal", "5.01 5.02", "Künstliche Intelligenz im Büro sinnvoll nutzen",
        """Texte entwerfen, Besprechungen zusammenfassen, Tabellen auswerten: Was können
        KI-Programme, wo machen sie Fehler, und was ist mit dem Datenschutz? Sie probieren vieles
        selbst aus.""",
        run("do 9:00-16:00", 2, 1, "petrisberg", 180, places=(6, 14, 13)),
        run("do 9:00-16:00", 6, 1, "", 150, online=True, places=(6, 14, 4)),
        run("do 9:00-16:00", 10, 1, "konz", 180, places=(6, 14, 0)),
        form="hybrid", kind="workshop", groups="beschaeftigte", funding="qualischeck_rlp",
        keywords="KI, Digitalisierung",
    ),
    offer(
        "berufsberatung-erwachsene", "moseltal", "5.08",
        "Lernberatung: Welche Weiterbildung passt zu mir?",
        """Sie möchten sich beruflich verändern und wissen nicht wie? Wir sprechen über Wünsche,
        Stärken, Förderung und Zeit. Das Gespräch dauert eine Stunde und kostet nichts.""",
        flexible(0, online=True,
            raw_times="Termine nach Vereinbarung, vor Ort, am Telefon oder im Video",
            venue="petrisberg"),
        form="hybrid", kind="beratung", groups="beschaeftigte arbeitsuchende",
        keywords="Weiterbildungsberatung",
    ),
)  # fmt: skip
