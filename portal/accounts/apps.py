from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "portal_accounts"
    verbose_name = _("Konten")
    default = True

    def ready(self) -> None:
        from . import receivers  # noqa: F401 - connects them
        from .privacy import declare_accounts

        declare_accounts()


class PeopleConfig(WagtailUsersAppConfig):
    """Wagtail's people with our views; stands in INSTALLED_APPS in the place of `wagtail.users`."""

    user_viewset = "portal.accounts.people.PeopleViewSet"
