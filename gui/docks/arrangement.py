"""Where each panel is: a value that can be kept and put in force again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

AREAS = ("left", "middle", "right")
"""The columns of the window."""
HOMES = {"left": "left", "top": "middle", "center": "middle", "right": "right"}
"""Which column the panels of an area stand in at first; others stay where they are."""

Frame = tuple[int, int, int, int]
"""Left, top, width and height of a window."""


@dataclass(frozen=True)
class Arrangement:
    """One arrangement of the panels, which are meant by their names.

    Attributes:
        areas: the panels of each column, from top to bottom; those in windows of their own keep their place.
        hidden: what is not shown.
        floating: what stands in a window of its own.
        widths: of the columns.
        heights: of the panels, for columns in which they can be changed.
        inside: how panels are arranged within, as they tell it; of those that are as delivered nothing.
    """

    areas: Mapping[str, tuple[str, ...]]
    hidden: frozenset[str] = frozenset()
    floating: Mapping[str, Frame] = field(default_factory=dict)
    widths: tuple[int, ...] = ()
    heights: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    inside: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def area_of(self, name: str) -> str:
        """The column of a panel. Raises KeyError for one that has none."""
        return {panel: area for area, panels in self.areas.items() for panel in panels}[name]

    def to_json(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "areas": {area: list(panels) for area, panels in self.areas.items()},
            "hidden": sorted(self.hidden),
            "floating": {name: list(frame) for name, frame in self.floating.items()},
            "widths": list(self.widths),
            "heights": {area: list(sizes) for area, sizes in self.heights.items()},
            "inside": {name: dict(value) for name, value in self.inside.items()},
        }

    def fitted(self, homes: Mapping[str, str]) -> Arrangement:
        """For the panels that there are: unknown ones are left out, new ones come to the end of their column.

        Args:
            homes: the column of every panel, in the order of the standard arrangement.
        """
        placed = {name for panels in self.areas.values() for name in panels}
        areas = {}
        for area in AREAS:
            kept = [name for name in dict.fromkeys(self.areas.get(area, ())) if name in homes]
            areas[area] = (
                *kept,
                *(name for name, home in homes.items() if home == area and name not in placed),
            )
        floating = {name: frame for name, frame in self.floating.items() if name in homes}
        heights = {
            area: sizes
            for area, sizes in self.heights.items()
            if areas[area] == tuple(self.areas.get(area, ()))
        }
        return Arrangement(areas, self.hidden & homes.keys(), floating, self.widths, heights, self.inside)


def from_json(data: Any) -> Arrangement:
    """What was kept. Raises ValueError for what is no arrangement."""
    try:
        areas = {area: tuple(map(str, data["areas"].get(area, ()))) for area in AREAS}
        names = [name for panels in areas.values() for name in panels]
        if len(names) != len(set(names)):
            raise ValueError("a panel is in two places")
        return Arrangement(
            areas,
            frozenset(map(str, data.get("hidden", ()))),
            {str(name): _frame(frame) for name, frame in data.get("floating", {}).items()},
            _sizes(data.get("widths", ())),
            {area: _sizes(sizes) for area, sizes in data.get("heights", {}).items() if area in AREAS},
            {str(name): dict(value) for name, value in data.get("inside", {}).items()},
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"no arrangement: {error}") from error


def standard(homes: Mapping[str, str]) -> Arrangement:
    """The arrangement that the program comes with."""
    return Arrangement({}).fitted(homes)


def _sizes(sizes: Iterable[Any]) -> tuple[int, ...]:
    return tuple(min(max(int(size), 0), 20_000) for size in sizes)


def _frame(frame: Iterable[Any]) -> Frame:
    left, top, width, height = (min(max(int(side), -20_000), 20_000) for side in frame)
    return left, top, width, height
