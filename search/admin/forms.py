"""The question of the page "Was findet diese Suche, und warum?"."""

from django import forms
from django.utils.translation import gettext_lazy as _

from search import registry
from search.contract import MAX_TEXT_LENGTH


def _indexes() -> list[tuple[str, str]]:
    return [(index.schema.name, index.schema.name) for index in registry.all_indexes()]


class QuestionForm(forms.Form):
    """An index, and the words that a visitor types."""

    index = forms.ChoiceField(label=_("Index"), choices=_indexes)
    words = forms.CharField(label=_("Wörter"), max_length=MAX_TEXT_LENGTH)
