"""Taking a picture of the admin that looks the same tomorrow."""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import segno
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, FloatRect, Locator, Page

from tests.browser.portal_process import Portal

# The calendar of the demo while pictures are taken; a Monday.
TODAY = "2026-11-09"
WINDOW = {"width": 1000, "height": 1100}  # high, so that the bar at its foot covers nothing
SHOWN = 760
MENU = 200  # the admin's menu, which would be the same on every picture
MARGIN = 16
COLOURS = 48
SETTLING = 400  # milliseconds in which what opens has opened

# What differs from one run to the next: when something was saved, and the key of a second factor.
STILL = """secret => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    text.data = text.data
      .replace(/(vor )?\\d+ (Sekunden?|Minuten?|Stunden?)\\b/g, "vor Kurzem")
      .replace(/\\d{1,2}\\. \\p{L}+ 20\\d\\d,? (um )?\\d{1,2}:\\d\\d( Uhr)?/gu, "9. November 2026 10:30")
      .replace(/Jetzt gerade/g, "vor Kurzem")
      .replace(/(\\d\\d\\.\\d\\d\\.20\\d\\d) \\d\\d:\\d\\d/g, "$1 10:30")
      .replace(/(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/, secret.text);
  }
  for (const input of document.querySelectorAll("input[name$=-value-at]"))
    input.value = input.value.replace(/\\d\\d:\\d\\d$/, "10:30");
  const foot = document.querySelector("main footer");
  foot?.style.setProperty("visibility", secret.foot ? "visible" : "hidden");
  const code = document.querySelector(".qr-code path");
  if (code) {
    code.setAttribute("d", secret.path);
    code.ownerSVGElement.setAttribute("viewBox", `-4 -4 ${secret.size + 8} ${secret.size + 8}`);
  }
}"""


@dataclass(kw_only=True)
class Studio:
    """The demo, a browser, and a window for each person who has logged in."""

    portal: Portal
    browser: Browser
    folder: Path
    windows: dict[str, Page] = field(default_factory=dict)

    def window(self, name: str) -> Page:
        """Return the window of one of the people of the demo, logged in."""
        if name not in self.windows:
            page = self.new_context().new_page()
            self.log_in(page, name)
            page.wait_for_url("**/admin/")
            self.windows[name] = page
        return self.windows[name]

    def close(self) -> None:
        for page in self.windows.values():
            page.context.close()

    def new_context(self, **options: Any) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.portal.url,
            locale="de-DE",
            timezone_id="Europe/Berlin",
            viewport=WINDOW,  # type: ignore[arg-type]
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(20_000)
        return context

    def log_in(self, page: Page, name: str) -> None:
        email = f"{name}@portal.example"
        page.goto("/admin/login/")
        page.locator("input[name=username]").fill(email)
        page.locator("input[name=password]").fill(self.portal.password(email))
        page.keyboard.press("Enter")

    def take(self, name: str, page: Page, *parts: Locator, foot: bool = False) -> None:
        """Write a picture of some parts of a page, together; of all beside the menu where none is named.

        The bar with "Entwurf speichern" lies over what is low in the window: `foot` shows it.
        """
        page.wait_for_timeout(SETTLING)
        page.evaluate(STILL, _secret() | {"foot": foot or not parts})
        picture = page.screenshot(
            clip=_around(page, parts), animations="disabled", caret="hide", scale="css"
        )
        page.evaluate("document.querySelector('main footer')?.removeAttribute('style')")
        image = Image.open(io.BytesIO(picture)).convert("RGB")
        small = image.quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(self.folder / f"{name}.png", optimize=True)


def _around(page: Page, parts: tuple[Locator, ...]) -> FloatRect:
    """Return the part of the window with `parts` and a margin."""
    width, height = WINDOW["width"], WINDOW["height"]
    boxes = [box for part in parts if (box := part.bounding_box())]
    if not boxes:
        return {"x": MENU, "y": 0, "width": width - MENU, "height": SHOWN}
    left = max(0, min(box["x"] for box in boxes) - MARGIN)
    top = max(0, min(box["y"] for box in boxes) - MARGIN)
    right = min(width, max(box["x"] + box["width"] for box in boxes) + MARGIN)
    bottom = min(height, max(box["y"] + box["height"] for box in boxes) + MARGIN)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def _secret() -> dict[str, Any]:
    """Return a key that is nobody's, as text and drawn."""
    code = segno.make("otpauth://totp/Beispiel", error="m", micro=False)
    dark = ((x, y) for y, row in enumerate(code.matrix) for x, on in enumerate(row) if on)
    return {
        "text": " ".join(["BEIS", "PIEL"] * 4),
        "size": len(code.matrix),
        "path": "".join(f"M{x} {y}h1v1h-1z" for x, y in dark),
    }
