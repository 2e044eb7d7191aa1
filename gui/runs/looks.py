"""The color and the dash by which runs are told from each other."""

from __future__ import annotations

from gui.plots.curve import SOLID
from gui.plots.run_look import LONG_DASHED
from gui.theme.palette import Palette


def run_color(palette: Palette, style: int) -> str:
    """The color of the run with this number."""
    return palette.curves[style % len(palette.curves)]


def run_dash(palette: Palette, style: int) -> tuple[float, ...]:
    """Its dash: another one as soon as the colors come again."""
    return LONG_DASHED if style // len(palette.curves) % 2 else SOLID
