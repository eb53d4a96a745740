from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    """Pages of the city's programmes, and requests for advice."""

    name = "portal.programmes"
    label = "portal_programmes"
    verbose_name = _("Programme")

    def ready(self) -> None:
        """Declare personal data, and put open requests on the first page of the admin."""
        from portal.inbox.models import InboxState
        from portal.worklist import Work, holders_of, register_work

        from .models import AdviceRequest
        from .privacy import declare_requests

        declare_requests()
        register_work(
            Work(
                key="programmes.requests",
                label=_("Beratungsanfragen"),
                rows=lambda user: AdviceRequest.objects.filter(state=InboxState.OPEN),
                url=lambda: f"{reverse('advice-requests:index')}?state={InboxState.OPEN.value}",
                shown_to=holders_of("portal_programmes.change_advicerequest"),
                position=3,
            )
        )
