"""The slow way to search: every offer and run is looked at, in plain words, without the code under test."""

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal

from portal.geo import distance_km, locate
from portal.topics.models import Topic
from till_catalog.enums import Weekday
from till_catalog.models import Offer, Run

from .conftest import TODAY

Asked = dict[str, tuple[str, ...]]
STEPS = ("0", "50", "150", "300")
REMOTE = ("online", "selbstlernen", "fern")
OF_VENUE = {"stufenfrei": "step_free", "wc": "accessible_wc", "hoeranlage": "hearing_loop"}
OF_COURSE = {
    "gebaerdensprache": "sign_language",
    "digital": "digital_accessible",
    "langsam": "slow_pace",
    "leichte-sprache": "easy_language",
    "kinderbetreuung": "childcare",
}


def brute_force(asked: Asked, ignoring: str = "") -> list[tuple[Offer, list[Run]]]:
    """The offers with the runs that meet everything asked, one facet's own question aside."""
    wanted = {name: values for name, values in asked.items() if name != ignoring}
    found = []
    offers = Offer.objects.filter(status="published").prefetch_related(
        "topics__parent__parent",
        "runs__venue",
        "provider__organisation",
        "target_groups",
        "fundings__programme",
    )
    for offer in offers:
        if all(
            set(values) & set(OF_OFFER[name](offer))
            for name, values in wanted.items()
            if name in OF_OFFER
        ):
            runs = [run for run in offer.runs.all() if is_current(run) and fits(run, offer, wanted)]
            if runs:
                found.append((offer, runs))
    return found


def today() -> dt.date:
    return dt.date.fromisoformat(TODAY)


def is_current(run: Run) -> bool:
    return (
        not run.cancelled
        and (run.last_day is None or run.last_day >= today())
        and (run.publish_from is None or run.publish_from <= today())
        and (run.publish_until is None or run.publish_until >= today())
    )


def topics(offer: Offer) -> Iterable[str]:
    for topic in offer.topics.all():
        step: Topic | None = topic
        while step:
            yield step.slug
            step = step.parent


def levels(offer: Offer) -> Iterable[str]:
    ends = [end.partition(".")[0] for end in (offer.level_min, offer.level_max) if end]
    for scale in (
        ("alpha1", "alpha2", "alpha3", "alpha4"),
        ("einstieg", "mittel", "fortgeschritten"),
        ("a1", "a2", "b1", "b2", "c1", "c2"),
    ):
        places = [scale.index(end) for end in ends if end in scale]
        if places:
            yield from scale[min(places) : max(places) + 1]


def fundings(offer: Offer) -> Iterable[str]:
    for funding in offer.fundings.all():
        programme = funding.programme
        ends = [day for day in (funding.valid_until, programme.valid_until) if day]
        if all(day >= today() for day in ends) and (programme.valid_from or today()) <= today():
            yield programme.code


OF_OFFER: dict[str, Callable[[Offer], Iterable[str]]] = {
    "thema": topics,
    "niveau": levels,
    "form": lambda offer: [offer.delivery_mode],
    "sprache": lambda offer: offer.languages_taught,
    "unterrichtssprache": lambda offer: offer.teaching_languages,
    "zielgruppe": lambda offer: [group.slug for group in offer.target_groups.all()],
    "foerderung": fundings,
    "art": lambda offer: [offer.kind],
    "abschluss": lambda offer: [offer.certificate_type] if offer.certificate_type else [],
    "anbieter": lambda offer: [offer.provider.organisation.slug],
}


def weekdays(run: Run) -> list[str]:
    return [code for bit, code in enumerate(Weekday.values) if run.weekdays & 1 << bit]


def times(run: Run) -> list[str]:
    found = []
    if run.time_from and run.time_from.hour + run.time_from.minute:
        if run.time_from >= dt.time(17):
            found.append("abend")
        elif run.time_from >= dt.time(12):
            found.append("nachmittag")
        else:
            found.append("vormittag" if (run.time_to or dt.time(14)) <= dt.time(14) else "ganztags")
    if run.weekdays >= 32 and not run.weekdays % 16:
        found.append("wochenende")
    return found


