"""Posting a form as a browser would: all that stands in it, with some answers changed."""

from typing import Any

from django import forms
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.test.utils.form_data import rich_text


def answers(client: Client, url: str, **changes: Any) -> dict[str, Any]:
    """Return what a browser would send from the form at `url`; None takes an answer away."""
    form = client.get(url).context["form"]
    data = _values(form)
    for table in form.tables.values():
        for part in (table.management_form, *table.forms):
            data |= _values(part)
    data |= changes
    return {name: value for name, value in data.items() if value is not None}


def _values(form: Any) -> dict[str, Any]:
    return {field.html_name: _value(field) for field in form}


def _value(field: Any) -> Any:
    value, widget = field.value(), field.field.widget
    if isinstance(widget, DraftailRichTextArea):
        return rich_text(value or "")
    if isinstance(widget, forms.CheckboxInput):
        return "on" if value else None
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return [getattr(item, "pk", item) for item in value or ()]
    if isinstance(value, list):  # keywords
        return ", ".join(f'"{word}"' for word in value)
    text = widget.format_value(value)
    text = text[0] if isinstance(text, list) and text else text
    return "" if text in (None, []) else str(text)


def save(client: Client, url: str, **changes: Any) -> Any:
    """Post the form at `url` with some answers changed."""
    return client.post(url, answers(client, url, **changes))


def errors(response: Any) -> dict[str, list[str]]:
    """Return the sentences of a refused form and of its tables by field."""
    form = response.context["form"]
    found = {name: list(sentences) for name, sentences in form.errors.items()}
    for table in form.tables.values():
        for row in table.forms:
            found |= {f"{row.prefix}-{name}": list(said) for name, said in row.errors.items()}
    return found


def count_queries(client: Client, url: str) -> int:
    """Return what a page costs the second time it is opened."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)
