"""The running text of a page, one line for each thing that stands by itself."""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from portal.text import plain_text

# Wagtail's plain text of a paragraph has blanks where lines end; these come first.
_ENDS = ("</p>", "</li>", "<br/>", "<br>")


def running_text(page: Page) -> str:
    """Return what people read on `page`, from its rich text and its blocks, without markup."""
    lines: list[str] = []
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(page, field.name)
            lines += _lines(value.stream_block, value)
        elif isinstance(field, RichTextField):
            lines += _paragraphs(getattr(page, field.name) or "")
    return "\n".join(line for line in lines if line)


def _lines(block: Any, value: Any) -> Iterator[str]:
    if not value:
        return
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from _lines(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _lines(block.child_block, item)
    elif isinstance(block, blocks.RichTextBlock):
        yield from _paragraphs(value.source)
    elif isinstance(value, blocks.StructValue):
        for name, child in block.child_blocks.items():
            yield from _lines(child, value.get(name))
    elif isinstance(block, blocks.TextBlock) or (
        isinstance(block, blocks.CharBlock) and block.name in {"title", "text", "caption", "note"}
    ):
        yield plain_text(str(value))


def _paragraphs(source: str) -> Iterator[str]:
    for end in _ENDS:
        source = source.replace(end, f"{end}\n")
    for line in source.split("\n"):
        yield plain_text(line)
