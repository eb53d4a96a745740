"""All addresses. Pages for people stand inside `i18n_patterns`, machines' addresses outside."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import Http404
from django.urls import include, path
from django.views.defaults import page_not_found
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal import health, localfiles, machines, sitemaps
from portal.media.playing import play
from portal.siteconfig.views import favicon, manifest, theme_css
from portal.styleguide.views import style_guide

urlpatterns = [
    path("admin/", include("portal.accounts.urls")),
    # Wagtail's own view breaks there on purpose.
    path("admin/failwhale/", page_not_found, {"exception": Http404()}),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<int:document_id>/play/<str:document_filename>", play, name="media_play"),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", include("till_catalog.api_urls")),
    path("open-data/", include("till_catalog.open_data_urls")),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap_section, name="sitemap_section"),
    path("styleguide/", style_guide, name="style_guide"),
    path("theme.css", theme_css, name="theme_css"),
    path("favicon.ico", favicon),
    path("portal.webmanifest", manifest, name="manifest"),
    *i18n_patterns(
        path("kurse/", include("till_catalog.urls")),
        path("open-data/", include("till_catalog.open_data_page_urls")),
        path("suche/", include("search.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]

if settings.PORTAL_SERVE_MEDIA:
    urlpatterns.insert(0, path("media/<path:path>", localfiles.media, name="media"))
