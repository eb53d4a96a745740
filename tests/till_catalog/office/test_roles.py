"""Who may do what: Rita writes, Leo decides, Anna keeps to pages, nobody of them manages people."""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from wagtail.images import permissions as image_permissions
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from portal.accounts.models import User
from portal.media.models import PortalImage
from portal.organisations.models import Organisation
from portal.places.models import Venue
from tests.factories.catalogue import make_offer, make_provider, make_source, make_venue
from till_catalog.models import Offer, Provider

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def may(user: User, *names: str) -> list[bool]:
    return [user.has_perm(name) for name in names]


WRITING = (
    "till_catalog.add_offer",
    "till_catalog.change_offer",
    "till_catalog.change_run",
    "till_catalog.change_provider",
    "till_catalog.change_targetgroup",
    "till_catalog.change_keyword",
    "portal_organisations.change_organisation",
    "portal_places.change_venue",
    "portal_topics.change_topic",
    "till_catalog.add_importrun",
    "till_catalog.view_importrecord",
    "till_catalog.view_importissue",
    "search.view_unmetsearch",
    "till_catalog.change_offerreport",
    "till_catalog.change_duplicatesuggestion",
    "till_catalog.view_linkcheck",
)
DECIDING = (
    "till_catalog.publish_offer",
    "till_catalog.delete_offer",
    "till_catalog.delete_provider",
    "till_catalog.change_importsource",
    "till_catalog.change_fundingprogramme",
    "till_catalog.change_promotion",
    "till_catalog.change_wish",
    "search.change_synonymset",
    "search.manage_search",
)
NEVER = (
    "portal_accounts.change_user",
    "auth.change_group",
    "portal_siteconfig.change_citysettings",
    "wagtailcore.change_site",
    "till_catalog.delete_importrun",
)


def test_rita_writes_leo_also_decides_and_neither_manages_people(rita: User, leo: User) -> None:
    assert (may(rita, *WRITING), may(leo, *WRITING)) == ([True] * 16, [True] * 16)
    assert (may(rita, *DECIDING), may(leo, *DECIDING)) == ([False] * 9, [True] * 9)
    assert (may(rita, *NEVER), may(leo, *NEVER)) == ([False] * 5, [False] * 5)


def test_every_right_of_the_roles_is_one_that_django_knows() -> None:
    """The migration makes rights before Django does: a wrong model would make a second one."""
    groups = Group.objects.filter(name__startswith="TILL-")
    assert groups.count() == 2
    given = Q(group__in=groups) | Q(groupcollectionpermission__group__in=groups)
    for right in Permission.objects.filter(given).distinct().select_related("content_type"):
        model = right.content_type.model_class()
        assert model is not None, right
        known = {f"{action}_{model._meta.model_name}" for action in model._meta.default_permissions}
        known |= {name for name, _ in model._meta.permissions} | {"access_admin"}
        assert right.codename in known, right
        assert (
            Permission.objects.filter(
                codename=right.codename, content_type__app_label=right.content_type.app_label
            ).count()
            == 1
        )


def test_both_choose_and_upload_logos_and_change_only_their_own(
    rita: User, leo: User, anna: User
) -> None:
    """A provider's logo is chosen where the organisation is edited; Anna's pictures stay Anna's."""
    image = PortalImage(uploaded_by_user=anna)
    image.collection = Collection.get_first_root_node()
    for user in (rita, leo):
        policy = image_permissions.permission_policy
        found = [policy.user_has_permission(user, one) for one in ("choose", "add", "change")]
        assert found == [True, True, True]  # in general: who adds may change their own
        alien = [
            policy.user_has_permission_for_instance(user, one, image)
            for one in ("choose", "change", "delete")
        ]
        assert alien == [True, False, False]


def test_rita_gives_an_organisation_a_logo(rita_client: Client) -> None:
    organisation = make_provider("Haus am Markt").organisation
    uploaded = rita_client.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "Logo",
            "image-chooser-upload-file": SimpleUploadedFile(
                "logo.png", get_test_image_file().file.getvalue(), content_type="image/png"
            ),
            "image-chooser-upload-collection": Collection.get_first_root_node().pk,
        },
    )
    assert json.loads(uploaded.content)["step"] == "chosen"
    logo = PortalImage.objects.get()
    listed = rita_client.get(reverse("wagtailimages_chooser:choose"))
    assert [image.pk for image in listed.context["results"]] == [logo.pk]
    edit = reverse("organisations:edit", args=(organisation.pk,))
    saved = rita_client.post(
        edit,
        {
            "name": organisation.name,
            "slug": organisation.slug,
            "logo": logo.pk,
            **{f"contact_points-{name}": value for name, value in NO_ROWS.items()},
        },
    )
    assert saved.status_code == 302
    organisation.refresh_from_db()
    assert organisation.logo == logo


