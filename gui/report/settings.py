"""The settings that runs have in common, one line for each part of an experiment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.experiment import Experiment
from engine.fields import Field, GroupField, LaneList, PartField, PartList, Subset, Toggle
from engine.values import Part, Value
from gui.compare.settings import value_text
from gui.forms.places import ARROW, place_text
from gui.forms.words import SEPARATOR, engine_text

translate = QCoreApplication.translate

OF_LEARNING = ("data", "loss", "measure", "initializer", "augmentations", "stopping", "batch_size")
"""Fields that mean nothing on a surface."""
NAMED_BY_CARD = ("data", "initializer", "optimizer", "surface")
"""Fields whose title says something only below that of their card."""


def common_settings(experiments: Sequence[Experiment]) -> list[tuple[str, str]]:
    """Title and values of each part; what differs within it is left out."""
    surface = experiments[0].surface.is_surface
    found = []
    for field in Experiment.fields:
        if field.name == "network" or field.name in (OF_LEARNING if surface else ("surface",)):
            continue
        words = _common(field, [getattr(experiment, field.name) for experiment in experiments])
        if words:
            found.append((_title(field), words))
    return found


def _title(field: Field) -> str:
    if field.name in NAMED_BY_CARD:
        return place_text(field.name).partition(ARROW)[0]
    title = engine_text(field.title)
    return f"{title} {field.symbol}".rstrip()


def _common(field: Field, values: Sequence[Any]) -> str:
    """What all values agree in; nothing where that is nothing."""
    first = values[0]
    if isinstance(field, PartField):
        kinds = {type(value) for value in values}
        return SEPARATOR.join([*([engine_text(first.title)] if len(kinds) == 1 else []), *_inner(values)])
    if isinstance(field, GroupField):
        return SEPARATOR.join(_inner(values, sparing=True))
    if any(value != first for value in values[1:]) or first == ():
        return ""
    if isinstance(field, PartList):
        return ", ".join(SEPARATOR.join([engine_text(part.title), *_inner([part])]) for part in first)
    if isinstance(field, LaneList):
        return _lanes(first)
    if isinstance(field, Subset):
        return ", ".join(engine_text(field.options[item]) for item in first)
    return f"{value_text(field, first)} {engine_text(field.unit)}".rstrip()


def _lanes(lanes: Sequence[Sequence[tuple[str, float]]]) -> str:
    """Each path with its numbers."""
    columns: dict[str, list[str]] = {}
    for lane in lanes:
        for path, number in lane:
            columns.setdefault(path, []).append(f"{number:g}")
    return SEPARATOR.join(
        f"{place_text(path).rpartition(ARROW)[2]} {', '.join(numbers)}" for path, numbers in columns.items()
    )


def _inner(values: Sequence[Value], *, sparing: bool = False) -> Iterator[str]:
    """The fields that agree, each with its name.

    Args:
        sparing: leave out those that are as they are delivered.
    """
    for field in values[0].fields:
        if not all(hasattr(value, field.name) for value in values):
            continue
        inner = [getattr(value, field.name) for value in values]
        usual = inner[0] == field.initial()
        if usual and (sparing or isinstance(field, Toggle) or inner[0] in ((), "")):
            continue
        words = _common(field, inner)
        if words and isinstance(inner[0], Part) and usual:
            continue
        if words:
            name = f"{field.symbol} =" if field.symbol else engine_text(field.title).lower()
            yield f"{name} {words}"
