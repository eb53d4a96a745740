"""Blocks of written pages: previews, links, the one listing block."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.access import ANONYMOUS
from portal.blocks import listing
from portal.blocks.body import BodyBlock, SideBlock
from portal.blocks.links import ADDRESS, ButtonBlock, LinkBlock
from portal.blocks.listing import ListingBlock, ListingSource, register_source, source_choices
from portal.blocks.text import AccordionBlock, HeadingBlock, NoticeBlock, QuoteBlock

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (HeadingBlock(), "<h2>So melden Sie sich an</h2>"),
        (ButtonBlock(), '<p><a class="button" href="/kurse/">Kurse ansehen</a></p>'),
        (
            QuoteBlock(),
            (
                '<blockquote class="quote"><p>Beim zweiten Anlauf hat es geklappt.</p>'
                "<footer>aus dem Lerntreff</footer></blockquote>"
            ),
        ),
    ],
)
def test_previews_show_the_block_as_the_page_does(block: Any, expected: str) -> None:
    assert block.render(block.get_preview_value()).strip() == expected


def test_every_block_tells_editors_what_it_is_for() -> None:
    for stream in (BodyBlock(), SideBlock()):
        for name, block in stream.child_blocks.items():
            assert block.meta.description, name
            assert block.meta.icon != "placeholder", name


def test_text_of_editors_is_escaped() -> None:
    block = NoticeBlock()
    html = block.render(block.to_python({"kind": "info", "text": "<script>alert(1)</script>"}))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script" not in html


def test_an_accordion_needs_no_script() -> None:
    block = AccordionBlock()
    html = block.render(block.get_preview_value())
    assert html.startswith('<details class="accordion"><summary>Was kostet das?<svg')


@pytest.mark.parametrize("address", ["/kurse/?thema=deutsch", "https://www.trier.de/", "/"])
def test_addresses_that_links_may_have(address: str) -> None:
    ADDRESS(address)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "//boese.example/", "/\\boese.example", "data:text/html,x", "kurse/"],
)
def test_addresses_that_links_may_not_have(address: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ADDRESS(address)
    assert caught.value.messages == ["Bitte eine Adresse, die mit https:// oder mit / beginnt."]


def test_a_link_has_exactly_one_target() -> None:
    block = LinkBlock()
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.to_python({"label": "Kurse", "page": None, "address": ""}))
    assert caught.value.block_errors["address"].messages == [
        "Bitte wählen Sie entweder eine Seite oder eine Adresse."
    ]


@pytest.fixture
def asked() -> Iterator[list[dict[str, Any]]]:
    """A source "herbs" for one test; yields what it was asked."""
    calls: list[dict[str, Any]] = []

    def items(*, user: Any, topic: str, number: int) -> list[str]:
        calls.append({"user": user, "topic": topic, "number": number})
        return ["Salbei", "Thymian"][:number]

    register_source(
        ListingSource(
            key="herbs",
            label="Kräuter",
            items=items,
            template="components/chips.html",
            more=lambda topic: f"/kraeuter/?thema={topic}",
        )
    )
    yield calls
    del listing._sources["herbs"]


def test_a_listing_asks_its_source_for_the_visitor(asked: list[dict[str, Any]]) -> None:
    block = ListingBlock()
    value = block.to_python({"title": "Kräuter", "source": "herbs", "topic": "garten", "number": 2})
    anna = SimpleNamespace(email="anna@stadt.example")
    html = block.render(value, {"request": SimpleNamespace(user=anna)})
    assert asked == [{"user": anna, "topic": "garten", "number": 2}]
    assert "<h2>Kräuter</h2>" in html
    assert 'href="/kraeuter/?thema=garten"' in html


def test_without_a_request_a_listing_is_a_strangers(asked: list[dict[str, Any]]) -> None:
    block = ListingBlock()
    block.render(block.to_python({"title": "Kräuter", "source": "herbs", "number": 99}))
    assert asked == [{"user": ANONYMOUS, "topic": "", "number": 12}]


def test_an_unknown_source_prints_nothing() -> None:
    block = ListingBlock()
    value = block.to_python({"title": "Gibt es nicht", "source": "gone", "number": 3})
    assert block.render(value).strip() == ""


def test_editors_choose_from_what_is_registered(asked: list[dict[str, Any]]) -> None:
    assert ("herbs", "Kräuter") in source_choices()
    names = [name for name, _label in ListingBlock().child_blocks["source"].field.choices]
    assert "herbs" in names
