"""What the cards of the strip say: short texts derived from the typed fields of any kind of layer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.experiment import Experiment
from engine.fields import Subset
from engine.layers.base import Layer, shape_words
from engine.tasks import PLANE_FEATURES, Task
from engine.training.topology import Station
from gui import formatting
from gui.forms.words import SEPARATOR, engine_text, part_detail

MANY = 100_000
"""From here on a count is rounded."""


def layer_detail(layer: Layer, station: Station, link: str) -> str:
    """The line under a layer's title: ``64 · ReLU``, ``p = 0.5``, ``10 · softmax``, or its output shape."""
    shape = shape_words(station.shape) if station.shape is not None else ""
    if type(layer).settle is not Layer.settle:
        return SEPARATOR.join(part for part in (shape, engine_text(link)) if part)
    return part_detail(layer) or (f"→ {shape}" if shape else "")


def input_detail(task: Task | None, experiment: Experiment) -> str:
    """What the network sees of a sample: its features by name, else its shape."""
    if task is None:
        return ""
    for field in experiment.data.fields:
        if isinstance(field, Subset) and field.options is PLANE_FEATURES:
            names = getattr(experiment.data, field.name)
            return "  ".join(engine_text(PLANE_FEATURES[name]) for name in names)
    return "x" if task.view == "curve" else shape_words(task.input_shape)


def parameters_text(count: int) -> str:
    """A number of parameters in words: ``4 810 parameters``."""
    if count == 1:
        return QCoreApplication.translate("network", "1 parameter")
    return QCoreApplication.translate("network", "{count} parameters").format(count=formatting.number(count))


def multiply_adds_text(count: int) -> str:
    """A number of multiply–adds of one sample in words: ``12.3 k multiply–adds``."""
    text = QCoreApplication.translate("network", "{count} multiply–adds")
    return text.format(count=formatting.count(count) if count >= MANY else formatting.number(count))


def sentence(text: str) -> str:
    """A problem of the engine as a sentence of its own: with a capital at its beginning."""
    return text[:1].upper() + text[1:]
