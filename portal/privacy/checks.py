"""System checks: no personal field without a declaration, no declaration without its field."""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from .registry import all_declarations, declared_fields

# In our own models the name is enough to ask; of libraries' models only what is surely a person.
PERSONS = "first|last|given|family|full|sur|nick|user|contact|person"
SUSPICIOUS = re.compile(
    rf"^name$|^({PERSONS})_?name$|(phone|mobile|address|street|gender|nationality)$|birth"
)


def check_declared(**options: Any) -> list[CheckMessage]:
    """Return portal.E010 for undeclared personal fields and portal.E011 for stale declarations."""
    return [*_undeclared(), *_stale()]


def _undeclared() -> Iterator[CheckMessage]:
    for model in apps.get_models():
        known = declared_fields(model)
        for field in model._meta.local_fields + model._meta.local_many_to_many:
            if field.name not in known and looks_personal(field):
                yield Error(
                    f"{field} sieht nach einer Angabe über einen Menschen aus und ist nicht erklärt.",
                    hint=(
                        "Erklären Sie das Feld in AppConfig.ready() mit "
                        "portal.privacy.registry.declare(Personal(...)), oder mit NotPersonal(...) "
                        "und einem Grund, wenn es keinen Menschen betrifft."
                    ),
                    obj=model,
                    id="portal.E010",
                )


def looks_personal(field: models.Field[Any, Any]) -> bool:
    """Whether `field` may say something about a person."""
    if field.is_relation:
        # Parent links and child-of-account rows included: they are about that person.
        return field.related_model is get_user_model()
    if isinstance(field, models.EmailField):
        return True
    ours = (settings.BASE_DIR / field.model.__module__.split(".")[0]).is_dir()
    text = isinstance(field, models.CharField | models.TextField | models.DateField)
    return ours and text and bool(SUSPICIOUS.search(field.name))


def _stale() -> Iterator[CheckMessage]:
    for declaration in all_declarations():
        try:
            model = apps.get_model(declaration.model)
            for name in declaration.fields:
                model._meta.get_field(name)
        except (LookupError, FieldDoesNotExist) as error:
            yield Error(
                f"Die Datenschutz-Erklärung von {declaration.model} passt zu keinem Feld: {error}",
                hint="Passen Sie die Erklärung an das geänderte Modell an.",
                id="portal.E011",
            )
