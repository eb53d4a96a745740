"""Original files go after 90 days; what was imported stays."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from portal import clock
from tests.factories.catalogue import make_source
from till_catalog.importers.lifecycle import create_run
from till_catalog.importers.originals import forget_originals
from till_catalog.models import ImportRun

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def made(days_ago: int) -> ImportRun:
    run = create_run(make_source(slug=f"quelle-{days_ago}"), ContentFile(b"<x/>"), name="kurse.xml")
    run.created_at = clock.real_now() - dt.timedelta(days=days_ago)
    run.save()
    return run


def test_originals_go_after_90_days() -> None:
    recent, old = made(89), made(91)
    path = Path(old.original.path)
    assert forget_originals() == 1
    recent.refresh_from_db()
    old.refresh_from_db()
    assert (bool(recent.original), bool(old.original)) == (True, False)
    assert not path.exists()
    assert forget_originals() == 0


def test_a_forgotten_original_cannot_be_downloaded(sofia_client: Client) -> None:
    run = made(91)
    forget_originals()
    assert sofia_client.get(reverse("import-runs:original", args=[run.pk])).status_code == 404
