"""What the form of an article checks beyond its fields, in words an editor can act on."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from portal import clock


class ArticleForm(WagtailAdminPageForm):
    """One author, a date that is not ahead of the publication, and a picture that can be read aloud."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self._check_author(cleaned)
        self._check_date(cleaned)
        if not self.is_deferred_validation:  # a draft may wait for its words
            self._check_image(cleaned)
        return cleaned

    def _check_author(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("organisation") and cleaned.get("author_name"):
            self.add_error(
                "author_name",
                _("Bitte wählen Sie entweder eine Organisation oder schreiben Sie einen Namen."),
            )

    def _check_date(self, cleaned: dict[str, Any]) -> None:
        latest = max(clock.now(), cleaned.get("go_live_at") or clock.now())
        shown = cleaned.get("published_at")
        if shown and shown > latest:
            self.add_error(
                "published_at",
                _(
                    "Dieses Datum liegt in der Zukunft. Soll die Meldung später erscheinen? Dann lassen "
                    "Sie das Feld leer und stellen Sie den Zeitplan rechts unter „Status“ ein."
                ),
            )

    def _check_image(self, cleaned: dict[str, Any]) -> None:
        image = cleaned.get("image")
        if image and not image.is_decorative and not image.alt:
            self.add_error(
                "image",
                _(
                    "Diesem Bild fehlt der Alternativtext. Bearbeiten Sie das Bild: Was ist zu sehen? "
                    "Oder kreuzen Sie dort „nur Schmuck“ an."
                ),
            )
