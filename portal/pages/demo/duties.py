"""The pages that the law or good manners demand; all marked as examples."""

from .parts import EXAMPLE, DemoPage, heading, notice, points, text

PAGES = (
    DemoPage(
        slug="barrierefreiheit",
        title="Erklärung zur Barrierefreiheit",
        teaser="Wie zugänglich dieses Portal ist, was noch fehlt und an wen Sie sich wenden können.",
        setting="page_accessibility",
        body=(
            notice(EXAMPLE),
            heading("Für wen diese Erklärung gilt"),
            text(
                "Sie gilt für das Bildungsportal der Stadt. Grundlage ist die BITV "
                "Rheinland-Pfalz, die auf die BITV 2.0 und die Norm EN 301 549 verweist. Gebaut "
                "ist das Portal nach den Regeln der WCAG 2.2, Stufe AA."
            ),
            heading("Stand"),
            text(
                "Eine Prüfung durch Menschen mit Behinderungen steht noch aus. Bis dahin gilt das "
                "Portal als teilweise vereinbar mit den Regeln."
            ),
            heading("Was noch nicht zugänglich ist"),
            points(
                "Gebärdensprache: Ein Video fehlt noch.",
                "Leichte Sprache: Es gibt nur eine Seite, sie ist noch nicht geprüft.",
                "Texte der Anbieter: Wir übernehmen sie, wie sie kommen. Manche sind schwer.",
            ),
            heading("Melden und nachfragen"),
            text(
                "Auf der Seite „Barriere melden“ steht, wie Sie uns erreichen. Sind Sie mit unserer "
                "Antwort nicht zufrieden, können Sie sich an die Stelle des Landes wenden, die die "
                "Regeln durchsetzt. Ihr Name und ihre Anschrift werden hier ergänzt."
            ),
        ),
    ),
    DemoPage(
        slug="impressum",
        title="Impressum",
        teaser="Wer für diese Seiten verantwortlich ist.",
        setting="page_imprint",
        body=(
            notice(EXAMPLE),
            heading("Herausgeberin"),
            text("Stadt Trier<br/>Am Augustinerhof<br/>54290 Trier<br/>Telefon: 0651 718-0"),
            heading("Vertreten durch"),
            text("Hier steht, wer die Stadt vertritt."),
            heading("Angaben zu Kursen"),
            text(
                "Für Titel, Texte, Preise und Zeiten der Kurse sind die Anbieter verantwortlich. "
                "Haben Sie einen Fehler gefunden? Bitte sagen Sie es dem Anbieter oder uns."
            ),
            heading("Programm"),
            text(
                "Das Programm dieses Portals ist frei (EUPL 1.2). Andere Städte können es nutzen."
            ),
        ),
    ),
    DemoPage(
        slug="datenschutz",
        title="Datenschutz",
        teaser="Was das Portal über Sie speichert: so wenig wie möglich.",
        setting="page_privacy",
        body=(
            notice(EXAMPLE),
            heading("Wenn Sie nur lesen und suchen"),
            points(
                "Sie brauchen kein Konto.",
                "Wir setzen keine Cookies für Werbung oder Statistik.",
                "Wenn Sie ein Angebot merken, steht seine Nummer 180 Tage in einem Cookie in Ihrem "
                "Browser. Wir speichern davon nichts.",
                "Ihr Browser lädt nichts von fremden Servern.",
            ),
            heading("Wenn Sie ein Konto haben"),
            text(
                "Wir speichern Ihren Namen und Ihre E-Mail-Adresse, damit Sie sich anmelden können. "
                "Ein Cookie merkt sich die Anmeldung, bis Sie sich abmelden."
            ),
            heading("Ihre Rechte"),
            text(
                "Sie können verlangen, dass wir Ihnen sagen, was wir gespeichert haben, dass wir es "
                "berichtigen oder löschen. Sie können sich auch beim Landesbeauftragten für den "
                "Datenschutz und die Informationsfreiheit Rheinland-Pfalz beschweren."
            ),
            heading("Verantwortlich"),
            text("Stadt Trier, Am Augustinerhof, 54290 Trier, Telefon 0651 718-0"),
        ),
    ),
)
