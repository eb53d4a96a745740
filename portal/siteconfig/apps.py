from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfigConfig(AppConfig):
    name = "portal.siteconfig"
    label = "portal_siteconfig"
    verbose_name = _("Stadt und Gestaltung")
