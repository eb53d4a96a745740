"""Programmes for tests."""

from typing import Any

from portal.organisations.models import ContactPoint, Organisation
from portal.programmes.models import ProgrammeIndexPage, ProgrammePage, ProgrammePartner

from ..page_tree import make_home


def make_index(**fields: Any) -> ProgrammeIndexPage:
    index: ProgrammeIndexPage = make_home().add_child(
        instance=ProgrammeIndexPage(title="Programme", slug="programme", **fields)
    )
    return index


def make_programme(index: ProgrammeIndexPage, title: str, **fields: Any) -> ProgrammePage:
    values = {
        "slug": title.lower(),
        "teaser": f"{title} in einem Satz.",
        "goal": "Alle sollen lernen können.",
        "audience": "<p>Für alle.</p>",
        "offers": "<ul><li>Beratung</li></ul>",
    }
    page: ProgrammePage = index.add_child(instance=ProgrammePage(title=title, **(values | fields)))
    return page


def make_contact(**fields: Any) -> ContactPoint:
    office = Organisation.objects.create(
        name="Kommunales Bildungsmanagement",
        slug="kbm",
        street="Am Domfreihof 1b",
        postcode="54290",
        city="Trier",
    )
    values = {"label": "Beratung", "phone": "0651 718-0", "hours": "9 bis 12 Uhr"}
    return ContactPoint.objects.create(organisation=office, **(values | fields))


def add_partners(page: ProgrammePage, number: int) -> None:
    for count in range(number):
        partner = Organisation.objects.create(
            name=f"Partner {count}", slug=f"partner-{count}", website="https://partner.example/"
        )
        ProgrammePartner.objects.create(
            page=page, organisation=partner, role="Räume", sort_order=number - count
        )
