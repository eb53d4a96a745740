"""What must be right before a written text is published. Drafts may be as unfinished as they like.

Wagtail saves drafts (and saves by itself) with `is_deferred_validation`; publishing and handing in
for review clean everything. Each block knows its own demands; here stands what only shows when
one looks at all blocks of a text: the order of its headings.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

# Blocks that print their `title` as a heading of level 2.
TITLED = frozenset(
    ("facts", "documents", "listing", "steps", "contact", "call_to_action", "gallery")
)


class WrittenBlock(blocks.StreamBlock):
    """The blocks of a text that people read from top to bottom."""

    def clean(self, value: Any) -> Any:
        if self.is_deferred_validation:
            return super().clean(value)
        errors: dict[int, ValidationError] = {}
        others: Any = []
        try:
            value = super().clean(value)
        except StreamBlockValidationError as error:
            errors, others = dict(error.block_errors), error.non_block_errors
        for number, field, message in heading_problems(value):
            # Where a block has mistakes of its own, these come first.
            errors.setdefault(
                number, StructBlockValidationError(block_errors={field: ValidationError(message)})
            )
        if errors or others:
            raise StreamBlockValidationError(block_errors=errors, non_block_errors=others)
        return value


def heading_problems(stream: Any) -> Iterator[tuple[int, str, str]]:
    """Yield number of the block, its field and a sentence for each heading that misleads.

    WCAG 2.2, 1.3.1 and 2.4.6: a list of the headings must read like a table of contents.
    """
    seen: set[str] = set()
    section = False
    previous = ""
    for number, child in enumerate(stream):
        level, field, text = _heading(child)
        if not level:
            previous = ""
            continue
        if level == "3" and not section:
            yield (
                number,
                "level",
                _(
                    "Vor einem Unterabschnitt muss ein Abschnitt stehen. Wählen Sie die Ebene „Abschnitt“."
                ),
            )
        section = True
        if text and text in seen:
            yield (
                number,
                field,
                _(
                    "Diese Überschrift gibt es auf der Seite schon. Wer nur die Überschriften hört, kann "
                    "beide nicht unterscheiden. Bitte schreiben Sie eine andere."
                ),
            )
        elif previous and child.block_type == "heading" and level <= previous:
            yield (
                number,
                field,
                _(
                    "Zwischen dieser und der Überschrift davor steht nichts. Schreiben Sie Text "
                    "dazwischen, oder löschen Sie die Überschrift davor."
                ),
            )
        seen.add(text)
        previous = level if child.block_type == "heading" else ""


def _heading(child: Any) -> tuple[str, str, str]:
    """Return level, field and text of the heading that a block begins with; three "" without one."""
    if child.block_type == "heading":
        text = child.value.get("text") or ""
        return child.value.get("level") or "2", "text", text.strip().lower()
    if child.block_type in TITLED and (text := (child.value.get("title") or "").strip()):
        return "2", "title", text.lower()
    return "", "", ""


def problems(stream_block: Any, value: Any) -> list[str]:
    """Return what keeps a stream from being published, a line each: "Bild, Alternativtext: …"."""
    try:
        stream_block.clean(value)
    except StreamBlockValidationError as error:
        lines = [line for errors in error.non_block_errors.as_data() for line in errors.messages]
        for number, inner in error.block_errors.items():
            block = value[number].block
            lines += _lines(block, inner, f"{number + 1}. {block.label}")
        return lines
    return []


def _lines(block: Any, error: ValidationError, where: str) -> Iterator[str]:
    inside = getattr(error, "block_errors", None)
    if inside is None:
        yield from (f"{where}: {message}" for message in error.messages)
        return
    for own in getattr(error, "non_block_errors", ErrorList()).as_data():
        yield from (f"{where}: {message}" for message in own.messages)
    for key, inner in inside.items():
        if isinstance(block, blocks.ListBlock):
            child, name = block.child_block, _("Nr. %(number)s") % {"number": key + 1}
        else:
            child = block.child_blocks[key]
            name = str(child.label)
        yield from _lines(child, inner, f"{where}, {name}")
