"""The demo's pages "Kontakt" and "Barriere melden", marked as examples."""

from dataclasses import dataclass

from wagtail.models import Page

from portal.pages.demo.parts import EXAMPLE, DemoPage, facts, heading, notice, points, text

from .models import ContactPage, MessageKind


@dataclass(frozen=True, kw_only=True)
class DemoContact(DemoPage):
    """A page with a form."""

    kind: str

    def make(self, parent: Page) -> Page:
        page = ContactPage(**self.common(parent), kind=self.kind)
        page.body, page.side = list(self.body), list(self.side)
        return page


PAGES = (
    DemoContact(
        slug="kontakt",
        title="Kontakt",
        kind=MessageKind.CONTACT,
        teaser="Rufen Sie an, schreiben Sie oder kommen Sie vorbei. Die Beratung kostet nichts.",
        setting="page_contact",
        easy="leichte-sprache",
        body=(
            heading("Wobei wir helfen"),
            points(
                "Sie suchen einen Kurs und finden ihn nicht.",
                "Sie wissen nicht, wer den Kurs bezahlt.",
                "Sie brauchen jemanden, der mit Ihnen gemeinsam schaut.",
                "Sie bieten selbst Kurse an und möchten sie hier zeigen.",
            ),
            heading("Anmelden zu einem Kurs"),
            text(
                "Zu einem Kurs melden Sie sich beim Anbieter an. Auf der Seite des Kurses steht, "
                "wie das geht. Wir nehmen keine Anmeldungen an."
            ),
            notice(EXAMPLE),
        ),
        side=(
            facts(
                Telefon="0651 718-0<br/>(Zentrale der Stadtverwaltung)",
                Anschrift="Stadtverwaltung Trier<br/>Am Augustinerhof<br/>54290 Trier",
                Sprechzeiten="Montag bis Freitag, 9 bis 12 Uhr (Beispiel)",
            ),
        ),
    ),
    DemoContact(
        slug="barriere-melden",
        title="Barriere melden",
        kind=MessageKind.BARRIER,
        teaser="Etwas auf diesen Seiten geht nicht oder ist schwer zu verstehen? Sagen Sie es uns.",
        setting="page_barrier",
        body=(
            heading("Andere Wege"),
            text(
                "Rufen Sie uns an: 0651 718-0. Oder schreiben Sie einen Brief an die "
                "Stadtverwaltung Trier, Am Augustinerhof, 54290 Trier.",
            ),
            heading("Was dann geschieht"),
            text(
                "Möchten Sie eine Antwort, dann melden wir uns. Wenn wir die Barriere nicht gleich "
                "beseitigen können, geben wir Ihnen die Auskunft auf einem anderen Weg, zum "
                "Beispiel am Telefon."
            ),
            notice(EXAMPLE),
        ),
    ),
)
