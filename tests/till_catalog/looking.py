"""The search page as a person sees it: headline, cards, notices, facets, links."""

from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client


@dataclass(frozen=True)
class Row:
    """One line of a facet."""

    label: str
    count: int
    chosen: bool


class Seen:
    """A page that was opened; everything is read from its HTML."""

    def __init__(self, response: Any) -> None:
        self.response: HttpResponse = response
        self.soup = BeautifulSoup(response.content, "html.parser")

    @property
    def text(self) -> str:
        """All that stands in the page's main part, in one line."""
        main = self.soup.find("main") or self.soup
        return " ".join(main.get_text(" ").split())

    @property
    def headline(self) -> str:
        return _text(self.soup.select_one("#treffer"))

    @property
    def titles(self) -> list[str]:
        return [" ".join(title.get_text().split()) for title in self.soup.select(".card__title")]

    @property
    def marked(self) -> list[str]:
        """The words highlighted on the cards."""
        return [mark.get_text() for mark in self.soup.select("mark")]

    @property
    def notices(self) -> list[str]:
        """The sentences of notices, without the word that opens them."""
        found = []
        for notice in self.soup.select(".notice__body p"):
            notice.select_one(".notice__word").extract()
            found.append(_text(notice))
        return found

    @property
    def chips(self) -> dict[str, str]:
        """The filters in force with the addresses without them."""
        return {
            _text(chip).removesuffix(" entfernen"): str(chip["href"])
            for chip in self.soup.select(".chip--filter")
        }

    @property
    def ways_out(self) -> dict[str, str]:
        return {_text(link): str(link["href"]) for link in self.soup.select(".empty .chip")}

    @property
    def sorts(self) -> dict[str, str]:
        return {_text(link): str(link["href"]) for link in self.soup.select(".sorting a")}

    @property
    def sorted_by(self) -> list[str]:
        return [_text(link) for link in self.soup.select(".sorting a[aria-current]")]

    def facet(self, name: str) -> dict[str, Row]:
        """Value -> row of one facet."""
        rows = {}
        for box in self.soup.select(f"#facette-{name} .facet__row"):
            field, count = box.find("input"), box.select_one(".facet__count")
            if count is not None:
                label, number = box.find_all("span")[0], count.find(string=True)
                rows[str(field["value"])] = Row(
                    _text(label), int(str(number)), field.has_attr("checked")
                )
        return rows

    def link(self, text: str) -> str:
        """The address of the one link with this text."""
        (found,) = [a for a in self.soup.find_all("a") if _text(a) == text]
        return str(found["href"])


def look(client: Client, address: str = "", **headers: str) -> Seen:
    """Open /kurse/ with these parameters."""
    response = client.get(f"/kurse/?{address}" if address else "/kurse/", headers=headers)
    assert response.status_code == 200, (address, response.status_code)
    return Seen(response)


def _text(tag: Tag | None) -> str:
    return "" if tag is None else " ".join(tag.get_text(" ").split())
