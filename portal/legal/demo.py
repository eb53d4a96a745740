"""The demo's pages that the law demands, marked as examples: they are no legal text."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from portal import clock
from portal.pages.demo.parts import EXAMPLE, DemoPage, heading, notice, points, text

from .blocks import Reason
from .models import AccessibilityStatementPage, ImprintPage, PrivacyPage
from .models.statement import Conformity, Method

CITY = "Stadt Trier\nAm Augustinerhof\n54290 Trier"


@dataclass(frozen=True, kw_only=True)
class DemoLegal(DemoPage):
    """A page of legal weight. `made` is its type, `parts` are its fields; `days`: so long ago."""

    made: type[Page]
    parts: dict[str, Any]
    days: dict[str, int] = field(default_factory=dict)

    def make(self, parent: Page) -> Page:
        today = clock.today()
        dates = {name: today - dt.timedelta(days=days) for name, days in self.days.items()}
        page = self.made(**self.common(parent), **self.parts, **dates)
        page.intro, page.body = [notice(EXAMPLE)], list(self.body)
        return page


def _points(*items: str) -> str:
    return str(points(*items)[1])


def _barrier(what: str, why: str, alternative: str) -> tuple[str, Any]:
    return "barrier", {
        "what": what, "reason": Reason.NONCOMPLIANCE.value, "why": why, "alternative": alternative,
    }  # fmt: skip


STATEMENT = DemoLegal(
    slug="barrierefreiheit",
    title="Erklärung zur Barrierefreiheit",
    teaser="Wie zugänglich dieses Portal ist, was noch fehlt und an wen Sie sich wenden können.",
    setting="page_accessibility",
    made=AccessibilityStatementPage,
    parts={
        "scope": "Diese Erklärung gilt für das Bildungsportal der Stadt. Grundlage ist die BITV "
        "Rheinland-Pfalz, die auf die BITV 2.0 und die Norm EN 301 549 verweist. Gebaut ist das "
        "Portal nach den Regeln der WCAG 2.2, Stufe AA.",
        "conformity": Conformity.PARTIAL,
        "barriers": [
            _barrier(
                "Für Gebärdensprache fehlt ein Video.",
                "Es wird erst noch gedreht.",
                "Wir beantworten Fragen schriftlich.",
            ),
            _barrier(
                "In Leichter Sprache gibt es nur eine Seite, und sie ist noch nicht geprüft.",
                "Menschen mit Lernschwierigkeiten müssen die Texte erst lesen.",
                "Rufen Sie uns an. Wir erklären es Ihnen.",
            ),
            _barrier(
                "Manche Texte der Anbieter sind schwer zu verstehen.",
                "Wir übernehmen sie, wie sie kommen, und sprechen mit den Anbietern darüber.",
                "Wir schauen gern gemeinsam mit Ihnen auf ein Angebot.",
            ),
        ],
        "method": Method.OWN,
        "method_note": "Automatische Prüfungen bei jeder Änderung des Programms. Eine Prüfung durch "
        "Menschen mit Behinderungen steht noch aus.",
        "procedure": "<p>Haben Sie nach einem Monat keine Antwort, oder genügt sie Ihnen nicht? Dann "
        "können Sie sich an die Durchsetzungsstelle des Landes wenden. Das kostet nichts. Sie "
        "brauchen keinen Anwalt.</p>",
        "body_name": "Durchsetzungsstelle bei der Landesbeauftragten für die Belange von Menschen mit "
        "Behinderungen Rheinland-Pfalz (Beispiel, bitte prüfen)",
        "body_address": "Bauhofstraße 9\n55116 Mainz",
        "body_phone": "06131 16-5342",
        "body_email": "durchsetzungsstelle@mastd.rlp.de",
    },
    days={"prepared_on": 30, "reviewed_on": 30},
)

IMPRINT = DemoLegal(
    slug="impressum",
    title="Impressum",
    teaser="Wer für diese Seiten verantwortlich ist.",
    setting="page_imprint",
    made=ImprintPage,
    parts={
        "provider": "Stadt Trier",
        "address": "Am Augustinerhof\n54290 Trier",
        "represented_by": "Hier steht, wer die Stadt vertritt.",
        "phone": "0651 718-0",
        "email": "bildung@stadt.example",
        "responsible": "Hier steht ein Name.\nKommunales Bildungsmanagement\nAm Domfreihof 1b\n54290 Trier",
    },
    body=(
        heading("Angaben zu Kursen"),
        text(
            "Für Titel, Texte, Preise und Zeiten der Kurse sind die Anbieter verantwortlich. "
            "Haben Sie einen Fehler gefunden? Bitte sagen Sie es dem Anbieter oder uns."
        ),
        heading("Programm"),
        text("Das Programm dieses Portals ist frei (EUPL 1.2). Andere Städte können es nutzen."),
    ),
)

PRIVACY = DemoLegal(
    slug="datenschutz",
    title="Datenschutz",
    teaser="Was das Portal über Sie speichert: so wenig wie möglich.",
    setting="page_privacy",
    made=PrivacyPage,
    parts={
        "controller": f"{CITY}\nTelefon 0651 718-0",
        "officer": "Hier steht, wie man die Datenschutzbeauftragte der Stadt erreicht.",
        "purposes": "<p>Zum Lesen und Suchen brauchen Sie kein Konto. Ihr Browser lädt nichts von fremden "
        "Servern. Der Server schreibt für kurze Zeit auf, welche Seiten geladen werden, mit gekürzter "
        "Netzadresse und ohne das, was Sie suchen. Das dient der Sicherheit (Art. 6 Abs. 1 Buchst. e "
        "und Art. 32 DSGVO).</p><p>Schreiben Sie uns, brauchen wir Ihre Angaben für die Antwort.</p>",
        "recipients": "<p>Wer den Server und die E-Mails der Stadt betreibt, im Auftrag der Stadt. Sonst "
        "niemand.</p>",
        "rights": "<p>Sie können verlangen:</p>"
        + _points(
            "dass wir Ihnen sagen, was wir gespeichert haben (Auskunft),",
            "dass wir es berichtigen oder löschen,",
            "dass wir es nur eingeschränkt nutzen,",
            "dass wir es nicht mehr nutzen, weil Sie widersprechen.",
        ),
        "authority": "Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit "
        "Rheinland-Pfalz\nHintere Bleiche 34\n55116 Mainz",
        "cookies": _points(
            "Wenn Sie ein Angebot merken, stehen die Nummern 180 Tage in einem Cookie in Ihrem "
            "Browser. Wir speichern davon nichts.",
            "Formulare setzen ein Cookie, das sie vor Missbrauch schützt.",
            "Wer im Portal arbeitet, bekommt ein Cookie für die Anmeldung.",
            "Cookies für Werbung oder Statistik gibt es nicht.",
        ),
    },
)

PAGES = (STATEMENT, IMPRINT, PRIVACY)
