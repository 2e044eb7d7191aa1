"""The report on a file that was read; every part of it is JSON-able."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from engine.importers.remarks import Remark


@dataclass(frozen=True)
class ColumnPreview:
    """One column of a table.

    Attributes:
        name: as in the file; columns without a name are called ``column 3``.
        type: ``number``, ``category``, ``date``, ``text`` or ``empty``.
        role: ``input``, ``target`` or ``dropped``.
        reason: why it is dropped, a fixed text of the engine (translate it by `engine_text`); empty else.
        missing: cells without a value, or with one that is not of the column's type.
        distinct: number of different values; where `more` is true there are more than that.
        more: whether counting was given up at `distinct`.
        features: how many numbers the network gets from it: 1 for numbers, one per category; 0 for a target.
        examples: the first few different values, as text.
        low: smallest number, None for other types.
        high: largest number, None for other types.
    """

    name: str
    type: str
    role: str
    reason: str = ""
    missing: int = 0
    distinct: int = 0
    more: bool = False
    features: int = 0
    examples: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Preview:
    """What a file holds and what would be made of it.

    Attributes:
        path: the file or folder that was read.
        format: kind of the importer that read it (of the family ``importers``), never ``automatic``.
        content: ``table``, or ``array`` for images and other arrays without columns.
        rows: samples in the file.
        rows_used: samples that remain (those without a target are left out).
        columns: of a table, in the file's order; empty for arrays.
        first_rows: the first few rows of a table as text, one entry a column.
        target: name of the target column or array; empty where there is none.
        task: ``classes`` or ``values``; empty while there is a problem.
        classes: name and number of samples of each class, in the order of their numbers; empty for values.
        input_shape: shape of one input of the network; empty while there is a problem.
        remarks: what a person should know: what was guessed, left out, filled in.
        problem: why this poses no task yet; empty when it does.
        problem_path: the data set's field that the problem belongs to.
    """

    path: str
    format: str
    content: str
    rows: int
    rows_used: int = 0
    columns: tuple[ColumnPreview, ...] = ()
    first_rows: tuple[tuple[str, ...], ...] = ()
    target: str = ""
    task: str = ""
    classes: tuple[tuple[str, int], ...] = ()
    input_shape: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()
    problem: str = ""
    problem_path: str = ""

    def to_json(self) -> dict[str, Any]:
        """As JSON: objects, lists, text and finite numbers."""
        return dataclasses.asdict(self)
