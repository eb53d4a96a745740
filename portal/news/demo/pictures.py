"""The pictures of the demo's news, each a scene without anybody real."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from .drawing import BACK, INK, MOSS, SAND, STONE, SUN, TEAL, WHITE, WINE, Sheet


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawing with what the image library keeps of it."""

    name: str
    title: str
    alt: str
    draw: Callable[[], Sheet]


def hall() -> Sheet:
    """A hall with arches, a stage, and rows of listeners."""
    sheet = Sheet(BACK)
    for number in range(5):
        sheet.arch(40 + number * 235, 470, 180, 400, SAND)
    sheet.rectangle((0, 470, 1200, 750), "#e6d8c2")
    sheet.rectangle((330, 130, 870, 400), WHITE, radius=10)
    for number, height in enumerate((70, 120, 95, 165, 140)):
        left = 420 + number * 78
        sheet.rectangle((left, 360 - height, left + 48, 360), (TEAL, SUN, WINE)[number % 3])
    sheet.person(205, 505, 1, size=1.15)
    sheet.rectangle((150, 430, 260, 560), TEAL, radius=8)
    for row, (bottom, size) in enumerate(((610, 0.8), (700, 1.0))):
        for number in range(8):
            sheet.back(75 + number * 150 + row * 62, bottom, number + row * 3, size=size)
    return sheet


def workshop() -> Sheet:
    """A wall with notes, and people in front of it."""
    sheet = Sheet(SAND)
    sheet.rectangle((110, 70, 1090, 480), WHITE, radius=12)
    for number in range(15):
        column, row = number % 5, number // 5
        left, top = 165 + column * 185 + (row % 2) * 22, 105 + row * 122
        colour = (SUN, "#bfe0de", "#efc6cb", "#cfe3c9")[(number * 7) % 4]
        sheet.rectangle((left, top, left + 118, top + 92), colour, radius=4)
        for line in range(3):
            y = top + 26 + line * 21
            sheet.line([(left + 16, y), (left + 100 - line * 18, y)], INK, 4)
    sheet.line([(612, 268), (720, 205)], WINE, 8)
    sheet.line([(430, 330), (400, 395)], WINE, 8)
    for number, x in enumerate((190, 430, 760, 1010)):
        sheet.back(x, 690, number + 1, size=1.35)
    return sheet


def round_table() -> Sheet:
    """People talking round a table."""
    sheet = Sheet(BACK)
    sheet.rectangle((0, 0, 1200, 300), "#dcebea")
    for number in range(4):
        sheet.arch(70 + number * 290, 300, 200, 250, WHITE)
    for number, x in enumerate((260, 480, 700, 920)):
        sheet.person(x, 500, number, size=1.2)
    sheet.shape([(90, 500), (1110, 500), (1190, 690), (10, 690)], "#b98b4e")
    sheet.rectangle((10, 690, 1190, 725), "#8f6a38")
    for x in (300, 610, 905):
        sheet.paper((x, 530, x + 130, 620), lines=3)
    for x in (215, 530, 800, 1080):
        sheet.circle(x, 560, 26, WHITE)
        sheet.circle(x, 560, 17, "#6b4a2b")
    return sheet


def library() -> Sheet:
    """Shelves, a long table, lamps, two people learning."""
    sheet = Sheet("#e9dcc6")
    for row in range(3):
        top = 50 + row * 145
        sheet.rectangle((0, top + 118, 1200, top + 132), "#8f6a38")
        for number in range(38):
            height = 70 + (number * 37 + row * 53) % 42
            colour = (TEAL, WINE, MOSS, "#37557a", STONE, SUN)[(number * 5 + row * 2) % 6]
            left = 18 + number * 31
            sheet.rectangle((left, top + 118 - height, left + 24, top + 118), colour, radius=2)
    for x, number in ((360, 3), (820, 0)):
        sheet.person(x, 600, number, size=1.35)
    sheet.rectangle((0, 590, 1200, 750), "#b98b4e")
    sheet.rectangle((0, 590, 1200, 606), "#8f6a38")
    for x in (560, 1050, 130):
        sheet.rectangle((x - 5, 500, x + 5, 600), INK)
        sheet.shape([(x - 70, 500), (x + 70, 500), (x + 36, 440), (x - 36, 440)], TEAL)
        sheet.rectangle((x - 40, 592, x + 40, 604), INK, radius=6)
    for x in (270, 730):
        sheet.shape([(x, 640), (x + 90, 622), (x + 90, 690), (x, 708)], WHITE)
        sheet.shape([(x + 90, 622), (x + 180, 640), (x + 180, 708), (x + 90, 690)], BACK)
    return sheet


def bridge() -> Sheet:
    """A bridge of paper that carries a book, over the river, with gears in the sky."""
    sheet = Sheet("#dcebea")
    for x, y, radius, colour in ((250, 200, 96, SUN), (415, 270, 70, WINE), (960, 190, 84, TEAL)):
        for tooth in range(12):
            angle = tooth * math.pi / 6
            sheet.circle(
                x + math.cos(angle) * radius, y + math.sin(angle) * radius, radius * 0.17, colour
            )
        sheet.circle(x, y, radius, colour)
        sheet.circle(x, y, radius * 0.42, "#dcebea")
    sheet.rectangle((0, 590, 1200, 750), "#5f9fa0")
    for row in range(3):
        for number in range(9):
            left = 20 + number * 140 + row * 60
            sheet.line([(left, 630 + row * 40), (left + 60, 630 + row * 40)], "#dcebea", 5)
    sheet.rectangle((60, 440, 1140, 476), WHITE, radius=6)
    for number in range(6):
        left = 120 + number * 165
        sheet.line([(left, 476), (left + 82, 600), (left + 165, 476)], WHITE, 14)
    sheet.line([(120, 600), (1110, 600)], WHITE, 14)
    sheet.rectangle((500, 370, 720, 440), WINE, radius=8)
    sheet.rectangle((520, 382, 712, 428), WHITE)
    sheet.line([(520, 405), (712, 405)], STONE, 4)
    return sheet


