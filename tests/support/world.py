"""One of everything, so that every address of the portal has something to show."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Locale,
    Page,
    PageViewRestriction,
    Site,
    Workflow,
    WorkflowTask,
)

from portal.accounts import invitations
from portal.accounts.models import User
from portal.clock import real_now, today
from portal.contact.models import Message
from portal.editorial.models import Disclosure, DisclosureKind, PartnerSection
from portal.editorial.partners import open_section
from portal.mail.models import MailState, OutgoingMail
from portal.media.models import PortalDocument
from portal.news.models import NewsArticlePage, NewsIndexPage
from portal.organisations.models import Organisation
from portal.pages.models import HomePage, StandardPage
from portal.places.models import Venue
from portal.programmes.models import AdviceRequest
from portal.siteconfig.models import CitySettings
from portal.topics.models import Topic
from search.models import OutboxRow, SynonymSet
from till_catalog.enums import ImportFormat, ImportState, KeywordAction, OfferStatus, ReportKind
from till_catalog.exporters import dump
from till_catalog.models import (
    DraftRow,
    DuplicateSuggestion,
    FundingProgramme,
    ImportDraft,
    ImportRun,
    ImportSource,
    Keyword,
    KeywordRule,
    Offer,
    OfferReport,
    Promotion,
    Provider,
    Run,
    TargetGroup,
    Wish,
)

Values = dict[str, Any]


def home_page() -> HomePage:
    """Return the start page of the site, made in place of Wagtail's welcome page."""
    site = Site.objects.get(is_default_site=True)
    if isinstance(site.root_page.specific, HomePage):
        return site.root_page.specific
    root = Page.objects.get(depth=1)
    home = HomePage(title="Start", slug="start", locale=Locale.objects.get(language_code="de"))
    root.add_child(instance=home)
    site.root_page = home
    site.save()
    return home


def standard_page(parent: Page, title: str, **fields: Any) -> StandardPage:
    """Return a public page below `parent` with one revision."""
    page: StandardPage = parent.add_child(instance=StandardPage(title=title, **fields))
    if page.live:
        page.save_revision().publish()
    return page


def build(owner: User) -> Values:
    """Make one of everything and return the values for the parameters of the routes."""
    return _pages(owner) | _media() | _rooms() | _catalogue() | _words()


