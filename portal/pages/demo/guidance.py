"""Pages that help people to find their way."""

from .parts import DemoPage, button, facts, heading, notice, points, question, steps, text

PAGES = (
    DemoPage(
        slug="wie-suche-ich",
        title="Wie suche ich?",
        teaser="In drei Schritten zu einem Kurs, der passt.",
        setting="page_help",
        easy="leichte-sprache",
        body=(
            steps(
                "Schreiben Sie in das erste Feld, was Sie lernen möchten. Zum Beispiel: "
                "<b>Deutsch B1 am Abend</b> oder <b>Excel</b>.",
                "Schreiben Sie in das zweite Feld Ihren Ort oder Ihre Postleitzahl. Das Feld darf "
                "leer bleiben.",
                "Drücken Sie auf „Suchen“. Dann können Sie eingrenzen: nach Tageszeit, Preis, "
                "Niveau und mehr.",
            ),
            button("Jetzt suchen", "/kurse/"),
            heading("Häufige Fragen"),
            question(
                "Ich finde nichts. Was nun?",
                "Nehmen Sie ein Wort weg, oder schreiben Sie es anders. Nehmen Sie auch Filter weg: "
                "Sie stehen über der Liste und haben ein Kreuz.",
            ),
            question(
                "Was heißt A1, B1, C1?",
                "Das sind Stufen für Sprachen. A1 ist für den Anfang. Mit B1 kommen Sie im Alltag "
                "zurecht. C1 brauchen Sie oft für ein Studium.",
            ),
            question(
                "Was bedeutet „Preis unbekannt“?",
                "Der Anbieter hat uns keinen Preis genannt. Bitte fragen Sie dort nach. Manche "
                "Kurse sind kostenlos.",
            ),
            question(
                "Wer bezahlt den Kurs?",
                "Manchmal zahlt das Jobcenter, die Agentur für Arbeit oder der Betrieb. Rufen Sie "
                "uns an, wir schauen mit Ihnen nach.",
            ),
            question(
                "Kann ich mich hier anmelden?",
                "Nein. Sie melden sich beim Anbieter an. Auf der Seite des Kurses steht, wie.",
            ),
        ),
        side=(
            facts(
                Lieber_sprechen="Telefon 0651 718-0<br/>Montag bis Freitag, 9 bis 12 Uhr (Beispiel)",
                Gemeinsam_suchen="im Lerntreff in der Stadtbibliothek",
            ),
        ),
    ),
    DemoPage(
        slug="leichte-sprache",
        title="Leichte Sprache",
        teaser="Auf dieser Seite finden Sie Kurse in Trier.",
        setting="page_easy",
        body=(
            notice(
                "Dieser Text ist ein Entwurf. Menschen mit Lern-Schwierigkeiten haben ihn noch "
                "nicht geprüft."
            ),
            heading("Was ist das hier?"),
            text(
                "Hier finden Sie Kurse.",
                "In einem Kurs lernen Sie etwas Neues.",
                "Zum Beispiel:",
            ),
            points("lesen und schreiben", "Deutsch sprechen", "mit dem Computer arbeiten"),
            text("Viele Kurse kosten nichts.", "Alle Menschen dürfen mitmachen."),
            heading("So finden Sie einen Kurs"),
            steps(
                "Gehen Sie auf die Seite: Kurse finden.",
                "Schreiben Sie ein Wort in das Feld. Zum Beispiel: kochen.",
                "Drücken Sie auf den Knopf: Suchen.",
                "Dann sehen Sie eine Liste mit Kursen.",
            ),
            button("Kurse finden", "/kurse/"),
            heading("Brauchen Sie Hilfe?"),
            text(
                "Rufen Sie uns an.",
                "Die Telefon-Nummer ist: <b>0651 718-0</b>.",
                "Wir helfen Ihnen gern. Das kostet nichts.",
            ),
            heading("Diese Seiten gibt es auch"),
            points(
                "<b>Kontakt:</b> So erreichen Sie uns.",
                "<b>Barriere melden:</b> Etwas geht nicht? Sagen Sie es uns.",
                "<b>Erklärung zur Barriere-Freiheit:</b> Was gut geht und was noch fehlt.",
            ),
        ),
    ),
    DemoPage(
        slug="gebaerdensprache",
        title="Gebärdensprache",
        teaser="Das Wichtigste über dieses Portal in Deutscher Gebärdensprache (DGS).",
        setting="page_sign",
        draft=True,  # without a video nobody is helped; the link in the header comes with it
        body=(
            heading("So finden Sie einen Kurs"),
            text(
                "Auf diesen Seiten finden Sie Kurse und Treffen in Trier. Schreiben Sie in das Feld, "
                "was Sie lernen möchten. Viele Kurse kosten nichts."
            ),
            heading("Beratung mit Gebärdensprache"),
            text(
                "Schreiben Sie uns. Für ein Gespräch bestellen wir eine Dolmetscherin oder einen "
                "Dolmetscher. Das kostet Sie nichts."
            ),
        ),
    ),
)
