"""Programmes with a place or a workshop to go to."""

from portal.pages.demo.parts import courses, facts, heading, notice, question, steps_block, text

from .parts import EXAMPLE, DemoIndex, DemoProgramme, Partner, news

_LIBRARY = Partner(
    name="Stadtbibliothek Palais Walderdorff (Beispiel)",
    slug="stadtbibliothek-beispiel",
    role="Räume, Bücher und Computer",
)

PAGES = (
    DemoIndex(
        slug="programme",
        title="Programme",
        teaser="Was die Stadt und ihre Partner gemeinsam tun, damit Lernen in jedem Alter gelingt.",
        in_menu=True,
    ),
    DemoProgramme(
        slug="lerntreff",
        parent="programme",
        title="Lerntreff in der Stadtbibliothek",
        teaser="Ein Tisch, ein Computer, jemand, der hilft. Offen für alle, ohne Anmeldung.",
        easy="leichte-sprache",
        illustration="lamp",
        goal="Wer lernen möchte, soll einen ruhigen Platz finden und einen Menschen, der weiterhilft.",
        audience=(
            "Erwachsene, die besser lesen, schreiben oder rechnen möchten",
            "Menschen, die Deutsch lernen",
            "alle, die für eine Prüfung üben oder einen Kurs suchen",
        ),
        offers=(
            "Lernplätze mit Computer, Büchern und Übungsheften",
            "eine Lernbegleitung, die hilft, wenn Sie möchten",
            "Beratung: Welcher Kurs passt zu mir, und wer bezahlt ihn?",
            "Hilfe beim Schreiben von Briefen und Bewerbungen",
        ),
        takes_callbacks=True,
        body=(
            notice(EXAMPLE),
            steps_block(
                "So läuft eine Beratung",
                ("Sie melden sich", "Mit dem Formular, am Telefon oder einfach im Lerntreff."),
                ("Wir hören zu", "Was möchten Sie lernen? Was ist bisher schwierig?"),
                (
                    "Wir suchen gemeinsam",
                    "Sie gehen mit einem Plan und einer Telefonnummer nach Hause.",
                ),
            ),
            courses("Kurse, die gut dazu passen", topic="lesen-schreiben", number=2),
            *news("Neues aus dem Lerntreff", "lesen-schreiben"),
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
        ),
        partners=(_LIBRARY,),
        figures=(
            ("8", "Lernplätze", "Beispielzahl"),
            ("6", "Stunden offen in der Woche", "Beispielzahl"),
        ),
    ),
    DemoProgramme(
        slug="mint",
        parent="programme",
        title="MINT-Lernen in Trier",
        teaser="Mathematik, Informatik, Naturwissenschaft und Technik zum Anfassen, für Kinder und "
        "Jugendliche.",
        illustration="mint",
        goal="Kinder sollen selbst forschen und bauen. Wer etwas selbst baut, versteht es.",
        audience=(
            "Kinder ab 6 Jahren mit Lust am Ausprobieren",
            "Jugendliche, die einen Beruf suchen",
            "Schulen und Kitas, die eine Werkstatt zu sich holen möchten",
        ),
        offers=(
            "Werkstätten: ein Roboter, der einer Linie folgt, eine Brücke aus Papier",
            "Forschen an der Mosel: Wasser unter dem Mikroskop",
            "Besuche in Betrieben und Laboren",
        ),
        body=(
            notice(EXAMPLE),
            text("Die Stadt, Schulen, Hochschulen und Betriebe arbeiten dafür zusammen."),
            courses("Was als Nächstes beginnt", topic="programmieren-technik"),
            *news("Neues von MINT", "programmieren-technik"),
        ),
        side=(
            facts(
                Alter="ab 6 Jahren",
                Kosten="meist kostenlos",
                Wo="in Schulen, Werkstätten und Laboren in Trier",
            ),
        ),
        partners=(
            Partner(
                name="Hochschule am Fluss (Beispiel)",
                slug="hochschule-beispiel",
                role="Labore und Studierende, die anleiten",
            ),
            Partner(
                name="Lernwerkstatt Trier (Beispiel)",
                slug="lernwerkstatt-beispiel",
                role="Werkzeug und Material",
            ),
        ),
        figures=(("24", "Werkstätten im Jahr", "Beispielzahl"),),
        timeline=(
            ("Herbst 2026", "Tag der Werkstätten", "Kinder zeigten, was sie gebaut hatten."),
            ("Frühjahr 2026", "Neue Kisten für Kitas", "Forschen geht auch ohne Labor."),
        ),
    ),
)
