import datetime as dt

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailConfig(AppConfig):
    name = "portal.mail"
    label = "portal_mail"
    verbose_name = _("E-Mail")

    def ready(self) -> None:
        from portal.jobs.registry import PeriodicJob, register

        from .outbox import drain
        from .privacy import declare_mail

        declare_mail()
        register(
            PeriodicJob(
                name="mail.drain",
                label=_("wartende E-Mails verschicken"),
                every=dt.timedelta(minutes=1),
                run=drain,
            )
        )
