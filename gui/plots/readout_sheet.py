"""What the box of a cursor says, as rows and columns that fit into the plot."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt

from gui.formatting import MINUS, MISSING
from gui.plots.curve import SOLID, Curve
from gui.plots.layout import Style

DIGITS = 6
FEWER_DIGITS = 4
"""Where several numbers stand side by side."""
SAMPLE = 16.0
"""Length of the line that shows a curve's color and dash."""
BESIDE = 6.0
"""Between that line and the name."""
APART = 12.0
"""Between columns."""
NARROWEST = 56.0
"""What remains of a name that is cut."""


class Reading(NamedTuple):
    """A curve's value at the cursor: the one at its last recorded step there; NaN where there is none."""

    curve: Curve
    value: float
    """Of many lanes the median."""
    quartiles: tuple[float, float] | None = None

    @property
    def text(self) -> str:
        if self.quartiles is None:
            return value_text(self.value, DIGITS)
        return "  ".join(self.cells())

    def cells(self) -> list[str]:
        """The same in columns: the less important ones are the last."""
        if self.quartiles is None:
            return [self.text]
        low, high = (value_text(value, FEWER_DIGITS) for value in self.quartiles)
        return [value_text(self.value, FEWER_DIGITS), f"{low} … {high}"]


class Row(NamedTuple):
    """A name beside a piece of line, and what stands in the columns."""

    sample: Curve
    name: str
    cells: list[str]


@dataclass(frozen=True)
class Sheet:
    """Rows below a heading.

    Attributes:
        titles: of the columns; none where there is nothing to tell apart.
        names: the width of the names.
        widths: of the columns.
    """

    heading: str
    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    names: float = 0.0
    widths: tuple[float, ...] = ()

    @property
    def lines(self) -> int:
        """How many there are, with the heading."""
        return 1 + bool(self.titles) + len(self.rows)

    def width(self, style: Style) -> float:
        """What it takes."""
        columns = SAMPLE + BESIDE + self.names + sum(APART + width for width in self.widths)
        return max(columns, style.metrics.horizontalAdvance(self.heading) + 1)

    def fitted(self, width: float, lines: int, style: Style) -> Sheet:
        """In so much room: rows and columns that find none are left out, names cut."""
        rows = self.rows[: max(lines - 1 - bool(self.titles), 1)]
        heading = self.heading
        if len(rows) < len(self.rows):
            missing = len(self.rows) - len(rows)
            more = QCoreApplication.translate("Plots", "%n more", "", missing)
            heading = f"{heading} · {more}"
        names = max((style.metrics.horizontalAdvance(row.name) for row in rows), default=0.0)
        widths = self._widths(rows, style)
        room = width - SAMPLE - BESIDE
        while len(widths) > 1 and min(names, NARROWEST) + sum(widths) + APART * len(widths) > room:
            widths.pop()
        heading = style.metrics.elidedText(heading, Qt.TextElideMode.ElideRight, width)
        names = max(min(names, room - sum(widths) - APART * len(widths)), min(names, NARROWEST))
        return replace(self, heading=heading, rows=rows, names=names, widths=tuple(widths))

    def _widths(self, rows: Sequence[Row], style: Style) -> list[float]:
        count = max((len(row.cells) for row in rows), default=0)
        widths = [style.metrics.horizontalAdvance(title) for title in self.titles] or [0.0] * count
        for row in rows:
            for column, cell in enumerate(row.cells):
                widths[column] = max(widths[column], style.value_metrics.horizontalAdvance(cell))
        return widths


def sheet_of(heading: str, readings: Sequence[Reading]) -> Sheet:
    """A row for each curve; where there are several runs a row for each of them, and columns for their curves."""
    runs = list(dict.fromkeys(reading.curve.run for reading in readings))
    if runs in ([], [""]):
        rows = tuple(Row(reading.curve, reading.curve.label, reading.cells()) for reading in readings)
        if not any(reading.quartiles for reading in readings):
            return Sheet(heading, (), rows)
        translate = QCoreApplication.translate
        return Sheet(heading, (translate("Plots", "median"), translate("Plots", "middle half")), rows)
    labels = list(dict.fromkeys(reading.curve.label for reading in readings))
    cells = {run: [MISSING] * len(labels) for run in runs}
    samples: dict[str, Curve] = {}
    for reading in readings:
        run, column = reading.curve.run, labels.index(reading.curve.label)
        samples.setdefault(run, replace(reading.curve, dash=SOLID, opacity=1.0))
        # Of lanes that are drawn one by one, the first stands for all.
        if cells[run][column] == MISSING:
            cells[run][column] = value_text(reading.value, FEWER_DIGITS)
    return Sheet(heading, tuple(labels), tuple(Row(samples[run], run, cells[run]) for run in runs))


def value_text(value: float, digits: int) -> str:
    """A value with so many significant digits at most."""
    if math.isnan(value):
        return MISSING
    text = f"{abs(value):.{digits}g}"
    return MINUS + text if value < 0 else text
