"""The office repairs a provider's broken table in a real browser and publishes it."""

import os
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from .accessibility import assert_accessible

BROKEN = (
    "angebot_nr;titel;beschreibung;form;beginn;uhrzeit_von;uhrzeit_bis;ort_plz;ort_ort;preis\r\n"
    "K1;Körbe flechten am Abend;Wir flechten einen Korb aus Weide.;vor_ort;02.09.2030;18:00;20:00;54290;Trier;40,00\r\n"
    "K2;;Wir binden Besen.;vor_ort;31.02.2030;18 Uhr;abends;54290;Trier;zwölf\r\n"
)
PICTURES = os.environ.get("PORTAL_PICTURES")


def _picture(page: Page, name: str) -> None:
    if PICTURES:
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 900})


def test_a_broken_table_is_repaired_and_published(page_admin: Page, tmp_path: Path) -> None:
    page = page_admin
    page.goto("/admin/importquellen/new/")
    page.locator("#id_name").fill("Korbflechterei")
    page.locator("#id_slug").fill("korb")
    page.locator("#id_format").select_option("csv")
    page.locator("#id_provider").select_option(index=1)
    page.locator("#w-editor-form button[type=submit]").first.click()
    expect(page).to_have_url(re.compile(r"/admin/importquellen/$"))

    table = tmp_path / "kurse.csv"
    table.write_bytes(BROKEN.encode("cp1252"))
    page.goto("/admin/importe/new/")
    _picture(page, "upload")
    page.locator("#id_source").select_option(label="Korbflechterei")
    page.locator("#id_file").set_input_files(table)
    page.locator("#w-editor-form button[type=submit]").first.click()

    expect(page.get_by_text("1 Zeile hat Fehler und wird so nicht übernommen.")).to_be_visible()
    assert_accessible(page, inside="main .nice-padding")
    _picture(page, "preview")
    page.get_by_role("link", name="Hier verbessern").click()
    expect(page.get_by_text("Der Beginn fehlt oder ist nicht lesbar.")).to_be_visible()
    assert_accessible(page, inside="#mend")
    _picture(page, "mend")
    page.get_by_role("textbox", name="titel", exact=True).fill("Besen binden")
    page.get_by_role("textbox", name="beginn", exact=True).fill("3.9.2030")
    page.get_by_role("button", name="Speichern und prüfen").first.click()
    expect(page.get_by_text("1 Zeile gespeichert. Keine Zeile hat mehr Fehler.")).to_be_visible()
    expect(page.get_by_role("textbox", name="preis", exact=True)).to_have_value("zwölf")
    page.get_by_role("textbox", name="preis", exact=True).fill("12,50")
    page.get_by_role("textbox", name="uhrzeit_bis", exact=True).fill("20:00")
    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="Veröffentlichen")).to_be_visible()
    _picture(page, "ready")
    page.get_by_role("link", name=re.compile("^3")).click()
    _picture(page, "row")
    page.go_back()
    page.get_by_role("button", name="Veröffentlichen").click()
    expect(page.get_by_text("2 Datensätze in der Datei: 2 neu")).to_be_visible(timeout=60_000)
    _picture(page, "run")

    page.goto("/admin/schlagwortregeln/")
    _picture(page, "rules")
    page.goto("/admin/schlagwortregeln/new/")
    page.locator("#id_word").fill("Yoga")
    page.locator("#id_action").select_option("stop")
    page.get_by_role("button", name="Wie viele Angebote ändert das?").click()
    expect(page.get_by_role("heading", name=re.compile("Angebote? änder"))).to_be_visible()
    _picture(page, "impact")
