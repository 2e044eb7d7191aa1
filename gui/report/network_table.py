"""A network as a table: its layers, what they hand on, and their parameters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from engine.experiment import Experiment
from engine.layers.base import shape_words
from engine.training.topology import inspect
from gui import formatting
from gui.forms.words import engine_text, part_detail
from gui.report.blocks import Cell, Row, Table

translate = QCoreApplication.translate

WIDTHS = (0.1, 0.24, 0.32, 0.16, 0.18)
NUMBERS = frozenset((3, 4))


def network_table(experiment: Experiment) -> Table:
    """The layers from input to output; equal ones that follow each other are one line."""
    found = inspect(experiment)
    head = (
        Cell(""),
        Cell(translate("Report", "Layer")),
        Cell(""),
        Cell(translate("Report", "Output")),
        Cell(translate("Report", "Parameters")),
    )
    total = sum(station.parameters for station in found.stations)
    rows = [_input(experiment), *_layers(experiment)]
    rows.append(
        Row(
            (Cell(""), Cell(translate("Report", "Total")), Cell(""), Cell(""), Cell(_number(total))),
            total=True,
        )
    )
    return Table(head, tuple(rows), WIDTHS, NUMBERS)


def _input(experiment: Experiment) -> Row:
    task = inspect(experiment).task
    shape = shape_words(task.input_shape) if task is not None else ""
    return Row(
        (
            Cell(""),
            Cell(translate("Report", "Input")),
            Cell(engine_text(experiment.data.title)),
            Cell(shape),
            Cell(""),
        )
    )


def _layers(experiment: Experiment) -> Iterator[Row]:
    stations = inspect(experiment).stations
    told = []
    for layer, station in zip(experiment.network.layers, stations, strict=True):
        shape = shape_words(station.shape) if station.shape is not None else ""
        told.append((engine_text(layer.title), part_detail(layer), shape, station.parameters))
    place = 0
    for (title, detail, shape, parameters), alike in groupby(told):
        count = len(list(alike))
        numbers = f"{place + 1}" if count == 1 else f"{place + 1} – {place + count}"
        place += count
        amount = _number(parameters) if count == 1 or not parameters else f"{count} × {_number(parameters)}"
        yield Row((Cell(numbers), Cell(title), Cell(detail), Cell(shape), Cell(amount if parameters else "")))


def _number(count: int) -> str:
    return formatting.number(count)
