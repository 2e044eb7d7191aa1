"""What a heat map shows: a value in words for each cell, and whether it can be shaded."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["waiting", "running", "figure", "unreached", "diverged", "refused"]
Place = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True)
class CellState:
    """One cell.

    Attributes:
        figure: what its color stands for; None for a cell without one.
        text: what stands in it.
        tip: exact values, for the tool tip.
    """

    kind: Kind = "waiting"
    figure: float | None = None
    text: str = ""
    tip: str = ""


@dataclass(frozen=True)
class HeatMapData:
    """All that a map shows.

    Attributes:
        x_title, y_title, title: of both axes, and of the figure.
        x_names, y_names: the values, as text.
        cells: by row and column.
        best: the cell that is best so far.
        low_is_better: whether small figures are the good ones.
    """

    x_title: str = ""
    y_title: str = ""
    title: str = ""
    x_names: Sequence[str] = ()
    y_names: Sequence[str] = ()
    cells: Mapping[Place, CellState] = field(default_factory=dict)
    best: Place | None = None
    low_is_better: bool = True

    @property
    def figures(self) -> list[float]:
        """Those that have a color."""
        return [cell.figure for cell in self.cells.values() if cell.figure is not None]

    def state(self, place: Place) -> CellState:
        """The cell at a place."""
        return self.cells.get(place, CellState())

    def csv(self) -> str:
        """The map as a table: values of x in the first line, of y in the first column; full figures."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([f"{self.title}: {self.y_title} \\ {self.x_title}", *self.x_names])
        for row, name in enumerate(self.y_names):
            writer.writerow([name, *(self._cell_text((row, column)) for column in range(len(self.x_names)))])
        return text.getvalue()

    def _cell_text(self, place: Place) -> str:
        cell = self.state(place)
        return cell.text if cell.figure is None else repr(cell.figure)
