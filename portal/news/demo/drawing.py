"""The little alphabet of the demo's pictures: people, tables, arches, paper. Drawn twice as large and
made small again, so that edges are smooth; the same bytes every time."""

from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (1200, 750)
SCALE = 2
BACK, SAND, INK, TEAL = "#fbf8f3", "#f1e8da", "#1f2a30", "#0b5a5e"
WINE, MOSS, SUN, STONE, WHITE = "#8e2a3a", "#3d6b3a", "#f2c14e", "#8a7f70", "#ffffff"
SKINS = ("#8d5a3b", "#e3b591", "#c98f66", "#f0cda8", "#5c3a26")
CLOTHES = (TEAL, WINE, MOSS, "#37557a", SUN)

Box = tuple[float, float, float, float]


class Sheet:
    """A picture in the making; measures are those of the finished one."""

    def __init__(self, ground: str = SAND) -> None:
        self._image = Image.new("RGB", (SIZE[0] * SCALE, SIZE[1] * SCALE), ground)
        self._draw = ImageDraw.Draw(self._image)

    def rectangle(self, box: Box, colour: str, *, radius: float = 0) -> None:
        self._draw.rounded_rectangle(_large(box), radius * SCALE, fill=colour)

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        self._draw.ellipse(_large((x - radius, y - radius, x + radius, y + radius)), fill=colour)

    def shape(self, points: list[tuple[float, float]], colour: str) -> None:
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def line(self, points: list[tuple[float, float]], colour: str, width: float = 6) -> None:
        large = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.line(large, fill=colour, width=int(width * SCALE), joint="curve")

    def arch(self, x: float, bottom: float, width: float, height: float, colour: str) -> None:
        """A round arch that stands on `bottom`, its left foot at `x`."""
        half = width / 2
        self.circle(x + half, bottom - height + half, half, colour)
        self.rectangle((x, bottom - height + half, x + width, bottom), colour)

    def person(self, x: float, bottom: float, number: int, *, size: float = 1.0) -> None:
        """Somebody from the waist up, seen from the front; `number` chooses skin and clothes."""
        width, head = 62 * size, 36 * size
        shoulders = bottom - 120 * size
        self.rectangle(
            (x - width, shoulders, x + width, bottom), CLOTHES[number % 5], radius=48 * size
        )
        self.rectangle((x - width, bottom - 50 * size, x + width, bottom), CLOTHES[number % 5])
        self.circle(x, shoulders - head * 0.8, head, SKINS[(number * 3 + number // 5) % 5])
        hair = _large((x - head, shoulders - head * 1.8, x + head, shoulders + head * 0.2))
        self._draw.pieslice(hair, 180, 360, fill=(INK, "#6b4a2b", STONE)[number % 3])

    def back(self, x: float, bottom: float, number: int, *, size: float = 1.0) -> None:
        """Somebody from behind."""
        width, head = 58 * size, 34 * size
        self.rectangle(
            (x - width, bottom - 100 * size, x + width, bottom + 60 * size),
            CLOTHES[(number * 2 + 1) % 5],
            radius=46 * size,
        )
        self.circle(x, bottom - 126 * size, head, (INK, "#6b4a2b", STONE, "#b98b4e")[number % 4])

    def paper(self, box: Box, *, lines: int = 4) -> None:
        """A sheet with lines of writing."""
        left, top, right, bottom = box
        self.rectangle(box, WHITE, radius=6)
        step = (bottom - top) / (lines + 1)
        for number in range(1, lines + 1):
            end = right - (right - left) * (0.14 if number % 3 else 0.4)
            y = top + number * step
            self.line([(left + (right - left) * 0.14, y), (end, y)], STONE, 4)

    def png(self) -> bytes:
        """Return the finished picture: few colours, so it is small."""
        small = self._image.resize(SIZE, Image.Resampling.LANCZOS)
        flat = small.quantize(colors=48, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        out = BytesIO()
        flat.save(out, "PNG", optimize=True)
        return out.getvalue()


def _large(box: Box) -> list[float]:
    return [value * SCALE for value in box]
