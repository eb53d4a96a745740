"""Synonyms in the admin: Wagtail's own list and forms, with a preview that needs no JavaScript."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic

from portal.listings import EditorViewSet
from search.models import SynonymSet

from .synonym_form import SynonymForm
from .synonym_preview import preview


class PreviewMixin:
    """A second button that shows what saving would change, and saves nothing."""

    request: Any
    form: SynonymForm
    action: str
    template_name = "search/admin/synonyms.html"

    def get_available_actions(self) -> list[str]:
        return [*super().get_available_actions(), "preview"]  # type: ignore[misc]

    def form_valid(self, form: SynonymForm) -> HttpResponse:
        if self.action != "preview":
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
            return response
        self.form = form
        context = self.get_context_data(form=form, preview=preview(form.instance))  # type: ignore[attr-defined]
        shown: HttpResponse = self.render_to_response(context)  # type: ignore[attr-defined]
        return shown


class AddSynonymsView(PreviewMixin, generic.CreateView):  # type: ignore[misc]
    """A new set; `woerter` in the address fills in the first word."""

    error_message = gettext_lazy("Bitte sehen Sie die Hinweise an den Feldern an.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "words": self.request.GET.get("woerter", "")[:60]}


class EditSynonymsView(PreviewMixin, generic.EditView):  # type: ignore[misc]
    """A set that is in force."""

    error_message = gettext_lazy("Bitte sehen Sie die Hinweise an den Feldern an.")

    def get_page_subtitle(self) -> str:
        # Not the words of the form: a preview has not changed anything yet.
        return _("Gleichbedeutende Wörter")


class SynonymsView(generic.IndexView):  # type: ignore[misc]
    """All sets; "Gleichbedeutende Wörter hinzufügen" would push the heading out of the bar."""

    add_item_label = gettext_lazy("Eintrag hinzufügen")


class SynonymViewSet(EditorViewSet):
    """Words that find each other."""

    model = SynonymSet
    icon = "search"
    menu_label = gettext_lazy("Gleichbedeutende Wörter")
    menu_order = 906
    add_to_settings_menu = True
    index_view_class = SynonymsView
    add_view_class = AddSynonymsView
    edit_view_class = EditSynonymsView
    create_template_name = edit_template_name = "search/admin/synonyms.html"
    list_display = ("__str__", "finds_shown", "note", "changed_at")
    search_fields = ("words", "finds", "note")
    export_filename = "gleichbedeutende-woerter"
    list_export = ("words", "finds", "note", "changed_at")

    def get_form_class(self, for_update: bool = False) -> type[SynonymForm]:
        return SynonymForm


synonym_viewset = SynonymViewSet("search-synonyms", url_prefix="suche/gleichbedeutend")
