"""How panels are arranged within, by their names: for layouts and sessions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gui.panels.base import Panel


def insides(panels: Mapping[str, Panel]) -> dict[str, Mapping[str, Any]]:
    """What the panels tell; those that are as delivered tell nothing."""
    told = {name: panel.layout_value() for name, panel in panels.items()}
    return {name: value for name, value in told.items() if value}


def arrange_insides(panels: Mapping[str, Panel], wanted: Mapping[str, Any]) -> None:
    """Arrange them like that; those of which nothing is told as they were delivered."""
    for name, panel in panels.items():
        value = wanted.get(name, {})
        if isinstance(value, Mapping) and dict(value) != dict(panel.layout_value()):
            panel.set_layout(value)
