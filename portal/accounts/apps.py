from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "portal_accounts"
    verbose_name = _("Konten")

    def ready(self) -> None:
        from .privacy import declare_accounts

        declare_accounts()
