"""Public means public: the one place that says which rows a visitor may see.

Each model registers its rule once; listings, search results, feeds and the API all ask
`visible_to(user, queryset)`. A bare `.live()` is refused by `make lint`.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
Rule = Callable[[Any, QuerySet[Any]], QuerySet[Any]]

ANONYMOUS = AnonymousUser()
_rules: dict[type[Model], Rule] = {}


def register_rule(model: type[Model], rule: Rule) -> None:
    """Let `rule(user, queryset)` narrow querysets of `model` and of its subclasses."""
    _rules[model] = rule


def visible_to(user: Any, queryset: QuerySet[M]) -> QuerySet[M]:
    """Return the rows of `queryset` that `user` (a user or `ANONYMOUS`) may see.

    Raises LookupError for a model without a rule: nothing is public by omission.
    """
    for ancestor in queryset.model.__mro__:
        if rule := _rules.get(ancestor):
            return rule(user, queryset)
    raise LookupError(f"no visibility rule for {queryset.model.__name__}")


def is_public(row: Model) -> bool:
    """Tell whether everybody may see `row` (one query)."""
    everyone = visible_to(ANONYMOUS, type(row)._default_manager.filter(pk=row.pk))
    return everyone.exists()
