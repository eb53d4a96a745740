"""Images and documents with what accessibility and copyright demand of them."""

import secrets
from pathlib import PurePosixPath

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from portal.enums import Tri


class PortalImage(AbstractImage):
    """An image with alternative text, credit and licence. Images have no permissions (docs/data-protection.md)."""

    alt = models.CharField(
        _("Alternativtext"),
        max_length=250,
        blank=True,
        help_text=_("Was ist zu sehen? Ein Satz für Menschen, die das Bild nicht sehen."),
    )
    # Not `decorative`: Wagtail resets an attribute of that name on every image, for its blocks.
    is_decorative = models.BooleanField(
        _("nur Schmuck"),
        default=False,
        help_text=_("Das Bild sagt nichts, was nicht auch im Text steht."),
    )
    credit = models.CharField(_("Bildnachweis"), max_length=250, blank=True)
    licence = models.CharField(_("Lizenz"), max_length=120, blank=True)

    admin_form_fields = (
        *(name for name in Image.admin_form_fields if name != "description"),
        "alt",
        "is_decorative",
        "credit",
        "licence",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("Bild")
        verbose_name_plural = _("Bilder")

    @property
    def default_alt_text(self) -> str:
        return "" if self.is_decorative else self.alt


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def get_upload_to(self, filename: str) -> str:
        """Return a path nobody can guess from the name of a file: who has not seen a page with the image
        cannot ask for it, and no address of before leads to a size that is made anew."""
        usual = PurePosixPath(super().get_upload_to(filename))
        return str(usual.with_name(secrets.token_hex(6)) / usual.name)


class PortalDocument(AbstractDocument):
    """A document to download, with its language and whether it is accessible."""

    language = models.CharField(_("Sprache"), max_length=10, default="de")
    accessible = models.CharField(
        _("barrierefrei"), max_length=7, choices=Tri.choices, default=Tri.UNKNOWN
    )

    admin_form_fields = (*Document.admin_form_fields, "language", "accessible")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("Dokument")
        verbose_name_plural = _("Dokumente")
