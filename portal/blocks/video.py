"""Videos of our own: a file from the documents, with captions and a transcript.

Nothing is embedded from elsewhere (docs/decisions/0028): the file is played by `media_play`.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.media.playing import CAPTION_TYPES, VIDEO_TYPES, extension

from .groups import PICTURES
from .richtext import TEXT_FEATURES, LinkedTextBlock


class _PlayedBlock(blocks.StructBlock):
    """Holds its `file` (and `captions`) to what browsers can play."""

    def clean(self, value: Any) -> Any:
        """Refuse files of other kinds, in drafts too: nothing would be shown."""
        cleaned = super().clean(value)
        errors = {}
        if cleaned["file"] and extension(cleaned["file"].filename) not in VIDEO_TYPES:
            errors["file"] = _t("Das ist kein Video. Bitte wählen Sie eine MP4- oder WebM-Datei.")
        captions = cleaned.get("captions")
        if captions and extension(captions.filename) not in CAPTION_TYPES:
            errors["captions"] = _t("Das sind keine Untertitel. Bitte wählen Sie eine VTT-Datei.")
        if errors:
            raise StructBlockValidationError(
                block_errors={name: ValidationError(text) for name, text in errors.items()}
            )
        return cleaned


class VideoBlock(_PlayedBlock):
    """A video that people can see, hear, read along and read instead."""

    title = blocks.CharBlock(label=_("Titel"), max_length=120)
    file = DocumentChooserBlock(
        label=_("Video"),
        help_text=_("MP4 (H.264) oder WebM, höchstens 100 MB. Laden Sie es als Dokument hoch."),
    )
    captions = DocumentChooserBlock(
        label=_("Untertitel"),
        help_text=_("Eine VTT-Datei. Ohne Untertitel wird das Video nicht veröffentlicht."),
    )
    transcript = LinkedTextBlock(
        label=_("Text zum Video"),
        features=TEXT_FEATURES,
        help_text=_("Was gesagt wird und was man sehen muss, um es zu verstehen."),
    )
    poster = ImageChooserBlock(
        label=_("Vorschaubild"), required=False, help_text=_("Steht da, bis das Video läuft.")
    )

    class Meta:
        icon = "media"
        group = PICTURES
        label = _("Video")
        description = _("Ein eigenes Video mit Untertiteln und Text. Es startet nie von selbst.")
        template = "blocks/video.html"
        preview_template = "blocks/previews/video.html"


class SignVideoBlock(_PlayedBlock):
    """A video in Deutsche Gebärdensprache; what it says stands as text on the same page."""

    title = blocks.CharBlock(
        label=_("Worum geht es?"),
        max_length=120,
        help_text=_("Zum Beispiel: So finden Sie einen Kurs"),
    )
    file = DocumentChooserBlock(
        label=_("Video"), help_text=_("MP4 (H.264) oder WebM, höchstens 100 MB.")
    )
    poster = ImageChooserBlock(label=_("Vorschaubild"), required=False)
    summary = blocks.TextBlock(
        label=_("Das sagt das Video"),
        max_length=1000,
        help_text=_("Für alle, die das Video nicht sehen können oder nicht gebärden."),
    )

    class Meta:
        icon = "media"
        group = PICTURES
        label = _("Video in Gebärdensprache")
        description = _("Ein Video in Deutscher Gebärdensprache (DGS), als solches gekennzeichnet.")
        template = "blocks/sign_video.html"
        preview_template = "blocks/previews/sign_video.html"
