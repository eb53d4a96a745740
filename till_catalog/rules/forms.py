"""The form of a rule for keywords."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from ..domain.keywords import rule_key
from ..enums import KeywordAction
from ..models import KeywordRule

SORTING = (KeywordAction.TOPIC, KeywordAction.WEAK_TOPIC)


class RuleForm(WagtailAdminModelForm):
    """One word, what happens to it, and what that needs; what it does not need is dropped."""

    class Meta:
        model = KeywordRule
        fields = ("word", "action", "topic", "spelling")

    def clean_word(self) -> str:
        return rule_key(self.cleaned_data["word"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        action = data.get("action")
        if action in SORTING and data.get("topic") is None:
            self.add_error("topic", _("Wählen Sie das Thema."))
        if action not in SORTING:
            data["topic"] = None
        data["spelling"] = " ".join(data.get("spelling", "").split())
        if action != KeywordAction.RENAME:
            data["spelling"] = ""
        elif not data["spelling"]:
            self.add_error("spelling", _("Geben Sie die Schreibweise an."))
        return data
