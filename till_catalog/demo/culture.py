"""Kultur und Gestalten: painting, sewing, music, theatre, reading."""

from .shapes import DemoOffer, flexible, offer, run

OFFERS: tuple[DemoOffer, ...] = (
    offer(
        "aquarell", "kunsthof", "2.07", "Aquarell: Licht auf der Mosel",
        """Wasser, Farbe, Papier: Sie lernen, Himmel und Fluss in wenigen Strichen anzulegen. Bei
        gutem Wetter malen wir draußen am Ufer. Farben können Sie für zehn Euro leihen.""",
        run("do 18:00-20:15", 2, 6, "olewig", 98, places=(4, 10, 8)),
        run("sa so 10:00-16:00", 6, 2, "olewig", 110, places=(4, 10, 5)),
        level="einstieg", keywords="Malen",
    ),
    offer(
        "zeichnen-anfang", "vhs", "2.07",
        "Zeichnen lernen – auch wenn Sie glauben, Sie können es nicht",
        """Genau hinsehen ist das halbe Zeichnen. Mit einfachen Übungen zu Linie, Licht und Raum
        kommen Sie schnell zu eigenen Blättern.""",
        run("mo 18:00-20:15", 2, 8, "roemertor", 105, reduced=70, room="Atelier",
            places=(6, 12, 10)),
        run("mi 10:00-12:15", 3, 8, "roemertor", 105, reduced=70, room="Atelier",
            places=(6, 12, 7)),
        level="einstieg", funding="ermaessigung",
    ),
    offer(
        "keramik", "kunsthof", "2.08", "Töpfern an der Scheibe",
        """Ton zentrieren, hochziehen, abdrehen: An der Scheibe braucht es Geduld und am Ende Stolz.
        Glasieren und zwei Brände sind im Preis enthalten.""",
        run("di 18:30-21:30", 2, 6, "olewig", 160, places=(3, 6, 6), waitlist=True),
        run("fr 15:00-18:00", 4, 6, "olewig", 160, places=(3, 6, 4)),
        level="einstieg", keywords="Keramik, Ton", again=12,
    ),
    offer(
        "naehen", "kunsthof", "2.09", "Nähen für Anfänger und Fortgeschrittene",
        """Ob erste Naht oder eigenes Kleid: Jede Person arbeitet an ihrem Stück, die Schneiderin
        hilft beim Zuschneiden und Anpassen. Sechs Maschinen stehen bereit.""",
        run("mi 18:00-21:00", 2, 6, "olewig", 120, places=(4, 8, 7)),
        run("sa 10:00-16:00", 3, 2, "olewig", 95, places=(4, 8, 3)),
        level="einstieg-fortgeschritten", keywords="Schneidern, Mode", again=14,
    ),
    offer(
        "repair-textil", "kylltal", "2.09 1.04", "Flicken, stopfen, ändern: Kleidung retten",
        """Bringen Sie mit, was ein Loch hat. Wir zeigen sichtbares Flicken, Stopfen mit dem Pilz
        und kleine Änderungen. Gut für den Geldbeutel und für die Umwelt.""",
        run("sa 14:00-17:00", 3, 1, "kyll", 15, places=(4, 10, 6)),
        run("sa 14:00-17:00", 11, 1, "bruecke", 15, places=(4, 10, 0)),
        kind="workshop", again=13,
    ),
    offer(
        "fotografie", "kunsthof", "2.11", "Fotografie: Blende, Zeit und guter Blick",
        """Die Automatik aus, die Augen auf: Sie verstehen Ihre Kamera und gehen mit der Gruppe auf
        Streifzug durch Trier. Zum Schluss hängen wir eine kleine Ausstellung.""",
        run("do 18:30-20:45", 3, 6, "olewig", 105, places=(4, 10, 9),
            moved=((3, "roemertor", "Foyer"), (6, "nordbad", "Galerie"))),
        run("so 10:00-15:00", 7, 2, "olewig", 98, places=(4, 10, 4)),
        level="einstieg", keywords="Foto, Kamera", again=14,
    ),
    offer(
        "gitarre", "klangbogen", "2.13", "Gitarre für Erwachsene: die ersten Lieder",
        """Vier Griffe, zwanzig Lieder: Mehr braucht es nicht, um am Lagerfeuer zu begleiten.
        Leihgitarren sind vorhanden.""",
        run("mo 19:00-20:00", 2, 10, "schweich", 110, places=(3, 6, 5)),
        run("mi 19:00-20:00", 2, 10, "roemertor", 110, places=(3, 6, 6), waitlist=True),
        level="einstieg", groups="beschaeftigte", again=12,
    ),
    offer(
        "chor", "klangbogen", "2.13", "Singen ohne Noten: offener Chor",
        """Wir singen Lieder aus aller Welt, lernen sie durch Hören und freuen uns über jede Stimme.
        Einstieg jederzeit.""",
        run("di 19:30-21:00", -3, 30, "schweich", 5, price_note="Je Abend, bar vor Ort.",
            registration="not_needed"),
        run("do 10:00-11:30", 1, 12, "bruecke", 0, registration="not_needed"),
        groups="aeltere", bookable=False, access="slow_pace", taught_in="",
    ),
    offer(
        "klavierunterricht", "klangbogen", "2.13", "Klavierunterricht für Kinder und Erwachsene",
        """Einzelunterricht, 30 oder 45 Minuten, mit Musik, die Ihnen gefällt. Eine Probestunde ist
        kostenlos, danach läuft der Unterricht das ganze Jahr.""",
        flexible(79, venue="schweich", price_note="Im Monat für 30 Minuten je Woche.",
            raw_times="Mo bis Fr nachmittags, nach Absprache"),
        groups="kinder jugendliche beschaeftigte",
    ),
    offer(
        "musikgeschichte", "vhs", "2.12", "Musik hören und verstehen: fünf Abende mit Beethoven",
        """Kein Vorwissen, nur offene Ohren: Wir hören in Sinfonien und Quartette hinein und
        entdecken, wie sie gebaut sind. An jedem Abend steht ein Werk im Mittelpunkt.""",
        run("do 19:00-20:30", 3, 5, "roemertor", 55, reduced=35, places=(8, 30, 14), room="Saal"),
        kind="kurs", funding="ermaessigung", again=8,
    ),
    offer(
        "improtheater", "bruecke", "2.04", "Improvisationstheater: ja sagen und losspielen",
        """Kein Text, keine Probe, kein Falsch. Spiele und kleine Szenen machen Mut und trainieren
        das Zuhören. Wer möchte, tritt am letzten Abend auf.""",
        run("fr 19:00-21:15", 2, 8, "bruecke", 70, reduced=35, places=(6, 14, 11)),
        groups="jugendliche beschaeftigte", funding="ermaessigung", keywords="Theater", again=10,
    ),
    offer(
        "salsa", "kvhs", "2.05", "Salsa: Grundschritte für Paare und Einzelne",
        """Eins, zwei, drei, Pause: In sechs Abenden lernen Sie Grundschritt, Drehungen und Führen.
        Sie können allein oder zu zweit kommen.""",
        run("sa 18:00-19:30", 3, 6, "konz", 78, reduced=52, places=(8, 20, 12)),
        run("so 17:00-18:30", 9, 6, "schweich", 78, reduced=52, places=(8, 20, 2)),
        level="einstieg", funding="ermaessigung", keywords="Tanz", taught_in="",
    ),
    offer(
        "lesekreis", "nordlicht", "2.02", "Lesekreis in der Bibliothek",
        """Jeden Monat ein Buch, ein Abend und viele Meinungen. Die Bücher liegen zum Ausleihen
        bereit. Neue Mitlesende sind immer willkommen, auch wer das Buch nicht zu Ende gelesen
        hat.""",
        run("di 19:00-20:30", 2, 1, "nordbad", 0, registration="not_needed"),
        run("di 19:00-20:30", 6, 1, "nordbad", 0, registration="not_needed"),
        run("di 19:00-20:30", 10, 1, "nordbad", 0, registration="not_needed"),
        bookable=False, keywords="Bücher, Literatur", kind="anderes",
    ),
    offer(
        "lesekreis-leicht", "nordlicht", "2.02 lesen-schreiben", "Lesekreis in Einfacher Sprache",
        """Wir lesen zusammen ein Buch in Einfacher Sprache. Jede und jeder liest ein Stück, wer
        nicht möchte, hört zu. Danach reden wir bei Tee über die Geschichte.""",
        run("mi 17:00-18:30", 1, 10, "nordbad", 0, places=(3, 8, 4)),
        level="alpha3-alpha4", groups="zugewanderte menschen-mit-behinderung lesen-lernen",
        access="easy_language slow_pace", again=12,
    ),
    offer(
        "kreatives-schreiben", "vhs", "2.02", "Kreatives Schreiben: vom ersten Satz zur Geschichte",
        """Schreibspiele wecken Einfälle, die Gruppe hört zu und fragt nach. Nach acht Abenden haben
        Sie mindestens eine fertige Erzählung.""",
        run("mi 18:30-20:45", 2, 8, "roemertor", 98, reduced=65, places=(5, 10, 9)),
        run("di 19:00-20:30", 4, 8, "", 85, reduced=58, online=True, places=(5, 10, 5)),
        form="hybrid", funding="ermaessigung", keywords="Schreiben, Literatur", again=14,
    ),
    offer(
        "kunstgeschichte-museum", "vhs", "2.06", "Kunst am Vormittag: sechs Besuche im Museum",
        """Jede Woche betrachten wir ein Werk, eine halbe Stunde lang und ganz genau. Danach gibt es
        Kaffee. Sitzhocker werden gestellt.""",
        run("do 10:30-12:00", 3, 6, "offen", 60, reduced=40, price_note="Zuzüglich Eintritt.",
            places=(6, 14, 10)),
        groups="aeltere", funding="ermaessigung", again=10,
    ),
    offer(
        "schmuck", "kunsthof", "2.01", "Silberschmuck: einen Ring schmieden",
        """Sägen, löten, feilen, polieren: An einem Wochenende entsteht Ihr eigener Ring. Silber
        wird nach Gewicht berechnet.""",
        run("sa so 10:00-17:00", 4, 2, "olewig", 185, price_note="Zuzüglich Silber, etwa 20 Euro.",
            places=(3, 6, 5)),
        kind="workshop", keywords="Goldschmieden", again=8,
    ),
    offer(
        "so-sein-wie-wir-sind", "kunsthof", "2.04 1.06", "So sein, wie wir sind",
        """Eine Theatergruppe für Menschen mit und ohne Behinderung. Wir erfinden Figuren, bauen
        Masken und zeigen am Ende, was entstanden ist.""",
        run("sa 14:00-17:00", 2, 10, "bruecke", 40, reduced=0, places=(6, 16, 9)),
        groups="menschen-mit-behinderung", access="easy_language slow_pace", funding="ermaessigung",
    ),
)  # fmt: skip
