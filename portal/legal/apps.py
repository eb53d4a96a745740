from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class LegalConfig(AppConfig):
    """The pages that the law demands, each with the parts it must have."""

    name = "portal.legal"
    label = "portal_legal"
    verbose_name = _("Pflichtseiten")

    def ready(self) -> None:
        """Declare what is published by law, and ask for a new evaluation each year."""
        from portal.editorial.registration import works_on_pages
        from portal.privacy.registry import NotPersonal, declare
        from portal.worklist import Work, register_work

        from .queries import due_statements

        published = _(
            "steht kraft Gesetzes im Impressum oder in einer Erklärung, für alle zu lesen"
        )
        declare(
            NotPersonal(
                model="portal_legal.ImprintPage",
                fields=("address", "phone", "email"),
                reason=published,
            ),
            NotPersonal(
                model="portal_legal.AccessibilityStatementPage",
                fields=("body_address", "body_phone", "body_email"),
                reason=published,
            ),
        )
        register_work(
            Work(
                key="legal.statements",
                label=_("Barrierefreiheit seit einem Jahr nicht geprüft"),
                rows=due_statements,
                url=lambda: f"{reverse('accessibility_statements:index')}?review=due",
                shown_to=works_on_pages,
                position=42,
            )
        )
