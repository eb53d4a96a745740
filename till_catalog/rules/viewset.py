"""Rules for keywords: Wagtail's own list and forms, with a look at what saving would change."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.permissions import ModelPermissionPolicy

from portal.listings import CarefulDeleteView, EditorIndexView, EditorViewSet

from ..importers.reapplying import Impact, impact, rules_with
from ..models import KeywordRule
from ..tasks import apply_keyword_rules
from .forms import RuleForm


def may_apply(user: Any) -> bool:
    """Tell whether a user may change what rules have made of offers."""
    return bool(ModelPermissionPolicy(KeywordRule).user_has_permission(user, "change"))


def change(old: KeywordRule | None, new: KeywordRule | None) -> Impact:
    """Return what happens to imported offers when a rule comes, changes or goes."""
    after = rules_with(new, without=old.pk if old else None)
    return impact({rule.word for rule in (old, new) if rule}, after)


class ImpactMixin:
    """A second button that tells how many offers saving would change, and saves nothing."""

    action: str
    form: RuleForm

    def get_available_actions(self) -> list[str]:
        return [*super().get_available_actions(), "impact"]  # type: ignore[misc]

    def form_valid(self, form: RuleForm) -> HttpResponse:
        if self.action != "impact":
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
            return response
        self.form = form
        old = KeywordRule.objects.filter(pk=form.instance.pk).first()
        context = self.get_context_data(form=form, impact=change(old, form.instance))  # type: ignore[attr-defined]
        shown: HttpResponse = self.render_to_response(context)  # type: ignore[attr-defined]
        return shown


class RuleIndexView(EditorIndexView):
    """All rules; who may change them may have them applied."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        return shown | {"can_apply": may_apply(self.request.user)}


class AddRuleView(ImpactMixin, generic.CreateView):
    """A new rule."""

    error_message = gettext_lazy("Bitte sehen Sie die Hinweise an den Feldern an.")


class EditRuleView(ImpactMixin, generic.EditView):
    """A rule that is in force."""

    error_message = gettext_lazy("Bitte sehen Sie die Hinweise an den Feldern an.")

    def get_page_subtitle(self) -> str:
        # Not the word of the form: looking at what would change has not changed it.
        return _("Regel für Schlagwörter")


class DeleteRuleView(CarefulDeleteView):
    """Asks first, and says what would change."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        return shown | {"impact": change(self.object, None)}


class RuleViewSet(EditorViewSet):
    """What becomes of the keywords that feeds bring."""

    model = KeywordRule
    icon = "tag"
    menu_label = gettext_lazy("Schlagwort-Regeln")
    related = ("topic",)
    list_export = ("word", "action", "topic", "spelling")
    index_view_class = RuleIndexView
    add_view_class = AddRuleView
    edit_view_class = EditRuleView
    delete_view_class = DeleteRuleView
    create_template_name = edit_template_name = "till_catalog/admin/rules/form.html"
    delete_template_name = "till_catalog/admin/rules/confirm_delete.html"
    index_template_name = "till_catalog/admin/rules/index.html"
    list_display = (
        "word",
        Column("effect", label=gettext_lazy("Was geschieht"), accessor="effect"),
    )
    list_filter = ("action", "topic")
    search_fields = ("word", "spelling")

    def get_form_class(self, for_update: bool = False) -> type[RuleForm]:
        return RuleForm

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("anwenden/", apply, name="apply")]


@require_POST
def apply(request: HttpRequest) -> HttpResponse:
    """Understand the imported offers anew, in the background."""
    if not may_apply(request.user):
        raise PermissionDenied
    apply_keyword_rules.enqueue()
    messages.success(
        request,
        _(
            "Die Regeln werden im Hintergrund auf die vorhandenen Angebote angewendet. Das dauert"
            " einige Minuten; danach zeigt auch die Suche das Neue."
        ),
    )
    return redirect(reverse("keyword-rules:index"))
