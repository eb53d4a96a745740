"""`visible_to`: what has no rule is visible to nobody."""

import pytest

from portal.access import ANONYMOUS, visible_to
from portal.accounts.models import User
from portal.pages.models import StandardPage
from tests.support.world import home_page, standard_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_a_model_without_a_rule_is_an_error_not_an_open_door(sofia: User) -> None:
    with pytest.raises(LookupError, match="no visibility rule for User"):
        visible_to(sofia, User.objects.all())


def test_a_rule_holds_for_subclasses_too() -> None:
    home = home_page()
    shown = standard_page(home, "Beratung", slug="beratung")
    standard_page(home, "Entwurf", slug="entwurf", live=False)
    assert list(visible_to(ANONYMOUS, StandardPage.objects.all())) == [shown]
