"""Finds the panels: every file in this folder that defines one adds it to the window."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterator

import gui.panels
from gui.panels.base import Area, Panel


def load_panels() -> Iterator[None]:
    """Import them, one after the other."""
    for module in pkgutil.iter_modules(gui.panels.__path__):
        importlib.import_module(f"gui.panels.{module.name}")
        yield


@functools.cache
def panel_classes() -> tuple[type[Panel], ...]:
    """All panels, by area and rank. Raises ValueError if two have one name."""
    for _ in load_panels():
        pass
    found: dict[str, type[Panel]] = {}
    for panel in _descendants(Panel):
        if (
            panel.name
            and panel.__module__.startswith("gui.panels.")
            and found.setdefault(panel.name, panel) is not panel
        ):
            raise ValueError(f"two panels are called {panel.name!r}")
    return tuple(sorted(found.values(), key=lambda panel: (panel.area, panel.rank, panel.name)))


def panels_of(area: Area) -> tuple[type[Panel], ...]:
    """The panels of one area in their order."""
    return tuple(panel for panel in panel_classes() if panel.area == area)


def _descendants(base: type[Panel]) -> list[type[Panel]]:
    return [kind for child in base.__subclasses__() for kind in (child, *_descendants(child))]
