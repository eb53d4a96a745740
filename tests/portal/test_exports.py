"""What Wagtail itself writes into spreadsheets: no formulas, and nobody's data beside the list."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.test import Client

from portal.accounts.models import User
from tests.conftest import logged_in, make_person
from tests.support.world import home_page, standard_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]

FORMULA = '=HYPERLINK("https://böse.example";"Bitte hier klicken")'


def rows(client: Client, address: str, kind: str) -> list[list[Any]]:
    content = client.get(f"{address}?export={kind}").getvalue()
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode())))
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_title_is_no_formula_in_wagtails_reports(clara: User, kind: str) -> None:
    page = standard_page(home_page(), FORMULA, slug="formel")
    page.locked, page.locked_by = True, clara
    page.save()
    found = rows(logged_in(clara), "/admin/reports/locked/", kind)
    assert [row[0] for row in found[1:]] == [f"'{FORMULA}"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_persons_name_is_no_formula_either(bea: User, kind: str) -> None:
    """Whoever is invited writes her own name."""
    editor = make_person("=1+1", "Adler", "Chefredaktion")
    page = standard_page(home_page(), "Beratung")
    page.locked, page.locked_by = True, editor
    page.save_revision(user=editor)
    page.save()
    found = rows(logged_in(editor), "/admin/reports/locked/", kind)
    cells = [str(cell) for row in found[1:] for cell in row]
    assert [cell for cell in cells if "1+1" in cell] == ["'=1+1 Adler"]


def test_the_list_of_accounts_is_not_for_taking_away(bea: User, anna: User) -> None:
    """It offers no export; who asks for one all the same gets nobody's name or address."""
    client = logged_in(bea)
    assert "export=csv" not in client.get("/admin/users/").content.decode()
    assert {cell for row in rows(client, "/admin/users/", "csv") for cell in row} == set()
