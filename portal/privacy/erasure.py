"""Forgetting a person, by the declarations."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Model

from .registry import Erasure, Personal, personal


def erase_person(*, email: str) -> dict[str, int]:
    """Erase what is known of the person with this address, all or nothing.

    Returns the number of rows per model. What hangs on an account is blanked first, then the
    account goes and takes the rest with it. Raises django.db.models.ProtectedError, with nothing
    changed, when a row refuses.
    """
    counts: dict[str, int] = {}
    order = {Erasure.BLANK: 0, Erasure.DELETE: 1}
    findable = [d for d in personal() if d.subject and d.erasure in order]
    with transaction.atomic():
        for declaration in sorted(findable, key=lambda d: order[d.erasure]):
            assert declaration.subject
            rows = declaration.model_class._default_manager.filter(declaration.subject(email))
            count = erase_rows(declaration=declaration, rows=list(rows), how=declaration.erasure)
            if count:
                counts[declaration.model] = count
    return counts


def erase_rows(*, declaration: Personal, rows: Sequence[Model], how: Erasure) -> int:
    """Delete or blank `rows` and return how many were changed."""
    changed = 0
    for row in rows:
        if how is not Erasure.BLANK:
            row.delete()
            changed += 1
            continue
        assert declaration.blank, f"{declaration.model} is to be blanked and does not say how"
        values = {
            name: value
            for name, value in declaration.blank(row).items()
            if getattr(row, name) != value
        }
        if values:
            type(row)._default_manager.filter(pk=row.pk).update(**values)
            changed += 1
    return changed
