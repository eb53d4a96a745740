"""A small index for tests: Django groups called "Notiz ..." are its objects, their names its text."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import Group
from django.db import transaction

from search.contract import Document, Hit, Index, IndexSchema, Query, Result, TextField
from search.outbox import mark

NAME = "notes"
PREFIX = "Notiz "
UNREADABLE = "kaputt"
SCHEMA = IndexSchema(name=NAME, texts=(TextField(name="title"),))


def keys() -> Iterable[int]:
    notes = Group.objects.filter(name__startswith=PREFIX)
    return notes.order_by("pk").values_list("pk", flat=True)


def load(keys: Sequence[int]) -> Iterable[Document]:
    for note in Group.objects.filter(name__startswith=PREFIX, pk__in=keys).order_by("pk"):
        if UNREADABLE in note.name:
            raise ValueError("kaputte Notiz")
        yield Document(key=note.pk, version=0, texts={"title": note.name})


def fallback(query: Query) -> Result:
    found = Group.objects.filter(name__startswith=PREFIX, name__icontains=query.words)
    hits = tuple(Hit(key=key) for key in found.order_by("pk").values_list("pk", flat=True))
    return Result(hits=hits, total=len(hits), stage="database")


INDEX = Index(schema=SCHEMA, keys=keys, load=load, fallback=fallback)


def write(text: str, *, pk: int | None = None) -> Group:
    """Save a note and mark it, as an app does."""
    with transaction.atomic():
        note = Group(pk=pk, name=PREFIX + text)
        note.save()
        mark(NAME, [note.pk])
    return note


def remove(note: Group) -> None:
    """Delete a note and mark it."""
    key = note.pk
    with transaction.atomic():
        note.delete()
        mark(NAME, [key])


def titles() -> dict[int, str]:
    """Return key -> text of every note in the database."""
    return dict(Group.objects.filter(name__startswith=PREFIX).values_list("pk", "name"))
