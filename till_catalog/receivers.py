"""What the catalogue listens to, so that the index follows every save and delete.

`QuerySet.update`, bulk writes and importers send no signals and mark the outbox themselves.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver

from portal.organisations.models import Organisation
from portal.places.models import Venue
from portal.topics.models import Topic
from search.outbox import mark

from .models import (
    FundingProgramme,
    Keyword,
    Offer,
    OfferFunding,
    OfferKeyword,
    Provider,
    Run,
    TargetGroup,
)
from .upkeep.joining import join
from .upkeep.scoring import rescore


def mark_offers(pks: Iterable[int]) -> None:
    """Tell the index that these offers changed; inside the caller's transaction."""
    mark("offers", pks)


def facts_changed(pks: Iterable[int]) -> None:
    """Score these offers anew and tell the index; inside the caller's transaction."""
    changed = set(pks)
    mark_offers(changed)
    rescore(changed)


@receiver(post_save, sender=Offer)
def offer_saved(instance: Offer, **kwargs: Any) -> None:
    mark_offers([instance.pk])
    join([instance.pk])
    rescore([instance.pk])


@receiver(post_delete, sender=Offer)
def offer_deleted(instance: Offer, **kwargs: Any) -> None:
    """The offers that were joined into it are on their own again, or with each other."""
    mark_offers([instance.pk])
    join(set(Run.objects.filter(shown_with=None).values_list("offer", flat=True)))


@receiver(post_save, sender=Run)
def run_saved(instance: Run, created: bool, **kwargs: Any) -> None:
    if created:
        join([instance.offer_id])  # it stands where the others of its offer do


@receiver([post_save, post_delete], sender=Run)
def run_changed(instance: Run, **kwargs: Any) -> None:
    facts_changed({instance.offer_id, instance.shown_with_id or instance.offer_id})


@receiver([post_save, post_delete], sender=OfferFunding)
def funding_changed(instance: OfferFunding, **kwargs: Any) -> None:
    facts_changed([instance.offer_id])


@receiver([post_save, post_delete], sender=OfferKeyword)
def keyword_changed(instance: OfferKeyword, **kwargs: Any) -> None:
    mark_offers([instance.content_object_id])


@receiver(post_save, sender=Provider)
def provider_changed(instance: Provider, **kwargs: Any) -> None:
    mark_offers(instance.offers.values_list("pk", flat=True))


@receiver(post_save, sender=Organisation)
def organisation_changed(instance: Organisation, created: bool, **kwargs: Any) -> None:
    if not created:
        mark_offers(_pks(provider__organisation=instance))


@receiver(post_save, sender=Venue)
def venue_changed(instance: Venue, created: bool, **kwargs: Any) -> None:
    if not created:
        facts_changed(_pks(Q(runs__venue=instance) | Q(shown_runs__venue=instance)))


@receiver(post_save, sender=Topic)
def topic_changed(instance: Topic, created: bool, **kwargs: Any) -> None:
    """A topic's words stand in its own offers' documents and in those of the topics below it."""
    if not created:
        below = Q(topics__parent=instance) | Q(topics__parent__parent=instance)
        # One mark, so that all rows are locked in order.
        mark_offers(_pks(Q(topics=instance) | below))


@receiver(post_save, sender=TargetGroup)
def target_group_changed(instance: TargetGroup, created: bool, **kwargs: Any) -> None:
    if not created:
        mark_offers(_pks(target_groups=instance))


@receiver(post_save, sender=FundingProgramme)
def programme_changed(instance: FundingProgramme, created: bool, **kwargs: Any) -> None:
    if not created:
        mark_offers(_pks(funding=instance))


@receiver(post_save, sender=Keyword)
def keyword_renamed(instance: Keyword, created: bool, **kwargs: Any) -> None:
    if not created:
        mark_offers(_pks(keywords=instance))


@receiver(pre_delete, sender=Topic)
@receiver(pre_delete, sender=TargetGroup)
def word_deleted(instance: Topic | TargetGroup, **kwargs: Any) -> None:
    """The rows that tie it to its offers go with it, without a signal of their own."""
    mark_offers(list(instance.offers.values_list("pk", flat=True)))


@receiver(m2m_changed, sender=Offer.topics.through)
@receiver(m2m_changed, sender=Offer.target_groups.through)
def relations_changed(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any
) -> None:
    if not action.startswith("post_") and action != "pre_clear":
        return
    if not reverse:
        facts_changed([instance.pk])
    elif pk_set:
        facts_changed(pk_set)
    else:
        facts_changed(instance.offers.values_list("pk", flat=True))


def _pks(*conditions: Q, **more: Any) -> Iterable[int]:
    return Offer.objects.filter(*conditions, **more).values_list("pk", flat=True).distinct()
