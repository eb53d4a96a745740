"""The stories: which component is shown, with what."""

import datetime as dt
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.utils.html import format_html
from django.utils.translation import gettext as _

from portal.pages.models import HomePage

from .block_stories import block_stories, contact_point
from .story import Story
from .words import Words

# Parts of every page, so of the style guide itself too; htmx and sharing show nothing.
FRAME = frozenset({"header", "footer", "htmx", "sharing"})


class QuestionForm(forms.Form):
    """A form with a mistake in it."""

    def __init__(self, words: Words) -> None:
        super().__init__({"question": "", "agreed": ""}, auto_id="frage-%s")
        self.fields["question"] = forms.CharField(
            label=words.question, help_text=words.hint, error_messages={"required": words.error}
        )
        self.fields["more"] = forms.CharField(
            label=words.topic, required=False, widget=forms.Textarea({"rows": 3})
        )


def stories(words: Words, home: HomePage | None) -> list[Story]:
    """Return all stories in the language of `words`. `home`: a page for links that need one."""
    link = {"url": "#start", "label": words.topic}
    form = QuestionForm(words)
    found = [
        Story(
            component="button",
            purpose=_(
                "Ein nächster Schritt. Der wichtigste einer Seite ist gefüllt, andere sind leise."
            ),
            states=(
                {"label": words.question, "icon": "search"},
                {"label": words.question, "kind": "quiet"},
                {"label": words.question, "kind": "plain", "icon": "close"},
                {"label": words.topic, "url": "#start", "icon": "external"},
            ),
        ),
        Story(
            component="breadcrumb",
            purpose=_("Wo man ist."),
            states=({"items": [link], "current": words.course},),
        ),
        Story(
            component="searchbox",
            purpose=_("Die eine Suche, mit oder ohne Ort."),
            states=(
                {"id": "feld-eins"},
                {"id": "feld-zwei", "one_field": True, "label": words.question, "hint": words.hint},
            ),
        ),
        Story(
            component="card",
            purpose=_("Ein Angebot in einer Liste: was, von wem, wann, wo, wie viel."),
            states=(
                {
                    "level": 3,
                    "url": "#start",
                    "title": format_html("<mark>{}</mark>", words.course),
                    "by": words.provider,
                    "text": words.sentence,
                    "when": [words.when, words.when],
                    "where": words.where,
                    "places": words.places,
                    "places_free": True,
                    "price": words.price,
                    "price_note": words.reduced,
                    "tags": [words.other_topic],
                },
                {
                    "level": 3,
                    "url": "#start",
                    "title": words.long,
                    "when": [words.when],
                    "where": "online",
                    "online": True,
                },
            ),
        ),
        Story(
            component="save",
            purpose=_(
                "Ein Angebot merken. Auf einer Karte klein, auf der Seite eines Angebots groß."
            ),
            states=(
                {"key": "klein", "title": words.course},
                {"key": "gross", "title": words.course, "look": "button button--quiet"},
            ),
        ),
        Story(
            component="price",
            purpose=_("Ein Preis. Unbekannt wird gesagt, nicht versteckt."),
            states=(
                {"price": words.price, "price_note": words.reduced},
                {"price": _("kostenlos"), "free": True},
                {"price": ""},
            ),
        ),
        Story(
            component="chips",
            purpose=_("Filter, die gelten, zum Entfernen; oder Wege hinein."),
            states=(
                {
                    "chips": [link, link | {"label": words.other_topic}],
                    "removable": True,
                    "label": words.topic,
                },
                {"chips": [link | {"label": words.long}], "label": words.other_topic},
            ),
        ),
        Story(
            component="facet",
            purpose=_("Eine Gruppe von Filtern mit der Zahl der Angebote."),
            states=(
                {"facet": _facet("stil-thema", words, single=False)},
                {"facet": _facet("stil-preis", words, single=True)},
                {"facet": _explained(_facet("stil-zugang", words, single=False), words)},
            ),
        ),
        Story(
            component="pagination",
            purpose=_("Seiten einer langen Liste."),
            states=(
                {"page": Paginator(range(90), 10).page(4), "pages": [1, None, 3, 4, 5, None, 9]},
            ),
        ),
        Story(
            component="notice",
            purpose=_("Ein Hinweis mit Zeichen und Wort, nie durch Farbe allein."),
            states=tuple(
                {"kind": kind, "text": words.sentence}
                for kind in ("info", "success", "warning", "error")
            ),
        ),
        Story(
            component="error_summary",
            purpose=_("Was in einem Formular fehlt; jeder Satz führt zu seinem Feld."),
            states=({"form": form},),
        ),
        Story(
            component="field",
            purpose=_("Ein Feld: Frage, Hinweis, Fehler, Eingabe."),
            states=tuple({"field": field} for field in form),
        ),
        Story(
            component="date",
            purpose=_("Ein großes Datum."),
            states=({"date": dt.date(2027, 1, 11)}, {"date": dt.date(2028, 2, 29), "year": True}),
        ),
        Story(
            component="contact",
            purpose=_("Wen man anruft: eine Kontaktstelle einer Organisation."),
            states=({"title": words.topic, "note": words.sentence, "point": contact_point(words)},),
        ),
        Story(
            component="figure_number",
            purpose=_("Eine Zahl mit Herkunft, auf der Seite eines Programms."),
            states=({"number": "42", "label": words.other_topic, "source": words.hint},) * 2,
            list_class="figures",
            list_tag="dl",
        ),
        Story(
            component="timeline_entry",
            purpose=_("Etwas, das geschah, mit dem Neuesten zuerst."),
            states=(
                {"when": "2026", "title": words.course, "text": words.sentence},
                {"when": "2025", "title": words.long, "text": words.sentence},
            ),
            list_class="timeline",
            list_tag="ol",
        ),
        Story(
            component="table",
            purpose=_("Eine Tabelle, die auf schmalen Bildschirmen in sich rollt."),
            states=(
                {
                    "caption": words.question,
                    "head": [words.topic, words.places, words.price],
                    "rows": [[words.topic, "6", "98"], [words.other_topic, "12", "49"]],
                    "numeric": True,
                },
            ),
        ),
    ]
    if home is not None:
        door = {"page": home, "title": words.topic, "text": words.sentence}
        found.append(
            Story(
                component="door",
                purpose=_("Eine Tür zu einem Programm, mit dem Bogen des Hauses."),
                states=(door | {"illustration": "book"}, door | {"illustration": "lamp"}),
                list_class="doors",
            )
        )
    return [*found, *block_stories(words)]


def _facet(name: str, words: Words, *, single: bool) -> SimpleNamespace:
    rows = [
        SimpleNamespace(
            parameter=name,
            value=f"{number}",
            label=label,
            count=14 - number,
            chosen=number == 1,
            depth=0 if single else number % 2,
        )
        for number, label in enumerate((words.topic, words.other_topic, words.long))
    ]
    return SimpleNamespace(name=name, title=words.question, is_open=True, single=single, rows=rows)


def _explained(facet: SimpleNamespace, words: Words) -> SimpleNamespace:
    """Add what a facet may say beside its rows."""
    facet.hint = words.hint
    facet.switch = SimpleNamespace(
        parameter=facet.name, value="auch", label=words.long, chosen=False
    )
    facet.help = ((words.topic, words.sentence), (words.other_topic, words.sentence))
    return facet
