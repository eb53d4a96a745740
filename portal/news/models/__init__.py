"""News: the article, and the index it stands under."""

from .article import NewsArticlePage, NewsTag
from .index import NewsIndexPage

__all__ = ["NewsArticlePage", "NewsIndexPage", "NewsTag"]
