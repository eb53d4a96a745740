"""What is known of a person, as plain data (DSGVO Art. 15 and 20)."""

from typing import Any

from django.db.models import Field, ManyToManyField, Model

from .registry import personal


def export_person(*, email: str) -> list[dict[str, Any]]:
    """Return one entry per row that belongs to the person with this address.

    Each has `model`, `entry` (its title), `purpose`, `legal_base` and `data` (field label -> value as text, number,
    true, false or null), so that `json.dumps` takes it. Password hashes are left out.
    """
    entries = []
    for declaration in personal():
        if declaration.subject is None:
            continue
        model = declaration.model_class
        for row in model._default_manager.filter(declaration.subject(email)).order_by("pk"):
            entries.append(
                {
                    "model": str(model._meta.verbose_name),
                    "entry": str(row),
                    "purpose": str(declaration.purpose),
                    "legal_base": str(declaration.legal_base),
                    "data": {
                        name: _plain(row, name) for name in declaration.fields if name != "password"
                    },
                }
            )
    return entries


def _plain(row: Model, name: str) -> Any:
    field = row._meta.get_field(name)
    if isinstance(field, ManyToManyField):
        return [str(item) for item in getattr(row, name).all()]
    assert isinstance(field, Field)
    value = field.value_from_object(row)
    return value if value is None or isinstance(value, bool | int | float) else str(value)