def reading() -> Sheet:
    """A mentor and two children with a large book."""
    sheet = Sheet(SAND)
    sheet.circle(980, 170, 90, SUN)
    sheet.arch(80, 560, 330, 480, WHITE)
    sheet.arch(120, 560, 250, 430, "#dcebea")
    sheet.person(600, 610, 2, size=1.8)
    sheet.person(370, 590, 4, size=1.15)
    sheet.person(830, 590, 8, size=1.15)
    sheet.shape([(300, 560), (600, 600), (600, 725), (300, 680)], WHITE)
    sheet.shape([(600, 600), (900, 560), (900, 680), (600, 725)], BACK)
    sheet.line([(600, 600), (600, 725)], STONE, 5)
    for row in range(3):
        sheet.line([(650, 626 + row * 26), (850, 600 + row * 26)], STONE, 5)
    sheet.circle(450, 630, 34, SUN)
    sheet.arch(390, 690, 46, 70, MOSS)
    return sheet


def letters() -> Sheet:
    """Large letters, and a hand's work: writing begins."""
    sheet = Sheet(BACK)
    sheet.rectangle((90, 110, 1110, 640), WHITE, radius=16)
    for row in range(3):
        y = 240 + row * 150
        sheet.line([(140, y), (1060, y)], "#bfe0de", 5)
    sheet.line([(200, 390), (270, 230), (340, 390)], WINE, 24)
    sheet.line([(228, 335), (312, 335)], WINE, 20)
    sheet.rectangle((430, 230, 456, 390), TEAL)
    sheet.circle(480, 272, 44, TEAL)
    sheet.circle(480, 272, 20, WHITE)
    sheet.circle(484, 346, 46, TEAL)
    sheet.circle(484, 346, 21, WHITE)
    sheet.circle(680, 310, 82, MOSS)
    sheet.circle(680, 310, 54, WHITE)
    sheet.rectangle((700, 270, 780, 350), WHITE)
    sheet.line([(200, 540), (280, 500), (350, 545), (430, 495), (510, 540), (600, 505)], INK, 9)
    sheet.shape([(610, 500), (930, 250), (975, 305), (655, 545)], SUN)
    sheet.shape([(610, 500), (655, 545), (590, 560)], "#e3b591")
    sheet.shape([(597, 536), (608, 552), (590, 560)], INK)
    return sheet


def welcome() -> Sheet:
    """A door that stands open, speech bubbles, somebody with a bag."""
    sheet = Sheet("#dcebea")
    sheet.rectangle((0, 610, 1200, 750), "#b9c9bd")
    sheet.arch(620, 640, 400, 570, WINE)
    sheet.arch(660, 640, 320, 520, SUN)
    sheet.person(820, 640, 1, size=1.7)
    sheet.rectangle((580, 640, 1060, 670), STONE)
    sheet.person(330, 760, 9, size=1.8)
    sheet.rectangle((470, 620, 580, 740), "#8f6a38", radius=10)
    sheet.line([(495, 620), (495, 592), (555, 592), (555, 620)], "#8f6a38", 10)
    for left, top, colour in ((130, 90, WHITE), (390, 170, TEAL)):
        sheet.rectangle((left, top, left + 210, top + 110), colour, radius=40)
        sheet.shape(
            [(left + 70, top + 100), (left + 120, top + 100), (left + 75, top + 150)], colour
        )
        for dot in range(3):
            sheet.circle(left + 62 + dot * 44, top + 55, 11, SUN if colour == TEAL else TEAL)
    return sheet


PICTURES = (
    Picture(
        name="saal",
        title="Beispiel: Bildungskonferenz, der Saal",
        alt="Zeichnung: In einem Saal mit Bögen hören viele Menschen einem Vortrag zu. Auf der "
        "Leinwand sind Balken zu sehen.",
        draw=hall,
    ),
    Picture(
        name="wand",
        title="Beispiel: Bildungskonferenz, Wand mit Zetteln",
        alt="Zeichnung: Vier Menschen stehen vor einer Wand mit bunten Zetteln.",
        draw=workshop,
    ),
    Picture(
        name="tisch",
        title="Beispiel: Gespräch am Tisch",
        alt="Zeichnung: Vier Menschen reden an einem Tisch miteinander. Vor ihnen liegen Papiere.",
        draw=round_table,
    ),
    Picture(
        name="lerntreff",
        title="Beispiel: Lerntreff",
        alt="Zeichnung: Zwei Menschen lernen an einem langen Tisch in einer Bibliothek.",
        draw=library,
    ),
    Picture(
        name="bruecke",
        title="Beispiel: MINT, Brücke aus Papier",
        alt="Zeichnung: Eine Brücke aus Papier trägt ein Buch über einen Fluss.",
        draw=bridge,
    ),
    Picture(
        name="vorlesen",
        title="Beispiel: Vorlesen",
        alt="Zeichnung: Eine erwachsene Person und zwei Kinder schauen in ein großes Buch.",
        draw=reading,
    ),
    Picture(
        name="buchstaben",
        title="Beispiel: Schreiben lernen",
        alt="Zeichnung: Ein Stift schreibt unter die Buchstaben A, B und C eine Zeile.",
        draw=letters,
    ),
    Picture(
        name="willkommen",
        title="Beispiel: Neu in Trier",
        alt="Zeichnung: Eine Person mit Tasche wird an einer offenen Tür begrüßt.",
        draw=welcome,
    ),
)
