"""What may be uploaded as a document: the size and, for what is played in a page, the content."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

from .playing import CAPTION_TYPES, VIDEO_TYPES, extension

MAX_DOCUMENT_BYTES = 20 * 1024 * 1024


class DocumentForm(BaseDocumentForm):
    """Wagtail's form with a limit per kind of file: only videos may have the full size."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail uploads first and asks then: what the upload does not say has the model's default.
        for name in ("language", "accessible"):
            if self.is_bound and name in self.fields and self._is_omitted(name):
                self.fields[name].required = False

    def _is_omitted(self, name: str) -> bool:
        widget = self.fields[name].widget
        return bool(widget.value_omitted_from_data(self.data, self.files, self.add_prefix(name)))

    def _update_errors(self, errors: ValidationError) -> None:
        """Leave out what the model says about a file that this form does not have.

        Wagtail adds the file of an earlier upload, whose ending was looked at then, after the check of
        the rest; its model finds none and complains of a field that is not there, which is a 500.
        """
        if "file" not in self.fields and hasattr(errors, "error_dict"):
            errors.error_dict.pop("file", None)
        super()._update_errors(errors)

    def _post_clean(self) -> None:
        """After the model itself, whose words about endings of names come first."""
        super()._post_clean()
        if "file" not in self.changed_data or "file" in self.errors:
            return
        if problem := upload_problem(self.cleaned_data["file"]):
            self.add_error("file", problem)


def upload_problem(file: UploadedFile) -> str:
    """Return why `file` is not taken: too large, or a video or captions that are none; else ""."""
    kind, size = extension(file.name or ""), file.size or 0
    if kind not in VIDEO_TYPES and size > MAX_DOCUMENT_BYTES:
        return _("Die Datei ist zu groß (%(size)s). Erlaubt sind %(limit)s, für Videos mehr.") % {
            "size": filesizeformat(size),
            "limit": filesizeformat(MAX_DOCUMENT_BYTES),
        }
    if kind in VIDEO_TYPES or kind in CAPTION_TYPES:
        file.seek(0)
        begin = file.read(16)
        file.seek(0)
        if not _fits(kind, begin):
            return _("Die Datei ist keine %(kind)s-Datei, auch wenn sie so heißt.") % {
                "kind": kind.upper()
            }
    return ""


def _fits(kind: str, begin: bytes) -> bool:
    """Tell whether a file begins as its kind must (ISO 14496-12, RFC 8794, WebVTT 4)."""
    if kind == "mp4":
        return begin[4:8] == b"ftyp"
    if kind == "webm":
        return begin.startswith(b"\x1a\x45\xdf\xa3")
    return begin.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")
