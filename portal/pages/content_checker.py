"""The page checker of the userbar, in German and with what a public office has to keep."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

_HELP = _("Bitte im Baustein berichtigen; die Vorschau zeigt, wo.")


def _message(name: Any, help_text: Any = _HELP) -> dict[str, Any]:
    return {"error_name": name, "help_text": help_text}


class GermanContentChecker(ContentCheckerItem):
    """axe comes with Wagtail. What a server can see already is demanded at publishing (publishing.py)."""

    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "image-redundant-alt",
        "page-has-heading-one",
        "duplicate-id-aria",
        "td-headers-attr",
        "th-has-data-cells",
        "table-duplicate-name",
        "video-caption",
        "list",
        "listitem",
        "color-contrast",
        "target-size",
        "identical-links-same-purpose",
    ]
    # A price is bold and stands for itself; that is no heading, and no editor could change it.
    axe_exclude = [*ContentCheckerItem.axe_exclude, ".price"]
    axe_messages = {
        "button-name": _message(
            _("Ein Knopf hat keine Aufschrift"), _("Schreiben Sie, was er bewirkt.")
        ),
        "empty-heading": _message(
            _("Eine Überschrift ist leer"), _("Füllen Sie sie, oder löschen Sie den Baustein.")
        ),
        "empty-table-header": _message(
            _("Eine Spalte hat keine Überschrift"), _("Sagen Sie, was in der Spalte steht.")
        ),
        "frame-title": _message(_("Ein eingebetteter Rahmen hat keinen Namen")),
        "heading-order": _message(
            _("Eine Ebene der Überschriften ist übersprungen"),
            _("Auf einen Abschnitt folgt ein Unterabschnitt, nie umgekehrt."),
        ),
        "input-button-name": _message(_("Ein Knopf hat keine Aufschrift")),
        "link-name": _message(
            _("Ein Link hat keine Wörter"), _("Schreiben Sie, wohin der Link führt.")
        ),
        "p-as-heading": _message(
            _("Ein fett gedruckter Absatz dient als Überschrift"),
            _("Nehmen Sie den Baustein „Überschrift“."),
        ),
        "alt-text-quality": _message(
            _("Ein Alternativtext ist ein Dateiname"), _("Sagen Sie, was zu sehen ist.")
        ),
        "empty-meta-description": _message(
            _("Der Satz für Suchmaschinen fehlt"),
            _("Füllen Sie „Kurz gesagt“ oder die Beschreibung unter „Veröffentlichung“."),
        ),
        "image-alt": _message(
            _("Ein Bild hat keinen Alternativtext"),
            _("Sagen Sie, was zu sehen ist, oder kreuzen Sie „nur Schmuck“ an."),
        ),
        "image-redundant-alt": _message(
            _("Ein Alternativtext wiederholt, was daneben steht"),
            _("Vorgelesen hört man es zweimal. Dann ist das Bild nur Schmuck."),
        ),
        "page-has-heading-one": _message(_("Die Seite hat keinen Titel als Überschrift")),
        "duplicate-id-aria": _message(
            _("Zwei Teile der Seite haben denselben Namen im Quelltext"),
            _("Das kann nur die Technik beheben. Bitte sagen Sie Bescheid."),
        ),
        "td-headers-attr": _message(_("Eine Tabelle nennt die falschen Überschriften")),
        "th-has-data-cells": _message(
            _("Eine Überschrift der Tabelle hat keine Zellen"), _("Füllen Sie die Tabelle.")
        ),
        "table-duplicate-name": _message(_("Zwei Tabellen heißen gleich")),
        "video-caption": _message(
            _("Einem Video fehlen Untertitel"), _("Laden Sie eine VTT-Datei hoch.")
        ),
        "list": _message(_("Eine Liste ist falsch aufgebaut")),
        "listitem": _message(_("Ein Punkt einer Liste steht allein")),
        "color-contrast": _message(
            _("Eine Schrift hebt sich zu wenig ab"),
            _("Prüfen Sie die Farben unter „Stadt und Gestaltung“."),
        ),
        "target-size": _message(_("Etwas zum Anklicken ist zu klein")),
        "identical-links-same-purpose": _message(
            _("Gleiche Links führen zu verschiedenen Seiten"),
            _("Geben Sie jedem Link eigene Wörter."),
        ),
    }
