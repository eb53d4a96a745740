"""Which offers are the same one, and which of them the others lead to."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from till_catalog.domain.joining import ALONE, Member, Place, arrangement, fingerprint
from till_catalog.enums import OfferStatus

LIVING = {OfferStatus.PUBLISHED, OfferStatus.EXPIRED}


def print_of(**changes: str) -> str:
    texts = {"title": "Nähen", "description": "<p>Wir nähen.</p>", "level_min": "", "level_max": ""}
    return fingerprint(**texts | changes)


def test_case_blanks_and_markup_do_not_count() -> None:
    assert print_of() == print_of(title=" nähen ", description="Wir \n nähen.")


def test_title_text_and_level_count() -> None:
    others = [print_of(title="Stricken"), print_of(description="Anders"), print_of(level_min="a1")]
    assert len({print_of(), *others}) == 4


def test_without_a_description_nothing_is_alike() -> None:
    assert [print_of(description=text) for text in ("", "<p> </p>", "&nbsp;")] == ["", "", ""]


def test_the_first_is_the_main_one_and_what_is_gone_leads_to_it() -> None:
    found = arrangement(
        [
            Member(pk=1, status=OfferStatus.WITHDRAWN),
            Member(pk=2, status=OfferStatus.EXPIRED),
            Member(pk=3, status=OfferStatus.PUBLISHED),
            Member(pk=4, status=OfferStatus.DRAFT),
            Member(pk=5, status=OfferStatus.CANCELLED),
            Member(pk=6, status=OfferStatus.ARCHIVED),
        ]
    )
    assert found == {
        1: Place(main=2),
        2: ALONE,
        3: Place(main=2, shown=True),
        4: ALONE,
        5: ALONE,
        6: Place(main=2),
    }


def test_the_main_one_stays_it_while_it_lives() -> None:
    first, second = Member(pk=1, status="published"), Member(pk=2, status="expired", is_main=True)
    assert arrangement([first, second]) == {1: Place(main=2, shown=True), 2: ALONE}
    gone = Member(pk=2, status="withdrawn", is_main=True)
    assert arrangement([first, gone]) == {1: ALONE, 2: Place(main=1)}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.integers(1, 9), st.sampled_from(list(OfferStatus)), max_size=9))
def test_for_any_group(states: dict[int, OfferStatus]) -> None:
    """At most one main one, which is alive; only living offers show dates there; asking again, with
    the main one known, changes nothing."""
    found = arrangement([Member(pk=pk, status=status) for pk, status in states.items()])
    mains = {place.main for place in found.values()} - {None}
    assert len(mains) <= 1
    assert all(states[main] in LIVING and found[main] == ALONE for main in mains)
    assert all(states[pk] in LIVING for pk, place in found.items() if place.shown)
    secret = {OfferStatus.DRAFT, OfferStatus.IN_REVIEW, OfferStatus.CANCELLED}
    assert all(found[pk] == ALONE for pk, status in states.items() if status in secret)
    again = [Member(pk=pk, status=status, is_main=pk in mains) for pk, status in states.items()]
    assert arrangement(again) == found
