"""An offer: what is taught, by whom, for whom. When and where it happens lies in its runs."""

import datetime as dt

from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from portal.enums import Tri
from portal.topics.models import Topic

from ..enums import ArchiveReason, CertificateType, DeliveryMode, OfferKind, OfferStatus
from .provider import Provider
from .vocabulary import FundingProgramme, OfferKeyword, TargetGroup

LEVEL_LENGTH = 16


class Offer(models.Model):  # type: ignore[django-manager-missing]  # keywords: untyped ItemBase
    """A course, talk, workshop, counselling or exam of one provider (Angebot)."""

    provider = models.ForeignKey(
        Provider, verbose_name=_("Anbieter"), on_delete=models.PROTECT, related_name="offers"
    )
    source = models.ForeignKey(
        "till_catalog.ImportSource",
        verbose_name=_("Importquelle"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="offers",
    )
    external_id = models.CharField(_("Kennung beim Anbieter"), max_length=200, blank=True)
    number = models.CharField(_("Kursnummer"), max_length=80, blank=True)

    title = models.CharField(_("Titel"), max_length=300)
    subtitle = models.CharField(_("Untertitel"), max_length=300, blank=True)
    description = models.TextField(_("Beschreibung"), blank=True)
    extra_info = models.TextField(_("Zusätzliche Hinweise"), blank=True)
    prerequisites = models.TextField(_("Vorkenntnisse"), blank=True)
    kind = models.CharField(
        _("Art"), max_length=10, choices=OfferKind.choices, default=OfferKind.COURSE
    )

    topics = models.ManyToManyField(
        Topic, verbose_name=_("Themen"), blank=True, related_name="offers"
    )
    target_groups = models.ManyToManyField(
        TargetGroup, verbose_name=_("Zielgruppen"), blank=True, related_name="offers"
    )
    keywords = TaggableManager(
        verbose_name=_("Schlagwörter"), through=OfferKeyword, blank=True, help_text=""
    )
    level_min = models.CharField(_("Stufe von"), max_length=LEVEL_LENGTH, blank=True)
    level_max = models.CharField(_("Stufe bis"), max_length=LEVEL_LENGTH, blank=True)
    level_derived = models.BooleanField(_("Stufe aus dem Titel erschlossen"), default=False)
    languages_taught = models.JSONField(
        _("gelernte Sprachen"), default=list, blank=True, help_text=_("Kürzel nach ISO 639-1")
    )
    teaching_languages = models.JSONField(
        _("Unterrichtssprachen"), default=list, blank=True, help_text=_("Kürzel nach ISO 639-1")
    )
    delivery_mode = models.CharField(
        _("Unterrichtsform"),
        max_length=12,
        choices=DeliveryMode.choices,
        default=DeliveryMode.UNKNOWN,
    )
    mode_code = models.CharField(_("Unterrichtsform nach KURSNET"), max_length=10, blank=True)

    certificate_type = models.CharField(
        _("Art des Abschlusses"),
        max_length=10,
        choices=CertificateType.choices,
        default=CertificateType.NONE,
        blank=True,
    )
    certificate_title = models.CharField(_("Abschluss"), max_length=300, blank=True)
    certificate_examiner = models.CharField(_("prüfende Stelle"), max_length=200, blank=True)
    funding = models.ManyToManyField(
        FundingProgramme,
        verbose_name=_("Förderungen"),
        through="till_catalog.OfferFunding",
        blank=True,
        related_name="offers",
    )

    sign_language = models.CharField(
        _("Gebärdensprache"), max_length=7, choices=Tri.choices, default=Tri.UNKNOWN
    )
    digital_accessible = models.CharField(
        _("digital barrierefrei"), max_length=7, choices=Tri.choices, default=Tri.UNKNOWN
    )
    slow_pace = models.CharField(
        _("langsames Lerntempo"), max_length=7, choices=Tri.choices, default=Tri.UNKNOWN
    )
    easy_language = models.CharField(
        _("Leichte Sprache"), max_length=7, choices=Tri.choices, default=Tri.UNKNOWN
    )
    childcare = models.CharField(
        _("Kinderbetreuung"), max_length=7, choices=Tri.choices, default=Tri.UNKNOWN
    )

    booking_url = models.URLField(_("Link zur Anmeldung"), max_length=1000, blank=True)
    contact_phone = models.CharField(_("Telefon der Beratung"), max_length=60, blank=True)
    contact_email = models.EmailField(_("E-Mail-Adresse der Beratung"), blank=True)

    locked_fields = models.JSONField(
        _("Felder, die der Import nicht überschreibt"), default=list, blank=True, editable=False
    )
    status = models.CharField(
        _("Stand"),
        max_length=10,
        choices=OfferStatus.choices,
        default=OfferStatus.DRAFT,
        db_index=True,
    )
    archived_because = models.CharField(
        _("archiviert, weil"),
        max_length=11,
        choices=ArchiveReason.choices,
        default=ArchiveReason.NONE,
        blank=True,
        editable=False,
    )
    stale = models.BooleanField(_("lange nicht bestätigt"), default=False)
    completeness = models.PositiveSmallIntegerField(_("Vollständigkeit"), default=0, editable=False)
    fingerprint = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("Gleich bei Angeboten, die dasselbe sagen; leer: wird nie zusammengeführt."),
    )
    joined_into = models.ForeignKey(
        "self",
        verbose_name=_("zusammengeführt mit"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="joined_offers",
    )
    is_example = models.BooleanField(_("Beispiel"), default=False)
    last_seen = models.DateTimeField(_("zuletzt im Import"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("zuletzt bestätigt"), null=True, blank=True)
    first_published_at = models.DateTimeField(_("zuerst veröffentlicht"), null=True, blank=True)
    created_at = models.DateTimeField(_("angelegt"), auto_now_add=True)
    modified_at = models.DateTimeField(_("geändert"), auto_now=True)

    class Meta:
        verbose_name = _("Angebot")
        verbose_name_plural = _("Angebote")
        ordering = ("title", "pk")
        permissions = [("publish_offer", _("Angebote veröffentlichen und zurückziehen"))]
        constraints = [
            models.UniqueConstraint(
                fields=("source", "external_id"),
                condition=~models.Q(external_id=""),
                name="till_catalog_offer_source_key_unique",
            )
        ]
        indexes = [
            models.Index(fields=("provider", "fingerprint"), name="till_catalog_offer_fingerprint")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        """The readable half of the address; the id alone decides."""
        return slugify(self.title)[:80].strip("-") or "angebot"

    def get_absolute_url(self) -> str:
        return reverse("till_catalog:offer", kwargs={"pk": self.pk, "slug": self.slug})


class OfferFunding(models.Model):
    """One funding of one offer, with its recognition number and validity."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="fundings")
    programme = models.ForeignKey(
        FundingProgramme, on_delete=models.PROTECT, related_name="fundings"
    )
    recognition_number = models.CharField(_("Anerkennungsnummer"), max_length=80, blank=True)
    valid_until = models.DateField(_("gültig bis"), null=True, blank=True)
    note = models.CharField(_("Hinweis"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Förderung eines Angebots")
        verbose_name_plural = _("Förderungen eines Angebots")
        constraints = [
            models.UniqueConstraint(
                fields=("offer", "programme"), name="till_catalog_offerfunding_unique"
            )
        ]

    @property
    def ends(self) -> dt.date | None:
        """The last day it holds: its own or its programme's, whichever comes first."""
        return min(filter(None, (self.valid_until, self.programme.valid_until)), default=None)


class OfferLink(models.Model):
    """A further link of an offer: description, attachment, picture, video."""

    class Kind(models.TextChoices):
        WEBSITE = "website", _("Internetseite")
        ATTACHMENT = "attachment", _("Dokument")
        PICTURE = "picture", _("Bild")
        VIDEO = "video", _("Video")

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(_("Art"), max_length=10, choices=Kind.choices, default=Kind.WEBSITE)
    label = models.CharField(_("Bezeichnung"), max_length=200, blank=True)
    url = models.URLField(_("Adresse"), max_length=1000)

    class Meta:
        verbose_name = _("Link")
        verbose_name_plural = _("Links")
        ordering = ("pk",)
