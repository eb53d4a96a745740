"""Common ways to find a person's rows."""

from collections.abc import Callable

from django.db.models import Q


def by_account(*names: str) -> Callable[[str], Q]:
    """Return a `subject` for rows that refer to an account by one of the foreign keys `names`."""

    def subject(email: str) -> Q:
        found = Q()
        for name in names:
            found |= Q(**{f"{name}__email__iexact": email})
        return found

    return subject
