"""The night of the catalogue: one task in the slow queue, each step in short transactions."""

from django.utils.translation import gettext as _

from search.aftercommit import no_drain_after_commit

from .duplicates import find_duplicates
from .joining import join_all
from .lifecycle import age_offers
from .links import collect_links
from .scoring import rescore_begun


def nightly() -> str:
    """Bring all offers up to date; return in a sentence what changed."""
    with no_drain_after_commit():
        aged = age_offers()
        joined = join_all()
        scored = rescore_begun()
    duplicates = find_duplicates()
    collect_links()
    return _(
        "%(aged)s Angebote mit neuem Stand, %(joined)s neu zusammengeführt oder getrennt,"
        " %(scored)s neu bewertet, %(duplicates)s neue mögliche Duplikate"
    ) % {"aged": aged, "joined": joined, "scored": scored, "duplicates": duplicates}
