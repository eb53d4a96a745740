"""Programmes of a city, as a city might describe them. Times and places are examples."""

from .parts import (
    DemoPage,
    Door,
    Way,
    button,
    courses,
    facts,
    heading,
    notice,
    points,
    question,
    text,
)

_EXAMPLE = "Beispielseite: Zeiten und Orte sind erfunden oder nicht geprüft."

WAYS = (
    Way(label="Lesen und Schreiben", address="/kurse/?thema=lesen-schreiben"),
    Way(label="Deutsch lernen", address="/kurse/?thema=deutsch"),
    Way(label="Arbeit und Beruf", address="/kurse/?thema=arbeit-beruf"),
    Way(label="Computer und Handy", address="/kurse/?thema=computer-internet"),
    Way(label="Schulabschluss", address="/kurse/?thema=schulabschluss"),
    Way(label="Mit Kindern", address="/kurse/?q=Kinder"),
)

DOORS = (
    Door(
        slug="lerntreff",
        title="Lerntreff",
        text="Beratung und Lernplätze in der Stadtbibliothek. Einfach vorbeikommen.",
        illustration="lamp",
    ),
    Door(
        slug="mint",
        title="MINT-Lernen in Trier",
        text="Ausprobieren, bauen, verstehen: Angebote für Kinder und Jugendliche.",
        illustration="mint",
    ),
    Door(
        slug="lesen-und-schreiben",
        title="Lesen und Schreiben",
        text="Das Bündnis für Alphabetisierung und Grundbildung hilft weiter.",
        illustration="book",
    ),
)

