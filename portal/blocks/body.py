"""What a written page may consist of."""

from .checking import WrittenBlock
from .contact import ContactBlock
from .links import ButtonBlock, CallToActionBlock
from .listing import ListingBlock
from .media import DocumentsBlock, FigureBlock, GalleryBlock, TableBlock
from .text import (
    AccordionBlock,
    FactsBlock,
    HeadingBlock,
    NoticeBlock,
    ParagraphBlock,
    QuoteBlock,
    StepsBlock,
)
from .video import SignVideoBlock, VideoBlock


class BodyBlock(WrittenBlock):
    """The body of a page."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    notice = NoticeBlock()
    quote = QuoteBlock()
    accordion = AccordionBlock()
    steps = StepsBlock()
    image = FigureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    sign_video = SignVideoBlock()
    facts = FactsBlock()
    table = TableBlock()
    contact = ContactBlock()
    button = ButtonBlock()
    call_to_action = CallToActionBlock()
    documents = DocumentsBlock()
    listing = ListingBlock()


class SideBlock(WrittenBlock):
    """The side column of a page."""

    facts = FactsBlock()
    contact = ContactBlock()
    documents = DocumentsBlock()
    button = ButtonBlock()