def lasts(run: Run) -> list[str]:
    if run.date_count == 1:
        return ["tag"]
    if not run.start or not run.last_day:
        return []
    days = (run.last_day - run.start).days + 1
    limits = {"tag": 1, "woche": 7, "monat": 31, "quartal": 92, "halbjahr": 184, "laenger": 99999}
    return [name for name, most in limits.items() if days <= most][:1]


def has_place(run: Run) -> bool:
    if run.registration_state == "not_needed":
        return True
    if run.registration_state in ("full", "closed") or not run.places_max:
        return False
    return run.places_booked is not None and run.places_booked < run.places_max


def says(run: Run, need: str) -> str:
    """Whether a run meets a need: yes, no or unknown."""
    online = run.is_online or run.offer.delivery_mode in REMOTE
    if need == "stufenfrei" and online:
        return "yes"
    if need in OF_VENUE:
        return getattr(run.venue, OF_VENUE[need]) if run.venue else "unknown"
    return str(getattr(run.offer, OF_COURSE[need]))


def meets(run: Run, needs: Iterable[str]) -> bool:
    accepted = {"yes", "unknown"} if "auch-ohne-angabe" in needs else {"yes"}
    return all(says(run, need) in accepted for need in needs if need != "auch-ohne-angabe")


def fits(run: Run, offer: Offer, asked: Asked) -> bool:
    return (
        ("wochentag" not in asked or bool(set(asked["wochentag"]) & set(weekdays(run))))
        and ("tageszeit" not in asked or bool(set(asked["tageszeit"]) & set(times(run))))
        and ("dauer" not in asked or bool(set(asked["dauer"]) & set(lasts(run))))
        and ("plaetze" not in asked or has_place(run))
        and meets(run, asked.get("barrierefrei", ()))
        and ("preis" not in asked or costs_at_most(run, asked["preis"][0]))
        and ("ort" not in asked or is_near(run, offer, asked["ort"][0], int(asked["umkreis"][0])))
        and (
            "von" not in asked
            or run.last_day is None
            or run.last_day >= dt.date.fromisoformat(asked["von"][0])
        )
        and (
            "bis" not in asked
            or run.start is None
            or run.start <= dt.date.fromisoformat(asked["bis"][0])
        )
    )


def costs_at_most(run: Run, euros: str) -> bool:
    return run.price is not None and run.price <= Decimal(euros)


def is_near(run: Run, offer: Offer, place: str, radius: int) -> bool:
    if run.is_online or offer.delivery_mode in (*REMOTE, "hybrid"):
        return True
    centre = locate(place)
    assert centre is not None
    here = run.venue and run.venue.position
    return bool(here) and distance_km((centre.latitude, centre.longitude), here) <= radius


def values(name: str, offer: Offer, runs: list[Run], asked: Asked) -> set[str]:
    """The values of one facet that an offer has, of runs only those that are left."""
    if name == "preis":
        return {step for step in STEPS if any(costs_at_most(run, step) for run in runs)}
    if name == "plaetze":
        return {"frei"} if any(map(has_place, runs)) else set()
    if name == "barrierefrei":
        wider = ["auch-ohne-angabe"] if "auch-ohne-angabe" in asked.get(name, ()) else []
        return {
            need
            for need in (*OF_VENUE, *OF_COURSE)
            if any(meets(run, [need, *wider]) for run in runs)
        }
    of_run = {"wochentag": weekdays, "tageszeit": times, "dauer": lasts}.get(name)
    if of_run:
        return {code for run in runs for code in of_run(run)}
    return set(OF_OFFER[name](offer))


def counts(asked: Asked, name: str) -> dict[str, int]:
    """Value -> number of offers. A facet's own filter is ignored; only needs narrow further."""
    found: dict[str, int] = {}
    for offer, runs in brute_force(asked, ignoring="" if name == "barrierefrei" else name):
        for value in values(name, offer, runs, asked):
            found[value] = found.get(value, 0) + 1
    return found
