"""Settings that would fail late are refused at the start, with a hint."""

from typing import Any

import pytest

from portal.checks import check_settings


def test_the_settings_of_the_house_pass() -> None:
    assert check_settings() == []


@pytest.mark.parametrize(
    ("name", "value", "id_"),
    [
        ("PORTAL_TODAY", "12.5.2020", "portal.E001"),
        ("INSTALLED_APPS", ["django_tasks_db", "portal.jobs"], "portal.E002"),
        ("PRIVATE_ROOT", "below media", "portal.E003"),
        ("PORTAL_INTERFACE_LANGUAGES", ["en"], "portal.E004"),
        ("PORTAL_INTERFACE_LANGUAGES", ["de", "xx"], "portal.E004"),
    ],
)
def test_what_does_not_fit_is_named_with_a_hint(
    monkeypatch: pytest.MonkeyPatch, name: str, value: Any, id_: str
) -> None:
    from django.conf import settings

    value = settings.MEDIA_ROOT / "private" if value == "below media" else value
    monkeypatch.setattr(settings, name, value)
    (message,) = check_settings()
    assert message.id == id_
    assert message.hint
