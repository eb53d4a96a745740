"""Organisations: typed once, used as provider, organiser or institution."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable


class Organisation(ClusterableModel):
    """An organisation with its address and office contacts (no personal data)."""

    name = models.CharField(_("Name"), max_length=200, unique=True)
    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=80, unique=True)
    description = models.TextField(_("Beschreibung"), blank=True)
    street = models.CharField(_("Straße und Hausnummer"), max_length=200, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=10, blank=True)
    city = models.CharField(_("Ort"), max_length=120, blank=True)
    website = models.URLField(_("Internetseite"), max_length=500, blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    email = models.EmailField(_("E-Mail-Adresse der Stelle"), blank=True)
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("Logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisationen")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Street, postcode and city on one line, without what is unknown."""
        return ", ".join(
            part for part in (self.street, f"{self.postcode} {self.city}".strip()) if part
        )


class ContactPoint(Orderable):
    """A further way to reach an organisation (Beratung, Anmeldung ...), never a person's own."""

    organisation = ParentalKey(
        Organisation, on_delete=models.CASCADE, related_name="contact_points"
    )
    label = models.CharField(_("Wofür"), max_length=120)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    hours = models.CharField(_("Zeiten"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("Kontaktstelle")
        verbose_name_plural = _("Kontaktstellen")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.label}"


class MembershipRole(models.TextChoices):
    """What a member may do for the organisation."""

    EDITOR = "editor", _("bearbeitet Inhalte")
    MANAGER = "manager", _("verwaltet die Organisation")


class Membership(models.Model):
    """Rights of an external person come from membership in an organisation."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(
        _("Aufgabe"), max_length=10, choices=MembershipRole.choices, default=MembershipRole.EDITOR
    )

    class Meta:
        verbose_name = _("Mitgliedschaft")
        verbose_name_plural = _("Mitgliedschaften")
        constraints = [
            models.UniqueConstraint(
                fields=("organisation", "user"), name="portal_organisations_membership_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.organisation}"
