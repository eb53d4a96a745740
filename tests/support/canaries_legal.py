"""Pages with forms and pages of legal weight among the secrets of the canary sweep."""

from typing import Any

from wagtail.models import PageViewRestriction

from portal import clock
from portal.contact.models import ContactPage
from portal.legal.models import AccessibilityStatementPage, ImprintPage, PrivacyPage

from .secret import FINDER, Secret, restrict
from .world import home_page


def _common(secret: Secret) -> dict[str, str]:
    return {
        "title": f"{FINDER} {secret.word('titel')}",
        "slug": f"geheim-{secret.name}",
        "teaser": f"{FINDER} {secret.word('kurz')}",
        "search_description": secret.word("beschreibung"),
    }


def _plant(secret: Secret, page: Any) -> Any:
    page.body = [("paragraph", f"<p>{FINDER} {secret.word('text')}</p>")]
    made = home_page().add_child(instance=page)
    made.save_revision().publish()
    secret.path = made.get_url() or ""
    return made


def page_with_a_form(secret: Secret) -> None:
    page = _plant(secret, ContactPage(**_common(secret), kind="barrier"))
    secret.hide = page.unpublish


def closed_page_with_a_form(secret: Secret) -> None:
    page = _plant(secret, ContactPage(**_common(secret), kind="contact"))
    secret.hide = lambda: restrict(page, PageViewRestriction.LOGIN)


def imprint(secret: Secret) -> None:
    words = {
        name: secret.word(name.replace("_", ""))
        for name in ("provider", "address", "represented_by", "phone", "responsible")
    }
    page = _plant(secret, ImprintPage(**_common(secret), **words, email="a@haus.example"))
    secret.hide = page.unpublish


def privacy_page(secret: Secret) -> None:
    names = ("controller", "officer", "purposes", "recipients", "rights", "authority", "cookies")
    words = {name: secret.word(name) for name in names}
    page = _plant(secret, PrivacyPage(**_common(secret), **words))
    secret.hide = lambda: restrict(page, PageViewRestriction.LOGIN)


def statement(secret: Secret) -> None:
    names = ("scope", "method_note", "procedure", "body_name", "body_address")
    words = {name: secret.word(name.replace("_", "")) for name in names}
    dates = {"prepared_on": clock.today(), "reviewed_on": clock.today()}
    page = AccessibilityStatementPage(
        **_common(secret), **words, **dates, conformity="partial", method="own"
    )
    secret.hide = _plant(secret, page).unpublish


PLANTERS = (page_with_a_form, closed_page_with_a_form, imprint, privacy_page, statement)
