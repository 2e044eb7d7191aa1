"""Sizes that the window and what stands in for it share, in pixels."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from gui.theme.fonts import BASE_PIXELS

MARGIN = 14
TOP = 4
HEADER = 33
"""Height of the line below the menu bar."""
GAP = 10
"""Between cards."""
SCROLL_BAR = 10
SIDES = ((0.21, 300, 336), (0.235, 312, 440))
"""Share of the window's width that the left and the right column get at first, with its bounds."""


def side_widths(width: int) -> tuple[int, int]:
    """The widths of the left and the right column of a window, as they are at first.

    Larger text widens them, by half as much as the text: the plots between them need their room, too.
    """
    scale = (1.0 + max(QApplication.font().pixelSize(), BASE_PIXELS) / BASE_PIXELS) / 2.0
    bounds = ((share, low * scale, high * scale) for share, low, high in SIDES)
    left, right = (round(min(max(share * width, low), high)) for share, low, high in bounds)
    return left, right
