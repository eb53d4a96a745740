"""Programmes of the city: their pages, their partners, and people who ask for a call."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.search import index

from portal.access import visible_to
from portal.blocks.body import BodyBlock, SideBlock
from portal.blocks.links import ILLUSTRATIONS
from portal.inbox.models import Settled
from portal.organisations.choosers import PARTNER_CHOOSER
from portal.organisations.models import ContactPoint, Organisation
from portal.pages.base import BasePage
from portal.text import plain_text

from .blocks import FigureNumberBlock, TimelineEntryBlock

POINTS = ["bold", "ul", "link"]


class ProgrammeIndexPage(BasePage):
    """All programmes of the city as doors, wherever in the tree they stand."""

    body = StreamField(BodyBlock(required=False), verbose_name=_("Text darunter"), blank=True)

    template = "programmes/index.html"
    parent_page_types: ClassVar[list[str]] = ["portal_pages.HomePage"]
    subpage_types: ClassVar[list[str]] = [
        "portal_programmes.ProgrammePage",
        "portal_pages.StandardPage",
    ]
    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("Übersicht der Programme")
        verbose_name_plural = _("Übersichten der Programme")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the programmes that the visitor may see, in the order of the tree."""
        programmes = ProgrammePage.objects.filter(locale_id=self.locale_id).defer_streamfields()
        return super().get_context(request, *args, **kwargs) | {
            "programmes": visible_to(request.user, programmes).order_by("path")
        }


class ProgrammePage(RoutablePageMixin, BasePage):
    """One programme (Programm): what for, for whom, what there is, who works on it, whom to call."""

    illustration = models.CharField(
        _("Zeichnung"), max_length=10, choices=ILLUSTRATIONS, default="book"
    )
    goal = models.TextField(
        _("Ziel"),
        max_length=500,
        help_text=_("In einfachen Worten: Was soll für wen besser werden?"),
    )
    audience = RichTextField(_("Für wen?"), features=POINTS)
    offers = RichTextField(_("Was es gibt"), features=POINTS)
    body = StreamField(BodyBlock(required=False), verbose_name=_("Weiterer Inhalt"), blank=True)
    figures = StreamField(
        blocks.StreamBlock([("figure", FigureNumberBlock())], max_num=4, required=False),
        verbose_name=_("Zahlen"),
        blank=True,
        help_text=_("Höchstens vier, die etwas sagen."),
    )
    timeline = StreamField(
        blocks.StreamBlock([("entry", TimelineEntryBlock())], max_num=12, required=False),
        verbose_name=_("Was geschah"),
        blank=True,
        help_text=_("Das Neueste zuerst."),
    )
    contact = models.ForeignKey(
        ContactPoint,
        verbose_name=_("Kontakt"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Gepflegt bei der Organisation, unter „Weitere Kontaktstellen“."),
    )
    takes_callbacks = models.BooleanField(
        _("Beratung anfragen und zurückrufen lassen"),
        default=False,
        help_text=_("Die Seite bekommt ein Formular. Anfragen stehen auf Ihrer Startseite."),
    )
    side = StreamField(SideBlock(required=False), verbose_name=_("Spalte daneben"), blank=True)

    template = "programmes/programme.html"
    parent_page_types: ClassVar[list[str]] = [
        "portal_programmes.ProgrammeIndexPage",
        "portal_pages.StandardPage",
    ]
    subpage_types: ClassVar[list[str]] = ["portal_pages.StandardPage"]
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("illustration"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("goal", "audience", "offers")],
            heading=_("Das Programm"),
        ),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("figures"), FieldPanel("timeline")], heading=_("Was geschah")),
        InlinePanel(
            "partners",
            heading=_("Partner"),
            label=_("Partner"),
            panels=[
                FieldPanel("organisation", widget=PARTNER_CHOOSER.widget_class),
                FieldPanel("role"),
            ],
        ),
        MultiFieldPanel(
            [FieldPanel("contact"), FieldPanel("takes_callbacks")], heading=_("Kontakt")
        ),
        FieldPanel("side"),
        HelpPanel(_("Dokumente stehen in der Spalte daneben: Baustein „Dokumente“.")),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("teaser"),
        index.SearchField("goal"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("Programm")
        verbose_name_plural = _("Programme")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the partners with their organisations, one query for all."""
        partners = ProgrammePartner.objects.filter(page_id=self.pk)
        if getattr(request, "is_preview", False):
            partners = self.partners.all()  # what is being written, not what is saved
        else:
            partners = partners.select_related("organisation")
        context = super().get_context(request, *args, **kwargs)
        return context | {"partners": partners, "contact": self.contact_point}

    @cached_property
    def contact_point(self) -> ContactPoint | None:
        """The contact with its organisation, in one query."""
        points = ContactPoint.objects.select_related("organisation")
        return points.filter(pk=self.contact_id).first() if self.contact_id else None

    def document_text(self) -> str:
        """Put goal, audience and offers before the blocks."""
        own = plain_text(f"{self.goal} {self.audience} {self.offers}")
        return f"{own} {super().document_text()}".strip()

    @property
    def callback_url(self) -> str:
        """The address of the form, "" where the programme takes no requests."""
        return f"{self.get_url()}{self.reverse_subpage('callback')}" if self.takes_callbacks else ""

    @path("")
    def programme(self, request: HttpRequest) -> HttpResponse:
        """The page itself."""
        return self.render(request)

    @path("beratung/", name="callback")
    def callback(self, request: HttpRequest) -> HttpResponse:
        """Ask for advice, or to be called back."""
        from .views import ask

        return ask(request, page=self)

    @path("beratung/danke/", name="callback_thanks")
    def callback_thanks(self, request: HttpRequest) -> HttpResponse:
        """Say that a request has arrived, and what comes next."""
        from .views import thank

        return thank(request, page=self)


class ProgrammePartner(Orderable):
    """An organisation that works on a programme, and what it does there."""

    page = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("Organisation"), on_delete=models.CASCADE, related_name="+"
    )
    role = models.CharField(
        _("Was sie beiträgt"), max_length=120, blank=True, help_text=_("Zum Beispiel: Lernplätze")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("Partner")
        verbose_name_plural = _("Partner")
        constraints = [
            models.UniqueConstraint(
                fields=("page", "organisation"), name="portal_programmes_partner_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page} – {self.organisation}"


class AdviceRequest(Settled):
    """Somebody asks for advice or a call (Beratungsanfrage). Personal data: see `privacy`."""

    page = models.ForeignKey(
        ProgrammePage,
        verbose_name=_("Programm"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="requests",
    )
    name = models.CharField(_("Name"), max_length=120, blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    reachable = models.CharField(_("Wann erreichbar?"), max_length=120, blank=True)
    text = models.TextField(_("Worum geht es?"), max_length=1000, blank=True)

    class Meta(Settled.Meta):
        abstract = False
        verbose_name = _("Beratungsanfrage")
        verbose_name_plural = _("Beratungsanfragen")
        indexes = [models.Index(fields=("state", "created_at"), name="portal_programmes_request")]

    def __str__(self) -> str:
        return self.name or str(_("ohne Namen"))
