"""The stories of the blocks that editors put into a page, in the words of a language."""

from types import SimpleNamespace
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from .story import Context, Story
from .words import Words

# `caption` is a part of pictures; a listing shows what the features give it, as cards.
ELSEWHERE = frozenset({"caption", "listing"})


def block_stories(words: Words) -> list[Story]:
    """Return a story per block; those of pictures are empty while nobody has uploaded one."""
    return [*_of_text(words), *_of_media(words), *_of_facts(words)]


def _of_text(words: Words) -> list[Story]:
    text = _rich(words.sentence, words.hint)
    return [
        _story(
            "heading",
            _("Gliedert den Text: Abschnitt und Unterabschnitt."),
            {"text": words.question, "level": "2"},
            {"text": words.long, "level": "3"},
        ),
        Story(
            room="blocks",
            component="paragraph",
            purpose=_("Text mit Absätzen, Listen und Links."),
            states=({"value": text},),
        ),
        _story(
            "notice",
            _("Was niemand übersehen soll."),
            {"kind": "success", "text": words.sentence},
        ),
        _story(
            "quote",
            _("Ein Satz, der für sich steht."),
            {"quote": words.sentence, "source": words.provider},
            {"quote": words.long},
        ),
        _story(
            "accordion",
            _("Eine Frage, deren Antwort sich aufklappen lässt."),
            {"title": words.question, "text": text},
        ),
        _story(
            "steps",
            _("Was man nacheinander tut."),
            {
                "title": words.question,
                "steps": [
                    {"title": words.topic, "text": text},
                    {"title": words.long, "text": text},
                    {"title": words.other_topic, "text": text},
                ],
            },
        ),
    ]


def _of_media(words: Words) -> list[Story]:
    picture = get_image_model().objects.order_by("pk").first()
    pictures = [{"image": picture, "caption": words.sentence}] * 3 if picture else []
    file = SimpleNamespace(
        pk=0,
        title=words.course,
        filename="beispiel.webm",
        file_extension="webm",
        file_size=4_200_000,
        url="#start",
        accessible="yes",
    )
    film = {"title": words.course, "file": file, "poster": picture}
    return [
        _story("figure", _("Ein Bild mit Bildunterschrift und Nachweis."), *pictures[:1]),
        _story(
            "gallery",
            _("Mehrere Bilder nebeneinander."),
            *([{"title": words.topic, "images": pictures}] if pictures else []),
        ),
        _story(
            "video",
            _("Ein eigenes Video mit Untertiteln und Text. Es startet nie von selbst."),
            film | {"transcript": _rich(words.sentence, words.hint)},
        ),
        _story(
            "sign_video",
            _("Ein Video in Gebärdensprache."),
            film | {"summary": words.sentence},
        ),
        _story(
            "documents",
            _("Dateien zum Herunterladen, mit Format und Größe."),
            {"title": words.topic, "documents": [file]},
        ),
    ]


def _of_facts(words: Words) -> list[Story]:
    link = {"url": "#start", "label": words.topic}
    facts = [
        {"label": words.topic, "text": format_html("<p>{}</p>", text)}
        for text in (words.when, words.where, words.price)
    ]
    return [
        _story("facts", _("Wo, wann, wer."), {"title": words.question, "facts": facts}),
        _story(
            "contact",
            _("Eine Kontaktstelle, gewählt aus den Organisationen."),
            {"title": words.topic, "note": words.sentence, "contact_point": contact_point(words)},
        ),
        _story("table", _("Zahlen und Angaben in Spalten."), _table(words)),
        _story("button", _("Der eine nächste Schritt."), link),
        _story(
            "call_to_action",
            _("Eine Einladung: Überschrift, ein Satz und ein Knopf."),
            {"title": words.question, "text": words.sentence, "link": link},
        ),
    ]


def contact_point(words: Words) -> SimpleNamespace:
    return SimpleNamespace(
        organisation=SimpleNamespace(name=words.provider, address=words.where),
        label=words.topic,
        phone="0651 718-0",
        email="bildung@stadt.example",
        hours=words.when,
    )


def _table(words: Words) -> Context:
    """Return a table of two columns as Wagtail gives it to a template."""
    kinds = ("text", "number")
    columns = [
        SimpleNamespace(heading=heading, block=SimpleNamespace(name=kind))
        for kind, heading in zip(kinds, (words.topic, words.price), strict=True)
    ]
    rows = [
        [
            SimpleNamespace(value=value, block=SimpleNamespace(name=kind))
            for kind, value in zip(kinds, row, strict=True)
        ]
        for row in ((words.topic, 98), (words.other_topic, 49))
    ]
    return {"caption": words.course, "table": SimpleNamespace(columns=columns, rows=rows)}


def _rich(first: str, second: str) -> str:
    return format_html("<p>{}</p><ul><li>{}</li><li>{}</li></ul>", first, second, second)


def _story(component: str, purpose: str, *values: dict[str, Any] | Context) -> Story:
    states = tuple({"value": value} for value in values)
    return Story(room="blocks", component=component, purpose=purpose, states=states)
