"""The processing record (Verzeichnis von Verarbeitungstätigkeiten, DSGVO Art. 30) as Markdown."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .notice import kept
from .registry import Personal, personal


def processing_record() -> str:
    """Return one section per declared model; printed by `portal_privacy_record`."""
    head = "# " + _("Verzeichnis der personenbezogenen Daten")
    return "\n\n".join([head, *(_section(declaration) for declaration in personal())]) + "\n"


def _section(declaration: Personal) -> str:
    model = declaration.model_class
    rows = (
        (_("Was"), declaration.what),
        (_("Felder"), ", ".join(_label(declaration, name) for name in declaration.fields)),
        (_("Zweck"), declaration.purpose),
        (_("Rechtsgrundlage"), declaration.legal_base),
        (_("Zugriff"), declaration.readers),
        (_("Aufbewahrung"), kept(declaration)),
    )
    lines = [f"## {capfirst(str(model._meta.verbose_name))} (`{declaration.model}`)", ""]
    return "\n".join([*lines, *(f"* {label}: {value}" for label, value in rows)])


def _label(declaration: Personal, name: str) -> str:
    field = declaration.model_class._meta.get_field(name)
    return str(getattr(field, "verbose_name", name))
