"""The table as text for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gui.compare.cells import EMPTY
from gui.compare.columns import Column
from gui.compare.tally import Row

translate = QCoreApplication.translate

EXACT = 2.0**53
"""Beyond this not every whole number is a float."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""How texts begin that a spreadsheet would take for formulas."""


def to_csv(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """Exact figures with a point; of runs with several lanes the median, and the quartiles in columns of their own."""
    spread = {column.name for column in columns for row in rows if row.cells.get(column.name, EMPTY).ends}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    head = [translate("Compare", "run")]
    low, high = translate("Compare", "lower quartile"), translate("Compare", "upper quartile")
    for column in columns:
        head.append(_heading(column, columns))
        if column.name in spread:
            head += [f"{head[-1]}: {low}", f"{head[-1]}: {high}"]
    writer.writerow(map(_plain, head))
    for row in rows:
        line: list[object] = [row.name]
        for column in columns:
            cell = row.cells.get(column.name, EMPTY)
            line.append("" if cell.value is None else cell.value)
            if column.name in spread:
                line += cell.ends or ("", "")
        writer.writerow(map(_plain, line))
    return out.getvalue()


def to_markdown(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """The table as it is read."""
    lines = [[translate("Compare", "run"), *(_heading(column, columns) for column in columns)]]
    lines.append([":--", *("--:" if column.numeric else ":--" for column in columns)])
    for row in rows:
        found = (row.cells.get(column.name, EMPTY) for column in columns)
        lines.append(
            [row.name, *(f"{cell.text} ({cell.detail})" if cell.detail else cell.text for cell in found)]
        )
    return "".join(f"| {' | '.join(map(_escaped, line))} |\n" for line in lines)


def _heading(column: Column, columns: Sequence[Column]) -> str:
    """Its caption; where another column has the same, its title."""
    again = sum(other.caption == column.caption for other in columns) > 1
    return column.title if again else column.caption


def _plain(value: object) -> object:
    """Whole numbers without a fraction, and texts that no program takes for formulas."""
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        return int(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else value


def _escaped(text: str) -> str:
    return text.replace("\n", " ").replace("\\", "\\\\").replace("|", "\\|")
