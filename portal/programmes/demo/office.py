"""The office itself, and what the public may know of its figures."""

from portal.pages.demo.parts import facts, heading, notice, points, text

from .parts import EXAMPLE, DemoProgramme, news

PAGES = (
    DemoProgramme(
        slug="bildungsmonitoring",
        parent="programme",
        title="Bildungsmonitoring",
        teaser="Wer Bildung plant, braucht verlässliche Zahlen. Hier steht, was wir damit tun.",
        illustration="bridge",
        goal="Entscheidungen über Bildung sollen auf Zahlen ruhen, die stimmen und die man versteht.",
        audience=(
            "der Stadtrat und seine Ausschüsse",
            "Schulen, Kitas und Träger",
            "alle, die wissen möchten, wie es um Bildung in Trier steht",
        ),
        offers=(
            "eine zentrale Datenbank zur Bildung",
            "Berichte für den Stadtrat",
            "Auskunft, wenn Sie eine Zahl suchen",
        ),
        body=(
            notice(EXAMPLE),
            heading("Was öffentlich ist"),
            text(
                "Berichte, die der Stadtrat öffentlich berät, und Zahlen, die niemanden erkennbar "
                "machen."
            ),
            heading("Was nicht öffentlich ist"),
            text(
                "Zahlen über kleine Gruppen. Aus ihnen könnte man auf einzelne Menschen schließen. "
                "Deshalb bleiben sie in der Verwaltung."
            ),
            *news("Neue Berichte", "politik"),
        ),
        side=(facts(Wie_oft="Berichte erscheinen in Abständen, nicht laufend."),),
    ),
    DemoProgramme(
        slug="bildungsmanagement",
        parent="programme",
        title="Kommunales Bildungsmanagement",
        teaser="Das Amt hinter diesem Portal: was wir tun und wer mitentscheidet.",
        illustration="lamp",
        goal="Alle, die in Trier mit Bildung zu tun haben, sollen voneinander wissen und gemeinsam "
        "planen.",
        audience=(
            "Menschen, die etwas lernen möchten",
            "Schulen, Kitas, Vereine, Betriebe und Anbieter von Kursen",
            "Politik und Verwaltung",
        ),
        offers=(
            "dieses Portal mit allen Kursen",
            "eine Bildungskonferenz und etwa vier Bildungsgespräche im Jahr",
            "die Programme der Stadt und ihre Koordination",
            "Zahlen und Berichte über Bildung",
        ),
        body=(
            notice(EXAMPLE),
            heading("Wie es begann"),
            text(
                "Das Bildungsmanagement ist aus dem Vorhaben „Lernen vor Ort“ hervorgegangen. Was "
                "sich bewährt hat, führt die Stadt weiter."
            ),
            heading("Der Lenkungsausschuss"),
            text("Er legt fest, woran gearbeitet wird. In ihm sitzen (Beispiel):"),
            points(
                "die Stadtspitze und die Ämter für Schule, Jugend und Soziales",
                "Kammern, Arbeitsagentur und Jobcenter",
                "Hochschulen, Volkshochschule und freie Träger",
            ),
            *news("Neues aus dem Amt"),
        ),
        side=(
            facts(
                Besuch="Am Domfreihof 1b<br/>54290 Trier",
                Termine="Bitte rufen Sie vorher an.",
            ),
        ),
        timeline=(
            ("jedes Jahr", "Bildungskonferenz", "Ein Tag, ein Thema, viele Beteiligte."),
            ("viermal im Jahr", "Bildungsgespräche", "Zwei Stunden zu einer Frage."),
        ),
    ),
)
