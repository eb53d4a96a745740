"""Pages by which people write to the office, and what they write."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from portal.blocks.body import BodyBlock, SideBlock
from portal.inbox.models import Settled
from portal.pages.base import BasePage

from .origin import own_path


class MessageKind(models.TextChoices):
    """Why somebody writes. It decides which questions the form asks."""

    CONTACT = "contact", _("Nachricht")
    BARRIER = "barrier", _("Barriere")


class ContactPage(RoutablePageMixin, BasePage):
    """A written page with a form below its own address, so that the page itself may be remembered.

    One type for both forms: they differ in their questions and in a few words.
    """

    kind = models.CharField(
        _("Formular"),
        max_length=7,
        choices=[
            (MessageKind.CONTACT, _("Nachricht an die Stelle")),
            (MessageKind.BARRIER, _("Barriere melden")),
        ],
        default=MessageKind.CONTACT,
        help_text=_(
            "Was ankommt, steht im Menü unter „Nachrichten“. Damit die Seite im Fuß jeder Seite steht, "
            "wählen Sie sie in den Einstellungen unter „Stadt und Gestaltung“."
        ),
    )
    body = StreamField(BodyBlock(required=False), verbose_name=_("Inhalt"), blank=True)
    side = StreamField(SideBlock(required=False), verbose_name=_("Spalte daneben"), blank=True)

    template = "contact/page.html"
    parent_page_types: ClassVar[list[str]] = ["portal_pages.HomePage", "portal_pages.StandardPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("body"),
        FieldPanel("side"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("teaser"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("Seite mit Formular")
        verbose_name_plural = _("Seiten mit Formular")

    @property
    def is_for_barriers(self) -> bool:
        return self.kind == MessageKind.BARRIER

    @property
    def form_url(self) -> str:
        """The address of the form."""
        return (self.get_url() or "") + self.reverse_subpage("form")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Hand on to the form which page somebody came from."""
        from .views import form_url_from

        context = super().get_context(request, *args, **kwargs)
        return context | {"form_url": form_url_from(request, page=self)}

    @path("")
    def page(self, request: HttpRequest) -> HttpResponse:
        """The page itself."""
        return self.render(request)

    @path("formular/", name="form")
    def form(self, request: HttpRequest) -> HttpResponse:
        """Write to the office."""
        from .views import write

        return write(request, page=self)

    @path("formular/danke/", name="thanks")
    def thanks(self, request: HttpRequest) -> HttpResponse:
        """Say that a message has arrived, and what comes next."""
        from .views import thank

        return thank(request, page=self)


class Message(Settled):
    """Somebody wrote to the office (Nachricht, gemeldete Barriere). Personal data: see `privacy`."""

    kind = models.CharField(_("Art"), max_length=7, choices=MessageKind.choices)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    name = models.CharField(_("Name"), max_length=120, blank=True)
    about = models.CharField(_("Auf welcher Seite?"), max_length=200, blank=True)
    wanted = models.TextField(_("Was wollte die Person tun?"), max_length=1000, blank=True)
    text = models.TextField(_("Nachricht"), max_length=3000)
    note = models.TextField(
        _("Was daraus wurde"),
        max_length=2000,
        blank=True,
        help_text=_("Für Sie und Ihre Kolleginnen und Kollegen. Wird mit der Nachricht gelöscht."),
    )

    class Meta(Settled.Meta):
        abstract = False
        verbose_name = _("Nachricht")
        verbose_name_plural = _("Nachrichten")
        indexes = [
            models.Index(fields=("kind", "state", "created_at"), name="portal_contact_message_open")
        ]

    def __str__(self) -> str:
        """Without a word of the person: titles reach logs and messages of the admin."""
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def about_path(self) -> str:
        """The page it is about as a path of ours, "" where people named it otherwise."""
        return own_path(self.about)