PAGES = (
    DemoPage(
        slug="programme",
        title="Programme",
        teaser="Was die Stadt und ihre Partner gemeinsam tun, damit Lernen in jedem Alter gelingt.",
        in_menu=True,
    ),
    DemoPage(
        slug="lerntreff",
        parent="programme",
        title="Lerntreff in der Stadtbibliothek",
        teaser="Ein Tisch, ein Computer, jemand, der hilft. Offen für alle, ohne Anmeldung.",
        easy="leichte-sprache",
        body=(
            notice(_EXAMPLE),
            text(
                "Im Lerntreff können Sie in Ruhe lernen. Es gibt Computer, Bücher und Übungshefte. "
                "Eine Lernbegleiterin oder ein Lernbegleiter ist da und hilft, wenn Sie möchten.",
            ),
            heading("Was Sie hier tun können"),
            points(
                "am Computer üben, zum Beispiel Lesen, Schreiben und Rechnen",
                "für eine Prüfung lernen",
                "einen Brief oder eine Bewerbung schreiben",
                "einen passenden Kurs suchen, gemeinsam mit uns",
            ),
            heading("Häufige Fragen"),
            question("Was kostet das?", "Nichts."),
            question("Muss ich mich anmelden?", "Nein. Kommen Sie einfach vorbei."),
            question("Kann ich mein Kind mitbringen?", "Ja. Nebenan ist die Kinderbücherei."),
        ),
        side=(
            facts(
                Wo="Stadtbibliothek Palais Walderdorff<br/>Domfreihof, 54290 Trier",
                Wann="Dienstag und Donnerstag<br/>15 bis 18 Uhr (Beispiel)",
                Zugang="Ob Sie stufenlos hineinkommen, sagen wir Ihnen gern am Telefon.",
            ),
            button("Kurse finden", "/kurse/"),
        ),
    ),
    DemoPage(
        slug="mint",
        parent="programme",
        title="MINT-Lernen in Trier",
        teaser="Mathematik, Informatik, Naturwissenschaft und Technik zum Anfassen, für Kinder und "
        "Jugendliche.",
        body=(
            notice(_EXAMPLE),
            text(
                "Ein Roboter, der einer Linie folgt. Wasser aus der Mosel unter dem Mikroskop. Eine "
                "Brücke aus Papier, die ein Buch trägt. Wer etwas selbst baut, versteht es.",
                "Die Stadt, Schulen, Hochschulen und Betriebe arbeiten dafür zusammen.",
            ),
            heading("Für wen"),
            points(
                "Kinder ab 6 Jahren mit Lust am Ausprobieren",
                "Jugendliche, die einen Beruf suchen",
                "Schulen und Kitas, die eine Werkstatt zu sich holen möchten",
            ),
            button("MINT-Kurse ansehen", "/kurse/?thema=programmieren-technik"),
            courses("Was als Nächstes beginnt", topic="programmieren-technik"),
        ),
        side=(
            facts(
                Alter="ab 6 Jahren",
                Kosten="meist kostenlos",
                Wo="in Schulen, Werkstätten und Laboren in Trier",
            ),
        ),
    ),
    DemoPage(
        slug="lesen-und-schreiben",
        parent="programme",
        title="Bündnis für Alphabetisierung und Grundbildung",
        teaser="Viele Erwachsene lesen und schreiben nicht gut. Das lässt sich ändern, in jedem Alter.",
        easy="leichte-sprache",
        body=(
            notice(_EXAMPLE),
            text(
                "In Deutschland kann etwa jede achte erwachsene Person zwischen 18 und 64 Jahren "
                "nicht gut lesen und schreiben. Das sagt die LEO-Studie der Universität Hamburg. "
                "Niemand muss sich dafür schämen.",
            ),
            heading("Sie möchten besser lesen und schreiben?"),
            text(
                "Es gibt kleine Gruppen mit viel Zeit. Niemand wird vorgeführt. Viele Kurse sind "
                "kostenlos. Rufen Sie an, wir sagen Ihnen, was passt: 0651 718-0.",
            ),
            button("Kurse ansehen", "/kurse/?thema=lesen-schreiben"),
            courses("Kurse, die bald beginnen", topic="lesen-schreiben", number=2),
            heading("Sie kennen jemanden?"),
            text(
                "Sprechen Sie die Person freundlich und unter vier Augen an. Bieten Sie an, "
                "mitzukommen. Der erste Schritt ist oft der schwerste.",
            ),
            heading("Wer im Bündnis arbeitet"),
            text(
                "Kursanbieter, Beratungsstellen, Bibliothek, Betriebe und die Stadt. Sie treffen "
                "sich zweimal im Jahr (Beispiel)."
            ),
        ),
        side=(
            facts(
                Beratung="Telefon 0651 718-0",
                Kosten="kostenlos",
                Vertraulich="Sie müssen Ihren Namen nicht nennen.",
            ),
        ),
    ),
    DemoPage(
        slug="neu-in-trier",
        parent="programme",
        title="Bildungskoordination für Neuzugewanderte",
        teaser="Neu in Trier? Wir zeigen Wege zu Sprache, Schule, Ausbildung und Arbeit.",
        easy="leichte-sprache",
        body=(
            notice(_EXAMPLE),
            text(
                "Wer neu nach Trier kommt, braucht oft mehrere Stellen zugleich. Die "
                "Bildungskoordination kennt sie und bringt sie zusammen.",
            ),
            heading("Für Menschen, die neu hier sind"),
            points(
                "Deutsch lernen: Integrationskurse, Berufssprachkurse, Sprechcafés",
                "Schule und Kita für Ihre Kinder",
                "Zeugnisse anerkennen lassen",
                "Ausbildung, Studium und Arbeit",
            ),
            button("Deutschkurse ansehen", "/kurse/?thema=deutsch"),
            heading("Für Ehrenamtliche und Fachkräfte"),
            text(
                "Wir sammeln, was es gibt und was fehlt, und laden zu Austausch und Fortbildung ein."
            ),
        ),
        side=(
            facts(
                Beratung="Telefon 0651 718-0",
                Sprachen="Bitte sagen Sie uns am Telefon, welche Sprache Sie brauchen.",
            ),
        ),
    ),
    DemoPage(
        slug="mitmachen",
        title="Mitmachen",
        teaser="Sie haben Zeit und Geduld? Schenken Sie etwas davon weiter.",
        in_menu=True,
    ),
    DemoPage(
        slug="lesepaten",
        parent="mitmachen",
        title="Lesepaten",
        teaser="Eine Stunde in der Woche, ein Buch, ein Kind: Mehr braucht es nicht.",
        body=(
            notice(_EXAMPLE),
            text(
                "Lesepatinnen und Lesepaten lesen mit Kindern in Kitas und Grundschulen. Sie hören "
                "zu, fragen nach und freuen sich mit, wenn ein Satz gelingt.",
            ),
            heading("Das bringen Sie mit"),
            points(
                "Freude an Kindern und Büchern",
                "etwa eine Stunde Zeit in der Woche",
                "ein erweitertes Führungszeugnis; wir helfen beim Antrag, für das Ehrenamt ist es "
                "kostenlos",
            ),
            heading("Das bekommen Sie von uns"),
            points(
                "eine Einführung und Fortbildungen",
                "eine feste Person, die Sie anrufen können",
                "Versicherung während des Ehrenamts",
            ),
            heading("So fangen Sie an"),
            text(
                "Rufen Sie an: 0651 718-0. Wir lernen uns kennen und finden die passende Einrichtung."
            ),
        ),
        side=(
            facts(
                Zeit="etwa 1 Stunde in der Woche",
                Wo="Kitas und Grundschulen in Trier",
                Alter="ab 18 Jahren",
            ),
        ),
    ),
)
