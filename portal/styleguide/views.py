"""The style guide, for people with access to the admin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access
from wagtail.models import Site

from portal.pages.models import HomePage

from .stories import stories
from .words import GERMAN, LANGUAGES


@require_admin_access
@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Show every component; `sprache=ar` from right to left."""
    words = LANGUAGES.get(request.GET.get("sprache", ""), GERMAN)
    site = Site.find_for_request(request)
    home = HomePage.objects.filter(pk=site.root_page_id).first() if site else None
    with translation.override(words.code):
        return render(
            request,
            "styleguide/index.html",
            {
                "stories": [(story, story.rendered(request)) for story in stories(words, home)],
                "languages": LANGUAGES.values(),
                "words": words,
            },
        )
