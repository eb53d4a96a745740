"""Fields of the shared rooms whose names sound personal and are not."""

from django.utils.translation import gettext_lazy as _

from .registry import NotPersonal, declare

OFFICE = _(
    "Angabe einer Stelle oder eines Hauses, nicht eines Menschen; zur Veröffentlichung bestimmt"
)


def declare_shared() -> None:
    """Declare the models of portal.organisations and portal.places."""
    declare(
        NotPersonal(
            model="portal_organisations.Organisation",
            fields=("name", "street", "phone", "email"),
            reason=OFFICE,
        ),
        NotPersonal(
            model="portal_organisations.ContactPoint", fields=("phone", "email"), reason=OFFICE
        ),
        NotPersonal(model="portal_places.Venue", fields=("name", "street"), reason=OFFICE),
        NotPersonal(
            model="portal_jobs.JobState", fields=("name",), reason=_("Kürzel einer Aufgabe")
        ),
    )
