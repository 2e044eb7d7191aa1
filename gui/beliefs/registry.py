"""Finds the views: every file in this folder that defines one adds it to the panel."""

from __future__ import annotations

import functools
import importlib
import pkgutil

import gui.beliefs
from engine.surfaces.base import Surface
from engine.tasks import Task
from gui.beliefs.base import BeliefView


@functools.cache
def view_classes() -> tuple[type[BeliefView], ...]:
    """All views by rank. Raises ValueError if two have one name."""
    found: dict[str, type[BeliefView]] = {}
    for entry in pkgutil.iter_modules(gui.beliefs.__path__):
        module = importlib.import_module(f"gui.beliefs.{entry.name}")
        for item in vars(module).values():
            named = isinstance(item, type) and issubclass(item, BeliefView) and item.name
            if named and found.setdefault(named, item) is not item:
                raise ValueError(f"two views are called {named!r}")
    return tuple(sorted(found.values(), key=lambda view: (view.rank, view.name)))


def views_for(surface: Surface, task: Task | None) -> tuple[type[BeliefView], ...]:
    """The views that suit a surface, or a task where there is none; nothing while neither is known."""
    if surface.is_surface:
        return tuple(view for view in view_classes() if view.suits_surface(surface))
    return tuple(view for view in view_classes() if task is not None and view.suits(task))
