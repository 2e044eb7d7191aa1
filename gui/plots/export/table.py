"""The shown curves of a plot as a table: what its columns are, and its rows one portion after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.recording.rows import Rows, has_blocks, merged
from gui.formatting import marked
from gui.plots.curve import Curve
from gui.plots.units import StepScale, Unit

SIGNIFICANT = 7
"""Digits of a number for reading: as many as float32 has."""
LEGIBLE = 9
"""Characters of a number that need not be cut."""


@dataclass(frozen=True)
class Table:
    """Steps, their places on the axis where it counts something else, and the values of all curves.

    Attributes:
        headings: of all columns.
        scales: of the places; one, or one for each run where these differ.
        curves: of the values.
        with_samples: whether a column tells how many recorded values stand behind a row.
    """

    headings: tuple[str, ...]
    scales: tuple[StepScale, ...]
    curves: tuple[Curve, ...]
    with_samples: bool

    @property
    def places(self) -> int:
        """About how many rows there will be, at least."""
        return max((curve.series.places for curve in self.curves), default=0)

    def rows(self) -> Iterator[Rows]:
        """The numbers as they are now."""
        return merged([curve.series for curve in self.curves])

    def cells(self, rows: Rows) -> list[list[str]]:
        """The texts of all columns, exact: they read back as the same numbers. Empty where there is none.

        As programs read them: with a point, whatever a person has chosen.
        """
        columns = [[str(step) for step in rows.steps.tolist()]]
        columns += [[_whole(place) for place in scale.places(rows.steps).tolist()] for scale in self.scales]
        if self.with_samples:
            columns.append([str(count) for count in rows.samples.tolist()])
        columns += [
            ["" if value != value else repr(value) for value in column] for column in rows.values.T.tolist()
        ]
        return [list(row) for row in zip(*columns, strict=True)]


def for_reading(cell: str) -> str:
    """An exact cell with no more digits than one wants to read, and with the mark that a person has chosen."""
    short = len(cell) <= LEGIBLE or cell.isdecimal()
    return marked(cell if short else f"{float(cell):.{SIGNIFICANT}g}")


def for_pasting(cell: str) -> str:
    """An exact cell as a spreadsheet in a person's language takes it for a number."""
    return marked(cell)


def _whole(place: float) -> str:
    return repr(place).removesuffix(".0")


def table_of(curves: Sequence[Curve], unit: Unit, names: tuple[str, str, str]) -> Table:
    """The table of these curves, on an axis that counts `unit`.

    Args:
        names: of the columns for steps, for places, and for numbers of samples.
    """
    step, place, samples = names
    headings, scales = [step], dict[StepScale, str]()
    for curve in curves:
        scale = curve.odometer.scale(unit)
        if unit is not Unit.STEPS and scale is not None:
            scales.setdefault(scale, curve.run)
    headings += [f"{place} · {run}" if len(scales) > 1 else place for run in scales.values()]
    with_samples = has_blocks([curve.series for curve in curves])
    headings += [samples] if with_samples else []
    return Table((*headings, *_names(curves)), tuple(scales), tuple(curves), with_samples)


def _names(curves: Sequence[Curve]) -> list[str]:
    """What the curves are called; lanes of one name are numbered."""
    totals, seen = Counter(curve.name for curve in curves), Counter[str]()
    names = []
    for curve in curves:
        seen[curve.name] += 1
        names.append(f"{curve.name} [{seen[curve.name]}]" if totals[curve.name] > 1 else curve.name)
    return names
