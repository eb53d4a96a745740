"""The form of an offer."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.rich_text import expand_db_html

from portal import clock
from portal.text import clean_html, plain_text

from ..domain.levels import in_order
from ..domain.locks import GROUPS, STATUS, fields_of, groups_in, left_to_import
from ..domain.upkeep import confirm, set_status
from ..enums import OfferStatus
from ..models import ImportRecord, Offer, OfferFunding, OfferLink, TargetGroup
from .fields import LanguagesField, LevelField, RichTextArea, TopicsField, day_input
from .locking import LocksMixin
from .policies import possible_statuses
from .tables import TablesMixin

RICH_TEXTS = ("description", "extra_info", "prerequisites")
_BETWEEN = re.compile(r">\s+<")

FundingFormSet = forms.inlineformset_factory(
    Offer,
    OfferFunding,
    fields=("programme", "recognition_number", "valid_until", "note"),
    labels={"programme": gettext_lazy("Förderung")},  # type: ignore[dict-item]  # lazy is fine
    widgets={"valid_until": day_input()},
    extra=1,
)
LinkFormSet = forms.inlineformset_factory(
    Offer, OfferLink, form=WagtailAdminModelForm, fields=("kind", "label", "url"), extra=1
)


class OfferForm(LocksMixin, TablesMixin, WagtailAdminModelForm):
    """What people may write of an offer; what an import keeps is left out (`locking`)."""

    formsets_of = {"fundings": FundingFormSet, "links": LinkFormSet}

    topics = TopicsField(label=gettext_lazy("Themen"))
    target_groups = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Zielgruppen"),
        queryset=TargetGroup.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    level_min = LevelField(label=gettext_lazy("Stufe von"))
    level_max = LevelField(label=gettext_lazy("Stufe bis"))
    languages_taught = LanguagesField(
        label=gettext_lazy("Welche Sprache lernt man?"),
        help_text=gettext_lazy("Nur bei Sprachkursen."),
    )
    teaching_languages = LanguagesField(label=gettext_lazy("In welcher Sprache wird unterrichtet?"))
    confirmed = forms.BooleanField(
        label=gettext_lazy("Alle Angaben sind geprüft und stimmen heute"),
        required=False,
        help_text=gettext_lazy("Nach 180 Tagen ohne Bestätigung fragt das Portal wieder nach."),
    )
    own_groups = forms.MultipleChoiceField(
        label=gettext_lazy("Diese Angaben pflegen Sie selbst"),
        choices=[(group.key, group.label) for group in GROUPS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy(
            "Was Sie ankreuzen, überschreibt kein Import mehr. Speichern Sie danach: Dann können"
            " Sie diese Felder ändern. Ohne Kreuz gilt wieder, was der Anbieter liefert."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.newly_own: set[str] = set()
        self.leave_to_import(self._kept_by_import())
        if "links" in self.imported:
            self.tables.pop("links")
        self._offer_statuses()
        if self.instance.source_id is None:
            self.fields.pop("own_groups", None)
        else:
            self.initial["own_groups"] = groups_in(self.instance.locked_fields)
        if self.instance.pk is None:
            self.fields.pop("confirmed", None)
        for name in ("level_min", "level_max"):
            if name in self.fields:
                self.fields[name].initial = getattr(self.instance, name)
        for name in RICH_TEXTS:
            if name in self.fields:
                self.fields[name].widget = RichTextArea()
                stored = getattr(self.instance, name)
                self.initial[name] = clean_html(stored) if stored else ""

    def _kept_by_import(self) -> set[str]:
        source = self.instance.source
        if source is None:
            return set()
        locked = {*self.instance.locked_fields, *source.locked_fields}
        return {"provider", *left_to_import(locked)}

    def _offer_statuses(self) -> None:
        possible = possible_statuses(self.for_user, self.instance.status)
        if not possible:
            self.fields.pop("status", None)
        elif "status" in self.fields:
            labels = dict(OfferStatus.choices)
            self.fields["status"].choices = [(value, labels[value]) for value in possible]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        for name in RICH_TEXTS:
            if name in data:
                data[name] = self._rich(name, data[name])
        low, high = data.get("level_min"), data.get("level_max")
        if low and high:
            self._check_levels(low, high)
        return data

    def _rich(self, name: str, markup: str) -> str:
        """Return clean HTML; what only the editor writes in another way stays as it was stored."""
        stored: str = getattr(self.instance, name)
        cleaned = clean_html(expand_db_html(markup)) if plain_text(markup) else ""
        if _BETWEEN.sub("><", cleaned) != _BETWEEN.sub("><", clean_html(stored) if stored else ""):
            return cleaned
        if name in self.changed_data:
            self.changed_data.remove(name)
        return stored

    def _check_levels(self, low: str, high: str) -> None:
        ordered = in_order(low, high)
        if ordered is None:
            message = _("Beide Stufen müssen zur selben Skala gehören, zum Beispiel A1 bis B1.")
            self.add_error("level_max", message)
        elif not ordered:
            self.add_error("level_max", _("Die Stufe „bis“ liegt unter der Stufe „von“."))

    def save(self, commit: bool = True) -> Offer:
        now = clock.now()
        offer: Offer = self.instance
        if "own_groups" in self.cleaned_data:
            self._set_locks(offer)
        if self.instance.pk is None or self.cleaned_data.get("confirmed"):
            confirm(offer, now=now)
        if "status" in self.changed_data or offer.pk is None:
            set_status(offer, offer.status, now=now)
        if {"level_min", "level_max"} & {*self.changed_data}:
            offer.level_derived = False
        saved: Offer = super().save(commit=commit)
        return saved

    def _set_locks(self, offer: Offer) -> None:
        before = set(offer.locked_fields)
        wanted = fields_of(self.cleaned_data["own_groups"]) | (before & {STATUS})
        offer.locked_fields = sorted(wanted)
        self.newly_own = wanted - before
        if before - wanted:
            # The next import reads the record again even if the provider did not change it.
            ImportRecord.objects.filter(offer=offer).update(digest="")
