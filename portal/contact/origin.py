"""Which of our pages somebody came from: written into a link, so it is believed only if it is one."""

import re

from django.urls import Resolver404, resolve

LONGEST = 200
# As our addresses are written (WAGTAIL_ALLOW_UNICODE_SLUGS): no words to be read, no other host.
_PATH = re.compile(r"^/(?!/)[\w\-./]*$", re.ASCII)


def own_path(text: str) -> str:
    """Return `text` if it is the path of an address of this portal, without a query, else ""."""
    if len(text) > LONGEST or not _PATH.match(text):
        return ""
    try:
        resolve(text)
    except Resolver404:
        return ""
    return text
