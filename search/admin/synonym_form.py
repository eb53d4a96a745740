"""The form of a set of synonyms: mistakes are told in plain German, with the line they stand in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from search.models import SynonymSet
from search.tokens import words
from search.wordlists import lines

MOST_EXPRESSIONS = 20
MOST_WORDS = 5
MOST_LETTERS = 60


def key_of(expression: str) -> str:
    """Return what makes two expressions the same: their normalised words."""
    return " ".join(word.norm for word in words(expression))


class SynonymForm(WagtailAdminModelForm):  # type: ignore[misc]  # Wagtail has no types
    """Words that mean each other, or words that also find others."""

    class Meta:
        model = SynonymSet
        fields = ("words", "finds", "note")
        widgets = {
            "words": forms.Textarea(attrs={"rows": 5}),
            "finds": forms.Textarea(attrs={"rows": 3}),
        }

    def clean_words(self) -> str:
        return self._read("words")

    def clean_finds(self) -> str:
        return self._read("finds")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        typed, finds = lines(data.get("words", "")), lines(data.get("finds", ""))
        if typed and not finds and len(typed) < 2:
            self.add_error(
                "words",
                _(
                    "Ein Wort allein hat kein gleichbedeutendes. Schreiben Sie ein zweites in die nächste"
                    " Zeile, oder füllen Sie „finden auch“ aus."
                ),
            )
        both = {key_of(one) for one in typed} & {key_of(one) for one in finds}
        for expression in finds:
            if key_of(expression) in both:
                self.add_error("finds", _("„%(word)s“ steht auch oben.") % {"word": expression})
        return data

    def _read(self, name: str) -> str:
        """Return the field with one clean expression per line. Raises ValidationError."""
        expressions = lines(self.cleaned_data[name])
        if problems := _problems(expressions):
            raise forms.ValidationError(problems)
        return "\n".join(expressions)


def _problems(expressions: Sequence[str]) -> list[str]:
    found = []
    if len(expressions) > MOST_EXPRESSIONS:
        found.append(
            _("Höchstens %(count)s Zeilen. Teilen Sie die Wörter auf mehrere Einträge auf.")
            % {"count": MOST_EXPRESSIONS}
        )
    seen: set[str] = set()
    for expression in expressions:
        shown = {"word": expression[:MOST_LETTERS]}
        key = key_of(expression)
        if not key:
            found.append(_("„%(word)s“ enthält kein Wort.") % shown)
        elif len(expression) > MOST_LETTERS or len(key.split()) > MOST_WORDS:
            found.append(
                _("„%(word)s“ ist zu lang. Schreiben Sie nur ein Wort oder eine Wendung je Zeile.")
                % shown
            )
        elif key in seen:
            found.append(_("„%(word)s“ steht zweimal da.") % shown)
        seen.add(key)
    return found
