"""Contrast of colours (WCAG 2.2, 1.4.3) and the dark counterpart of a city's colour."""

import re

AT_LEAST = 4.5
LIGHT_GROUNDS = ("#ffffff", "#fbf8f3", "#f1e8da")
DARK_GROUNDS = ("#14191b", "#1d2528", "#28302f")
INK = "#1f2a30"
PAPER = "#fbf8f3"
LINK = "#0b5a5e"
_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def is_colour(text: str) -> bool:
    """Tell whether `text` is a colour such as `#0b5a5e`."""
    return _HEX.fullmatch(text) is not None


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance (0 black to 1 white) as WCAG defines it."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def weakest(colour: str, grounds: tuple[str, ...]) -> float:
    """Return the lowest contrast of `colour` on any of `grounds`."""
    return min(contrast(colour, ground) for ground in grounds)


def mix(colour: str, other: str, share: float) -> str:
    """Return `colour` with `share` (0 to 1) of `other` in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(own * (1 - share) + new * share):02x}" for own, new in pairs)


def for_dark_ground(colour: str) -> str:
    """Return `colour` lightened just so far that it can be read on the dark grounds."""
    for step in range(101):
        lighter = mix(colour, "#ffffff", step / 100)
        if weakest(lighter, DARK_GROUNDS) >= AT_LEAST:
            return lighter
    return "#ffffff"
