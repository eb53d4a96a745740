"""Texts that would mislead are refused in German when they are published, never as drafts."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.models import PageViewRestriction

from portal.blocks.body import BodyBlock
from portal.blocks.checking import problems
from portal.blocks.links import ButtonBlock
from portal.blocks.richtext import link_problems, says_nothing
from portal.blocks.text import HeadingBlock
from portal.media.models import PortalDocument
from portal.pages.checks import blocks_are_complete, lacks

from .page_tree import make_home, make_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]

BODY = BodyBlock()


def body(*parts: tuple[str, Any]) -> Any:
    return BODY.to_python([{"type": kind, "value": value} for kind, value in parts])


def heading(text: str, level: str = "2") -> tuple[str, Any]:
    return "heading", {"text": text, "level": level}


TEXT = ("paragraph", "<p>Ein Satz.</p>")


def test_a_text_in_order_passes() -> None:
    value = body(heading("Eins"), TEXT, heading("Darunter", "3"), TEXT, heading("Zwei"), TEXT)
    assert problems(BODY, value) == []


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            (heading("Zu tief", "3"), TEXT),
            (
                "1. Überschrift, Ebene: Vor einem Unterabschnitt muss ein Abschnitt stehen. Wählen Sie "
                "die Ebene „Abschnitt“."
            ),
        ),
        (
            (heading("Kosten"), TEXT, heading("kosten "), TEXT),
            (
                "3. Überschrift, Überschrift: Diese Überschrift gibt es auf der Seite schon. Wer nur die "
                "Überschriften hört, kann beide nicht unterscheiden. Bitte schreiben Sie eine andere."
            ),
        ),
        (
            (heading("Leer"), heading("Voll"), TEXT),
            (
                "2. Überschrift, Überschrift: Zwischen dieser und der Überschrift davor steht nichts. "
                "Schreiben Sie Text dazwischen, oder löschen Sie die Überschrift davor."
            ),
        ),
        (
            (("paragraph", '<p>Mehr <a href="https://www.trier.de/">hier</a>.</p>'),),
            (
                "1. Text: Der Link „hier“ sagt nicht, wohin er führt. Verlinken Sie Wörter, die auch "
                "allein verständlich sind, zum Beispiel: Öffnungszeiten der Stadtbibliothek."
            ),
        ),
        (
            (("accordion", {"title": "Wo?", "text": '<p><a href="/x/"> </a></p>'}),),
            (
                "1. Aufklappen, Antwort: Ein Link hat keine Wörter. Löschen Sie ihn, oder schreiben Sie, "
                "wohin er führt."
            ),
        ),
        (
            (("button", {"label": "Mehr …", "page": None, "address": "/kurse/"}),),
            "1. Knopf, Aufschrift: Bitte schreiben Sie, wohin es geht, zum Beispiel: Kurse ansehen.",
        ),
        (
            (
                (
                    "table",
                    {
                        "caption": "Zeiten",
                        "table": {
                            "columns": [{"type": "text", "heading": " "}],
                            "rows": [{"values": ["Dienstag"]}],
                            "caption": "",
                        },
                    },
                ),
            ),
            (
                "1. Tabelle, Tabelle: Jede Spalte braucht eine Überschrift: Ohne sie weiß niemand, was "
                "darin steht."
            ),
        ),
        (
            (
                (
                    "table",
                    {
                        "caption": "Zeiten",
                        "table": {
                            "columns": [{"type": "text", "heading": "Tag"}],
                            "rows": [{"values": [""]}],
                            "caption": "",
                        },
                    },
                ),
            ),
            (
                "1. Tabelle, Tabelle: In der ersten Spalte steht, wovon die Zeile handelt. Sie darf nicht "
                "leer sein."
            ),
        ),
    ],
)
def test_what_misleads_is_said_in_german_and_may_wait_in_a_draft(parts: Any, expected: str) -> None:
    value = body(*parts)
    assert problems(BODY, value) == [expected]
    BODY.clean_deferred(value)


@pytest.mark.parametrize("kind", sorted(BODY.child_blocks))
def test_every_empty_block_may_wait_in_a_draft_and_none_is_published(kind: str) -> None:
    empty = BODY.child_blocks[kind]
    if kind == "paragraph":
        value = body((kind, ""))
    else:
        value = body((kind, empty.get_prep_value(empty.normalize({}))))
    BODY.clean_deferred(value)
    with pytest.raises(StreamBlockValidationError):
        BODY.clean(value)


def test_a_link_to_a_page_that_is_not_public_is_named() -> None:
    home = make_home()
    page = make_page("Beratung", parent=home)
    source = f'<p><a linktype="page" id="{page.pk}">Beratung</a></p>'
    assert link_problems(source) == []
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert link_problems(source) == [
        (
            "Der Link „Beratung“ führt zu einer Seite, die nicht öffentlich ist. Veröffentlichen Sie "
            "zuerst diese Seite, oder nehmen Sie den Link weg."
        )
    ]
    button = ButtonBlock()
    value = button.to_python({"label": "Zur Beratung", "page": page.pk, "address": ""})
    with pytest.raises(ValidationError) as caught:
        button.clean(value)
    assert caught.value.block_errors["page"].messages == [
        "Diese Seite ist nicht öffentlich. Veröffentlichen Sie sie zuerst, oder wählen Sie eine andere."
    ]


def test_an_address_is_no_name_of_a_link() -> None:
    (problem,) = link_problems('<a href="https://a.example/">https://a.example/b?c</a>')
    assert problem.startswith("Der Link „https://a.example/b?c“ ist eine Internetadresse.")


@pytest.mark.parametrize("text", ["Hier", " mehr …", "<b>klicken Sie hier</b>", "»Weiter«"])
def test_words_that_say_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["Hierfür brauchen Sie nichts", "Mehr über MINT", "PDF-Anleitung"])
def test_words_that_say_something(text: str) -> None:
    assert not says_nothing(text)


def document(name: str, content: bytes) -> PortalDocument:
    made = PortalDocument(title=name)
    made.file.save(name, ContentFile(content))
    return made


def test_a_video_needs_captions_and_text_and_must_be_one() -> None:
    video, captions = document("film.mp4", b"...."), document("film.vtt", b"WEBVTT")
    whole = {
        "title": "Der Lerntreff",
        "file": video.pk,
        "captions": captions.pk,
        "transcript": "<p>Eine Frau öffnet die Tür.</p>",
        "poster": None,
    }
    assert problems(BODY, body(("video", whole))) == []
    lines = problems(BODY, body(("video", whole | {"captions": None, "transcript": ""})))
    assert [line.split(":")[0] for line in lines] == [
        "1. Video, Untertitel",
        "1. Video, Text zum Video",
    ]
    swapped = body(("video", whole | {"file": captions.pk, "captions": video.pk}))
    assert problems(BODY, swapped) == [
        "1. Video, Video: Das ist kein Video. Bitte wählen Sie eine MP4- oder WebM-Datei.",
        "1. Video, Untertitel: Das sind keine Untertitel. Bitte wählen Sie eine VTT-Datei.",
    ]


def test_a_video_is_played_with_its_captions_and_never_by_itself() -> None:
    video, captions = document("film.mp4", b"...."), document("film.vtt", b"WEBVTT")
    html = BODY.render(
        body(
            (
                "video",
                {
                    "title": "Der Lerntreff",
                    "file": video.pk,
                    "captions": captions.pk,
                    "transcript": "<p>Eine Frau öffnet die Tür.</p>",
                    "poster": None,
                },
            )
        )
    )
    assert f'<source src="/documents/{video.pk}/play/{video.filename}" type="video/mp4">' in html
    assert f'<track kind="captions" src="/documents/{captions.pk}/play/{captions.filename}"' in html
    assert "autoplay" not in html
    assert "Eine Frau öffnet die Tür." in html


def test_all_blocks_of_the_house_are_complete() -> None:
    assert blocks_are_complete(None) == []


def test_a_block_without_words_for_editors_is_found() -> None:
    class BareBlock(HeadingBlock):
        class Meta:
            label = None
            description = ""
            group = ""

    assert lacks(BareBlock()) == ["label", "description", "group"]


@pytest.mark.parametrize("kind", sorted(BODY.child_blocks))
def test_every_block_has_a_preview_that_renders(kind: str, rf: Any, sofia: Any) -> None:
    from wagtail.admin.views.generic.preview import StreamFieldBlockPreview

    block = BODY.child_blocks[kind]
    request = rf.get("/", {"id": block.definition_prefix})
    request.user = sofia
    answer = StreamFieldBlockPreview.as_view()(request)
    answer.render()
    text = answer.content.decode()
    assert "<main>" in text
    assert len(text.split("<main>")[1].split("</main>")[0].strip()) > 60, kind
