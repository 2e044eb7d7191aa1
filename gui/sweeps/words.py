"""What sweeps call fields, values, and what they find."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.experiment import Experiment
from engine.fields import Toggle
from engine.improvement import SERIES
from engine.sweeps.figures import OBJECTIVE, Yardstick
from engine.sweeps.sweepable import Sweepable
from gui import formatting
from gui.forms.words import engine_text

translate = QCoreApplication.translate


def yardstick_title(series: str, experiment: Experiment) -> str:
    """What cells are judged by."""
    if series == OBJECTIVE:
        surface = experiment.surface.is_surface
        return "J(θ)" if surface else translate("Sweeps", "Objective J, training")
    return engine_text(SERIES[series])


def figure_title(name: str) -> str:
    """What is told of it."""
    return {
        "final": translate("Sweeps", "At the end"),
        "best": translate("Sweeps", "At its best"),
        "steps": translate("Sweeps", "Steps to the target"),
        "divergence": translate("Sweeps", "Step of divergence"),
    }[name]


def field_title(found: Sweepable) -> str:
    """A field's title with its symbol."""
    return " ".join(filter(None, (engine_text(found.field.title or found.field.name), found.field.symbol)))


def value_text(found: Sweepable, value: Any) -> str:
    """A value of a field, short."""
    if isinstance(found.field, Toggle):
        return translate("Sweeps", "on") if value else translate("Sweeps", "off")
    if found.options:
        return next((engine_text(title) for option, title in found.options if option == value), str(value))
    return formatting.exact(value)


def figure_text(value: float | None, name: str, yardstick: Yardstick, experiment: Experiment) -> str:
    """A figure, short enough for a cell."""
    if value is None:
        return formatting.MISSING
    if name in ("steps", "divergence"):
        return formatting.number(int(value))
    if yardstick.of_measure and experiment.measure.percent:
        return formatting.percent(value)
    return formatting.number(float(value), 3)


def duration(seconds: float | None) -> str:
    """About how long something takes: `40 s`, `3 min`."""
    if seconds is None or not math.isfinite(seconds):
        return formatting.MISSING
    if seconds < 90:
        return translate("Sweeps", "{count} s").format(count=max(round(seconds), 1))
    if seconds < 5400:
        return translate("Sweeps", "{count} min").format(count=round(seconds / 60))
    return translate("Sweeps", "{count} h").format(count=round(seconds / 3600))
