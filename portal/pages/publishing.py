"""What must be right before a page is published, and the panel that says so beside the text."""

from collections.abc import Collection, Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import Panel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from portal.blocks.checking import problems as stream_problems
from portal.blocks.richtext import link_problems
from portal.readability import measure
from portal.text import plain_text

from .files import file_problems
from .texts import running_text


class CheckedPage:
    """What a page type may demand of its fields together, besides what each demands for itself."""

    def unfinished(self) -> Iterator[tuple[str, str]]:
        """Yield the name of a field, or "", and a sentence in German for each thing that is missing."""
        return iter(())


class PublishingForm(WagtailAdminPageForm):
    """Holds rich text fields to what blocks demand of themselves; drafts may be unfinished."""

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            for field in _rich_texts(type(self.instance)):
                if field.name in values and (found := link_problems(values[field.name] or "")):
                    self.add_error(field.name, ValidationError(found))
        return values

    def _post_clean(self) -> None:
        """Ask the page itself, once it has the values of the form."""
        super()._post_clean()
        if not self.is_deferred_validation:
            for field in _missing(self.instance):  # an empty paragraph looks like a value
                if field.name in self.fields and field.name not in self.errors:
                    self.add_error(field.name, self.fields[field.name].error_messages["required"])
            for name, sentence in self.instance.unfinished():
                self.add_error(name if name in self.fields else None, sentence)
            parent = None if self.instance.pk else self.parent_page
            for sentence in file_problems(self.instance, parent=parent):
                self.add_error(None, sentence)


def problems(page: Page) -> list[str]:
    """Return what keeps `page` from being published, one sentence each."""
    missing = list(_missing(page))
    found: list[str] = [
        _("„%(field)s“ fehlt.") % {"field": field.verbose_name} for field in missing
    ]
    streams = [field for field in page._meta.get_fields() if isinstance(field, StreamField)]
    found += field_problems(page, besides={field.name for field in (*missing, *streams)})
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(page, field.name)
            if value or not field.blank:
                found += stream_problems(value.stream_block, value)
        elif isinstance(field, RichTextField):
            found += link_problems(getattr(page, field.name) or "")
    if isinstance(page, CheckedPage):  # the root of the tree is none
        found += [sentence for _name, sentence in page.unfinished()]
    return found + file_problems(page)


def _missing(page: Page) -> Iterator[Any]:
    """Yield the fields without which the page says nothing, as its form demands them."""
    for field in page._meta.concrete_fields:
        if field.blank or not field.editable or isinstance(field, StreamField):
            continue
        value = field.value_from_object(page)
        if isinstance(field, RichTextField):
            value = plain_text(value or "")
        if value in field.empty_values:
            yield field


def field_problems(page: Page, *, besides: Collection[str] = ()) -> list[str]:
    """Return what Wagtail itself would refuse with an error: fields left empty, an address that is taken."""
    errors: dict[str, list[ValidationError]] = {}
    for check in (lambda: page.clean_fields(exclude=set(besides)), page.clean):
        try:
            check()
        except ValidationError as error:
            error.update_error_dict(errors)
    lines = []
    for name, found in errors.items():
        label = "" if name == NON_FIELD_ERRORS else f"{page._meta.get_field(name).verbose_name}: "
        lines += [f"{label}{message}" for error in found for message in error.messages]
    return lines


def _rich_texts(model: type[Page]) -> list[RichTextField]:
    return [field for field in model._meta.get_fields() if isinstance(field, RichTextField)]


class TextPanel(Panel):
    """Says, of the saved text, what is still missing and how hard it is to read. Blocks nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": gettext_lazy("Der gespeicherte Text"), **kwargs})

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/admin/text_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {
                "problems": problems(self.instance),
                "readability": measure(running_text(self.instance)),
            }


def refuse_unfinished(
    request: HttpRequest, action_type: str, objects: list[Page], action: Any
) -> HttpResponse | None:
    """Stop "publish" in the list of pages, which asks no form, where a draft is unfinished."""
    if action_type != "publish":
        return None
    with_those_below = bool(request.POST.get("include_descendants"))
    for page in _wanted(objects, with_those_below=with_those_below):
        draft = page.get_latest_revision_as_object()
        if found := problems(draft):
            messages.error(
                request,
                _("„%(page)s“ ist noch nicht fertig: %(problem)s Es wurde nichts veröffentlicht.")
                % {"page": draft.get_admin_display_title(), "problem": found[0]},
            )
            return HttpResponseRedirect(action.next_url)
    return None


def _wanted(objects: list[Page], *, with_those_below: bool) -> Iterator[Page]:
    for page in objects:
        yield page.specific
        if with_those_below:
            yield from page.get_descendants().not_live().specific()
