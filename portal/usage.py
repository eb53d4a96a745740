"""Where a row is used, asked of the tables themselves.

Wagtail's reference index is fed by signals; imports write in bulk and send none, so it would say
"unused" of a venue with a hundred courses.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst
from wagtail.admin.admin_url_finder import finder_classes


@dataclass(frozen=True)
class Use:
    """One row that points at the one asked about. `protects`: while it does, nobody deletes that."""

    model: type[models.Model]
    pk: Any
    through: str
    protects: bool


class Uses(list[Use]):
    """All uses of a row, as Wagtail's pages of deletion and usage want to ask them."""

    def count(self, *args: Any) -> int:
        return len(self)

    @property
    def is_protected(self) -> bool:
        return any(use.protects for use in self)


def uses_of(row: models.Model) -> Uses:
    """Return what points at `row`, one query per relation; rows without a page of their own are
    stood for by their owner (a single date by its run)."""
    found: dict[tuple[type[models.Model], Any], Use] = {}
    for relation in row._meta.related_objects:
        for use in _through(row, relation):
            known = found.get((use.model, use.pk))
            if known is None or (use.protects and not known.protects):
                found[use.model, use.pk] = use
    return Uses(found.values())


def load(uses: Iterable[Use]) -> Iterator[tuple[Use, models.Model]]:
    """Yield uses with their rows, one query per model; what is gone meanwhile is left out."""
    wanted = list(uses)
    by_model: dict[type[models.Model], list[Any]] = defaultdict(list)
    for use in wanted:
        by_model[use.model].append(use.pk)
    rows = {model: _in_bulk(model, pks) for model, pks in by_model.items()}
    for use in wanted:
        if row := rows[use.model].get(use.pk):
            yield use, row


def _in_bulk(model: type[models.Model], pks: list[Any]) -> dict[Any, models.Model]:
    """Load rows with what their names are made of."""
    names = [
        field.name
        for field in model._meta.fields
        if field.is_relation and not field.null and field.related_model is not model
    ]
    return model._default_manager.select_related(*names).in_bulk(pks)


def _through(row: models.Model, relation: Any) -> Iterator[Use]:
    model = relation.related_model
    if relation.field is None or model._meta.auto_created:
        return
    column = "pk"
    label = capfirst(str(model._meta.verbose_name_plural))
    if not _has_page(model) and (owner := _owner(model, relation.field)):
        column, model = f"{owner.name}_id", owner.related_model
    if not _has_page(model):
        return
    protects = getattr(relation, "on_delete", None) in (models.PROTECT, models.RESTRICT)
    rows = relation.related_model._default_manager.filter(**{relation.field.name: row})
    for pk in rows.order_by(column).values_list(column, flat=True).distinct():
        yield Use(model, pk, label, protects)


def _has_page(model: type[models.Model]) -> bool:
    return finder_classes.get_by_type(model) is not None


def _owner(model: type[models.Model], asked: Any) -> Any:
    """Return the other foreign key of a row that goes with what it points at."""
    for field in model._meta.fields:
        remote = field.remote_field
        if field is not asked and remote and getattr(remote, "on_delete", None) is models.CASCADE:
            return field
    return None
