"""An article for machines: schema.org as JSON-LD, with offices as authors.

Terms: https://schema.org/NewsArticle, https://schema.org/CorrectionComment.
"""

from typing import Any

from django.http import HttpRequest

from portal.clock import BERLIN

from .corrections import in_words
from .models import NewsArticlePage

HEADLINE = 110  # what search engines show


def article_data(
    article: NewsArticlePage, request: HttpRequest, *, office: str, house: str
) -> dict[str, Any]:
    """Return the JSON-LD of `article`; addresses are absolute, what is unknown is left out."""
    url = request.build_absolute_uri(article.get_url(request) or request.path)
    data = {
        "@context": "https://schema.org/",
        "@type": "NewsArticle",
        "@id": url,
        "mainEntityOfPage": url,
        "headline": article.title[:HEADLINE],
        "description": article.description,
        "inLanguage": article.locale.language_code,
        "datePublished": article.shown_at.astimezone(BERLIN).isoformat(timespec="seconds"),
        "dateModified": article.changed_at.astimezone(BERLIN).isoformat(timespec="seconds"),
        "author": {"@type": "Organization", "name": article.author or office},
        "publisher": {
            "@type": "Organization",
            "name": house,
            "url": request.build_absolute_uri("/"),
        },
        "correction": [
            {
                "@type": "CorrectionComment",
                "datePublished": block.value["at"].astimezone(BERLIN).isoformat(timespec="seconds"),
                "text": in_words(block.value),
            }
            for block in article.corrections
        ],
    }
    return {name: value for name, value in data.items() if value}
