"""Pictures of TILL: what waits, an offer, a table with mistakes, words that lead."""

from playwright.sync_api import expect

from .camera import Studio
from .office import to_the_top

TABLE = (
    "angebot_nr;titel;beschreibung;form;beginn;uhrzeit_von;uhrzeit_bis;ort_plz;ort_ort;preis\r\n"
    "K1;Körbe flechten am Abend;Wir flechten einen Korb aus Weide.;vor_ort;02.09.2030;18:00;20:00;"
    "54290;Trier;40,00\r\n"
    "K2;;Wir binden Besen.;vor_ort;31.02.2030;18 Uhr;abends;54290;Trier;zwölf\r\n"
)


def work(studio: Studio, name: str) -> None:
    page = studio.window("rita")
    page.goto("/admin/")
    studio.take(name, page, page.locator("#worklist-section, section:has(#worklist)").first)


def offer(studio: Studio, name: str) -> None:
    page = studio.window("rita")
    page.goto("/admin/angebote/new/")
    page.locator("[name=title]").fill("Lesen und Schreiben am Vormittag")
    studio.take(name, page)


def table(studio: Studio, name: str) -> None:
    page = studio.window("leo")
    page.goto("/admin/importquellen/new/")
    page.locator("#id_name").fill("Korbflechterei")
    page.locator("#id_slug").fill("korb-handbuch")
    page.locator("#id_format").select_option("csv")
    page.locator("#id_provider").select_option(index=1)
    page.locator("#w-editor-form button[type=submit]").first.click()
    page.wait_for_url("**/importquellen/")
    page.goto("/admin/importe/new/")
    page.locator("#id_source").select_option(label="Korbflechterei")
    page.locator("#id_file").set_input_files(
        {"name": "kurse.csv", "mimeType": "text/csv", "buffer": TABLE.encode("cp1252")}
    )
    page.locator("#w-editor-form button[type=submit]").first.click()
    page.get_by_role("link", name="Hier verbessern").click()
    expect(page.get_by_text("Der Beginn fehlt oder ist nicht lesbar.")).to_be_visible()
    studio.take(name, page)


def synonyms(studio: Studio, name: str) -> None:
    page = studio.window("leo")
    page.goto("/admin/suche/gleichbedeutend/new/")
    page.locator("[name=words]").fill("Malen\nZeichnen")
    page.get_by_role("button", name="Vorschau: Was ändert sich?").click()
    expect(page.locator("main table").first).to_be_visible()
    preview = page.get_by_role("heading", name="Vorschau").locator("..")
    to_the_top(page, preview)
    studio.take(name, page, preview)


def recommendation(studio: Studio, name: str) -> None:
    page = studio.window("leo")
    page.goto("/admin/empfehlungen/")
    page.locator("main tbody a[href*='/empfehlungen/edit/']").first.click()
    studio.take(name, page)
