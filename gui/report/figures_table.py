"""The runs side by side in tables: in what they differ, and what they came to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from gui.compare import cells as compared
from gui.compare.columns import SETTING, Column
from gui.compare.lines import Lines
from gui.compare.tally import Row as Line
from gui.forms.words import SEPARATOR, engine_text
from gui.plots.export.ink import ink
from gui.plots.run_look import run_color, run_dash
from gui.report.blocks import Cell, Mark, Row, Table
from gui.runs.controller import RunController
from gui.runs.runs import Runs
from gui.theme.palette import LIGHT

translate = QCoreApplication.translate

LAYERS = "network.layers"
ABREAST = 5
"""Runs in one table: more would be too narrow on paper."""
TITLES = 0.36
"""Part of the width for what the rows are."""
SHORT = 16
WIDEST = 0.3
"""Most of it that a run gets."""


def run_tables(runs: Runs) -> Iterator[Table]:
    """All runs, a few abreast in each table."""
    lines = Lines(runs)
    columns, rows = lines.read()
    tested = {row.key: _interval(runs, row) for row in rows}
    lanes = any(len(runs.of(row.key).record.start.lane_experiments()) > 1 for row in rows)
    for start in range(0, len(rows), ABREAST):
        few = rows[start : start + ABREAST]
        width = min((1 - TITLES) / len(few), WIDEST)
        head = (Cell(""), *(Cell(_unbroken(row.name), row.note, run_mark(row.style)) for row in few))
        yield Table(
            head,
            tuple(_rows(columns, few, tested, runs)),
            (TITLES, *(width for _ in few)),
            frozenset(range(1, len(few) + 1)),
            translate("Report", "Of several lanes: the median, and beneath it the middle half.")
            if lanes
            else "",
        )


def run_mark(style: int) -> Mark:
    """The line by which a run is told in the plots, as it is printed."""
    return Mark(ink(run_color(LIGHT, style), LIGHT), run_dash(LIGHT, style))


def _unbroken(name: str) -> str:
    """With a line's end between what differs only, not within: η 0.01."""
    words = (word.replace(" ", "\u00a0") if len(word) <= SHORT else word for word in name.split(SEPARATOR))
    return SEPARATOR.join(words)


def _rows(
    columns: Sequence[Column], lines: Sequence[Line], tested: dict[int, str], runs: Runs
) -> Iterator[Row]:
    measures = dict.fromkeys(engine_text(runs.of(line.key).record.start.measure.title) for line in lines)
    known = {column.name: column for column in columns}
    settings = [column for column in columns if column.name.startswith(SETTING)]
    sections: list[tuple[str, list[tuple[str, str]]]] = [
        (translate("Report", "Settings that differ"), [(column.name, column.title) for column in settings]),
        (translate("Report", "Objective J"), _objective(surface="measure" not in known)),
        (translate("Report", "Measure P: {measure}").format(measure=", ".join(measures)), _measure()),
        (translate("Report", "Effort"), _effort()),
    ]
    for title, entries in sections:
        found = [(name, caption) for name, caption in entries if name in known]
        if found:
            yield Row((Cell(title),), section=True)
        for name, caption in found:
            cells = [_brief(name, line.cells.get(name, compared.EMPTY), runs.of(line.key)) for line in lines]
            details = [
                cell.detail or (tested[line.key] if name == "measure_test" else "")
                for cell, line in zip(cells, lines, strict=True)
            ]
            yield Row((Cell(caption), *(Cell(c.text, d) for c, d in zip(cells, details, strict=True))))


def _brief(name: str, cell: compared.Cell, controller: RunController) -> compared.Cell:
    """A list of layers is only counted: the network has a table of its own."""
    if name == SETTING + LAYERS:
        count = len(controller.record.start.network.layers)
        return cell._replace(text=translate("Runs", "{count} layers").format(count=count))
    return cell


def _objective(*, surface: bool) -> list[tuple[str, str]]:
    last = translate("Report", "Last") if surface else translate("Report", "Training, last")
    return [
        ("objective", last),
        ("objective_judged", translate("Report", "Validation, last")),
        ("objective_best", translate("Report", "Lowest")),
        ("objective_step", translate("Report", "at step")),
    ]


def _measure() -> list[tuple[str, str]]:
    return [
        ("measure", translate("Report", "Validation, last")),
        ("measure_best", translate("Report", "Best")),
        ("measure_step", translate("Report", "at step")),
        ("measure_test", translate("Report", "Test, last")),
        ("gap", translate("Report", "Generalization gap")),
    ]


def _effort() -> list[tuple[str, str]]:
    return [
        ("steps", translate("Report", "Steps made")),
        ("seconds", translate("Report", "Time trained")),
        ("multiply_adds", translate("Report", "Multiply–adds")),
        ("parameters", translate("Report", "Parameters")),
    ]


def _interval(runs: Runs, line: Line) -> str:
    """The 95 % interval of a measure that was taken on the test part, of a run with one lane."""
    controller = runs.of(line.key)
    opened, measure = controller.opened, controller.record.start.measure
    value = line.cells.get("measure_test", compared.EMPTY).value
    if opened is None or len(controller.record.start.lanes) > 1 or not isinstance(value, float):
        return ""
    found = measure.interval(value, opened.samples.get("test", 0)) if 0 <= value <= 1 else None
    if found is None or not measure.percent:
        return ""
    low, high = (f"{100 * end:.1f}" for end in found)
    return f"95 %: {low} – {high}"
