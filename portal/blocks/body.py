"""What a written page may consist of."""

from wagtail import blocks

from .links import ButtonBlock
from .listing import ListingBlock
from .media import DocumentsBlock, FigureBlock, TableBlock
from .text import AccordionBlock, FactsBlock, HeadingBlock, NoticeBlock, ParagraphBlock, QuoteBlock


class BodyBlock(blocks.StreamBlock):
    """The body of a standard page."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    notice = NoticeBlock()
    button = ButtonBlock()
    image = FigureBlock()
    quote = QuoteBlock()
    accordion = AccordionBlock()
    table = TableBlock()
    documents = DocumentsBlock()
    listing = ListingBlock()


class SideBlock(blocks.StreamBlock):
    """The side column of a standard page."""

    facts = FactsBlock()
    documents = DocumentsBlock()
    button = ButtonBlock()