NO_ROWS = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}


def test_leo_deletes_what_rita_cannot(rita_client: Client, leo_client: Client) -> None:
    offer = make_offer()
    delete = reverse("offers:delete", args=(offer.pk,))
    assert rita_client.post(delete).headers["Location"] == "/admin/"
    assert Offer.objects.count() == 1
    leo_client.post(delete)
    assert Offer.objects.count() == 0


def test_rita_uploads_but_does_not_change_sources(rita_client: Client) -> None:
    source = make_source()
    assert rita_client.get(reverse("import-runs:add")).status_code == 200
    edit = reverse("import-sources:edit", args=(source.pk,))
    assert rita_client.get(edit).headers["Location"] == "/admin/"


def test_leo_looks_after_the_search_and_rita_does_not(
    rita_client: Client, leo_client: Client
) -> None:
    page = reverse("search-admin:overview")
    assert leo_client.get(page).status_code == 200
    assert rita_client.get(page).headers["Location"] == "/admin/"


def test_only_those_who_may_publish_see_those_buttons(
    rita_client: Client, leo_client: Client
) -> None:
    make_offer()
    page = reverse("offers:index")
    names = {
        client: [action["label"] for action in client.get(page).context["bulk_actions"]]
        for client in (rita_client, leo_client)
    }
    assert names[rita_client] == ["Bestätigen", "Thema zuordnen", "Zielgruppe zuordnen"]
    assert names[leo_client] == [
        "Bestätigen",
        "Veröffentlichen",
        "Zurückziehen",
        "Archivieren",
        "Thema zuordnen",
        "Zielgruppe zuordnen",
    ]


@pytest.mark.parametrize("name", ["venue_chooser", "organisation_chooser", "provider_chooser"])
def test_choosers_open_for_rita_and_not_for_anna(
    rita_client: Client, anna_client: Client, name: str
) -> None:
    make_provider("Geheimes Haus")
    venue = make_venue(name="Geheimer Ort")
    for view in ("choose", "choose_results"):
        assert rita_client.get(reverse(f"{name}:{view}")).status_code == 200
        assert b"Geheim" not in anna_client.get(reverse(f"{name}:{view}")).content
    chosen = reverse("venue_chooser:chosen", args=(venue.pk,))
    assert b"Geheim" not in anna_client.get(chosen).content


def test_a_chooser_finds_words_in_any_column(rita_client: Client) -> None:
    make_venue(name="Werkhaus", city="Konz")
    make_venue(name="Werkhaus", city="Trier", street="Weg 2")
    page = rita_client.get(reverse("venue_chooser:choose_results"), {"q": "werk konz"})
    assert [venue.city for venue in page.context["results"]] == ["Konz"]


def test_rita_makes_a_place_and_an_organisation_on_the_spot(rita_client: Client) -> None:
    answer = rita_client.post(
        reverse("venue_chooser:create"),
        {"name": "Neues Haus", "postcode": "54290", "city": "Trier", "step_free": "yes"},
    )
    assert json.loads(answer.content)["step"] == "chosen"
    venue = Venue.objects.get()
    assert (venue.step_free, venue.geo_quality, venue.position is not None) == (
        "yes",
        "postcode",
        True,
    )
    for _ in range(2):
        rita_client.post(reverse("organisation_chooser:create"), {"name": "Verein für Töpfern"})
    rita_client.post(reverse("organisation_chooser:create"), {"name": "Verein für Topfern"})
    assert sorted(Organisation.objects.values_list("slug", flat=True)) == [
        "verein-fur-topfern",
        "verein-fur-topfern-2",
    ]
    rita_client.post(
        reverse("provider_chooser:create"),
        {"organisation": Organisation.objects.first().pk, "public": "on"},
    )
    assert Provider.objects.get().public
