"""Colors of figures: a perceptually uniform map between the least and the largest, and ink that can be read on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gui.theme.palette import Palette
from gui.theme.style import mix

LOGARITHMIC_FROM = 30.0
"""Ratio of the largest to the least figure from which on equal ratios are equal distances of color."""
INKS = ("#ffffff", "#000000")


@dataclass(frozen=True)
class Shades:
    """The scale of colors; `low` and `high` are figures."""

    low: float
    high: float
    logarithmic: bool

    @classmethod
    def of(cls, figures: Iterable[float]) -> Shades | None:
        """A scale for these; None where there are none that are finite."""
        sound = [float(figure) for figure in figures if math.isfinite(figure)]
        if not sound:
            return None
        low, high = min(sound), max(sound)
        return cls(low, high, low > 0.0 and high / low >= LOGARITHMIC_FROM)

    def share(self, figure: float) -> float:
        """Where a figure stands between both ends, 0 to 1."""
        if self.high <= self.low:
            return 0.5
        if self.logarithmic:
            return math.log(figure / self.low) / math.log(self.high / self.low)
        return (figure - self.low) / (self.high - self.low)

    def figure(self, share: float) -> float:
        """What stands there."""
        if self.logarithmic:
            return float(self.low * (self.high / self.low) ** share)
        return self.low + (self.high - self.low) * share


def shade(stops: Sequence[str], share: float) -> str:
    """The color at a share of the way through evenly spaced stops."""
    place = min(max(share, 0.0), 1.0) * (len(stops) - 1)
    index = min(int(place), len(stops) - 2)
    return mix(stops[index], stops[index + 1], place - index)


def ink(color: str) -> str:
    """White or black, whichever stands out more against a color."""
    return max(INKS, key=lambda candidate: contrast(candidate, color))


def contrast(one: str, other: str) -> float:
    """The contrast of two colors as WCAG 2.1 has it, 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def stops_of(palette: Palette, *, low_is_better: bool) -> tuple[str, ...]:
    """The palette's map; its bright end is always the better one."""
    return palette.heat[::-1] if low_is_better else palette.heat


def _luminance(color: str) -> float:
    channels = (value / 255 for value in bytes.fromhex(color.removeprefix("#")))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
