"""The color of each class, the same wherever points of the plane are shown."""

from __future__ import annotations

from engine.datasets.base import Dataset, PlanePoints
from gui.theme.palette import Palette


def class_numbers(data: Dataset, classes: int) -> tuple[int, ...]:
    """By what number each of so many classes has its color; where data have others than that, by its place."""
    numbers = data.class_numbers() if isinstance(data, PlanePoints) else ()
    return numbers if len(numbers) == classes else tuple(range(classes))


def class_color(palette: Palette, number: int) -> str:
    """'#rrggbb' of a class; there may be more classes than colors."""
    return palette.class_colors[number % len(palette.class_colors)]