def _pages(owner: User) -> Values:
    home = home_page()
    page = standard_page(home, "Beratung", slug="beratung")
    workflow = Workflow.objects.create(name="Freigabe")
    task = GroupApprovalTask.objects.create(name="Prüfung")
    task.groups.set(Group.objects.filter(name="Redaktion"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    news = home.add_child(instance=NewsIndexPage(title="Meldungen", slug="meldungen"))
    news.add_child(instance=NewsArticlePage(title="Neues", slug="neues")).save_revision().publish()
    closed = standard_page(home, "Geschlossen", slug="geschlossen")
    restriction = PageViewRestriction.objects.create(
        page=closed, restriction_type=PageViewRestriction.PASSWORD, password="zwiebel"
    )
    waiting = standard_page(home, "In Prüfung", slug="in-pruefung")
    state = workflow.start(waiting, owner)
    return {
        "page_id": page.pk,
        "parent_page_id": home.pk,
        "page_to_move_id": page.pk,
        "destination_id": home.pk,
        "page_path": "beratung/",
        "page_pk": page.pk,
        "revision_id": page.latest_revision.pk,
        "workflow_pk": workflow.pk,
        "workflow_state_id": state.pk,
        "task_id": task.pk,
        "admin/pages/workflow:page_id": waiting.pk,
        "admin/pages/<int:page_id>/workflow_history:page_id": waiting.pk,
        "task_state_id": state.current_task_state.pk,
        "action_name": "approve",
        "admin/workflows:pk": workflow.pk,
        "admin/collections:pk": Collection.get_first_root_node().add_child(name="Haus").pk,
        "collection_id": Collection.objects.last().pk,
        "page_view_restriction_id": restriction.pk,
        "admin/sites:pk": Site.objects.get(is_default_site=True).pk,
        "admin/locales:pk": Locale.objects.get(language_code="de").pk,
        "admin/users:pk": owner.pk,
        "admin/einladungen:pk": invitations.invite(
            by=owner, email="ida@haus.example", first_name="Ida", last_name="Igel", groups=[]
        ).pk,
        "admin/einladung:token": "unbekannt",
        "admin/berichte:pk": page.pk,
        "admin/berichte/offene-stellen:pk": Disclosure.objects.create(
            key="x", page=page, kind=DisclosureKind.ALIAS, subject="x", found_at=real_now()
        ).pk,
        "admin/partner-bereiche:pk": _section(page),
        "admin/groups:pk": Group.objects.get(name="Redaktion").pk,
        "admin/api/main/^pages:pk": page.pk,
    }


def _section(page: Page) -> int:
    open_section(page)
    return PartnerSection.objects.get().pk


def _media() -> Values:
    document = PortalDocument(title="Satzung")
    document.file.save("satzung.pdf", ContentFile(b"%PDF-1.4 Satzung"))
    image = get_image_model().objects.create(title="Haus", file=get_test_image_file())
    for file in (document, image):  # Wagtail works these out when it first shows them
        file.get_file_size()
        file.get_file_hash()
        file.file.close()
    CitySettings.for_site(Site.objects.get(is_default_site=True))
    return {
        "document_id": document.pk,
        "doc_id": document.pk,
        "filename": document.filename,
        "image_id": image.pk,
        "filter_spec": "max-100x100",
        "admin/documents:pk": document.pk,
        "admin/api/main/^documents:pk": document.pk,
        "admin/api/main/^images:pk": image.pk,
        "admin/images:pk": image.pk,
        "admin/images:path": image.pk,
        "uploaded_file_id": 1,
        "path": image.get_rendition("max-100x100").file.name,
        "restriction_id": 1,
        "redirect_id": 1,
    }


def _rooms() -> Values:
    now = real_now()
    mail = OutgoingMail.objects.create(
        to="boris@haus.example",
        subject="x",
        message_id="x",
        state=MailState.DEAD,
        next_attempt=now,
        created_at=now,
        finished_at=now,
    )
    topic = Topic.objects.create(slug="musterthema", label="Musterthema")
    refused = OutboxRow.objects.create(
        index_name="site", key=1, changed_at=now, tries=1, next_try=now, error="x"
    )
    return {
        "admin/orte:pk": Venue.objects.create(name="Haus", city="Trier").pk,
        "admin/themen:pk": topic.pk,
        "admin/beratungsanfragen:pk": AdviceRequest.objects.create(phone="1", created_at=now).pk,
        "admin/nachrichten:pk": Message.objects.create(kind="contact", text="x", created_at=now).pk,
        "document_filename": "satzung.pdf",
        "admin/mails:pk": mail.pk,
        "admin/suche:pk": refused.pk,
        "admin/suche/gleichbedeutend:pk": SynonymSet.objects.create(words="PC\nComputer").pk,
        "index_name": "site",
    }


def _catalogue() -> Values:
    organisation = Organisation.objects.create(name="Haus der Bildung", slug="haus-der-bildung")
    provider = Provider.objects.create(organisation=organisation)
    offer = Offer.objects.create(
        provider=provider, title="Deutsch für den Alltag", status=OfferStatus.PUBLISHED
    )
    occasion = Run.objects.create(
        offer=offer, start=today() + timedelta(days=30), modified=real_now(), last_day=None
    )
    source = ImportSource.objects.create(
        slug="haus", name="Haus", format=ImportFormat.values[0], provider=provider
    )
    run = ImportRun.objects.create(
        source=source,
        state=ImportState.values[0],
        original=ContentFile(b"<x/>", name="haus.xml"),
        file_name="haus.xml",
        sha256="0" * 64,
        created_at=real_now(),
    )
    dump.publish()
    wish = Wish.objects.create(sentence="Ich möchte Deutsch lernen", words="Deutsch", icon="speech")
    promotion = Promotion.objects.create(queries="Deutsch", reason="Für alle")
    report = OfferReport.objects.create(
        offer=offer, kind=ReportKind.values[0], text="x", created_at=real_now()
    )
    other = Offer.objects.create(provider=provider, title="Deutsch im Alltag")
    pair = DuplicateSuggestion.objects.create(
        first=offer, second=other, score=0.9, found_at=real_now()
    )
    draft = ImportDraft.objects.create(
        source=source,
        file_name="haus.csv",
        columns=["angebot_nr", "titel"],
        created_at=real_now(),
        changed_at=real_now(),
        checked=True,
    )
    DraftRow.objects.create(draft=draft, number=2, key="1", cells={"angebot_nr": "1"})
    rule = KeywordRule.objects.create(word="leuchtturm", action=KeywordAction.STOP)
    return {
        "admin/wuensche:pk": wish.pk,
        "admin/empfehlungen:pk": promotion.pk,
        "edition": dump.publish().edition.name,
        "admin/hinweise:pk": report.pk,
        "admin/duplikate:pk": pair.pk,
        "admin/importentwuerfe:pk": draft.pk,
        "number": 2,
        "admin/schlagwortregeln:pk": rule.pk,
        "admin/organisationen:pk": organisation.pk,
        "kurse/anbieter:slug": organisation.slug,
        "admin/anbieter:pk": provider.pk,
        "admin/durchfuehrungen:pk": occasion.pk,
        "admin/zielgruppen:pk": TargetGroup.objects.create(slug="alle", label="Alle").pk,
        "admin/schlagwoerter:pk": Keyword.objects.create(slug="ton", name="Ton").pk,
        "admin/foerderungen:pk": FundingProgramme.objects.create(code="gutschein", label="G").pk,
        "offer": offer.pk,
        "source": source.pk,
        "run": run.pk,
        "run_id": run.pk,
        "source_id": source.pk,
        "slug": offer.slug,
        "section": "angebote",
        "pk": offer.pk,
    }


def _words() -> Values:
    return {
        "app_label": "portal_pages",
        "model_name": "standardpage",
        "app_name": "portal_siteconfig",
        "action": "delete",
        "content_type_app_name": "portal_pages",
        "content_type_model_name": "standardpage",
        "object_id": "1",
        "session_id": 1,
        "uidb64": "MQ",
        "token": "set-password",
        "admin/settings:model_name": "citysettings",
        "admin/bulk:app_label": "wagtailcore",
        "admin/bulk:model_name": "page",
        "language": settings.LANGUAGE_CODE,
    }
