"""Pages of legal weight for tests: complete, unless a test says otherwise."""

import datetime as dt
from typing import Any

from wagtail.models import Page

from portal import clock
from portal.legal.models import AccessibilityStatementPage, ImprintPage, PrivacyPage

BARRIER = (
    "barrier",
    {
        "what": "Ein Video hat keine Untertitel.",
        "reason": "noncompliance",
        "why": "Sie fehlen noch.",
        "alternative": "Wir lesen es vor.",
    },
)


def _add(home: Page, page: Any, **fields: Any) -> Any:
    for name, value in fields.items():
        setattr(page, name, value)
    return Page.objects.get(pk=home.pk).specific.add_child(instance=page)


def make_statement(home: Page, **fields: Any) -> AccessibilityStatementPage:
    today = clock.today()
    page = AccessibilityStatementPage(
        title="Erklärung zur Barrierefreiheit",
        slug="barrierefreiheit",
        scope="Das Portal.",
        conformity="partial",
        prepared_on=today - dt.timedelta(days=30),
        reviewed_on=today - dt.timedelta(days=10),
        method="own",
        procedure="<p>Nach einem Monat.</p>",
        body_name="Durchsetzungsstelle",
        body_address="Hauptstraße 1",
        body_email="stelle@land.example",
    )
    page.barriers = [BARRIER]
    made: AccessibilityStatementPage = _add(home, page, **fields)
    return made


def make_privacy(home: Page, **fields: Any) -> PrivacyPage:
    page = PrivacyPage(
        title="Datenschutz",
        slug="datenschutz",
        controller="Stadt\nRathaus",
        officer="datenschutz@stadt.example",
        purposes="<p>Damit wir antworten können.</p>",
        recipients="<p>Niemand.</p>",
        rights="<p>Auskunft.</p>",
        authority="Land",
        cookies="<p>Keine für Werbung.</p>",
    )
    made: PrivacyPage = _add(home, page, **fields)
    return made


def make_imprint(home: Page, **fields: Any) -> ImprintPage:
    page = ImprintPage(
        title="Impressum",
        slug="impressum",
        provider="Stadt",
        address="Rathaus",
        represented_by="die Oberbürgermeisterin",
        phone="0651 718-0",
        email="bildung@stadt.example",
        responsible="Eva Beispiel\nRathaus",
    )
    made: ImprintPage = _add(home, page, **fields)
    return made
