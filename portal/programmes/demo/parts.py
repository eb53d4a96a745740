"""Short ways to write a programme down."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from portal.organisations.models import ContactPoint, Organisation
from portal.pages.demo.parts import DemoPage, Part

from ..models import ProgrammeIndexPage, ProgrammePage, ProgrammePartner

EXAMPLE = "Beispielseite: Zeiten, Zahlen und Partner sind erfunden oder nicht geprüft."


@dataclass(frozen=True, kw_only=True)
class Partner:
    """An organisation, made where it is missing."""

    name: str
    slug: str
    role: str


@dataclass(frozen=True, kw_only=True)
class DemoIndex(DemoPage):
    """The page with all programmes."""

    def make(self, parent: Page) -> Page:
        return ProgrammeIndexPage(**self.common(parent), body=list(self.body))


@dataclass(frozen=True, kw_only=True)
class DemoProgramme(DemoPage):
    """A programme. `audience` and `offers` are points, `figures` (number, of what, source)."""

    goal: str
    audience: tuple[str, ...]
    offers: tuple[str, ...]
    illustration: str = "book"
    figures: tuple[tuple[str, str, str], ...] = ()
    timeline: tuple[tuple[str, str, str], ...] = ()
    partners: tuple[Partner, ...] = ()
    takes_callbacks: bool = False

    def make(self, parent: Page) -> Page:
        page = ProgrammePage(
            **self.common(parent),
            body=list(self.body),
            side=list(self.side),
            goal=self.goal,
            audience=_points(self.audience),
            offers=_points(self.offers),
            illustration=self.illustration,
            takes_callbacks=self.takes_callbacks,
            contact=office_contact(),
            figures=[
                ("figure", {"number": number, "label": label, "source": source})
                for number, label, source in self.figures
            ],
            timeline=[
                ("entry", {"when": when, "title": title, "text": f"<p>{text}</p>"})
                for when, title, text in self.timeline
            ],
        )
        page.partners = [
            ProgrammePartner(organisation=_organisation(partner), role=partner.role)
            for partner in self.partners
        ]
        return page


def news(title: str, topic: str = "") -> tuple[Part, ...]:
    """Return a list of news."""
    return (("listing", {"title": title, "source": "news", "topic": topic, "number": 3}),)


def office_contact() -> ContactPoint:
    """Return how to reach the office, made where it is missing."""
    office, _made = Organisation.objects.get_or_create(
        slug="kommunales-bildungsmanagement",
        defaults={
            "name": "Kommunales Bildungsmanagement",
            "street": "Am Domfreihof 1b",
            "postcode": "54290",
            "city": "Trier",
        },
    )
    point: Any = office.contact_points.first()
    return point or ContactPoint.objects.create(
        organisation=office,
        label="Beratung und Auskunft",
        phone="0651 718-0",
        hours="Montag bis Freitag, 9 bis 12 Uhr (Beispiel)",
    )


def _organisation(partner: Partner) -> Organisation:
    made, _new = Organisation.objects.get_or_create(
        slug=partner.slug,
        defaults={"name": partner.name, "city": "Trier", "is_example": True},
    )
    return made


def _points(points: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{point}</li>" for point in points) + "</ul>"
